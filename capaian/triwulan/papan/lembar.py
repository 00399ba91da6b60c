"""The board as an Excel file."""

from collections.abc import Iterable
from io import BytesIO

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from iku.lembar.penulis import teks_aman

from .susun import BarisPapan

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KEPALA = (
    ("Kode", 12),
    ("Kecamatan", 24),
    ("Keadaan", 30),
    ("Terlambat", 18),
    ("Wajib", 8),
    ("Terisi", 8),
    ("Tanpa bukti", 12),
    ("Dikirim", 20),
    ("Ditutup", 20),
    ("Minta dibuka", 14),
)
WAKTU = "dd/mm/yyyy hh:mm"


def tulis_papan(judul: str, daftar: Iterable[BarisPapan]) -> bytes:
    """The rows in the order given. Times are local; their heading names the zone."""
    buku = Workbook(write_only=True)
    halaman = buku.create_sheet(judul)
    halaman.freeze_panes = "C2"
    zona = f"{timezone.localtime():%Z}"
    for nomor, (_, lebar) in enumerate(KEPALA):
        halaman.column_dimensions["ABCDEFGHIJ"[nomor]].width = lebar
    halaman.append([_tebal(halaman, nama, zona) for nama, _ in KEPALA])
    for b in daftar:
        halaman.append(
            [
                teks_aman(halaman, b.kecamatan.kode),
                teks_aman(halaman, b.kecamatan.nama),
                teks_aman(halaman, b.pengukuran.get_status_display()),
                teks_aman(halaman, _terlambat(b)),
                b.kelengkapan.wajib,
                b.kelengkapan.terisi,
                b.kelengkapan.tanpa_bukti,
                _waktu(halaman, b.pengukuran.diajukan_pada),
                _waktu(halaman, b.jendela and b.jendela.tutup),
                b.diminta,
            ]
        )
    keluaran = BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


def _tebal(halaman, nama: str, zona: str) -> WriteOnlyCell:
    sel = WriteOnlyCell(
        halaman, f"{nama} ({zona})" if nama in ("Dikirim", "Ditutup") else nama
    )
    sel.font = Font(bold=True)
    return sel


def _terlambat(b: BarisPapan) -> str:
    if b.terlambat:
        return "terlambat"
    return "dikirim terlambat" if b.dikirim_terlambat else ""


def _waktu(halaman, pada) -> WriteOnlyCell:
    setempat = pada and timezone.localtime(pada).replace(
        second=0, microsecond=0, tzinfo=None
    )
    sel = WriteOnlyCell(halaman, setempat)
    sel.number_format = WAKTU
    return sel
