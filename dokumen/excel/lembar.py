"""Which sheets a workbook has, and their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dokumen.pohon import Bab, Bagian, Dokumen, Lampiran, Lembar, Tabel
from dokumen.telusur import semua_tabel

from .teks import rapi

NAMA_MAKS = 31  # what Excel allows
DAFTAR, TENTANG = "Daftar tabel", "Tentang"
# What Excel refuses in a name, and the name that it keeps for itself.
_TERLARANG = re.compile(r"[\[\]:*?/\\]")
_DIPAKAI = (DAFTAR, TENTANG, "History")


@dataclass(frozen=True)
class LembarTabel:
    """A table with the name of its sheet and the part of the document it stands in."""

    tabel: Tabel
    nama: str
    bagian: str
    lanskap: bool
    ukuran: str

    @property
    def judul(self) -> str:
        """The caption as printed; of a table without one the part it stands in."""
        t = self.tabel
        return (
            f"Tabel {t.nomor} {t.judul}".strip() if t.nomor else t.judul or self.bagian
        )


def daftar_lembar(dokumen: Dokumen) -> list[LembarTabel]:
    """All tables of a numbered document in reading order, each with its own name."""
    terpakai = {nama.casefold() for nama in _DIPAKAI}
    hasil = []
    for bagian, t in _berbagian(dokumen):
        nama = _nama(t, sebutan(bagian), terpakai)
        terpakai.add(nama.casefold())
        berputar = isinstance(bagian, Lembar | Lampiran) and bagian.lanskap
        ukuran = bagian.ukuran if isinstance(bagian, Lembar) else "A4"
        hasil.append(
            LembarTabel(t, nama, sebutan(bagian), t.lanskap or berputar, ukuran)
        )
    return hasil


def _berbagian(dokumen: Dokumen) -> Iterator[tuple[Bagian, Tabel]]:
    for bagian in dokumen.bagian:
        for t in semua_tabel(bagian):
            yield bagian, t


def sebutan(bagian: Bagian) -> str:
    """ "Bab III Akuntabilitas Kinerja", "Lampiran II ...", or the title alone."""
    if isinstance(bagian, Bab | Lampiran) and bagian.nomor:
        return f"{type(bagian).__name__} {bagian.nomor} {bagian.judul}".strip()
    return bagian.judul or type(bagian).__name__


def _nama(t: Tabel, bagian: str, terpakai: set[str]) -> str:
    """A name that Excel takes and that no sheet before has, letter case aside."""
    penuh = f"Tabel {t.nomor} {t.judul}" if t.nomor else t.judul or bagian
    penuh = " ".join(_TERLARANG.sub(" ", rapi(penuh)).split()).strip("' ") or "Tabel"
    nama, ke = _potong(penuh, NAMA_MAKS), 1
    while nama.casefold() in terpakai:
        ke += 1
        akhiran = f" ({ke})"
        nama = _potong(penuh, NAMA_MAKS - len(akhiran)) + akhiran
    return nama


def _potong(nama: str, maks: int) -> str:
    """Cut at a word where one ends near the limit."""
    if len(nama) <= maks:
        return nama
    potongan = nama[:maks]
    if nama[maks] != " " and potongan.rfind(" ") > maks // 2:
        potongan = potongan[: potongan.rfind(" ")]
    return potongan.rstrip("' ")
