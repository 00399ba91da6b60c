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
