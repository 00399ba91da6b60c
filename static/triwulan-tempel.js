// A block copied from a spreadsheet: read, shown as what it would change, and put into
// the cells after a yes. One step takes it back.
"use strict";

if (Triwulan) (() => {
  const { form, semuaBaris, angka, terlihat } = Triwulan;
  const dialog = document.getElementById("dialog-tempel");

  // Rows of cells, as Excel writes them: tabs between, quotes around what holds a tab, a
  // line end or a quote.
  function uraikan(teks) {
    const hasil = [[]];
    const pola = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y;
    while (pola.lastIndex < teks.length) {
      const [, berkutip, polos, pemisah] = pola.exec(teks);
      hasil.at(-1).push(berkutip === undefined ? polos : berkutip.replaceAll('""', '"'));
      if (pemisah !== "\t" && pola.lastIndex < teks.length) hasil.push([]);
    }
    return hasil;
  }

  // Each row of the block with the row of the page it falls on; closed ones take part,
  // so that nothing slides up.
  function pasangkan(blok, mulai) {
    const awal = semuaBaris.indexOf(Triwulan.barisDari(mulai));
    const tujuan = semuaBaris.slice(awal).filter(terlihat);
    const geser = angka(tujuan[0]).indexOf(mulai);
    const pasangan = blok.slice(0, tujuan.length).map((sel, nomor) => {
      const kotak = angka(tujuan[nomor]).slice(nomor ? 0 : geser);
      return { tr: tujuan[nomor], isi: kotak.map((satu, i) => [satu, i < sel.length ? sel[i].trim() : null]) };
    });
    return { pasangan, lebih: Math.max(0, blok.length - tujuan.length) };
  }

  function susunKiriman(pasangan) {
    const kiriman = new FormData();
    kiriman.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    for (const { tr, isi } of pasangan) {
      kiriman.append("sel", tr.dataset.baris);
      for (const unsur of tr.querySelectorAll("input[name]:not([type=checkbox])")) kiriman.set(unsur.name, unsur.value);
      if (isi.every(([, teks]) => !teks)) {
        for (const unsur of angka(tr)) kiriman.set(unsur.name, "");
      } else {
        for (const [unsur, teks] of isi) if (teks) kiriman.set(unsur.name, teks);
      }
    }
    return kiriman;
  }

  async function tunjukkan(blok, mulai) {
    const { pasangan, lebih } = pasangkan(blok, mulai);
    const jawaban = await fetch(form.dataset.tempel, {
      method: "POST", body: susunKiriman(pasangan), redirect: "manual",
    });
    if (!jawaban.ok) throw new Error(jawaban.status);
    const { html, terapkan } = await jawaban.json();
    dialog.querySelector("[data-pratinjau]").innerHTML = html;
    const sisa = dialog.querySelector("[data-lebih]");
    sisa.textContent = lebih ? `${lebih} baris terakhir tidak mendapat tempat dan dilewati.` : "";
    sisa.hidden = !lebih;
    dialog.querySelector("[data-terapkan]").hidden = !terapkan.length;
    dialog.returnValue = "";
    dialog.showModal();
    dialog.addEventListener("close", () => {
      if (dialog.returnValue === "terapkan") pakai(pasangan, terapkan);
      mulai.focus();
    }, { once: true });
  }

  function pakai(pasangan, terapkan) {
    const terpilih = pasangan.filter(({ tr }) => terapkan.includes(Number(tr.dataset.baris)));
    Triwulan.bersama(terpilih.map(({ tr }) => tr));
    for (const { tr, isi } of terpilih) {
      for (const [unsur, teks] of isi) if (teks) unsur.value = teks;
      tr.querySelector("[data-kosong]").checked = false;
      Triwulan.antrekan(tr);
    }
  }

  form.addEventListener("paste", (event) => {
    if (!event.target.matches("[data-angka]")) return;
    const blok = uraikan(event.clipboardData.getData("text/plain"));
    if (blok.length === 1 && blok[0].length < 2) return;
    event.preventDefault();
    tunjukkan(blok, event.target).catch(() => {
      Triwulan.katakan("Tempelan belum dapat diperiksa. Coba lagi setelah tersambung; tidak ada yang berubah.");
    });
  });
})();
