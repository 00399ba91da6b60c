"""One table as one sheet: caption, head that stays, cells, source and notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dokumen.html_tabel import berkolom
from dokumen.pohon import Baris, Kalimat, Perataan, Sel, Tabel
from dokumen.telusur import polos
from dokumen.warna import (
    DASAR_KELOMPOK,
    DASAR_KEPALA,
    WARNA_NADA,
    WARNA_REDUP,
)

from .angka import bentuk_angka
from .lembar import DAFTAR, LembarTabel
from .sel import LIPATAN_MAKS, atur_tinggi, beri_teks, huruf, tautkan
from .teks import isi_sel, kalimat

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

RATA: dict[Perataan, str] = {"kiri": "left", "tengah": "center", "kanan": "right"}
# Widths in letters: of a whole table, and the least of a column.
LEBAR_TEGAK, LEBAR_LANSKAP, LEBAR_KECIL = 100, 150, 6
HURUF_LEBAR = 80  # no column wider
A4, A3 = 9, 8
BARIS_JUDUL, BARIS_KEPALA = 2, 4  # the way back, the caption, room, the head


def tulis_tabel(halaman: Worksheet, satu: LembarTabel) -> None:
    """Fill an empty sheet with the table."""
    t = satu.tabel
    lebar = _lebar(satu)
    for nomor, angka in enumerate(lebar, 1):
        halaman.column_dimensions[_nama_kolom(nomor)].width = angka
    tautkan(halaman.cell(1, 1), f"‹ {DAFTAR}", DAFTAR)
    _penuh(halaman, BARIS_JUDUL, satu.judul, lebar, tebal=True)
    baris = BARIS_KEPALA
    for pasangan in berkolom(t.kepala, len(t.kolom)):
        for kepala, kolom in pasangan:
            sel = halaman.cell(baris, kolom + 1)
            beri_teks(sel, kalimat(kepala.isi))
            _bentuk_kepala(sel)
            _gabung(halaman, sel, kepala.kolom, kepala.baris)
        isi = [(kalimat(k.isi), kolom, k.kolom, k.baris) for k, kolom in pasangan]
        atur_tinggi(halaman, baris, isi, lebar)
        baris += 1
    kepala_akhir = baris - 1
    for satu_baris, pasangan in zip(
        t.baris, berkolom(tuple(b.sel for b in t.baris), len(t.kolom)), strict=True
    ):
        for isi_satu, kolom in pasangan:
            sel = halaman.cell(baris, kolom + 1)
            _isi(sel, isi_satu)
            _bentuk(sel, isi_satu, satu_baris, t.kolom[kolom].perataan)
            _gabung(halaman, sel, isi_satu.kolom, isi_satu.baris)
        isi = [(isi_sel(s), kolom, s.kolom, s.baris) for s, kolom in pasangan]
        atur_tinggi(halaman, baris, isi, lebar)
        baris += 1
    _kaki(halaman, baris, t, lebar)
    _cetakan(halaman, satu, kepala_akhir)


def _isi(sel: Cell, s: Sel) -> None:
    """The number the cell prints, in its printed form; else its words."""
    if s.nilai is None:
        beri_teks(sel, isi_sel(s))
        return
    sel.value = s.nilai
    sel.number_format = bentuk_angka(polos(s.isi), s.nilai)


# --- Looks ------------------------------------------------------------------------


def _bentuk_kepala(sel: Cell) -> None:
    from openpyxl.styles import Alignment, PatternFill

    sel.font = huruf(bold=True)
    sel.fill = PatternFill("solid", fgColor=DASAR_KEPALA)
    sel.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _bentuk(sel: Cell, s: Sel, baris: Baris, rata: Perataan) -> None:
    from openpyxl.styles import Alignment, PatternFill

    tebal, miring, warna, dasar = baris.jenis != "biasa", s.redup, None, ""
    if s.redup:
        warna = WARNA_REDUP
    if s.predikat is not None:
        dasar, warna = WARNA_NADA[s.predikat.slug]
        tebal, rata = s.predikat.slug != "belum", "tengah"
    elif baris.jenis != "biasa":
        dasar = DASAR_KELOMPOK if baris.jenis == "kelompok" else DASAR_KEPALA
    sel.font = huruf(bold=tebal, italic=miring, color=warna)
    if dasar:
        sel.fill = PatternFill("solid", fgColor=dasar)
    sel.alignment = Alignment(
        horizontal=RATA[s.perataan or rata],
        vertical="top",
        wrap_text=True,
        indent=s.indentasi if (s.perataan or rata) == "kiri" else 0,
    )


def _gabung(halaman: Worksheet, sel: Cell, kolom: int, baris: int) -> None:
    """Rules around the cell, and around all that it covers."""
    from openpyxl.styles import Border, Side

    garis = Side("thin", color="9AA5A3")
    bingkai = Border(left=garis, right=garis, top=garis, bottom=garis)
    for i in range(baris):
        for j in range(kolom):
            halaman.cell(sel.row + i, sel.column + j).border = bingkai
    if kolom > 1 or baris > 1:
        halaman.merge_cells(
            start_row=sel.row,
            start_column=sel.column,
            end_row=sel.row + baris - 1,
            end_column=sel.column + kolom - 1,
        )


def _penuh(
    halaman: Worksheet, baris: int, teks: str, lebar: list[int], *, tebal: bool = False
) -> None:
    """A line over the whole width, as high as it needs."""
    from openpyxl.styles import Alignment

    sel = halaman.cell(baris, 1)
    beri_teks(sel, teks)
    sel.font = huruf(bold=tebal, size=12 if tebal else 9)
    sel.alignment = Alignment(wrap_text=True, vertical="top")
    if len(lebar) > 1:
        halaman.merge_cells(
            start_row=baris, start_column=1, end_row=baris, end_column=len(lebar)
        )
    atur_tinggi(halaman, baris, [(teks, 0, len(lebar), 1)], lebar)


def _kaki(halaman: Worksheet, baris: int, t: Tabel, lebar: list[int]) -> None:
    daftar: list[Kalimat] = list(t.catatan)
    if t.sumber:
        daftar.insert(0, ("Sumber: ", *_rangkaian(t.sumber)))
    for nomor, isi in enumerate(daftar):
        _penuh(halaman, baris + nomor, kalimat(isi), lebar)


def _rangkaian(isi: Kalimat) -> tuple:
    return (isi,) if isinstance(isi, str) else isi


# --- Sizes ------------------------------------------------------------------------


def _lebar(satu: LembarTabel) -> list[int]:
    """Widths of the columns in letters: as in print, and wide enough for each number
    and each word, since a number too wide shows as ####; wider where a text would be
    taller than a row can be."""
    t = satu.tabel
    penuh = LEBAR_LANSKAP if satu.lanskap else LEBAR_TEGAK
    jumlah = sum(k.lebar for k in t.kolom)
    hasil = [max(LEBAR_KECIL, k.lebar * penuh // jumlah) for k in t.kolom]
    for teks, utuh, kolom in _isi_kolom(t):
        kata = teks if utuh else max(teks.split(), key=len, default="")
        muat = max(hasil[kolom], len(kata) + 2)
        lipatan = sum(-(-len(baris) // (muat - 1)) for baris in teks.split("\n"))
        if lipatan > LIPATAN_MAKS:
            muat = muat * lipatan // LIPATAN_MAKS + 2
        hasil[kolom] = min(muat, HURUF_LEBAR)
    return hasil


def _isi_kolom(t: Tabel) -> Iterator[tuple[str, bool, int]]:
    """Text, whether it is a number, and column of each cell of one column."""
    for baris in berkolom(t.kepala, len(t.kolom)):
        for kepala, kolom in baris:
            if kepala.kolom == 1:
                yield kalimat(kepala.isi), False, kolom
    for pasangan in berkolom(tuple(b.sel for b in t.baris), len(t.kolom)):
        for s, kolom in pasangan:
            if s.kolom == 1:
                yield isi_sel(s), s.nilai is not None, kolom


def _nama_kolom(kolom: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(kolom)


def _cetakan(halaman: Worksheet, satu: LembarTabel, kepala_akhir: int) -> None:
    """The head stays in sight and on each page; as wide as one sheet of paper."""
    if satu.tabel.kepala:
        halaman.freeze_panes = f"A{kepala_akhir + 1}"
        halaman.print_title_rows = f"{BARIS_KEPALA}:{kepala_akhir}"
    halaman.page_setup.orientation = "landscape" if satu.lanskap else "portrait"
    halaman.page_setup.paperSize = A3 if satu.ukuran == "A3" else A4
    halaman.page_setup.fitToWidth, halaman.page_setup.fitToHeight = 1, 0
    halaman.sheet_properties.pageSetUpPr.fitToPage = True
    halaman.oddFooter.right.text = "&A, halaman &P dari &N"
    halaman.oddFooter.right.size = 9
