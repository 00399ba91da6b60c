// Saves the text of a section behind the page: when the field is left, and some seconds
// after the last key. What could not be sent stays and is tried again. Uses jaga-sesi.js.
"use strict";

(() => {
  const form = document.querySelector("form[data-naskah]");
  if (!form) return;
  const JEDA = 4000;
  const JEDA_ULANG = 8000;
  const BATAS_TUNGGU = 30000;
  const area = form.elements.isi;
  const kabar = form.querySelector("[data-kabar]");
  const letakBentrok = form.querySelector("[data-bentrok]");
  const siap = document.querySelector("form[data-siap]");
  // A page that came back with an objection shows what is not stored.
  let tersimpan = letakBentrok.children.length || area.matches("[aria-invalid]") ? null : area.value;
  let tertahan = Boolean(letakBentrok.children.length);
  let sedang = null;
  let jeda = 0;
  let sesiHabis = false;

  function sebut(kode, kalimat) {
    kabar.classList.remove("isian-galat");
    kabar.dataset.keadaan = kode;
    kabar.textContent = kalimat;
  }

  const berubah = () => area.value !== tersimpan;
  const ulangi = (setelah) => {
    clearTimeout(jeda);
    jeda = setTimeout(simpan, setelah);
  };

  // One at a time; resolves to whether what stands in the field is stored.
  async function simpan() {
    clearTimeout(jeda);
    if (sedang) await sedang;
    if (tertahan) return false;
    if (!berubah()) return true;
    sebut("menyimpan", "Menyimpan …");
    sedang = kirim(true);
    const berhasil = await sedang;
    sedang = null;
    if (berhasil && berubah()) ulangi(JEDA);
    return berhasil && !berubah();
  }

  async function kirim(bolehUlang) {
    const isi = area.value;
    let jawaban;
    try {
      jawaban = await fetch(location.pathname, {
        method: "POST", body: new FormData(form), redirect: "manual", cache: "no-store",
        headers: { Accept: "application/json" }, signal: AbortSignal.timeout(BATAS_TUNGGU),
      });
    } catch {
      sebut("gagal", "Belum tersimpan: jaringan terputus. Dicoba lagi; tulisan Anda masih ada.");
      ulangi(JEDA_ULANG);
      return false;
    }
    const json = jawaban.headers.get("Content-Type")?.includes("json");
    if (jawaban.type === "opaqueredirect" || (jawaban.status === 403 && !json)) {
      // Ended, or only an old token: then it goes on with a new one.
      const kalimat = await sesiMasihBerlaku(form);
      if (!kalimat && bolehUlang) return kirim(false);
      sesiHabis = true;
      kabar.dataset.keadaan = "gagal";
      katakan(form, kalimat || "Tulisan ini tidak lagi terbuka untuk Anda. Salin dahulu, lalu muat ulang.");
      return false;
    }
    if (!json) {
      sebut("gagal", `Belum tersimpan: sistem sedang sibuk (${jawaban.status}). Dicoba lagi.`);
      ulangi(JEDA_ULANG);
      return false;
    }
    return terima(isi, jawaban.status, await jawaban.json());
  }

  function terima(isi, status, data) {
    sesiHabis = false;
    if (data.sesi === "lain") {
      // What was typed here is not for whoever signed in meanwhile.
      window.removeEventListener("beforeunload", jaga);
      area.value = area.defaultValue;
      location.reload();
      return false;
    }
    if (data.bentrok) {
      letakBentrok.innerHTML = data.bentrok;
      form.elements.versi.value = data.versi;
      form.querySelector(".tindakan .tombol").textContent = "Simpan tulisan saya";
      tertahan = true;
      sebut("gagal", "Tidak tersimpan: bentrok dengan tulisan orang lain. Pilih yang dipakai.");
      letakBentrok.firstElementChild.focus();
      return false;
    }
    if (status !== 200) {
      sebut("gagal", `Tidak tersimpan: ${data.kalimat}`);
      return false;
    }
    tersimpan = isi;
    form.elements.versi.value = data.versi;
    letakBentrok.replaceChildren();
    form.querySelector(".tindakan .tombol").textContent = "Simpan";
    area.removeAttribute("aria-invalid");
    document.querySelector("[data-pratinjau]").innerHTML = data.pratinjau;
    for (const lain of document.querySelectorAll("[data-pratinjau-kosong], [data-usulan]")) lain.hidden = Boolean(isi.trim());
    if (siap) {
      siap.elements.versi.value = data.versi;
      siap.hidden = !isi.trim();
    }
    const pukul = new Date().toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" });
    if (berubah()) sebut("belum", "Belum tersimpan.");
    else sebut("tersimpan", `Tersimpan pukul ${pukul}.`);
    return true;
  }

  area.addEventListener("input", () => {
    if (tertahan) return;
    if (!sesiHabis) sebut("belum", berubah() ? "Belum tersimpan." : "");
    ulangi(JEDA);
  });
  area.addEventListener("blur", () => { if (berubah()) simpan(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    delete form.dataset.terkirim;
    tertahan = false;
    if (berubah()) simpan();
    else sebut("tersimpan", "Tersimpan.");
  });
  // Ready is what is stored: first that.
  siap?.addEventListener("submit", async (event) => {
    if (!berubah()) return;
    event.preventDefault();
    if (!(await simpan())) return;
    delete siap.dataset.terkirim;
    siap.requestSubmit(event.submitter);
  });

  window.addEventListener("online", simpan);
  // Signed in again at another tab.
  window.addEventListener("focus", () => { if (sesiHabis) simpan(); });
  const jaga = (event) => { if (berubah()) event.preventDefault(); };
  window.addEventListener("beforeunload", jaga);
  letakBentrok.addEventListener("click", (event) => {
    if (event.target.closest("[data-pakai-tersimpan]")) window.removeEventListener("beforeunload", jaga);
  });
})();
