// The quarter's grid by keyboard: from cell to cell, details, back, undo.
"use strict";

if (Triwulan) {
  const { form, barisDari, angka, isian, terlihat, berubah, kembali, urungkan } = Triwulan;

  function pindah(dari, langkah) {
    const daftar = [...form.querySelectorAll("[data-angka]")].filter(terlihat);
    const tujuan = daftar[daftar.indexOf(dari) + langkah];
    if (tujuan) {
      tujuan.focus();
      tujuan.select();
    } else if (langkah > 0) {
      form.querySelector("#kirim").focus();
    }
  }

  function bukaRincian(tr, dari) {
    const rinci = tr.querySelector("details.rinci");
    if (!rinci) return;
    rinci.open = !rinci.open;
    if (rinci.open) rinci.querySelector("[data-penjelasan]").focus();
    else if (rinci.contains(dari)) angka(tr)[0].focus();
  }

  const dialogPintasan = document.getElementById("dialog-pintasan");
  form.addEventListener("keydown", (event) => {
    const unsur = event.target;
    const tr = barisDari(unsur);
    const ctrl = event.ctrlKey || event.metaKey;
    const sel = unsur.matches("[data-angka]");
    const lakukan = (tindakan) => {
      event.preventDefault();
      tindakan();
    };
    if (ctrl && event.altKey && event.key === "ArrowDown") return lakukan(() => form.querySelector("#kirim").focus());
    if (!tr) return;
    if (ctrl && event.key === "Enter" && !tr.dataset.tutup) return lakukan(() => bukaRincian(tr, unsur));
    // With Caps Lock the key is "Z". While one types, the field's own undo goes first.
    const urung = ctrl && !event.shiftKey && event.key.toLowerCase() === "z";
    if (urung && isian(tr).includes(unsur) && !berubah(tr)) return lakukan(urungkan);
    if (unsur.matches("[data-kosong]") && event.key === "Enter") return lakukan(() => unsur.click());
    if (!sel || ctrl || event.altKey || event.isComposing) return;
    if (event.key === "Enter" || event.key === "ArrowDown") return lakukan(() => pindah(unsur, 1));
    if (event.key === "ArrowUp") return lakukan(() => pindah(unsur, -1));
    if (event.key === "Escape") return lakukan(() => kembali(unsur));
    if (event.key === "?" || event.key === "F1") return lakukan(() => dialogPintasan.showModal());
  });

  const tombolPintasan = document.querySelector("[data-pintasan]");
  tombolPintasan.hidden = false;
  tombolPintasan.addEventListener("click", () => dialogPintasan.showModal());
}
