// Before something long is sent: is it still the same person's session? What was
// typed stays on the page until the answer is yes. Works on forms with data-jaga-sesi;
// other scripts call sesiMasihBerlaku(form).
"use strict";

// "" where the form may be sent (with a fresh token), else a sentence.
async function sesiMasihBerlaku(form) {
  const masih = " Isian Anda masih ada di halaman ini.";
  let jawaban;
  try {
    jawaban = await fetch(location.pathname, { redirect: "manual", cache: "no-store" });
  } catch {
    return `Jaringan terputus.${masih} Coba lagi setelah tersambung.`;
  }
  if (jawaban.type === "opaqueredirect") {
    return `Sesi Anda berakhir.${masih} Masuk lagi di tab baru, lalu kirim lagi dari sini.`;
  }
  if (!jawaban.ok) return `Peladen belum dapat menerima kiriman (${jawaban.status}).${masih}`;
  const halaman = new DOMParser().parseFromString(await jawaban.text(), "text/html");
  const lain = halaman.querySelector("[data-pengguna]");
  if (!lain) return `Isian ini tidak lagi terbuka untuk Anda.${masih} Salin dahulu, lalu muat ulang.`;
  if (lain.dataset.pengguna !== form.dataset.pengguna) {
    return `Orang lain masuk pada peramban ini, sehingga isian tidak dikirim atas namanya.${masih}`;
  }
  const token = "input[name=csrfmiddlewaretoken]";
  form.querySelector(token).value = halaman.querySelector(token).value;
  return "";
}

// Say a sentence in the form's own line; one about the session with the way to sign in.
function katakan(form, kalimat) {
  const kabar = form.querySelector("[data-kabar]");
  kabar.textContent = kalimat;
  kabar.classList.toggle("isian-galat", Boolean(kalimat));
  if (!kalimat.startsWith("Sesi")) return;
  const masuk = document.createElement("a");
  masuk.href = `/masuk/?next=${encodeURIComponent(location.pathname)}`;
  masuk.target = "_blank";
  masuk.textContent = "Masuk lagi di tab baru";
  kabar.append(" ", masuk);
}

for (const form of document.querySelectorAll("form[data-jaga-sesi]")) {
  let tersimpan = false;
  const awal = JSON.stringify([...new FormData(form)]);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const kalimat = await sesiMasihBerlaku(form);
    katakan(form, kalimat);
    delete form.dataset.terkirim;
    if (kalimat) return;
    tersimpan = true;
    form.submit();
  });
  window.addEventListener("beforeunload", (event) => {
    const kini = JSON.stringify([...new FormData(form)].filter(([nama]) => nama !== "csrfmiddlewaretoken"));
    const dulu = JSON.stringify(JSON.parse(awal).filter(([nama]) => nama !== "csrfmiddlewaretoken"));
    if (!tersimpan && kini !== dulu) event.preventDefault();
  });
}
