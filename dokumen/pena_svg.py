"""The pen of all drawings: one ink (`currentColor`, so that a dark page turns it), no
style element and no style attribute (the pages' Content-Security-Policy forbids them)."""

from __future__ import annotations

from decimal import Decimal

from dokumen.html_teks import teks
from sakip.angka import bulat

HURUF = "Dokumen Sans, Liberation Sans, Arial, sans-serif"


def gambar(lebar: int, tinggi: int, judul: str, alternatif: str, isi: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {lebar} {tinggi}" '
        f'width="{lebar}" height="{tinggi}" role="img" font-family="{HURUF}">'
        f"<title>{teks(judul)}</title><desc>{teks(alternatif)}</desc>{isi}</svg>"
    )


def tulisan(
    x: Decimal | int,
    y: Decimal | int,
    isi: str,
    jangkar: str,
    ukuran: int,
    *,
    tebal: bool = False,
    redup: bool = False,
) -> str:
    if not isi:
        return ""
    gaya = ' font-weight="bold"' * tebal + ' fill-opacity="0.75"' * redup
    return (
        f'<text x="{koordinat(x)}" y="{koordinat(y)}" text-anchor="{jangkar}" font-size="{ukuran}" '
        f'fill="currentColor"{gaya}>{teks(isi)}</text>'
    )


def ruas(x1: Decimal, y1: Decimal, x2: Decimal, y2: Decimal, gaya: str) -> str:
    return (
        f'<line x1="{koordinat(x1)}" y1="{koordinat(y1)}" x2="{koordinat(x2)}" y2="{koordinat(y2)}" '
        f'stroke="currentColor" {gaya}/>'
    )


def koordinat(angka: Decimal | int) -> str:
    """A coordinate, to a tenth."""
    return f"{bulat(Decimal(angka), 1):f}"
