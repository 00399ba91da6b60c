"""The comparison as an Excel file."""

from collections.abc import Iterable
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from iku.lembar.penulis import teks_aman

from ..models import KomponenLke
from .skor import BarisBanding

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LEBAR_TEKS, _LEBAR_ANGKA = 22, 14


def tulis_banding(
    komponen: Iterable[KomponenLke], baris: Iterable[BarisBanding]
) -> bytes:
    """A row per kecamatan in the order given; missing figures are empty cells."""
    komponen = list(komponen)
    buku = Workbook(write_only=True)
    halaman = buku.create_sheet("Nilai SAKIP")
    halaman.freeze_panes = "C2"
    kepala = ["Kode", "Kecamatan", "Tahap"]
    for k in komponen:
        kepala += [f"{k.kode}. {k.nama}", f"{k.kode} terakhir", f"{k.kode} selisih"]
    kepala += ["Nilai", "Predikat", "Keterangan", "Nilai terakhir"]
    kepala += ["Predikat terakhir", "Periode terakhir", "Selisih"]
    for nomor, nama in enumerate(kepala, 1):
        lebar = _LEBAR_TEKS if nama in ("Kecamatan", "Tahap") else _LEBAR_ANGKA
        halaman.column_dimensions[get_column_letter(nomor)].width = lebar
    halaman.append([_tebal(halaman, nama) for nama in kepala])
    for b in baris:
        halaman.append(_baris(halaman, komponen, b))
    keluaran = BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


def _baris(halaman, komponen: list[KomponenLke], b: BarisBanding) -> list:
    kecamatan = b.evaluasi.kecamatan
    isi = [
        teks_aman(halaman, teks)
        for teks in (kecamatan.kode, kecamatan.nama, b.evaluasi.get_status_display())
    ]
    for k in komponen:
        for angka in (
            b.kini and b.kini.komponen.get(k.kode),
            b.lalu and b.lalu.komponen.get(k.kode),
            b.selisih_komponen(k.kode),
        ):
            isi.append(_angka(halaman, angka))
    sementara = "sementara" if b.kini and b.kini.sementara else ""
    return [
        *isi,
        _angka(halaman, b.kini and b.kini.total),
        teks_aman(halaman, b.kini.predikat if b.kini else ""),
        teks_aman(halaman, sementara),
        _angka(halaman, b.lalu and b.lalu.total),
        teks_aman(halaman, b.lalu.predikat if b.lalu else ""),
        teks_aman(halaman, b.lalu.nama if b.lalu else ""),
        _angka(halaman, b.selisih),
    ]


def _tebal(halaman, nama: str) -> WriteOnlyCell:
    sel = WriteOnlyCell(halaman, nama)
    sel.font = Font(bold=True)
    return sel


def _angka(halaman, nilai: Decimal | None) -> WriteOnlyCell:
    sel = WriteOnlyCell(halaman, nilai)
    sel.number_format = "0.00"
    return sel
