// Moves through a worksheet by keys, shows one criterion at a time, and its evidence
// beside it. Keys work while the focus is in the sheet; in a field they are the field's.
"use strict";

(() => {
  const lembar = document.querySelector("[data-lke]");
  if (!lembar) return;

  const hentian = [...lembar.querySelectorAll(".hentian")];
  const tautan = new Map([...lembar.querySelectorAll(".lke-daftar li a")].map((a) => [a.hash.slice(1), a]));
  const form = (satu) => satu.querySelector("form[data-simpan]");
  const radio = (satu) => [...(form(satu)?.querySelectorAll("input[type=radio]") ?? [])].filter((r) => r.value);
  const kosong = (satu) => form(satu) && !radio(satu).some((r) => r.checked);
  const katakan = (kalimat) => { lembar.querySelector("[data-suara]").textContent = kalimat; };
  const lebar = matchMedia("(min-width: 1000px)");
  let kini = null;

  function tuju(satu, fokus = true) {
    if (!satu) return;
    kini?.classList.remove("kini");
    tautan.get(kini?.id)?.removeAttribute("aria-current");
    kini = satu;
    kini.classList.add("kini");
    const letak = tautan.get(kini.id);
    for (const d of lembar.querySelectorAll("[data-daftar]")) d.open = d.dataset.daftar === kini.dataset.sub;
    letak?.setAttribute("aria-current", "true");
    if (fokus && !lebar.matches) lembar.querySelector("[data-peta]").open = false;
    // Only the list scrolls, not the page.
    const daftar = lembar.querySelector(".lke-daftar");
    if (letak && daftar.scrollHeight > daftar.clientHeight) {
      daftar.scrollTop += letak.getBoundingClientRect().top - daftar.getBoundingClientRect().top - daftar.clientHeight / 3;
    }
    if (!fokus) return;
    kini.focus({ preventScroll: true });
    kini.scrollIntoView({ block: "nearest" });
    history.replaceState(null, "", `#${kini.id}`);
  }

  const geser = (langkah) => tuju(hentian[hentian.indexOf(kini) + langkah]);

  function berikutKosong() {
    const dari = hentian.indexOf(kini) + 1;
    const tujuan = [...hentian.slice(dari), ...hentian.slice(0, dari)].find(kosong);
    if (tujuan) return tuju(tujuan);
    document.getElementById("bilah").focus();
    katakan("Semua sudah terisi.");
  }

  function pilih(satu, unsur) {
    if (!unsur || unsur.checked) return;
    unsur.checked = true;
    unsur.dispatchEvent(new Event("change", { bubbles: true }));
    if (unsur.matches("[data-perlu-alasan]")) satu.querySelector("textarea").focus();
    else katakan(unsur.parentElement.innerText);
  }

  // Evidence beside its criterion: a PDF in the frame, a picture in its place.
  const papan = document.getElementById("pratinjau");
  const bingkai = papan.querySelector("iframe");
  const gambar = papan.querySelector("[data-gambar]");
  function lihat(a) {
    const pdf = a.dataset.lihat === "pdf";
    const nama = a.parentElement.querySelector("b").textContent;
    papan.classList.add("dipakai");
    const letak = a.closest(".hentian").querySelector(".kode").textContent;
    papan.querySelector("[data-pratinjau-kata]").textContent = `${letak}: ${nama}`;
    bingkai.hidden = !pdf;
    gambar.hidden = pdf;
    gambar.replaceChildren();
    if (pdf) {
      // The same file at another page is not fetched again by itself.
      if (bingkai.src.split("#")[0] === a.href.split("#")[0]) bingkai.src = "about:blank";
      setTimeout(() => { bingkai.src = a.href; });
    } else {
      const img = document.createElement("img");
      img.src = a.href;
      img.alt = nama;
      gambar.append(img);
    }
    if (!matchMedia("(min-width: 1240px)").matches) papan.scrollIntoView({ block: "nearest" });
  }

  function lihatBerikut() {
    const daftar = [...kini.querySelectorAll("[data-lihat]")];
    if (!daftar.length) return katakan("Kriteria ini tanpa bukti yang dapat dilihat di sini.");
    const letak = Number(kini.dataset.dilihat ?? -1) + 1;
    kini.dataset.dilihat = letak % daftar.length;
    lihat(daftar[letak % daftar.length]);
    return katakan("Bukti ditampilkan di samping.");
  }

  lembar.addEventListener("click", (event) => {
    const a = event.target.closest("a");
    if (a?.dataset.lihat) {
      event.preventDefault();
      lihat(a);
    } else if (a && tautan.get(a.hash.slice(1)) === a) {
      event.preventDefault();
      tuju(document.getElementById(a.hash.slice(1)));
    }
  });
  lembar.addEventListener("focusin", (event) => {
    const satu = event.target.closest(".hentian");
    if (satu && satu !== kini) tuju(satu, false);
  });

  const dialog = document.getElementById("dialog-pintasan");
  const bergaris = (unsur) => unsur.matches("textarea, select, input:not([type=radio])");
  lembar.addEventListener("keydown", (event) => {
    if (event.isComposing || event.metaKey) return;
    const unsur = event.target;
    const lakukan = (tindakan) => {
      event.preventDefault();
      tindakan();
    };
    if (event.ctrlKey && event.altKey && event.key === "ArrowDown") return lakukan(() => document.getElementById("bilah").focus());
    if (event.ctrlKey || event.altKey) return;
    if (bergaris(unsur)) {
      if (event.key === "Escape") lakukan(() => kini.focus());
      return;
    }
    if (event.key === "?") return lakukan(() => dialog.showModal());
    const tombol = event.key.toLowerCase();
    if (tombol === "n" && lembar.dataset.sesi) return lakukan(berikutKosong);
    if (!kini) return;
    // Arrows belong to the radio buttons while one of them has the focus.
    if (unsur.type !== "radio") {
      if (event.key === "ArrowDown") return lakukan(() => geser(1));
      if (event.key === "ArrowUp") return lakukan(() => geser(-1));
    }
    if (!kini.contains(unsur)) return;
    if (tombol === "p") return lakukan(lihatBerikut);
    const catatan = form(kini)?.querySelector("textarea");
    if (event.key === "Enter" && unsur === kini && catatan) return lakukan(() => catatan.focus());
    const daftar = radio(kini);
    if (/^[1-9]$/.test(tombol)) return lakukan(() => pilih(kini, daftar[Number(tombol) - 1]));
    if (kini.dataset.hentian === "kriteria") {
      const kena = daftar.find((r) => r.value.toLowerCase() === tombol);
      if (kena) lakukan(() => pilih(kini, kena));
    }
  });

  const mode = lembar.querySelector("[data-mode]");
  function atur(satu) {
    lembar.classList.toggle("satu", satu);
    mode.textContent = satu ? "Tampilkan semua kriteria" : "Tampilkan satu per satu";
    kini?.scrollIntoView({ block: "nearest" });
  }
  mode.hidden = false;
  mode.addEventListener("click", () => atur(!lembar.classList.contains("satu")));
  const pintasan = lembar.querySelector("[data-pintasan]");
  pintasan.hidden = false;
  pintasan.addEventListener("click", () => dialog.showModal());
  const berikut = lembar.querySelector("[data-berikut]");
  if (berikut) {
    berikut.hidden = false;
    berikut.addEventListener("click", berikutKosong);
  }
  window.addEventListener("hashchange", () => {
    const tujuan = document.getElementById(location.hash.slice(1));
    if (tujuan?.matches(".hentian")) tuju(tujuan);
  });

  const peta = () => { lembar.querySelector("[data-peta]").open = lebar.matches; };
  lebar.addEventListener("change", peta);
  peta();
  const awal = document.getElementById(location.hash.slice(1));
  tuju(awal?.matches(".hentian") ? awal : hentian.find(kosong) ?? hentian[0], false);
  atur(true);
  if (kini && !document.querySelector("[data-fokus]")) kini.focus({ preventScroll: true });
})();
