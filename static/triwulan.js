// The quarter's grid: a row is saved when it is left, never while one types. Without this
// file the form saves all rows at once. Other grids of this kind use it, too: a
// form[data-grid][data-sel] with rows tr[data-baris] and number fields [data-angka]; what
// a row does not have (a choice "tidak tersedia data", details) is left out.
"use strict";

const Triwulan = (() => {
  const form = document.querySelector("form[data-grid][data-sel]");
  if (!form) return null;

  const JEDA_ULANG = 3000;
  const BATAS_TUNGGU = 30000;
  const KATA = { menyimpan: "menyimpan", tertunda: "belum tersimpan", ditulis: "belum tersimpan", gagal: "tidak tersimpan" };
  const DIKIRIM = ["menyimpan", "tertunda", "gagal"];

  const semuaBaris = [...form.querySelectorAll("tr[data-baris]")];
  const barisDari = (unsur) => unsur.closest?.("tr[data-baris]");
  const bagian = (tr, nama) => tr.querySelector(`[data-bagian="${nama}"]`);
  const angka = (tr) => [...tr.querySelectorAll("[data-angka]")];
  const isian = (tr) => [...tr.querySelectorAll("[data-angka], [data-kosong], [data-alasan], [data-penjelasan]")];
  const bentrok = (tr) => bagian(tr, "bentrok")?.firstElementChild;
  const terlihat = (unsur) => unsur.getClientRects().length > 0;

  // What the fields of a row say, as text that can be compared and put back.
  const nilai = (unsur) => (unsur.type === "checkbox" ? unsur.checked : unsur.value);
  const potret = (tr) => JSON.stringify(isian(tr).map((u) => [u.name, nilai(u)]));
  function pasang(tr, gambar) {
    for (const [nama, isi] of JSON.parse(gambar)) {
      const unsur = form.elements[nama];
      if (unsur.type === "checkbox") unsur.checked = isi;
      else if (unsur.value !== isi) unsur.value = isi;
    }
  }

  // Per row: what is stored, and what is wrong with what was sent last.
  const tersimpan = new Map(semuaBaris.map((tr) => [tr, potret(tr)]));
  const salah = new Set();
  const berubah = (tr) => tersimpan.get(tr) !== potret(tr);

  function keadaan(tr, kode, kata) {
    const tempat = tr.querySelector(".keadaan");
    tempat.dataset.keadaan = kode;
    tempat.textContent = kata || KATA[kode] || kode;
  }

  function galat(tr, kalimat, nama = []) {
    const tempat = tr.querySelector("[data-galat]");
    tempat.textContent = kalimat;
    tempat.hidden = !kalimat;
    for (const unsur of isian(tr)) {
      if (nama.includes(unsur.name)) unsur.setAttribute("aria-invalid", "true");
      else unsur.removeAttribute("aria-invalid");
    }
    if (kalimat) salah.add(tr);
    else salah.delete(tr);
  }

  const suara = form.querySelector("[data-suara]");
  const katakan = (kalimat) => { suara.textContent = kalimat; };

  // What is typed and not sent yet is not "tersimpan", not even while one types.
  const semula = new Map();
  const dibentrok = new Map();
  const kode = (tr) => tr.querySelector(".keadaan").dataset.keadaan;
  function ingat(tr) {
    if (kode(tr) !== "ditulis" && !DIKIRIM.includes(kode(tr))) semula.set(tr, kode(tr));
  }
  function tandai(tr) {
    const ditulis = kode(tr) === "ditulis";
    if (berubah(tr) === ditulis || DIKIRIM.includes(kode(tr))) return;
    ingat(tr);
    keadaan(tr, ditulis ? semula.get(tr) : "ditulis");
  }

  // A refused row that says again what is stored has nothing wrong left.
  function lupakanGalat(tr) {
    if (berubah(tr) || !salah.has(tr) || bentrok(tr) || tr === sedang || antrean.includes(tr)) return;
    galat(tr, "");
    keadaan(tr, semula.get(tr));
    katakan(`${namaBaris(tr)}: sama dengan yang tersimpan.`);
    hitung();
  }

  function hitung() {
    const belum = semuaBaris.filter(berubah).length;
    semuaBaris.filter((tr) => !tr.dataset.tutup).forEach(tandai);
    semuaBaris.filter(bentrok).forEach(tulisIsianSaya);
    const bagianKata = [];
    if (belum) bagianKata.push(`${belum} belum tersimpan`);
    if (salah.size) bagianKata.push(`${salah.size} perlu diperbaiki`);
    form.querySelector("[data-hitung]").textContent = bagianKata.map((k) => `· ${k}`).join(" ");
    return belum;
  }

  // What a conflict shows as one's own is what the button will send.
  function tulisIsianSaya(tr) {
    const kini = potret(tr);
    if (kini !== dibentrok.get(tr)) bagian(tr, "bentrok").querySelector("[data-saya]").textContent = angka(tr).map((u) => u.value || "–").join("; ");
    dibentrok.set(tr, kini);
  }

  // Sending: one row at a time, in the order in which they were left. What could not be
  // sent stays in front and is tried again.
  const antrean = [];
  let sedang = null;
  let tertahan = false;
  let ulang = 0;
  let urut = 0;

  function antrekan(tr, usulan) {
    if (bentrok(tr)) return;
    if (usulan) tr.dataset.pakai = "ya";
    if (!antrean.includes(tr)) antrean.push(tr);
    ingat(tr);
    if (!tertahan) keadaan(tr, "menyimpan");
    hitung();
    jalan();
  }

  async function jalan() {
    clearTimeout(ulang);
    if (sedang || tertahan) return;
    while (antrean.length && !tertahan) {
      const tr = antrean.shift();
      sedang = tr;
      const dikirim = potret(tr);
      const pakai = tr.dataset.pakai;
      delete tr.dataset.pakai;
      keadaan(tr, "menyimpan");
      const jawaban = await kirim(tr, pakai);
      sedang = null;
      if (jawaban.ulangi) {
        kembalikan(tr, pakai);
        tunda(jawaban.sebab);
        if (jawaban.sesi) mintaMasuk();
        else ulang = setTimeout(jalan, JEDA_ULANG);
        return;
      }
      terima(tr, dikirim, jawaban);
      hitung();
      // The row may have grown and pushed the field one is in out of sight.
      if (form.contains(document.activeElement)) document.activeElement.scrollIntoView({ block: "nearest" });
    }
  }

  function kembalikan(tr, pakai) {
    if (pakai) tr.dataset.pakai = pakai;
    const letak = antrean.indexOf(tr);
    if (letak >= 0) antrean.splice(letak, 1);
    antrean.unshift(tr);
  }

  function tunda(sebab) {
    for (const tr of antrean) keadaan(tr, "tertunda", `${KATA.tertunda}: ${sebab}`);
    katakan(`Belum tersimpan: ${sebab}. Isian Anda masih ada.`);
    hitung();
  }

  // The answer, or { ulangi: true } where the row has to be sent again.
  async function kirim(tr, pakai) {
    const isi = new FormData();
    for (const nama of ["csrfmiddlewaretoken", "oleh", "jendela"]) isi.set(nama, form.elements[nama].value);
    // How many are filled, as this page counts: the server counts on from there.
    if (form.elements.hitung) isi.set("hitung", form.elements.hitung.value);
    isi.set("urut", ++urut);
    isi.set("sel", tr.dataset.baris);
    if (pakai) isi.set("pakai", tr.dataset.baris);
    for (const unsur of tr.querySelectorAll("input[name], textarea[name]")) {
      if (unsur.type !== "checkbox" || unsur.checked) isi.set(unsur.name, unsur.value);
    }
    try {
      const jawaban = await fetch(form.dataset.sel, {
        method: "POST", body: isi, redirect: "manual", signal: AbortSignal.timeout(BATAS_TUNGGU),
      });
      if (jawaban.type === "opaqueredirect") return { ulangi: true, sesi: true, sebab: "sesi Anda berakhir" };
      if (jawaban.status === 429 || jawaban.status >= 500) {
        return { ulangi: true, sebab: "sistem sedang sibuk, dicoba lagi" };
      }
      if (!jawaban.headers.get("Content-Type")?.includes("json")) {
        // The token is of an earlier session, or the page is not ours any more.
        return jawaban.status === 403
          ? { ulangi: true, sesi: true, sebab: "sesi Anda berakhir" }
          : { status: jawaban.status, isi: { kalimat: "Sistem tidak dapat menerima isian ini. Muat ulang halaman." } };
      }
      return { status: jawaban.status, isi: await jawaban.json() };
    } catch {
      return { ulangi: true, sebab: "menunggu sambungan" };
    }
  }

  function terima(tr, dikirim, { status, isi }) {
    if (isi.sesi === "lain") return tutupHalaman();
    bagian(tr, "bentrok").replaceChildren();
    if (status === 200) return terimaSimpanan(tr, dikirim, isi);
    if (status === 409) return terimaBentrok(tr, dikirim, isi);
    if (isi.kata) tr.querySelector("[data-kata]").value = isi.kata;
    const kalimat = isi.kalimat || Object.values(isi.galat).join(" ");
    galat(tr, kalimat, Object.keys(isi.galat || {}));
    keadaan(tr, "gagal");
    katakan(`Tidak tersimpan, ${namaBaris(tr)}: ${kalimat}`);
    // Typed anew while the refusal was on its way.
    if (potret(tr) === dikirim) return;
    if (berubah(tr) && !isian(tr).includes(document.activeElement)) antrekan(tr);
    else lupakanGalat(tr);
  }

  const namaBaris = (tr) => tr.querySelector("th").innerText.split("\n")[0];

  function terimaSimpanan(tr, dikirim, isi) {
    const lama = tersimpan.get(tr);
    const tetap = potret(tr) === dikirim;
    tr.querySelector("[data-tanda]").value = isi.tanda;
    if (isi.kata) tr.querySelector("[data-kata]").value = isi.kata;
    galat(tr, "");
    keadaan(tr, isi.keadaan);
    bagian(tr, "capaian").innerHTML = isi.capaian;
    bagian(tr, "catatan").innerHTML = isi.catatan;
    for (const [id, html] of Object.entries(isi.lain || {})) document.getElementById(id).innerHTML = html;
    if (isi.perlu_penjelasan) tr.querySelector("details.rinci").open = true;
    const usulan = tr.querySelector("[data-usulan]");
    if (usulan) usulan.hidden = Object.values(isi.isian).includes(usulan.dataset.usulan);
    for (const tempat of document.querySelectorAll("[data-kelengkapan]")) tempat.textContent = isi.kelengkapan;
    for (const [nama, teks] of Object.entries(isi.hitung || {})) form.elements[nama].value = teks;
    if (tetap) {
      // The value as it was understood; not over what was typed since.
      isikan(tr, isi);
      tersimpan.set(tr, potret(tr));
    } else {
      tersimpan.set(tr, dikirim);
      // Changed while it was on its way, perhaps back to what had been stored before.
      const ditinggalkan = !isian(tr).includes(document.activeElement);
      if (berubah(tr) && ditinggalkan && !antrean.includes(tr)) antrean.push(tr);
    }
    catatUrung(tr, lama);
    katakan(isi.kalimat);
  }

  function isikan(tr, isi) {
    for (const [nama, teks] of Object.entries(isi.isian)) {
      if (form.elements[nama].value !== teks) form.elements[nama].value = teks;
    }
    if (!tr.querySelector("[data-kosong]")) return;
    tr.querySelector("[data-kosong]").checked = isi.kosong;
    tr.querySelector("[data-alasan]").value = isi.alasan;
  }

  // Somebody else was first: both values stand there, the person chooses.
  function terimaBentrok(tr, dikirim, isi) {
    const tempat = bagian(tr, "bentrok");
    tempat.innerHTML = isi.bentrok;
    // Left once more meanwhile: it waits for the choice, too.
    if (antrean.includes(tr)) antrean.splice(antrean.indexOf(tr), 1);
    dibentrok.set(tr, dikirim);
    keadaan(tr, "gagal", "tidak tersimpan: pilih nilai yang dipakai");
    salah.add(tr);
    katakan(`${namaBaris(tr)}: orang lain menyimpan lebih dahulu. Pilih nilai yang dipakai.`);
    const pilih = (nama, tindakan) => tempat.querySelector(`[data-pilih=${nama}]`).addEventListener("click", (event) => {
      event.preventDefault();
      tempat.replaceChildren();
      galat(tr, "");
      // What was shown is what the next save is put upon; not before the choice.
      tr.querySelector("[data-tanda]").value = isi.tanda;
      tindakan();
      antrekan(tr);
      angka(tr)[0].focus();
    });
    pilih("saya", () => {});
    // Sent once more, for what the server makes of it.
    pilih("tersimpan", () => {
      isikan(tr, isi);
      tersimpan.set(tr, potret(tr));
      // What was stored before the other's save is no step back any more.
      tumpukan.forEach((langkah) => langkah.lama.delete(tr));
    });
  }

  // One step back: a cell, or a whole pasted block.
  const tumpukan = [];
  let kelompok = null;
  let mengurungkan = new Set();

  function catatUrung(tr, lama) {
    if (mengurungkan.delete(tr) || lama === tersimpan.get(tr)) return;
    const milik = kelompok?.baris.has(tr) ? kelompok : { baris: new Set([tr]), lama: new Map() };
    milik.lama.set(tr, lama);
    if (!tumpukan.includes(milik)) tumpukan.push(milik);
    tombolUrung.hidden = false;
  }

  const tombolUrung = form.querySelector("[data-urungkan]");
  function urungkan() {
    let langkah = tumpukan.pop();
    while (langkah && !langkah.lama.size) langkah = tumpukan.pop();
    tombolUrung.hidden = !tumpukan.length;
    if (!langkah) return;
    for (const [tr, lama] of langkah.lama) {
      mengurungkan.add(tr);
      pasang(tr, lama);
      antrekan(tr);
    }
    katakan(`${langkah.lama.size} baris dikembalikan seperti semula.`);
  }
  tombolUrung.addEventListener("click", urungkan);

  // Rows that are changed together and go back together.
  const bersama = (daftar) => { kelompok = { baris: new Set(daftar), lama: new Map() }; };

  // Leaving a cell saves its row.
  form.addEventListener("focusout", (event) => {
    const tr = barisDari(event.target);
    if (!tr || tr.dataset.tutup || !isian(tr).includes(event.target)) return;
    const keDalam = tr.contains(event.relatedTarget);
    const tanpaAlasan = tr.querySelector("[data-kosong]")?.checked && !tr.querySelector("[data-alasan]").value.trim();
    if (tanpaAlasan && keDalam) return;
    if (berubah(tr)) antrekan(tr);
    else lupakanGalat(tr);
  });

  form.addEventListener("input", (event) => {
    const tr = barisDari(event.target);
    if (!tr) return;
    const kosong = tr.querySelector("[data-kosong]");
    if (kosong && event.target.matches("[data-angka]") && event.target.value) kosong.checked = false;
    hitung();
  });

  // "Tidak tersedia data" takes the place of the values; unticked, they come back.
  form.addEventListener("change", (event) => {
    if (!event.target.matches("[data-kosong]")) return;
    const tr = barisDari(event.target);
    for (const unsur of angka(tr)) {
      if (event.target.checked) {
        unsur.dataset.angkaLama = unsur.value;
        unsur.value = "";
      } else if (unsur.dataset.angkaLama) {
        unsur.value = unsur.dataset.angkaLama;
      }
    }
    if (event.target.checked) tr.querySelector("[data-alasan]").focus();
    hitung();
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter?.name === "pakai") {
      antrekan(barisDari(event.submitter), true);
      return;
    }
    const daftar = semuaBaris.filter((tr) => !tr.dataset.tutup && berubah(tr));
    daftar.forEach((tr) => antrekan(tr));
    if (!daftar.length) katakan("Semua sudah tersimpan.");
  });

  // Esc: the field says again what is stored.
  function kembali(unsur) {
    const tr = barisDari(unsur);
    if (bentrok(tr)) return;
    const lama = JSON.parse(tersimpan.get(tr)).find(([nama]) => nama === unsur.name);
    unsur.value = lama[1];
    unsur.select();
    lupakanGalat(tr);
    hitung();
  }

  window.addEventListener("online", jalan);
  const jaga = (event) => { if (hitung() || sedang || antrean.length) event.preventDefault(); };
  window.addEventListener("beforeunload", jaga);

  // The session is another's by now: what was typed here is not theirs to see or send.
  function tutupHalaman() {
    antrean.length = 0;
    window.removeEventListener("beforeunload", jaga);
    form.reset();
    location.reload();
  }

  const mintaMasuk = () => { tertahan = true; Triwulan.mintaMasuk(); };

  const lepaskan = () => { tertahan = false; };
  const lanjutkan = () => { lepaskan(); jalan(); };

  return {
    form, semuaBaris, barisDari, angka, isian, terlihat, berubah, antrekan, bersama, katakan,
    namaBaris, hitung, kembali, urungkan, lanjutkan, lepaskan, tutupHalaman,
  };
})();
