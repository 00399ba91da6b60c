"""A refused file given back with what is wrong marked in it.

Made anew from the cells that `buku` read, never a copy: no formula, macro, link or
drawing of the file that came in can be in the one that goes out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from . import isian
from .buku import Buku, Ganjil, LembarMentah
from .dasar import LEMBAR_KESALAHAN, Jenis, Lembar, kunci_judul
from .hasil import GalatSel
from .penulis import TANGGAL, berteks, teks_aman

# Each comment costs the file a drawing; beyond these a fill alone must do, or the
# mended file would be too big to come back.
BATAS_CATATAN = 1000
BATAS_DAFTAR = 5000
# Empty rows between others are kept, so that numbers stay; up to here.
BATAS_BARIS = 25_000
_MERAH = PatternFill("solid", fgColor="FFC7CE")
_TEBAL = Font(bold=True)
_LIPAT = Alignment(wrap_text=True, vertical="top")
_JUDUL = ("Lembar", "Baris", "Kolom", "Isian", "Yang salah", "Cara memperbaiki")
_LEBAR = (20, 8, 24, 30, 60, 60)
_AKHIR_KALIMAT = re.compile(r"(?<=[.?!]) (?=[A-Z“])")
_BUKAN_NAMA = re.compile(r"[\\*?:/\[\]]")

PerKolom = dict[int | None, list[str]]  # column from 0; None: the whole row
Letak = dict[int, PerKolom]  # by row


def tulis_ditandai(
    keluaran: BinaryIO, isi: Buku, jenis: Jenis, galat: list[GalatSel]
) -> None:
    """The sheets of `isi` with the refused cells filled and commented, after a sheet
    that lists every refusal."""
    hasil = Workbook(write_only=True)
    daftar = hasil.create_sheet(LEMBAR_KESALAHAN)
    sisa = BATAS_CATATAN
    baris_baru: dict[str, dict[int, int]] = {}
    for mentah in isi.lembar:
        if mentah.nama == LEMBAR_KESALAHAN or not mentah.baris:
            continue
        nama = _nama(isi, mentah, jenis, galat)
        letak = _letak(mentah, [g for g in galat if g.lembar == nama])
        baris_baru[nama] = _nomor_baru(mentah)
        sisa = _salin(hasil, nama, mentah, jenis, letak, baris_baru[nama], sisa)
    _tulis_daftar(daftar, galat, baris_baru)
    hasil.save(keluaran)


def _nama(isi: Buku, mentah: LembarMentah, jenis: Jenis, galat) -> str:
    """What the refusals call the sheet: a CSV has no name of its own."""
    if not isi.csv:
        return mentah.nama
    return next((g.lembar for g in galat if g.lembar), jenis.lembar[0].nama)


def _letak(mentah: LembarMentah, galat: list[GalatSel]) -> Letak:
    """Sentences by the cell they are about; where its column is not in the sheet, by
    its whole row."""
    kepala, judul = mentah.baris[0]
    kolom = {}
    for posisi, teks in enumerate(judul):
        if (teks := isian.rapi(teks)) is not None:
            kolom.setdefault(kunci_judul(isian.polos(teks)), posisi)
    hasil: Letak = defaultdict(lambda: defaultdict(list))
    for satu in galat:
        if satu.baris is None and not satu.kolom:
            continue  # the sheet as a whole: the list says so
        posisi = kolom.get(kunci_judul(satu.kolom)) if satu.kolom else None
        hasil[satu.baris or kepala][posisi].append(satu.pesan)
    return hasil


def _nomor_baru(mentah: LembarMentah) -> dict[int, int]:
    """Row number in the file that came → in the one that goes: the same, unless rows
    stand absurdly far down."""
    hasil, terakhir = {}, 0
    sisa = BATAS_BARIS - len(mentah.baris)
    for nomor, _ in mentah.baris:
        lompat = nomor - terakhir - 1
        lompat = lompat if 0 <= lompat <= sisa else 0
        sisa -= lompat
        terakhir += lompat + 1
        hasil[nomor] = terakhir
    return hasil


def _salin(
    hasil: Workbook,
    nama: str,
    mentah: LembarMentah,
    jenis: Jenis,
    letak: Letak,
    nomor_baru: dict[int, int],
    sisa: int,
) -> int:
    """One sheet; how many comments may still be written."""
    halaman = hasil.create_sheet(_nama_aman(nama))
    halaman.freeze_panes = "A2"
    bertulisan = _kolom_teks(halaman, nama, mentah, jenis)
    tertulis = 0
    for urutan, (nomor, sel) in enumerate(mentah.baris):
        while tertulis < nomor_baru[nomor] - 1:
            halaman.append([])
            tertulis += 1
        baris = [_sel(halaman, s, p in bertulisan) for p, s in enumerate(sel)]
        for posisi, pesan in _pada(letak.get(nomor, {}), len(sel)):
            while len(baris) <= posisi:
                baris.append(WriteOnlyCell(halaman))
            baris[posisi].fill = _MERAH
            if pesan and sisa > 0:
                baris[posisi].comment = _catatan(pesan)
                sisa -= 1
        if urutan == 0:
            for satu in baris:
                satu.font, satu.alignment = _TEBAL, _LIPAT
        halaman.append(baris)
        tertulis += 1
    return sisa


def _pada(ini: PerKolom, lebar: int) -> Iterator[tuple[int, list[str]]]:
    """(column, sentences) to mark in a row; what is about the whole row is written at
    its first cell."""
    seluruh = ini.get(None, [])
    if seluruh:
        for posisi in range(lebar):
            if posisi not in ini:
                yield posisi, seluruh if posisi == 0 else []
    for posisi, pesan in ini.items():
        if posisi is not None:
            yield posisi, (seluruh if posisi == 0 else []) + pesan


def _kolom_teks(halaman, nama: str, mentah: LembarMentah, jenis: Jenis) -> set[int]:
    """Columns of codes, which must stay text when somebody mends them; all get the
    width they have in a template."""
    kunci = kunci_judul(nama)
    cocok = (k() for k in jenis.lembar if kunci_judul(k.nama) == kunci)
    lembar: Lembar | None = next(cocok, None)
    hasil = set()
    for posisi, judul in enumerate(mentah.baris[0][1]):
        ukuran = halaman.column_dimensions[get_column_letter(posisi + 1)]
        ukuran.width = 18
        if lembar is None or (judul := isian.rapi(judul)) is None:
            continue
        kolom = lembar.kolom_berjudul(isian.polos(judul))
        if kolom is None:
            continue
        ukuran.width = max(kolom.lebar, len(kolom.judul) + 4)
        if berteks(kolom):
            ukuran.number_format = "@"
            hasil.add(posisi)
    return hasil


def _sel(halaman, isi, bertulisan: bool) -> Cell:
    """The cell as a number, a date or text, whatever it was. What was refused for being
    an error stays one: as text, or empty, it would be taken the next time."""
    if isi is None:
        return WriteOnlyCell(halaman)
    if isinstance(isi, Ganjil) and isi.jenis != "jam":
        return WriteOnlyCell(halaman, _galat(isi))
    if isinstance(isi, date):
        sel = WriteOnlyCell(halaman, isi)
        sel.number_format = TANGGAL
    elif isinstance(isi, int | Decimal) and abs(Decimal(isi).adjusted()) < 15:
        sel = WriteOnlyCell(halaman, isi)
    else:
        sel = teks_aman(halaman, isian.polos(isi))
        if bertulisan:
            sel.number_format = "@"
    return sel


def _galat(isi: Ganjil) -> str | bool:
    """An error or truth value as Excel keeps it; "#N/A" for a formula."""
    if isi.jenis == "logika":
        return isi.teks == "TRUE"
    return isi.teks if isi.teks in ERROR_CODES else "#N/A"


def _catatan(pesan: list[str]) -> Comment:
    catatan = Comment("\n".join(isian.tampak(satu) for satu in pesan), "SAKIP")
    catatan.width, catatan.height = 360, 60 + 40 * len(pesan)
    return catatan


def _nama_aman(nama: str) -> str:
    return _BUKAN_NAMA.sub("_", isian.tampak(nama))[:31].strip("'") or "Lembar"


def pilah(pesan: str) -> tuple[str, str]:
    """What is wrong, and how to mend it: the first sentence and the rest."""
    salah, *cara = _AKHIR_KALIMAT.split(pesan, maxsplit=1)
    return salah, cara[0] if cara else "Perbaiki isian ini, lalu unggah lagi."


def _tulis_daftar(halaman, galat: list[GalatSel], baris_baru) -> None:
    halaman.freeze_panes = "A2"
    for nomor, lebar in enumerate(_LEBAR, 1):
        halaman.column_dimensions[get_column_letter(nomor)].width = lebar
    kepala = [teks_aman(halaman, judul) for judul in _JUDUL]
    for satu in kepala:
        satu.font = _TEBAL
    halaman.append(kepala)
    for g in galat[:BATAS_DAFTAR]:
        nomor = g.baris and baris_baru.get(g.lembar, {}).get(g.baris, g.baris)
        isi = [g.lembar, nomor, g.kolom, g.nilai, *pilah(g.pesan)]
        baris = [_sel(halaman, satu, False) for satu in isi]
        for satu in baris:
            satu.alignment = _LIPAT
        halaman.append(baris)
    if (lebih := len(galat) - BATAS_DAFTAR) > 0:
        halaman.append([teks_aman(halaman, f"Dan {lebih} kesalahan lagi.")])
