"""An organisation chart as SVG: boxes one below the other, each further in than the one
that it belongs to, joined by lines. Read from top to bottom it is the list of units."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from decimal import Decimal

from dokumen.pena_svg import gambar, koordinat, ruas, tulisan

LEBAR = 580
MASUK = 44  # how far a part stands in
SELA = 8
BARIS = 13  # height of a line of text
HURUF_PER_BARIS = 72
LEBAR_HURUF = Decimal("5.6")

# How deep a unit stands (0 is the head), and its name; parts follow their whole.
Unit = tuple[int, str]


def kata_susunan(judul: str, daftar: Sequence[Unit]) -> str:
    """The chart in words: each unit after the one that it belongs to."""
    return f"{judul}: {'; '.join(nama for _, nama in daftar)}."


def susunan(judul: str, daftar: Sequence[Unit]) -> str:
    """The chart. ValueError where there is no unit."""
    if not daftar:
        raise ValueError("Bagan susunan memerlukan sedikitnya satu unit.")
    isi = []
    y = 4
    induk: dict[int, Decimal] = {}  # by depth: lower edge of the last box there
    for dalam, nama in daftar:
        baris = textwrap.wrap(nama, HURUF_PER_BARIS) or [""]
        tinggi = BARIS * len(baris) + 10
        x, tengah = 6 + MASUK * dalam, y + Decimal(tinggi) / 2
        if dalam - 1 in induk:
            tegak = Decimal(6 + MASUK * (dalam - 1) + MASUK // 2)
            isi.append(ruas(tegak, induk[dalam - 1], tegak, tengah, 'stroke-width="1"'))
            isi.append(ruas(tegak, tengah, Decimal(x), tengah, 'stroke-width="1"'))
        isi.append(_kotak(x, y, baris, tinggi, utama=dalam == 0))
        induk[dalam] = Decimal(y + tinggi)
        y += tinggi + SELA
    return gambar(LEBAR, y, judul, kata_susunan(judul, daftar), "".join(isi))


def _kotak(x: int, y: int, baris: Sequence[str], tinggi: int, *, utama: bool) -> str:
    lebar = max(len(b) for b in baris) * LEBAR_HURUF + 20
    hasil = (
        f'<rect x="{x}" y="{y}" width="{koordinat(lebar)}" height="{tinggi}" rx="3" '
        f'fill="currentColor" fill-opacity="{"0.12" if utama else "0"}" '
        f'stroke="currentColor" stroke-width="{"1.4" if utama else "0.9"}"/>'
    )
    return hasil + "".join(
        tulisan(x + 10, y + 15 + BARIS * i, b, "start", 10, tebal=utama)
        for i, b in enumerate(baris)
    )
