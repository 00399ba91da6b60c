"""Cells of text and rows as high as it: never a formula, never an error value, whatever they begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .teks import TERPANJANG

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.styles import Font
    from openpyxl.worksheet.worksheet import Worksheet

# Every Excel has it, and other offices something of the same widths.
HURUF, UKURAN = "Arial", 10
TINGGI_BARIS = 13.5  # points
TINGGI_MAKS = 409  # what Excel allows
LIPATAN_MAKS = 29  # lines in a row of that height


def huruf(**sifat: bool | int | str | None) -> Font:
    """The type of the workbook, with these differences."""
    from openpyxl.styles import Font

    return Font(**{"name": HURUF, "size": UKURAN, **sifat})


def beri_teks(sel: Cell, teks: str) -> None:
    """Write the text as text. The mark `quotePrefix` keeps it that when somebody edits
    the cell; openpyxl alone would make a formula of a leading "="."""
    if not teks:
        return
    sel.value = teks[:TERPANJANG]
    sel.data_type = "s"
    sel.font = huruf()
    if len(teks) > 1 and teks.lstrip()[:1] in ("=", "+", "-", "@"):
        sel.quotePrefix = True


def tautkan(sel: Cell, teks: str, nama_lembar: str) -> None:
    """A link to another sheet of the workbook."""
    from openpyxl.worksheet.hyperlink import Hyperlink

    beri_teks(sel, teks)
    petik = nama_lembar.replace("'", "''")
    sel.hyperlink = Hyperlink(ref=sel.coordinate, location=f"'{petik}'!A1")
    sel.font = huruf(color="0B5563", underline="single")


def atur_tinggi(
    halaman: Worksheet,
    baris: int,
    isi: list[tuple[str, int, int, int]],
    lebar: list[int],
) -> None:
    """The height of a row by the letters of its cells: (text, column, columns, rows).
    Excel would measure most rows itself, but no merged cell; other offices none."""
    tertinggi = 1
    for teks, kolom, banyak_kolom, banyak_baris in isi:
        muat = max(1, sum(lebar[kolom : kolom + banyak_kolom]) - 1)
        lipatan = sum(max(1, -(-len(satu) // muat)) for satu in teks.split("\n"))
        tertinggi = max(tertinggi, -(-lipatan // banyak_baris))
    tinggi = min(TINGGI_MAKS, tertinggi * TINGGI_BARIS + 2)
    halaman.row_dimensions[baris].height = tinggi
