"""Cells and columns of the tables of an LHE."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dokumen.pohon import Baris, Butir, Daftar, Kepala, Kolom, Paragraf, Sel, Teks
from sakip.angka import tulis

TIDAK_ADA = "tidak ada data"


def poin(nilai: Decimal | None) -> Sel:
    """Points with two decimals; quiet words where there are none."""
    if nilai is None:
        return Sel(TIDAK_ADA, redup=True, perataan="tengah")
    return Sel(tulis(nilai, 2), nilai)


def bobot(nilai: Decimal) -> Sel:
    return Sel(tulis(nilai, 2), nilai)


def baris(*sel: Sel | str) -> Baris:
    return Baris(tuple(Sel(s) if isinstance(s, str) else s for s in sel))


def kelompok(*sel: Sel) -> Baris:
    return Baris(sel, "kelompok")


def jumlah(*sel: Sel | str) -> Baris:
    return Baris(tuple(Sel(s) if isinstance(s, str) else s for s in sel), "jumlah")


def kepala(*kata: str) -> tuple[tuple[Kepala, ...], ...]:
    return (tuple(Kepala(k) for k in kata),)


def kolom(*rupa: str) -> tuple[Kolom, ...]:
    """ "30" is a width; ">" sets to the right, "^" in the middle, "!" names the row."""
    letak = {">": "kanan", "^": "tengah"}
    return tuple(
        Kolom(int(r.rstrip(">^!")), letak.get(r[-1], "kiri"), r.endswith("!"))
        for r in rupa
    )


def paragraf(teks: str) -> list[Paragraf]:
    """What somebody typed: a paragraph per line."""
    return [Paragraf(satu.strip()) for satu in teks.splitlines() if satu.strip()]


def daftar(isi: Sequence[str], gaya="angka", mulai: int = 1) -> Daftar:
    return Daftar(tuple(Butir(i) for i in isi), gaya, mulai)


def tebal(teks: str) -> Paragraf:
    return Paragraf((Teks(teks, tebal=True),))
