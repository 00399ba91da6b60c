"""Cells, columns and small blocks that every chapter uses. Formats, computes nothing.

A missing figure is words in a quiet cell, never 0; a cell that prints a number carries
it in `nilai`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from capaian.pengukuran import BarisCapaian, PkTerukur
from capaian.perhitungan import Jenjang
from dokumen.pohon import (
    Baris,
    Blok,
    Butir,
    Daftar,
    GayaDaftar,
    Kalimat,
    Kepala,
    Kolom,
    Paragraf,
    Predikat,
    Sel,
    Teks,
)
from sakip.angka import tulis

from . import asal as asal_
from .kata import BELUM, TIDAK_TERSEDIA, nilai_satuan, satuan_tersirat

# Shape and ground of a predicate by the colour that its scale names.
NADA = {
    "biru muda": ("▲▲", "sangat-tinggi"),
    "hijau": ("▲", "tinggi"),
    "kuning muda": ("●", "sedang"),
    "abu tua": ("▼", "rendah"),
    "merah": ("▼▼", "sangat-rendah"),
}

BELUM_DIHITUNG = "belum dapat dihitung"
BELUM_DITULIS = Paragraf((Teks("Bagian ini belum ditulis.", miring=True),))


def kata(teks: str) -> Sel:
    """Words in place of a figure that is missing."""
    return Sel(teks, redup=True, perataan="tengah")


def sel_angka(
    nilai: Decimal | int | None, kosong: str = BELUM, *, asal: str = ""
) -> Sel:
    """A number with all its digits."""
    if nilai is None:
        return kata(kosong)
    angka = Decimal(nilai)
    return Sel(tulis(angka), angka, asal=asal)


def sel_persen(nilai: Decimal | None, kosong: str = BELUM, *, asal: str = "") -> Sel:
    """A percentage under a head that says so: "94,42"."""
    return kata(kosong) if nilai is None else Sel(tulis(nilai, 2), nilai, asal=asal)


def sel_capaian(b: BarisCapaian) -> Sel:
    """The percentage achieved; else why there is none, unless the cell of the
    realisation says so already."""
    kosong = BELUM_DIHITUNG if b.hasil.nilai is None else b.alasan
    return sel_persen(b.capaian, kosong, asal=asal_.capaian(b.indikator))


def sel_uang(nilai: Decimal | None, kosong: str = "–", *, asal: str = "") -> Sel:
    """An amount under a head "(Rp)": "2.649.221.375,00"."""
    return kata(kosong) if nilai is None else Sel(tulis(nilai, 2), nilai, asal=asal)


def sel_satuan(
    nilai: Decimal | None,
    satuan: str,
    predikat: str = "",
    kosong: str = TIDAK_TERSEDIA,
    *,
    asal: str = "",
) -> Sel:
    """A target or realisation with its unit: "4 Dokumen", "B (70)"."""
    teks = nilai_satuan(nilai, satuan, predikat)
    return Sel(teks, nilai, perataan="tengah", asal=asal) if teks else kata(kosong)


def sel_singkat(
    nilai: Decimal | None,
    satuan: str,
    predikat: str = "",
    kosong: str = TIDAK_TERSEDIA,
    *,
    asal: str = "",
) -> Sel:
    """As `sel_satuan` for narrow columns: a unit that is a word stands elsewhere."""
    singkat = satuan if satuan_tersirat(satuan) else ""
    return sel_satuan(nilai, singkat, predikat, kosong, asal=asal)


def sel_target_pk(b: BarisCapaian, pk: PkTerukur) -> Sel:
    """The target as promised."""
    satuan = b.indikator.satuan
    return sel_satuan(
        b.butir.nilai, satuan, b.butir.predikat, asal=asal_.pk(pk.perjanjian)
    )


def sel_realisasi(b: BarisCapaian, tahun: int) -> Sel:
    """The year's realisation, or why there is none."""
    return sel_satuan(
        b.hasil.nilai,
        b.indikator.satuan,
        b.hasil.predikat,
        b.hasil.alasan,
        asal=asal_.realisasi(b.indikator, tahun),
    )


def sel_jenjang(jenjang: Jenjang | None, kosong: str = "belum dapat dinilai") -> Sel:
    """A predicate by word, shape and ground."""
    if jenjang is None:
        return kata(kosong)
    bentuk, slug = NADA.get(jenjang.warna.lower(), ("", "belum"))
    return Sel(predikat=Predikat(jenjang.nama, bentuk, slug))


def sel_kriteria(b: BarisCapaian) -> Sel:
    """The predicate; by words alone where the target is a predicate."""
    if b.jenjang is None and b.tercapai is not None:
        return Sel("target tercapai" if b.tercapai else "target tidak tercapai")
    return sel_jenjang(b.jenjang)


def baris(*sel: Sel | str) -> Baris:
    """A row; plain text becomes a cell."""
    return Baris(tuple(_sel(s) for s in sel))


def jumlah(*sel: Sel | str) -> Baris:
    """The row that adds up."""
    return Baris(tuple(_sel(s) for s in sel), "jumlah")


def kelompok(*sel: Sel | str) -> Baris:
    """The row that heads those under it."""
    return Baris(tuple(_sel(s) for s in sel), "kelompok")


def _sel(isi: Sel | str) -> Sel:
    return Sel(isi) if isinstance(isi, str) else isi


def baris_kosong(kolom: int, teks: str) -> Baris:
    """One row across the table that says why there is none."""
    return Baris((Sel(teks, kolom=kolom, redup=True, perataan="tengah"),))


def kepala(*judul: str | Kepala) -> tuple[Kepala, ...]:
    return tuple(Kepala(j) if isinstance(j, str) else j for j in judul)


def nomor_kolom(banyak: int) -> tuple[Kepala, ...]:
    """The row of column numbers under a head, as official tables have it."""
    return tuple(Kepala(f"({i})") for i in range(1, banyak + 1))


def kolom(*pola: str) -> tuple[Kolom, ...]:
    """Columns from "12", "12>" (right), "12^" (centred), "12!" (names its row)."""
    hasil = []
    for satu in pola:
        lebar = int(satu.rstrip("<>^!"))
        perataan = "kanan" if ">" in satu else "tengah" if "^" in satu else "kiri"
        hasil.append(Kolom(lebar, perataan, kepala_baris="!" in satu))
    return tuple(hasil)


def paragraf(*isi: Kalimat) -> tuple[Paragraf, ...]:
    return tuple(Paragraf(satu) for satu in isi)


def daftar(butir: Iterable[Kalimat | Butir], gaya: GayaDaftar = "poin") -> Daftar:
    return Daftar(tuple(b if isinstance(b, Butir) else Butir(b) for b in butir), gaya)


def berpengantar(pengantar: Kalimat, isi: Sequence[Blok]) -> tuple[Blok, ...]:
    """A written part; where it begins with a bare list a sentence goes before it."""
    if isi and isinstance(isi[0], Daftar):
        return (Paragraf(pengantar), *isi)
    return tuple(isi)
