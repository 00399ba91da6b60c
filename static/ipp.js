// Saves a row of F-01 or F-02 behind the page, as soon as it was changed. Without this
// script the buttons save.
"use strict";

const lembar = document.querySelector("form[data-baris]");
const antrean = new Map(); // row → its running request; one at a time keeps the order

const ketikan = new Map(); // row → how often it was changed since it was stored

function kabari(baris, kata) {
  baris.querySelector("[data-kabar]").textContent = kata;
}

async function kirim(baris) {
  const nomor = baris.dataset.nomor;
  const data = new FormData(lembar);
  const kini = ketikan.get(baris);
  const isi = new URLSearchParams();
  for (const [nama, nilai] of data) {
    if (nama === "csrfmiddlewaretoken" || nama.startsWith(`${nomor}-`)) isi.append(nama, nilai);
  }
  kabari(baris, "menyimpan …");
  try {
    const jawaban = await fetch(location.pathname, {
      method: "POST",
      body: isi,
      headers: { "X-Requested-With": "fetch" },
      redirect: "error",
    });
    const kabar = await jawaban.json();
    const hasil = kabar.baris?.[nomor];
    if (!hasil) return kabari(baris, kabar.galat || "Belum tersimpan.");
    if (!hasil.bentrok) baris.querySelector(`[name="${nomor}-tanda"]`).value = hasil.tanda;
    document.getElementById("terisi").textContent = `${kabar.terisi} dari ${lembar.dataset.banyak} terisi`;
    if (hasil.bentrok) {
      baris.dataset.tandaBaru = hasil.tanda; // taken only when the person says so
      kabari(baris, `Belum tersimpan. Orang lain menyimpan lebih dahulu: ${hasil.bentrok}. Tekan Simpan untuk menggantinya.`);
    } else {
      // Changed while it was on its way, the row is not stored yet.
      const seutuhnya = ketikan.get(baris) === kini;
      if (seutuhnya && !hasil.galat) ketikan.delete(baris);
      kabari(baris, hasil.galat || (seutuhnya ? "tersimpan" : "belum tersimpan"));
    }
  } catch {
    kabari(baris, "Belum tersimpan: sambungan terputus. Isian Anda masih di halaman ini; tekan Simpan.");
  }
}

function simpan(baris) {
  const sebelum = antrean.get(baris) || Promise.resolve();
  antrean.set(baris, sebelum.then(() => kirim(baris)));
}

if (lembar) {
  lembar.addEventListener("input", (event) => {
    const baris = event.target.closest(".baris-ipp");
    if (!baris) return;
    if (!ketikan.has(baris)) kabari(baris, "belum tersimpan");
    ketikan.set(baris, (ketikan.get(baris) || 0) + 1);
  });
  lembar.addEventListener("submit", () => ketikan.clear());
  window.addEventListener("beforeunload", (event) => { if (ketikan.size) event.preventDefault(); });
  lembar.addEventListener("change", (event) => {
    const baris = event.target.closest(".baris-ipp");
    if (baris) simpan(baris);
  });
  lembar.addEventListener("click", (event) => {
    const tombol = event.target.closest("button[name=simpan]");
    if (!tombol) return;
    event.preventDefault();
    const baris = tombol.closest(".baris-ipp");
    if (baris.dataset.tandaBaru) {
      baris.querySelector(`[name="${baris.dataset.nomor}-tanda"]`).value = baris.dataset.tandaBaru;
      delete baris.dataset.tandaBaru;
    }
    simpan(baris);
  });
  // A digit picks the score of the row in which the focus is.
  lembar.addEventListener("keydown", (event) => {
    const baris = event.target.closest(".baris-ipp");
    if (!baris || event.target.type !== "radio" || !/^[0-5]$/.test(event.key)) return;
    const pilihan = baris.querySelector(`input[type=radio][value="${event.key}"]`);
    pilihan.focus();
    if (!pilihan.checked) pilihan.click();
    event.preventDefault();
  });
}
