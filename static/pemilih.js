// A combobox out of templates/komponen/pemilih.html (WAI-ARIA, list autocomplete with
// manual selection). What may be chosen is asked of the form's own address.
"use strict";

const JEDA = 250;

function buatPemilih(kotak) {
  const nama = kotak.dataset.pemilih;
  const banyak = "banyak" in kotak.dataset;
  const isian = kotak.querySelector("input[type=search]");
  const lama = kotak.querySelector(`input[name="${nama}_kata_lama"]`);
  const kabar = kotak.querySelector("[role=status]");
  let pilihan = kotak.querySelector(".pemilih-daftar");
  const sudah = kotak.querySelector(".pemilih-daftar input:checked");
  let daftar = [], aktif = -1, jeda, permintaan;

  const papan = document.createElement("ul");
  papan.id = `${isian.id}-daftar`;
  papan.className = "pemilih-papan";
  papan.hidden = true;
  papan.setAttribute("role", "listbox");
  papan.setAttribute("aria-label", isian.labels[0]?.innerText ?? "Pilihan");
  isian.parentElement.append(papan);
  for (const tombol of kotak.querySelectorAll("button")) tombol.remove();
  for (const [kunci, nilai] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
    "aria-controls": papan.id, type: "text", placeholder: "Ketik sebagian kode atau nama",
  })) isian.setAttribute(kunci, nilai);

  // One row: its key goes along in a hidden field. Several: ticks stay as they are.
  let nilai;
  if (!banyak) {
    nilai = document.createElement("input");
    nilai.type = "hidden";
    nilai.name = nama;
    nilai.value = sudah?.value ?? "";
    kotak.append(nilai);
    if (nilai.value) {
      isian.value = sudah.nextElementSibling.firstChild.data.trim();
      kabar.textContent = sudah.nextElementSibling.querySelector(".redup")?.innerText ?? "";
      lama.value = isian.value;
    } else lama.value = "";
    pilihan?.remove();
  }
  if (!isian.value) kabar.textContent = "";

  function tutup() {
    papan.hidden = true;
    aktif = -1;
    isian.setAttribute("aria-expanded", "false");
    isian.removeAttribute("aria-activedescendant");
  }

  function tandai(nomor) {
    papan.children[aktif]?.setAttribute("aria-selected", "false");
    aktif = nomor;
    const baris = papan.children[aktif];
    baris.setAttribute("aria-selected", "true");
    baris.scrollIntoView({ block: "nearest" });
    isian.setAttribute("aria-activedescendant", baris.id);
  }

  function isiBaris(tempat, satu) {
    tempat.append(satu.sebutan);
    if (!satu.keterangan) return;
    const redup = document.createElement("span");
    redup.className = "redup";
    redup.textContent = satu.keterangan;
    tempat.append(" ", redup);
  }

  function tampilkan(jawaban) {
    daftar = jawaban.daftar;
    aktif = -1;
    isian.removeAttribute("aria-activedescendant");
    papan.replaceChildren(...daftar.map((satu, nomor) => {
      const baris = document.createElement("li");
      baris.id = `${papan.id}-${nomor}`;
      baris.setAttribute("role", "option");
      baris.setAttribute("aria-selected", "false");
      isiBaris(baris, satu);
      return baris;
    }));
    papan.hidden = !daftar.length;
    isian.setAttribute("aria-expanded", String(!papan.hidden));
    if (!daftar.length) kabar.textContent = `Tidak ada yang memuat “${isian.value.trim()}”.`;
    else if (jawaban.jumlah > daftar.length) {
      kabar.textContent = `${daftar.length} dari ${jawaban.jumlah} yang cocok; ketik lagi supaya lebih khusus.`;
    } else kabar.textContent = `${daftar.length} cocok. Pilih dengan panah dan Enter.`;
  }

  async function tanya() {
    permintaan?.abort();
    permintaan = new AbortController();
    const alamat = new URL(location.href);
    alamat.hash = "";
    alamat.searchParams.set("pilih", nama);
    alamat.searchParams.set("kata", nilai?.value ? "" : isian.value);
    try {
      const jawaban = await fetch(alamat, {
        headers: { Accept: "application/json" }, signal: permintaan.signal,
      });
      if (!jawaban.headers.get("Content-Type")?.includes("json")) throw new Error();
      const isi = await jawaban.json();
      if (document.activeElement === isian) tampilkan(isi);
    } catch (galat) {
      if (galat.name === "AbortError") return;
      tutup();
      kabar.textContent = "Daftar belum dapat dimuat. Periksa sambungan, lalu ketik lagi.";
    }
  }

  function centang(satu) {
    let ada = [...kotak.querySelectorAll(".pemilih-daftar input")]
      .find((kotakCentang) => kotakCentang.value === satu.kunci);
    if (!ada) {
      if (!pilihan) {
        pilihan = document.createElement("fieldset");
        pilihan.className = "pemilih-daftar";
        pilihan.setAttribute("aria-label", papan.getAttribute("aria-label"));
        kotak.prepend(pilihan);
      }
      const label = document.createElement("label");
      label.className = "pilihan";
      ada = document.createElement("input");
      ada.type = "checkbox";
      ada.name = nama;
      ada.value = satu.kunci;
      const teks = document.createElement("span");
      isiBaris(teks, satu);
      label.append(ada, teks);
      pilihan.append(label);
    }
    ada.checked = true;
    isian.value = "";
    kabar.textContent = `${satu.sebutan} ditambahkan.`;
  }

  function pilih(satu) {
    clearTimeout(jeda);
    if (banyak) centang(satu);
    else {
      nilai.value = satu.kunci;
      isian.value = satu.sebutan;
      kabar.textContent = satu.keterangan;
    }
    // Found and chosen: these words ask for no further search.
    lama.value = isian.value;
    tutup();
  }

  isian.addEventListener("input", () => {
    if (nilai) nilai.value = "";
    lama.value = "";
    clearTimeout(jeda);
    permintaan?.abort();
    tutup(); // what stands there answers other words
    kabar.textContent = "";
    if (isian.value.trim()) jeda = setTimeout(tanya, JEDA);
  });
  isian.addEventListener("keydown", (tekan) => {
    const banyaknya = papan.children.length;
    if (tekan.key === "ArrowDown" || tekan.key === "ArrowUp") {
      tekan.preventDefault();
      if (papan.hidden) tanya();
      else if (tekan.key === "ArrowDown") tandai((aktif + 1) % banyaknya);
      else tandai(aktif <= 0 ? banyaknya - 1 : aktif - 1);
    } else if (tekan.key === "Enter" && !papan.hidden && aktif >= 0) {
      tekan.preventDefault();
      pilih(daftar[aktif]);
    } else if (tekan.key === "Escape" && !papan.hidden) {
      tekan.stopPropagation();
      tekan.preventDefault();
      tutup();
    }
  });
  isian.addEventListener("click", () => {
    if (papan.hidden && !isian.value) tanya();
  });
  isian.addEventListener("blur", tutup);
  // The focus stays in the field, or the list would close before the click.
  papan.addEventListener("pointerdown", (tekan) => tekan.preventDefault());
  papan.addEventListener("click", (tekan) => {
    const nomor = [...papan.children].indexOf(tekan.target.closest("li"));
    if (nomor >= 0) pilih(daftar[nomor]);
  });

  // Sent with words that chose nothing: begin where the person was.
  if (isian.value && !lama.value) {
    kabar.textContent = `Pilih dari yang memuat “${isian.value}”.`;
    isian.focus();
    tanya();
  }
}

for (const kotak of document.querySelectorAll("[data-pemilih]")) buatPemilih(kotak);
