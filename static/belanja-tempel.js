// A column of amounts copied from a spreadsheet: shown row by row as what it would change,
// and put into the cells after a yes. Each cell is then judged as if it had been typed;
// one step takes the whole column back.
"use strict";

if (Triwulan) (() => {
  const { form, semuaBaris, angka, terlihat } = Triwulan;
  const dialog = document.getElementById("dialog-tempel");
  const bagian = (nama) => dialog.querySelector(`[data-${nama}]`);

  function uraikan(teks) {
    const baris = teks.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
    return baris.map((satu) => satu.split("\t").map((sel) => sel.replace(/^"(.*)"$/, "$1").trim()));
  }

  // Each amount with the field it falls on; an empty one leaves its field as it is.
  function pasangkan(kolom, mulai) {
    const tujuan = semuaBaris.slice(semuaBaris.indexOf(Triwulan.barisDari(mulai))).filter(terlihat);
    const pasangan = kolom.slice(0, tujuan.length).map((teks, i) => ({ tr: tujuan[i], unsur: angka(tujuan[i])[0], teks }));
    return { pasangan: pasangan.filter(({ unsur, teks }) => unsur && teks), lebih: Math.max(0, kolom.length - tujuan.length) };
  }

  function barisPratinjau({ tr, unsur, teks }) {
    const baris = document.createElement("tr");
    for (const [jenis, isi] of [["th", Triwulan.namaBaris(tr)], ["td", unsur.value || "–"], ["td", teks]]) {
      const sel = baris.appendChild(document.createElement(jenis));
      sel.textContent = isi;
      if (jenis === "th") sel.scope = "row";
      else sel.className = "angka";
    }
    return baris;
  }

  function tunjukkan(blok, mulai) {
    const satuKolom = blok.every((sel) => sel.length < 2);
    const { pasangan, lebih } = satuKolom ? pasangkan(blok.map(([sel]) => sel), mulai) : { pasangan: [], lebih: 0 };
    bagian("kolom").hidden = satuKolom;
    bagian("tabel").hidden = !pasangan.length;
    bagian("pratinjau").replaceChildren(...pasangan.map(barisPratinjau));
    bagian("lebih").hidden = !lebih;
    bagian("lebih").querySelector("b").textContent = lebih;
    bagian("terapkan").hidden = !pasangan.length;
    dialog.returnValue = "";
    dialog.showModal();
    dialog.addEventListener("close", () => {
      if (dialog.returnValue === "terapkan") pakai(pasangan);
      mulai.focus();
    }, { once: true });
  }

  function pakai(pasangan) {
    Triwulan.bersama(pasangan.map(({ tr }) => tr));
    for (const { tr, unsur, teks } of pasangan) {
      unsur.value = teks;
      Triwulan.antrekan(tr);
    }
  }

  form.addEventListener("paste", (event) => {
    if (!event.target.matches("[data-angka]")) return;
    const blok = uraikan(event.clipboardData.getData("text/plain"));
    if (blok.length === 1 && blok[0].length === 1) return;
    event.preventDefault();
    tunjukkan(blok, event.target);
  });
})();
