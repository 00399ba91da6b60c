// Files one after another, each with its progress, its button to cancel, and its own
// answer; those that follow go on. Without this script the form sends them all at once.
"use strict";

for (const form of document.querySelectorAll("form[data-unggah]")) {
  const masukan = form.querySelector("input[type=file]");
  const letak = form.querySelector("[data-letak]");
  const papan = form.querySelector("[data-kiriman]");
  const terbesar = Number(form.dataset.terbesar);
  const terbanyak = Number(form.dataset.terbanyak);
  let daftar = [];

  form.querySelector("[data-ajakan]").hidden = false;
  for (const satu of form.querySelectorAll("[data-tanpa-js]")) satu.hidden = true;

  const mb = (bita) => bita < 1048576
    ? `${Math.max(1, Math.round(bita / 1024))} kB`
    : `${(bita / 1048576).toLocaleString("id", { maximumFractionDigits: 1 })} MB`;

  function keadaan(satu, kata, kelas = "") {
    satu.keadaan = kelas;
    satu.baris.className = kelas;
    satu.baris.querySelector("p").textContent = kata;
    satu.baris.querySelector("progress").hidden = kelas !== "jalan";
    satu.baris.querySelector("button").hidden = kelas === "selesai";
  }

  function susun(berkas) {
    const baris = document.createElement("li");
    const nama = document.createElement("b");
    const batal = document.createElement("button");
    const maju = document.createElement("progress");
    nama.textContent = `${berkas.name} (${mb(berkas.size)})`;
    batal.type = "button";
    batal.className = "tombol-tautan";
    batal.textContent = "Batal";
    batal.setAttribute("aria-label", `Batalkan ${berkas.name}`);
    maju.max = 100;
    maju.value = 0;
    maju.setAttribute("aria-label", `Kemajuan ${berkas.name}`);
    baris.append(nama, batal, maju, document.createElement("p"));
    papan.append(baris);
    const satu = { berkas, baris };
    batal.addEventListener("click", () => {
      if (satu.kiriman) satu.kiriman.abort();
      daftar = daftar.filter((lain) => lain !== satu);
      baris.remove();
      papan.hidden = !papan.children.length;
      masukan.focus();
    });
    return satu;
  }

  function tambah(berkas) {
    for (const satu of daftar.filter((s) => s.keadaan === "selesai")) satu.baris.remove();
    daftar = daftar.filter((s) => s.keadaan !== "selesai");
    const sudah = Number(form.dataset.terpasang);
    for (const isi of berkas) {
      const satu = susun(isi);
      if (!isi.size) keadaan(satu, "Berkas ini kosong (0 bita).", "gagal");
      else if (isi.size > terbesar) keadaan(satu, `Berkas ini ${mb(isi.size)}; paling besar ${mb(terbesar)}.`, "gagal");
      else if (sudah + daftar.filter((s) => s.keadaan !== "gagal").length >= terbanyak) keadaan(satu, `Paling banyak ${terbanyak} bukti untuk satu nilai.`, "gagal");
      else keadaan(satu, "menunggu dikirim", "tunggu");
      daftar.push(satu);
    }
    papan.hidden = !daftar.length;
    masukan.value = "";
  }

  function kirim(satu) {
    return new Promise((selesai) => {
      const isi = new FormData();
      for (const nama of ["csrfmiddlewaretoken", "halaman", "keterangan"]) isi.append(nama, form.elements[nama].value);
      isi.append("berkas", satu.berkas);
      isi.append("akhir", "ya");
      const kiriman = new XMLHttpRequest();
      satu.kiriman = kiriman;
      kiriman.open("POST", form.action);
      kiriman.setRequestHeader("Accept", "application/json");
      kiriman.upload.addEventListener("progress", (event) => {
        const persen = Math.floor((event.loaded / event.total) * 100);
        satu.baris.querySelector("progress").value = persen;
        satu.baris.querySelector("p").textContent = persen < 100 ? `mengirim, ${persen} %` : "diperiksa …";
      });
      kiriman.addEventListener("loadend", () => {
        satu.kiriman = null;
        selesai();
      });
      kiriman.addEventListener("load", () => jawab(satu, kiriman));
      kiriman.addEventListener("error", () => keadaan(satu, "Jaringan terputus; berkas ini belum tersimpan. Pilih Unggah untuk mencoba lagi.", "tunggu"));
      keadaan(satu, "mengirim", "jalan");
      kiriman.send(isi);
    });
  }

  function jawab(satu, kiriman) {
    let pesan;
    try {
      pesan = JSON.parse(kiriman.responseText).pesan;
    } catch {
      pesan = kiriman.status === 413
        ? `Kiriman ini terlalu besar; satu berkas paling besar ${mb(terbesar)}.`
        : "Berkas ini belum tersimpan. Muat ulang halaman, lalu coba lagi.";
      keadaan(satu, pesan, "gagal");
      return;
    }
    keadaan(satu, pesan, kiriman.status === 200 ? "selesai" : "gagal");
  }

  async function segarkan() {
    const jawaban = await fetch(location.pathname);
    const halaman = new DOMParser().parseFromString(await jawaban.text(), "text/html");
    const baru = halaman.getElementById("daftar-bukti");
    if (!baru) return;
    document.getElementById("daftar-bukti").replaceWith(document.adoptNode(baru));
    form.dataset.terpasang = halaman.querySelector("[data-unggah]")?.dataset.terpasang ?? form.dataset.terpasang;
  }

  masukan.addEventListener("change", () => tambah([...masukan.files]));
  letak.addEventListener("dragover", (event) => {
    event.preventDefault();
    letak.classList.add("siap");
  });
  letak.addEventListener("dragleave", () => letak.classList.remove("siap"));
  letak.addEventListener("drop", (event) => {
    event.preventDefault();
    letak.classList.remove("siap");
    tambah([...event.dataTransfer.files]);
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const tunggu = () => daftar.find((s) => s.keadaan === "tunggu");
    if (!tunggu()) katakan(form, "Pilih dahulu berkasnya, satu atau beberapa sekaligus.");
    else {
      const tombol = form.querySelector(".tindakan button");
      tombol.disabled = true;
      const kalimat = await sesiMasihBerlaku(form);
      katakan(form, kalimat);
      let coba = new Set();
      for (let satu; !kalimat && (satu = daftar.find((s) => s.keadaan === "tunggu" && !coba.has(s)));) {
        coba.add(satu);
        await kirim(satu);
      }
      if (!kalimat) {
        const jumlah = (kelas) => daftar.filter((s) => s.keadaan === kelas).length;
        const belum = jumlah("gagal") + jumlah("tunggu");
        await segarkan().catch(() => {});
        form.querySelector("[data-kabar]").textContent = `${jumlah("selesai")} berkas tersimpan${belum ? `, ${belum} belum` : ""}.`;
      }
      tombol.disabled = false;
    }
    delete form.dataset.terkirim;
  });
}
