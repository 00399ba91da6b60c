"""Walking a content tree: every node, every table, every printed figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from decimal import Decimal

from dokumen.kisi import letak
from dokumen.pohon import Dokumen, Kalimat, Rujukan, Sel, Simpul, Tabel, Teks


@dataclass(frozen=True, slots=True)
class SelTabel:
    """A cell with its place; `baris` and `kolom` count from 0, spans included."""

    tabel: Tabel
    baris: int
    kolom: int
    sel: Sel


@dataclass(frozen=True, slots=True)
class Angka:
    """A figure as printed (`teks`) and as meant (`nilai`), and where it stands."""

    tempat: str
    teks: str
    nilai: Decimal


def telusuri(simpul: Simpul) -> Iterator[Simpul]:
    """The node itself and all nodes in it, in reading order."""
    yield simpul
    for bidang in fields(simpul):
        isi = getattr(simpul, bidang.name)
        for anak in _datar(isi):
            yield from telusuri(anak)


def _datar(isi: object) -> Iterator[Simpul]:
    if isinstance(isi, Simpul):
        yield isi
    elif isinstance(isi, tuple):
        for satu in isi:
            yield from _datar(satu)


def semua_tabel(dokumen: Dokumen) -> Iterator[Tabel]:
    """All tables in reading order."""
    return (s for s in telusuri(dokumen) if isinstance(s, Tabel))


def semua_sel(dokumen: Dokumen) -> Iterator[SelTabel]:
    """All cells of table bodies, with their column as printed."""
    for tabel in semua_tabel(dokumen):
        tempat = letak(tuple(b.sel for b in tabel.baris), len(tabel.kolom))
        for i, (baris, kolom) in enumerate(zip(tabel.baris, tempat, strict=True)):
            for k, sel in zip(kolom or (), baris.sel, strict=True):
                yield SelTabel(tabel, i, k, sel)


def semua_angka(dokumen: Dokumen) -> Iterator[Angka]:
    """Every figure that carries its value: cells of tables, then runs of text."""
    for s in semua_sel(dokumen):
        if s.sel.nilai is not None:
            nama = f"Tabel {s.tabel.nomor or s.tabel.judul}"
            tempat = f"{nama}, baris {s.baris + 1}, kolom {s.kolom + 1}"
            yield Angka(tempat, polos(s.sel.isi), s.sel.nilai)
    for simpul in telusuri(dokumen):
        if isinstance(simpul, Teks) and simpul.nilai is not None:
            yield Angka("teks", simpul.isi, simpul.nilai)


def semua_teks(simpul: Simpul) -> Iterator[str]:
    """Every string the node prints or holds, in reading order."""
    for satu in telusuri(simpul):
        for bidang in fields(satu):
            yield from _teks_dalam(getattr(satu, bidang.name))


def _teks_dalam(isi: object) -> Iterator[str]:
    if isinstance(isi, str):
        yield isi
    elif isinstance(isi, tuple):
        for satu in isi:
            yield from _teks_dalam(satu)


def polos(kalimat: Kalimat) -> str:
    """A sentence without its emphasis; a reference not yet numbered gives ''."""
    if isinstance(kalimat, str):
        return kalimat
    return "".join(
        s if isinstance(s, str) else s.teks if isinstance(s, Rujukan) else s.isi
        for s in kalimat
    )
