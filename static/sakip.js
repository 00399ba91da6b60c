// Makes pages nicer; none of them needs it.
"use strict";

// Close an open menu when the person clicks elsewhere or presses Escape.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.pilih[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.pilih[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// On an error the summary is read first.
document.querySelector("[data-fokus]")?.focus();

// Typing in a field chooses the answer it belongs to.
for (const kelompok of document.querySelectorAll("[data-pilihan]")) {
  kelompok.addEventListener("input", (event) => {
    if (event.target.value) document.getElementById(kelompok.dataset.pilihan).checked = true;
  });
}

// A file that is too big is named before it is sent.
for (const isian of document.querySelectorAll("input[data-terbesar]")) {
  isian.addEventListener("change", () => {
    const mb = (byte) => (byte / 1048576).toLocaleString("id", { maximumFractionDigits: 1 });
    const terbesar = Number(isian.dataset.terbesar);
    const ukuran = isian.files[0]?.size ?? 0;
    isian.setCustomValidity(ukuran > terbesar
      ? `Berkas ini ${mb(ukuran)} MB; paling besar ${mb(terbesar)} MB. Pilih berkas yang lebih kecil.` : "");
    isian.reportValidity();
  });
}

// Rows of a long table by their words; what is hidden keeps its ticks.
for (const kotak of document.querySelectorAll("[data-saring]")) {
  const baris = document.querySelectorAll(`#${kotak.dataset.saring} tbody tr`);
  kotak.hidden = false;
  kotak.addEventListener("input", (event) => {
    const kata = event.target.value.toLowerCase().split(/\s+/);
    for (const satu of baris) {
      const teks = satu.textContent.toLowerCase();
      satu.hidden = !kata.every((k) => teks.includes(k));
    }
  });
  // Enter here would send the form.
  kotak.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}

// A form that was sent once is not sent again by a second click.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.terkirim) event.preventDefault();
    form.dataset.terkirim = "ya";
  });
}
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-terkirim]")) {
    delete form.dataset.terkirim;
  }
});
