"""The first sheet, a list of the tables, and the last, what the workbook copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dokumen.beku import sidik_pendek
from dokumen.html import judul_lari
from dokumen.pohon import Dokumen

from .lembar import DAFTAR, TENTANG, LembarTabel
from .sel import atur_tinggi, beri_teks, huruf, tautkan
from .teks import rapi

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

KEPALA = (("Tabel", 14), ("Judul", 84), ("Bagian", 44))
BARIS_KEPALA = 4
TANPA_TABEL = "Dokumen ini tidak memuat tabel."
PENJELASAN = (
    "Setiap tabel dokumen ada pada lembarnya sendiri, menurut urutan dalam dokumen.",
    "Angka ditulis sebagai angka utuh dan ditampilkan dengan desimal seperti dalam "
    "dokumen; tidak ada rumus.",
    "Kata seperti “belum dilaporkan” berarti angkanya belum ada; itu bukan nol.",
    "Yang berlaku tetap dokumennya. Buku kerja ini salinan tabelnya.",
)


def tulis_daftar(halaman: Worksheet, d: Dokumen, lembar: list[LembarTabel]) -> None:
    """Fill the first sheet: title, then each table with a link to its sheet."""
    from openpyxl.styles import Alignment

    halaman.title = DAFTAR
    lebar = [angka for _, angka in KEPALA]
    for nomor, angka in enumerate(lebar):
        halaman.column_dimensions["ABC"[nomor]].width = angka
    beri_teks(halaman["A1"], rapi(judul_lari(d)))
    halaman["A1"].font = huruf(bold=True, size=14)
    beri_teks(halaman["A2"], rapi(d.subjudul))
    if not lembar:
        beri_teks(halaman.cell(BARIS_KEPALA, 1), TANPA_TABEL)
        return
    for nomor, (nama, _) in enumerate(KEPALA, 1):
        beri_teks(halaman.cell(BARIS_KEPALA, nomor), nama)
        halaman.cell(BARIS_KEPALA, nomor).font = huruf(bold=True)
    lipat = Alignment(wrap_text=True, vertical="top")
    for baris, satu in enumerate(lembar, BARIS_KEPALA + 1):
        beri_teks(halaman.cell(baris, 1), satu.tabel.nomor)
        tautkan(halaman.cell(baris, 2), rapi(satu.tabel.judul or satu.nama), satu.nama)
        beri_teks(halaman.cell(baris, 3), rapi(satu.bagian))
        isi = []
        for kolom in range(len(KEPALA)):
            sel = halaman.cell(baris, kolom + 1)
            sel.alignment = lipat
            isi.append((str(sel.value or ""), kolom, 1, 1))
        atur_tinggi(halaman, baris, isi, lebar)
    halaman.freeze_panes = f"A{BARIS_KEPALA + 1}"
    halaman.print_title_rows = f"{BARIS_KEPALA}:{BARIS_KEPALA}"
    halaman.page_setup.orientation = "landscape"
    halaman.page_setup.fitToWidth, halaman.page_setup.fitToHeight = 1, 0
    halaman.sheet_properties.pageSetUpPr.fitToPage = True


def tulis_tentang(buku: Workbook, d: Dokumen, sidik: str) -> None:
    """Add the last sheet: which document this is, and its fingerprint."""
    from openpyxl.styles import Alignment

    halaman = buku.create_sheet(TENTANG)
    halaman.column_dimensions["A"].width = 16
    halaman.column_dimensions["B"].width = 90
    keterangan = (
        ("Dokumen", d.judul),
        ("Untuk", d.subjudul),
        ("Tahun", d.sampul.tahun if d.sampul else ""),
        ("Penyusun", d.penyusun),
        ("Tanggal", d.tanggal),
        ("Keadaan", d.tanda),
        ("Sidik isi", sidik_pendek(sidik)),
        ("Sidik lengkap", sidik),
    )
    baris = 1
    for nama, isi in keterangan:
        if isi:
            beri_teks(halaman.cell(baris, 1), nama)
            beri_teks(halaman.cell(baris, 2), rapi(isi))
            halaman.cell(baris, 1).font = huruf(bold=True)
            baris += 1
    for isi in PENJELASAN:
        baris += 1
        beri_teks(halaman.cell(baris, 2), isi)
    for satu in halaman["B"]:
        satu.alignment = Alignment(wrap_text=True, vertical="top")
