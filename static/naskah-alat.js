// Helps to write the small grammar of a report's texts: buttons that mark the chosen
// lines, and pasting from Word, Excel or a page as plain text with its lists.
"use strict";

(() => {
  const area = document.getElementById("isi-naskah");
  if (!area) return;
  const TANDA = /^( *)(?:-|•|[0-9]{1,3}[.)]|[a-z][.)]) +/;
  const TERDALAM = 4;

  // As if typed, so that Ctrl+Z takes it back.
  function ganti(dari, sampai, teks) {
    area.focus();
    area.setSelectionRange(dari, sampai);
    if (!document.execCommand("insertText", false, teks)) {
      area.setRangeText(teks, dari, sampai, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  const jarak = (baris) => baris.match(/^ */)[0];
  const tanpaTanda = (baris) => baris.replace(TANDA, "").trimStart();
  const alat = {
    paragraf: (baris) => baris.map(tanpaTanda),
    daftar: (baris) => baris.map((b) => (b.trim() ? `${jarak(b)}- ${tanpaTanda(b)}` : b)),
    nomor: (baris) => {
      let n = 0;
      return baris.map((b) => (b.trim() ? `${jarak(b)}${(n += 1)}. ${tanpaTanda(b)}` : b));
    },
    masuk: (baris) => baris.map((b) => (b.trim() && jarak(b).length < 2 * (TERDALAM - 1) ? `  ${b}` : b)),
    keluar: (baris) => baris.map((b) => b.replace(/^ {1,2}/, "")),
  };

  function pakai(nama) {
    const dari = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
    const akhir = area.value.indexOf("\n", Math.max(area.selectionStart, area.selectionEnd - 1));
    const sampai = akhir < 0 ? area.value.length : akhir;
    const lama = area.value.slice(dari, sampai);
    const baris = lama.split("\n");
    // An empty line gets its mark at once: the person begins a list.
    const baru = (lama.trim() ? alat[nama](baris) : [{ daftar: "- ", nomor: "1. " }[nama] ?? lama]).join("\n");
    if (baru === lama) return area.focus();
    ganti(dari, sampai, baru);
    const ujung = dari + baru.length;
    return area.setSelectionRange(baris.length > 1 ? dari : ujung, ujung);
  }

  const papan = document.querySelector(".alat-naskah");
  papan.hidden = false;
  for (const tombol of papan.querySelectorAll("[data-alat]")) {
    tombol.addEventListener("click", () => pakai(tombol.dataset.alat));
  }

  // --- Pasting: nothing but words, paragraphs and lists gets through. ---

  const rapikan = (teks) => teks.replace(/[\s\u00a0]+/g, " ").trim();
  const BLOK = "P,DIV,H1,H2,H3,H4,H5,H6,SECTION,ARTICLE,BLOCKQUOTE,PRE,TABLE,TBODY,THEAD,DL,DT,DD";
  const DIBUANG = "STYLE,SCRIPT,TEMPLATE,HEAD,META,LINK,TITLE";

  function butir(tingkat, tanda, teks) {
    return { daftar: true, teks: `${"  ".repeat(Math.min(tingkat, TERDALAM - 1))}${tanda} ${teks}` };
  }

  // A list of Word is paragraphs that carry their own mark.
  function butirWord(p) {
    const gaya = p.getAttribute("style") ?? "";
    const cocok = gaya.match(/mso-list:[^;]*level([0-9])/i);
    if (!cocok) return null;
    const letak = [...p.querySelectorAll("[style]")].find((s) => /mso-list:\s*ignore/i.test(s.getAttribute("style")));
    const tanda = rapikan(letak?.textContent ?? "");
    letak?.remove();
    return butir(Number(cocok[1]) - 1, /^([0-9]{1,3}|[a-z])[.)]$/.test(tanda) ? tanda : "-", rapikan(p.textContent));
  }

  function keNaskah(html) {
    const hasil = [];
    let kini = "";
    const tutup = () => {
      const teks = rapikan(kini);
      kini = "";
      if (teks) hasil.push({ teks });
    };
    function daftar(simpul, tingkat) {
      let nomor = Number(simpul.getAttribute("start") ?? 1);
      for (const anak of simpul.children) {
        if (anak.matches("ul, ol")) daftar(anak, tingkat + 1);
        if (!anak.matches("li")) continue;
        const dalam = [...anak.querySelectorAll("ul, ol")].filter((d) => d.parentElement.closest("li") === anak);
        const salinan = anak.cloneNode(true);
        for (const d of salinan.querySelectorAll("ul, ol")) d.remove();
        const teks = rapikan(salinan.textContent);
        if (teks) hasil.push(butir(tingkat, simpul.matches("ol") ? `${nomor}.` : "-", teks));
        nomor += 1;
        for (const d of dalam) daftar(d, tingkat + 1);
      }
    }
    function jalan(simpul) {
      for (const anak of simpul.childNodes) {
        if (anak.nodeType === Node.TEXT_NODE) kini += anak.data;
        if (anak.nodeType !== Node.ELEMENT_NODE || anak.matches(DIBUANG)) continue;
        if (anak.matches("br")) kini += " ";
        else if (anak.matches("ul, ol")) {
          tutup();
          daftar(anak, 0);
        } else if (anak.matches("tr")) {
          tutup();
          const sel = [...anak.cells].map((s) => rapikan(s.textContent)).filter(Boolean);
          if (sel.length) hasil.push(butir(0, "-", sel.join("; ")));
        } else if (anak.matches(BLOK)) {
          tutup();
          const satu = anak.matches("p") ? butirWord(anak) : null;
          if (satu) hasil.push(satu);
          else jalan(anak);
          tutup();
        } else jalan(anak);
      }
    }
    jalan(new DOMParser().parseFromString(html, "text/html").body);
    tutup();
    return hasil.map((satu, i) => (i === 0 ? "" : satu.daftar && hasil[i - 1].daftar ? "\n" : "\n\n") + satu.teks).join("");
  }

  area.addEventListener("paste", (event) => {
    const html = event.clipboardData.getData("text/html");
    const teks = html && keNaskah(html);
    if (!teks) return;
    event.preventDefault();
    ganti(area.selectionStart, area.selectionEnd, teks);
  });

  // --- How long it is ---

  const hitung = document.querySelector("[data-hitung]");
  const terpanjang = Number(area.dataset.terpanjang);
  area.addEventListener("input", () => {
    const kata = area.value.trim() ? area.value.trim().split(/\s+/).length : 0;
    const lebih = area.value.length - terpanjang;
    hitung.textContent = lebih > 0 ? `${kata} kata, ${lebih} huruf terlalu panjang` : `${kata} kata`;
  });
})();
