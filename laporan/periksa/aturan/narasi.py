"""What people wrote, against what the data say."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dokumen.pilihan import Aturan
from sakip.angka import persen, tulis

from ...pilihan import Bagian
from ..bentuk import Keparahan, Temuan
from ..daftar import pemeriksa
from ..fakta import BarisPk, Fakta
from .kalimat import (
    cocok,
    hitungan,
    kata_tren,
    klaim_tercapai,
    kutipan,
    pernyataan,
    tahun_disebut,
)
from .kata import potong, temuan_tulisan
from .sebutan import efisiensi_tertulis, indikator_dibahas, kriteria_tertulis

# Which figures a word may mean.
_HAL = {
    "target": ("target",),
    "realisasi": ("realisasi",),
    "capaian": ("capaian", "realisasi"),
    "nilai": ("realisasi", "target", "capaian"),
    "indeks": ("realisasi", "target", "capaian"),
}


@pemeriksa
def klaim(f: Fakta) -> Iterator[Temuan]:
    """ "Target tercapai" where the table says that none was, and the other way."""
    for t in f.tulisan:
        for kalimat in t.kalimat:
            diklaim = klaim_tercapai(kalimat)
            daftar = indikator_dibahas(f, t, kalimat) if diklaim is not None else ()
            keadaan = {b.baris.tercapai for b in daftar}
            semua = any(k in kalimat.casefold() for k in ("semua", "seluruh"))
            salah = keadaan == {not diklaim} or (diklaim and semua and False in keadaan)
            if daftar and salah:
                b = next(b for b in daftar if b.baris.tercapai is not diklaim)
                nyata = "tercapai" if not diklaim else "tidak tercapai"
                yield temuan_tulisan(
                    f, t, Aturan.KLAIM_KATA, Keparahan.BERAT, b.nama,
                    f"“{potong(kalimat)}” bertentangan dengan tabel: target {b.nama} "
                    f"{nyata}{_capaian(b)}.",
                    f"target {nyata}", potong(kalimat),
                )  # fmt: skip


def _capaian(b: BarisPk) -> str:
    return f" ({persen(b.baris.capaian)})" if b.baris.capaian is not None else ""


@pemeriksa
def angka(f: Fakta) -> Iterator[Temuan]:
    """A figure quoted for one indicator is one of its figures."""
    for t in f.tulisan:
        for kalimat in t.kalimat:
            dibahas = indikator_dibahas(f, t, kalimat)
            if len({b.baris.indikator.pk for b in dibahas}) != 1:
                continue
            for hal, nilai, desimal, tertulis in kutipan(kalimat):
                yield from _angka(f, t, dibahas, hal, nilai, desimal, tertulis)


def _angka(f, t, dibahas, hal, nilai: Decimal, desimal: int, tertulis: str):
    b = dibahas[-1]
    sah = [
        v for jenis in _HAL[hal] for v in f.angka_indikator(b.baris.indikator.pk)[jenis]
    ]
    hasil = {cocok(nilai, desimal, v): v for v in sah}
    if not sah or "sama" in hasil:
        return
    harap = hasil.get("pembulatan", sah[0])
    dekat = "pembulatan" in hasil
    yield temuan_tulisan(
        f, t, Aturan.PEMBULATAN if dekat else Aturan.ANGKA_KATA,
        Keparahan.PEMBULATAN if dekat else Keparahan.BERAT, f"{b.nama}, {hal}",
        f"{hal} {b.nama} tertulis {tertulis}, sedangkan datanya {tulis(harap)}.",
        harap, nilai,
    )  # fmt: skip


@pemeriksa
def kriteria(f: Fakta) -> Iterator[Temuan]:
    """The predicate quoted for one indicator is the one the scale gives."""
    for t in f.tulisan:
        for kalimat in t.kalimat:
            tertulis = kriteria_tertulis(kalimat, f.bahan.ukuran.skala)
            if not tertulis or not pernyataan(kalimat):
                continue
            dibahas = indikator_dibahas(f, t, kalimat)
            benar = {b.baris.jenjang.nama for b in dibahas if b.baris.jenjang}
            if benar and tertulis.casefold() not in {k.casefold() for k in benar}:
                nama = dibahas[-1].nama
                harap = " atau ".join(sorted(benar))
                yield temuan_tulisan(
                    f, t, Aturan.PREDIKAT_BEDA, Keparahan.BERAT, nama,
                    f"kriteria {nama} tertulis {tertulis}, sedangkan menurut skala "
                    f"{harap}.",
                    harap, tertulis,
                )  # fmt: skip


@pemeriksa
def efisien(f: Fakta) -> Iterator[Temuan]:
    """ "Efisien" or "tidak efisien" of a sasaran as the rule of efficiency has it."""
    kategori = {
        b.sasaran.pk: b.kategori
        for e in f.bahan.efisiensi.values()
        for b in e.baris
        if b.kategori
    }
    for t in f.tulisan:
        benar = kategori.get(t.sasaran)
        for kalimat in t.kalimat if benar else ():
            tertulis = efisiensi_tertulis(kalimat)
            if tertulis and pernyataan(kalimat) and tertulis != benar:
                yield temuan_tulisan(
                    f, t, Aturan.KLAIM_KATA, Keparahan.SEDANG, "Efisiensi",
                    f"“{potong(kalimat)}” bertentangan dengan tabel efisiensi "
                    f"({benar.lower()}).",
                    benar, tertulis,
                )  # fmt: skip


@pemeriksa
def banyaknya(f: Fakta) -> Iterator[Temuan]:
    """Counts of tujuan, sasaran and reached indicators, in digits or words."""
    sah = f.hitungan_sah
    for t in f.tulisan:
        if t.sasaran is not None or t.indikator is not None:
            continue
        for kalimat in t.kalimat:
            for n, apa, ekor, tertulis in hitungan(kalimat):
                if apa == "indikator":
                    if "tercapai" not in ekor and "mencapai target" not in ekor:
                        continue
                    apa = (
                        "belum tercapai"
                        if "tidak" in ekor or "belum" in ekor
                        else "tercapai"
                    )
                elif not any(
                    k in kalimat.casefold()
                    for k in ("renstra", "rencana strategis", "terdiri", "memuat",
                              "mempunyai", "memiliki", "terdapat", "perjanjian")
                ):  # fmt: skip
                    continue
                if n not in sah[apa]:
                    benar = " atau ".join(str(x) for x in sorted(sah[apa]))
                    sebutan = f"indikator {apa}" if "tercapai" in apa else apa
                    yield temuan_tulisan(
                        f, t, Aturan.HITUNGAN_KATA, Keparahan.BERAT, sebutan,
                        f"tertulis “{tertulis}{ekor.rstrip()}”, sedangkan banyaknya "
                        f"{sebutan} {benar}.",
                        benar, str(n),
                    )  # fmt: skip


@pemeriksa
def tren(f: Fakta) -> Iterator[Temuan]:
    """ "Meningkat dibandingkan tahun lalu" where the value fell, and the like."""
    for t in f.tulisan:
        for kalimat in t.kalimat:
            klaim = kata_tren(kalimat)
            dibahas = indikator_dibahas(f, t, kalimat) if klaim else ()
            if len({b.baris.indikator.pk for b in dibahas}) != 1:
                continue
            b = dibahas[-1]
            disebut = [x for x in tahun_disebut(kalimat) if x < f.tahun]
            lama = {
                x.tahun: x.hasil.nilai
                for x in b.baris.tren
                if x.hasil.nilai is not None and not x.putus
            }
            banding = lama.get(disebut[0] if disebut else f.tahun - 1)
            kini = b.baris.hasil.nilai
            if banding is None or kini is None:
                continue
            nyata = (
                "tetap" if kini == banding else "naik" if kini > banding else "turun"
            )
            if nyata != klaim[0]:
                yield temuan_tulisan(
                    f, t, Aturan.TREN_KATA, Keparahan.BERAT, b.nama,
                    f"“{potong(kalimat)}” bertentangan dengan data: {b.nama} {nyata} "
                    f"dari {tulis(banding)} menjadi {tulis(kini)}.",
                    nyata, klaim[0],
                )  # fmt: skip


@pemeriksa
def penghambat_yang_mendorong(f: Fakta) -> Iterator[Temuan]:
    """What is told as an obstacle is none: "pelayanan semakin baik"."""
    for t in f.tulisan:
        if t.jenis != Bagian.PENGHAMBAT:
            continue
        for kalimat in t.kalimat:
            if menyebut_pendorong(kalimat):
                yield temuan_tulisan(
                    f, t, Aturan.KLAIM_KATA, Keparahan.RINGAN, potong(kalimat, 60),
                    f"“{potong(kalimat)}” ditulis sebagai penghambat, padahal "
                    "menyebut hal yang mendorong.",
                    "hal yang menghambat", potong(kalimat),
                )  # fmt: skip


def menyebut_pendorong(kalimat: str) -> bool:
    """Whether a sentence tells of something good that grows."""
    kecil = kalimat.casefold().rstrip(".")
    return kecil.startswith(
        ("tingginya kesadaran", "tingginya partisipasi", "semakin tingginya")
    ) or kecil.endswith(("semakin baik", "semakin memadai"))


@pemeriksa
def kecukupan_pegawai(f: Fakta) -> Iterator[Temuan]:
    """ "Belum memenuhi jumlah ideal" where no fewer are there than are needed, counted
    over the posts whose need is known."""
    dikenal = [
        (p.kebutuhan, p.bezetting)
        for p in f.bahan.pegawai
        if p.kebutuhan is not None and p.bezetting is not None
    ]
    butuh, ada = (
        (sum(satu) for satu in zip(*dikenal, strict=True)) if dikenal else (0, 0)
    )
    if not dikenal or ada < butuh:
        return
    for t in f.tulisan:
        for kalimat in t.kalimat if t.jenis == Bagian.SDM else ():
            kecil = kalimat.casefold()
            if "belum memenuhi jumlah ideal" in kecil or "kekurangan pegawai" in kecil:
                yield temuan_tulisan(
                    f, t, Aturan.KLAIM_KATA, Keparahan.SEDANG, "Kebutuhan pegawai",
                    f"“{potong(kalimat)}”, sedangkan pada jabatan yang kebutuhannya "
                    f"dicatat dibutuhkan {butuh} dan ada {ada} pegawai.",
                    f"kebutuhan {butuh}", f"bezetting {ada}",
                )  # fmt: skip
