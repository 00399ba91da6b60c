"""Dividing the tree over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .kotak import KEPALA, tinggi_deret, tinggi_simpul
from .simpul import Simpul

# What fits on one page of A3 landscape under its heading.
TINGGI_HALAMAN = 880


def bagi_halaman(
    akar: Sequence[Simpul], tinggi: int = TINGGI_HALAMAN
) -> list[tuple[Simpul, ...]]:
    """The tree in parts that fit on a page: all on one if it does; else each tujuan
    begins a page, and one too long goes on with what is above it named again."""
    ruang = tinggi - KEPALA
    if tinggi_deret(akar) <= ruang:
        return [tuple(akar)] if akar else []
    hasil: list[tuple[Simpul, ...]] = []
    for simpul in akar:
        for i, anak in enumerate(simpul.anak if simpul.jenis == "misi" else ()):
            bagian = replace(simpul, anak=(anak,), lanjutan=i > 0)
            hasil += [(potong,) for potong in _bagi(bagian, ruang)]
        if simpul.jenis != "misi":
            hasil += [(potong,) for potong in _bagi(simpul, ruang)]
    return hasil


def _bagi(simpul: Simpul, ruang: int) -> list[Simpul]:
    """A node in copies of which each fits, its children dealt out in their order. A
    single box that is too high is not cut."""
    if not simpul.anak or tinggi_simpul(simpul) <= ruang:
        return [simpul]
    hasil: list[Simpul] = []
    kini: tuple[Simpul, ...] = ()
    for potong in [p for anak in simpul.anak for p in _bagi(anak, ruang)]:
        calon = _salinan(simpul, (*kini, potong), bool(hasil))
        if kini and tinggi_simpul(calon) > ruang:
            hasil.append(_salinan(simpul, kini, bool(hasil)))
            kini = ()
        kini = (*kini, potong)
    hasil.append(_salinan(simpul, kini, bool(hasil)))
    return hasil


def _salinan(simpul: Simpul, anak: tuple[Simpul, ...], lanjutan: bool) -> Simpul:
    return replace(simpul, anak=anak, lanjutan=lanjutan or simpul.lanjutan)
