"""Writing sheets: exports and templates, as XLSX and as CSV.

Numbers are numbers, dates are dates, codes are text that stays text. Text is
written as text whatever it begins with (OWASP: formula injection); in CSV, which
knows no types, an apostrophe stands before a text that a spreadsheet would run.
"""

import csv
import io
import zipfile
from datetime import date
from decimal import Decimal
from typing import BinaryIO

from django.utils.text import slugify
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from sakip import angka

from . import isian
from .dasar import Jenis, Lembar
from .kamus import Kamus
from .kode import daftar_kode
from .kolom import Kolom
from .petunjuk import baris_petunjuk

BARIS_TERAKHIR = 20_001
_KEPALA = PatternFill("solid", fgColor="0B5563")
_KETERANGAN = PatternFill("solid", fgColor="ECEFED")
_HURUF_KEPALA = Font(bold=True, color="FFFFFF")
_HURUF_CONTOH = Font(italic=True, color="56616C")
_TEBAL = Font(bold=True)
_LIPAT = Alignment(wrap_text=True, vertical="top")
TANGGAL = "dd/mm/yyyy"
_BERBAHAYA = tuple("=+-@\t\r")


def tulis_xlsx(
    keluaran: BinaryIO,
    jenis: Jenis,
    kamus: Kamus,
    *,
    tahun: int | None = None,
    templat: bool = False,
) -> None:
    """All sheets of the kind: what is stored, or for a template one example row."""
    buku = Workbook(write_only=True)
    kode = daftar_kode(kamus)
    rentang = {
        nama: f"Kode!${huruf}$2:${huruf}${len(isi) + 1}"
        for huruf, nama, isi in _kolom_kode(kode)
    }
    for kelas in jenis.lembar:
        lembar = kelas()
        objek = lembar.siapkan_ekspor(kamus, tahun)
        data = [] if templat else lembar.export(objek, kamus=kamus)
        _lembar(buku, lembar, data, rentang, templat=templat)
    _lembar_petunjuk(buku, jenis)
    _lembar_kode(buku, kode)
    buku.save(keluaran)


def tulis_csv(
    keluaran: BinaryIO, lembar: Lembar, kamus: Kamus, *, tahun: int | None = None
) -> None:
    """One sheet as a CSV that Excel opens with Indonesian settings: ; between cells."""
    teks = io.TextIOWrapper(keluaran, "utf-8-sig", newline="", write_through=True)
    tulis = csv.writer(teks, delimiter=";", lineterminator="\r\n")
    objek = lembar.siapkan_ekspor(kamus, tahun)
    tulis.writerow([_sel_csv(k.judul) for k in lembar.kolom])
    for baris in lembar.export(objek, kamus=kamus):
        tulis.writerow(map(_sel_csv, baris))
    teks.detach()


def tulis_csv_zip(
    keluaran: BinaryIO, jenis: Jenis, kamus: Kamus, *, tahun: int | None = None
) -> None:
    """All sheets of the kind, each as a CSV of its name, in one ZIP."""
    with zipfile.ZipFile(keluaran, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nomor, kelas in enumerate(jenis.lembar, 1):
            isi = io.BytesIO()
            tulis_csv(isi, kelas(), kamus, tahun=tahun)
            nama = f"{nomor}-{slugify(kelas.nama)}.csv"
            arsip.writestr(nama, isi.getvalue())


def _sel_csv(isi) -> str:
    if isinstance(isi, Decimal):
        # Without thousands: other programs read this too.
        return angka.tulis(isi).replace(".", "")
    if isinstance(isi, date):
        return isi.isoformat()
    if isinstance(isi, str) and isi.lstrip("'").startswith(_BERBAHAYA):
        return f"'{isi}"
    return "" if isi is None else str(isi)


def _lembar(buku, lembar: Lembar, data, rentang, *, templat: bool) -> None:
    halaman = buku.create_sheet(lembar.nama)
    halaman.freeze_panes = "B2"
    kolom = lembar.kolom
    for nomor, satu in enumerate(kolom, 1):
        ukuran = halaman.column_dimensions[get_column_letter(nomor)]
        ukuran.width = max(satu.lebar, len(satu.judul) + 4)
        if berteks(satu):
            # Or 7.01.01 becomes a time of day, and 01 becomes 1.
            ukuran.number_format = "@"
    halaman.append([_kepala(halaman, satu) for satu in kolom])
    if templat:
        halaman.append([_sel(halaman, k, k.contoh, _HURUF_CONTOH) for k in kolom])
    for baris in data:
        halaman.append(
            [_sel(halaman, k, isi) for k, isi in zip(kolom, baris, strict=True)]
        )
    panjang = max(len(data) + 1, 2)
    halaman.auto_filter.ref = f"A1:{get_column_letter(len(kolom))}{panjang}"
    for nomor, satu in enumerate(kolom, 1):
        if (aturan := _aturan(satu, rentang)) is not None:
            huruf = get_column_letter(nomor)
            aturan.add(f"{huruf}2:{huruf}{BARIS_TERAKHIR}")
            halaman.data_validations.append(aturan)


def _kepala(halaman, kolom: Kolom) -> WriteOnlyCell:
    sel = teks_aman(halaman, kolom.judul)
    sel.alignment = Alignment(wrap_text=True, vertical="center")
    if kolom.keterangan:
        sel.fill, sel.font = _KETERANGAN, _HURUF_CONTOH
    else:
        sel.fill, sel.font = _KEPALA, _HURUF_KEPALA
    return sel


def _sel(halaman, kolom: Kolom, isi, huruf: Font | None = None):
    if isi is None:
        return None
    if isinstance(isi, str):
        sel = teks_aman(halaman, isi)
        if berteks(kolom):
            sel.number_format = "@"
    else:
        sel = WriteOnlyCell(halaman, isi)
        if isinstance(isi, date):
            sel.number_format = TANGGAL
        elif isinstance(isi, Decimal):
            sel.number_format = _format(kolom, isi)
        elif huruf is None:
            return isi
    if huruf is not None:
        sel.font = huruf
    return sel


def _format(kolom: Kolom, isi: Decimal) -> str:
    if getattr(kolom.widget, "desimal", 4) == 2:
        return "#,##0.00"
    return "#,##0" if isi == isi.to_integral_value() else "#,##0.00##"


def teks_aman(halaman, teks: str) -> WriteOnlyCell:
    """A cell that is text, also where the text begins with = or is #REF!."""
    sel = WriteOnlyCell(halaman, "")
    sel.value = isian.tampak(teks)
    sel.data_type = "s"
    return sel


def berteks(kolom: Kolom) -> bool:
    return isinstance(kolom.widget, isian.Kode)


def _aturan(kolom: Kolom, rentang: dict[str, str]) -> DataValidation | None:
    """The list or range that the sheet itself offers; wrong entries are warned of,
    since the import has the last word."""
    if kolom.keterangan:
        return None
    if isinstance(kolom.widget, isian.Pilihan):
        isi = ",".join(kolom.widget.tertulis.values())
        aturan = DataValidation("list", formula1=f'"{isi}"', allow_blank=True)
    elif kolom.daftar in rentang:
        aturan = DataValidation(
            "list", formula1=rentang[kolom.daftar], allow_blank=True
        )
    elif isinstance(kolom.widget, isian.Bulat):
        aturan = DataValidation(
            "whole",
            operator="between",
            formula1=str(kolom.widget.terkecil),
            formula2=str(kolom.widget.terbesar),
            allow_blank=True,
        )
    else:
        return None
    aturan.errorStyle = "warning"
    aturan.errorTitle, aturan.error = "Periksa isian", "Isian ini di luar pilihan."
    if kolom.petunjuk:
        aturan.promptTitle, aturan.prompt = kolom.judul[:32], kolom.petunjuk[:250]
        aturan.showInputMessage = True
    aturan.showErrorMessage = True
    return aturan


def _lembar_petunjuk(buku, jenis: Jenis) -> None:
    halaman = buku.create_sheet("Petunjuk")
    for huruf, lebar in zip("ABC", (22, 24, 90), strict=True):
        halaman.column_dimensions[huruf].width = lebar
    for tebal, *isi in baris_petunjuk(jenis):
        baris = []
        for teks in isi:
            sel = teks_aman(halaman, teks)
            sel.alignment = _LIPAT
            if tebal:
                sel.font = _TEBAL
            baris.append(sel)
        halaman.append(baris)


def _kolom_kode(kode: dict[str, list[tuple[str, str]]]):
    """(column letter, list name, rows): each list takes a code and a name column."""
    for nomor, (nama, isi) in enumerate((n, i) for n, i in kode.items() if i):
        yield get_column_letter(2 * nomor + 1), nama, isi


def _lembar_kode(buku, kode: dict[str, list[tuple[str, str]]]) -> None:
    halaman = buku.create_sheet("Kode")
    halaman.freeze_panes = "A2"
    daftar = list(_kolom_kode(kode))
    kepala = []
    for nomor, (huruf, nama, _) in enumerate(daftar):
        halaman.column_dimensions[huruf].width = 20
        halaman.column_dimensions[get_column_letter(2 * nomor + 2)].width = 40
        for teks in (f"Kode {nama}", "Nama"):
            sel = teks_aman(halaman, teks)
            sel.font = _TEBAL
            kepala.append(sel)
    halaman.append(kepala)
    for nomor in range(max((len(isi) for _, _, isi in daftar), default=0)):
        baris = []
        for _, _, isi in daftar:
            satu = isi[nomor] if nomor < len(isi) else ("", "")
            baris += [teks_aman(halaman, t) if t else None for t in satu]
        halaman.append(baris)
