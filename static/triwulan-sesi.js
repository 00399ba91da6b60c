// The session has ended while somebody was typing: sign in again in a dialog, then what
// was typed is sent once. Whoever else signs in does not get it. For the pages that save
// cells: grids (triwulan.js) and the worksheet of an evaluation (lke-simpan.js).
// The dialog waits for a pause in the typing: opened in the middle of a sentence it would
// take the rest of it into its field for the password, where it is lost.
"use strict";

((halaman) => {
  if (!halaman) return;
  const JEDA_KETIK = 1000;
  const { form } = halaman;
  const dialog = document.getElementById("dialog-sesi");
  const sandi = document.getElementById("sandi-sesi");
  const galat = dialog.querySelector("[data-galat-sesi]");

  function pesan(kalimat) {
    galat.textContent = kalimat;
    galat.hidden = !kalimat;
  }

  let ketikan = -JEDA_KETIK;
  for (const jenis of ["keydown", "input"]) form.addEventListener(jenis, () => { ketikan = performance.now(); });
  async function jedaKetikan() {
    let sisa;
    while ((sisa = ketikan + JEDA_KETIK - performance.now()) > 0) await new Promise((usai) => setTimeout(usai, sisa));
  }

  // "keluar", "masuk" (with a new token in the form), or "lain".
  async function periksa() {
    const jawaban = await fetch(form.dataset.sesi, { redirect: "manual" });
    if (!jawaban.ok || jawaban.type === "opaqueredirect") return jawaban.status === 404 ? "lain" : "keluar";
    const { pengguna, token } = await jawaban.json();
    if (String(pengguna) !== form.querySelector("[name=oleh]").value) return "lain";
    for (const isian of document.querySelectorAll("[name=csrfmiddlewaretoken]")) isian.value = token;
    return "masuk";
  }

  async function lanjut() {
    const siapa = await periksa();
    if (siapa === "lain") halaman.tutupHalaman();
    if (siapa !== "masuk") return false;
    dialog.close("masuk");
    halaman.lanjutkan();
    return true;
  }

  halaman.mintaMasuk = async () => {
    try {
      if (await lanjut()) return;
    } catch {
      halaman.lepaskan();
      return;
    }
    await jedaKetikan();
    pesan("");
    sandi.value = "";
    if (!dialog.open) dialog.showModal();
    sandi.focus();
  };

  async function masuk() {
    const halaman = await fetch(form.dataset.masuk, { redirect: "manual" });
    if (halaman.type === "opaqueredirect") return lanjut();
    const dokumen = new DOMParser().parseFromString(await halaman.text(), "text/html");
    const isi = new FormData();
    isi.set("csrfmiddlewaretoken", dokumen.querySelector("[name=csrfmiddlewaretoken]").value);
    isi.set("username", form.dataset.nama);
    isi.set("password", sandi.value);
    const jawaban = await fetch(form.dataset.masuk, { method: "POST", body: isi, redirect: "manual" });
    if (jawaban.type === "opaqueredirect") return lanjut();
    pesan(jawaban.status === 429
      ? "Terlalu banyak percobaan. Tunggu beberapa menit, lalu coba lagi. Isian Anda tetap ada."
      : "Kata sandi belum cocok. Ketik ulang; isian Anda tetap ada.");
    sandi.select();
    return false;
  }

  dialog.querySelector("[data-form-sesi]").addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await masuk();
    } catch {
      pesan("Sambungan terputus. Coba lagi sebentar lagi; isian Anda tetap ada.");
    }
    sandi.value = "";
  });

  // Signed in at another window meanwhile.
  window.addEventListener("focus", () => {
    if (dialog.open) lanjut().catch(() => {});
  });

  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "masuk") halaman.lepaskan();
    dialog.returnValue = "";
  });
})(typeof Triwulan === "undefined" ? Lke : Triwulan);
