// Saves the small forms of a worksheet (form[data-simpan]) behind the page: a choice at
// once, words when their field is left. One at a time, in order; what could not be sent is
// kept and tried again. Without this file each form has its button.
"use strict";

const Lke = (() => {
  const form = document.querySelector("[data-lke]");
  if (!form?.dataset.sesi) return null;

  const JEDA_ULANG = 3000;
  const BATAS_TUNGGU = 30000;
  const semua = [...form.querySelectorAll("form[data-simpan]")];
  const isian = (satu) => [...satu.querySelectorAll("input[type=radio], textarea")];
  const potret = (satu) => JSON.stringify(isian(satu).map((u) => (u.type === "radio" ? u.checked : u.value)));
  const pilihan = (satu) => satu.querySelector("input[type=radio]:checked")?.value ?? "";
  const tersimpan = new Map(semua.map((satu) => [satu, potret(satu)]));
  const salah = new Set(semua.filter((satu) => satu.querySelector("[data-bentrok] > *, [data-galat]:not([hidden])")));
  const berubah = (satu) => tersimpan.get(satu) !== potret(satu);
  const hentian = (satu) => satu.closest(".hentian");
  const nama = (satu) => hentian(satu).querySelector("h3").innerText;
  const suara = form.querySelector("[data-suara]");
  const katakan = (kalimat) => { suara.textContent = kalimat; };

  function keadaan(satu, kode, kata) {
    const tempat = satu.querySelector(".keadaan");
    tempat.dataset.keadaan = kode;
    tempat.textContent = kata || kode;
  }

  function galat(satu, kalimat) {
    const tempat = satu.querySelector("[data-galat]");
    tempat.textContent = kalimat;
    tempat.hidden = !kalimat;
    if (kalimat) salah.add(satu);
    else salah.delete(satu);
  }

  // What is typed and not sent yet is not "tersimpan", not even while one types.
  const DIKIRIM = ["menyimpan", "tertunda", "gagal"];
  const semula = new Map();
  function tandai(satu) {
    const { dataset: { keadaan: kode }, textContent: kata } = satu.querySelector(".keadaan");
    const ditulis = kode === "ditulis";
    if (berubah(satu) === ditulis || DIKIRIM.includes(kode)) return;
    if (!ditulis) semula.set(satu, [kode, kata]);
    keadaan(satu, ...(ditulis ? semula.get(satu) : ["ditulis", "belum tersimpan"]));
  }

  function hitung() {
    const belum = semua.filter(berubah).length;
    semua.forEach(tandai);
    const kata = [];
    if (belum) kata.push(`${belum} belum tersimpan`);
    if (salah.size) kata.push(`${salah.size} perlu diperbaiki`);
    form.querySelector("[data-hitung]").textContent = kata.map((k) => `· ${k}`).join(" ");
    return belum;
  }

  const antrean = [];
  let sedang = false;
  let tertahan = false;
  let ulang = 0;

  // A and AA wait for their reason; asked for once, then said.
  function menungguAlasan(satu) {
    return satu.querySelector("[data-perlu-alasan]:checked") && !satu.querySelector("textarea").value.trim();
  }

  function antrekan(satu) {
    if (menungguAlasan(satu)) {
      keadaan(satu, "tertunda", "belum tersimpan: tulis alasannya");
      hitung();
      return;
    }
    if (!antrean.includes(satu)) antrean.push(satu);
    if (!tertahan) keadaan(satu, "menyimpan");
    hitung();
    jalan();
  }

  async function jalan() {
    clearTimeout(ulang);
    if (sedang || tertahan) return;
    sedang = true;
    while (antrean.length && !tertahan) {
      const satu = antrean[0];
      const dikirim = potret(satu);
      const jawaban = await kirim(satu);
      if (jawaban.ulangi) {
        tunda(jawaban);
        break;
      }
      antrean.shift();
      terima(satu, dikirim, jawaban);
      hitung();
      // Changed once more while it was on its way.
      if (jawaban.status === 200 && berubah(satu) && document.activeElement !== satu.querySelector("textarea")) antrekan(satu);
    }
    sedang = false;
  }

  function tunda({ sebab, sesi }) {
    for (const satu of antrean) keadaan(satu, "tertunda", `belum tersimpan: ${sebab}`);
    katakan(`Belum tersimpan: ${sebab}. Isian Anda masih ada.`);
    hitung();
    if (!sesi) {
      ulang = setTimeout(jalan, JEDA_ULANG);
      return;
    }
    tertahan = true;
    Lke.mintaMasuk();
  }

  async function kirim(satu) {
    const isi = new FormData(satu);
    isi.set("oleh", form.dataset.oleh);
    try {
      const jawaban = await fetch(satu.action, {
        method: "POST", body: isi, redirect: "manual", signal: AbortSignal.timeout(BATAS_TUNGGU),
        headers: { Accept: "application/json" },
      });
      if (jawaban.type === "opaqueredirect") return { ulangi: true, sesi: true, sebab: "sesi Anda berakhir" };
      if (jawaban.status === 429 || jawaban.status >= 500) return { ulangi: true, sebab: "sistem sedang sibuk, dicoba lagi" };
      if (!jawaban.headers.get("Content-Type")?.includes("json")) {
        return jawaban.status === 403
          ? { ulangi: true, sesi: true, sebab: "sesi Anda berakhir" }
          : { status: jawaban.status, isi: { kalimat: "Sistem tidak dapat menerima isian ini. Muat ulang halaman." } };
      }
      return { status: jawaban.status, isi: await jawaban.json() };
    } catch {
      return { ulangi: true, sebab: "menunggu sambungan" };
    }
  }

  function terima(satu, dikirim, { status, isi }) {
    if (isi.sesi === "lain") return tutupHalaman();
    satu.querySelector("[data-bentrok]").replaceChildren();
    if (status === 409) return terimaBentrok(satu, isi);
    if (status !== 200) {
      galat(satu, isi.kalimat);
      keadaan(satu, "gagal", "tidak tersimpan");
      return katakan(`Tidak tersimpan, ${nama(satu)}: ${isi.kalimat}`);
    }
    satu.elements.tanda.value = isi.tanda;
    tersimpan.set(satu, dikirim);
    galat(satu, "");
    keadaan(satu, isi.terisi ? "tersimpan" : "kosong", isi.terisi ? "tersimpan" : "dikosongkan");
    const letak = form.querySelector(`[data-tanda-isi="${hentian(satu).id}"]`);
    letak.className = letak.textContent = isi.terisi ? "isi" : "kosong";
    if (isi.terisi) letak.textContent = "terisi";
    for (const [id, html] of Object.entries(isi.potongan)) {
      const tempat = document.getElementById(id);
      if (tempat) tempat.innerHTML = html;
    }
    katakan(isi.kalimat);
  }

  // Somebody else was first: both stand there, the person chooses.
  function terimaBentrok(satu, isi) {
    const tempat = satu.querySelector("[data-bentrok]");
    tempat.innerHTML = isi.bentrok;
    satu.elements.tanda.value = isi.tanda;
    salah.add(satu);
    keadaan(satu, "gagal", "tidak tersimpan: pilih isian yang dipakai");
    katakan(`${nama(satu)}: orang lain menyimpan lebih dahulu. Pilih isian yang dipakai.`);
    pasangPilihan(satu, isi.lain);
  }

  function pasangPilihan(satu, lain) {
    const tempat = satu.querySelector("[data-bentrok]");
    const selesai = (event) => {
      event.preventDefault();
      tempat.replaceChildren();
      galat(satu, "");
      antrekan(satu);
      hentian(satu).focus();
    };
    tempat.querySelector("[data-pilih=saya]").addEventListener("click", selesai);
    tempat.querySelector("[data-pilih=tersimpan]").addEventListener("click", (event) => {
      for (const unsur of isian(satu)) {
        if (unsur.type === "radio") unsur.checked = unsur.value === lain[0];
        else unsur.value = lain[1];
      }
      // Sent once more, for what the server makes of it.
      selesai(event);
    });
  }

  const dipilih = (satu) => satu.querySelector("[data-bentrok]").firstElementChild;

  form.addEventListener("change", (event) => {
    const satu = event.target.closest("form[data-simpan]");
    if (!satu || event.target.type !== "radio") return;
    galat(satu, "");
    if (!dipilih(satu)) antrekan(satu);
  });
  form.addEventListener("focusout", (event) => {
    const satu = event.target.closest("form[data-simpan]");
    if (satu && berubah(satu) && !dipilih(satu)) antrekan(satu);
  });
  form.addEventListener("input", hitung);
  form.addEventListener("submit", (event) => {
    const satu = event.target.closest("form[data-simpan]");
    if (!satu) return;
    event.preventDefault();
    delete satu.dataset.terkirim;
    if (dipilih(satu)) return;
    if (menungguAlasan(satu)) {
      galat(satu, "Tulis alasan nilai A atau AA, lalu simpan.");
      satu.querySelector("textarea").focus();
    } else {
      antrekan(satu);
    }
  });

  window.addEventListener("online", jalan);
  const jaga = (event) => { if (hitung()) event.preventDefault(); };
  window.addEventListener("beforeunload", jaga);

  // The session is another's by now: what was typed here is not theirs to see or send.
  function tutupHalaman() {
    antrean.length = 0;
    window.removeEventListener("beforeunload", jaga);
    semua.forEach((satu) => satu.reset());
    location.reload();
  }

  const lepaskan = () => { tertahan = false; };
  const lanjutkan = () => { lepaskan(); jalan(); };

  return { form, pilihan, antrekan, katakan, lanjutkan, lepaskan, tutupHalaman };
})();
