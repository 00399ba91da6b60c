"""Makers of files: honest ones by openpyxl, broken and hostile ones by hand."""

import io
import zipfile
from pathlib import Path

from openpyxl import Workbook, load_workbook

from iku.lembar import daftar

PAKUSARI = "35.09.24"
RENSTRA = ["Kecamatan", "Tahun awal", "Tahun akhir", "Perubahan ke", "Dasar hukum"]
PAGU = ["Kecamatan", "Tahun", "Urutan dokumen", "Kode program", "Pagu (Rp)"]
INDIKATOR = [
    "Kecamatan",
    "Kode indikator",
    "Nama indikator",
    "Satuan",
    "Arah",
    "Nilai tahunan",
    "Cara memperoleh",
]


def buku(lembar: dict[str, list[list]]) -> Workbook:
    wb = Workbook()
    wb.remove(wb.active)
    for nama, baris in lembar.items():
        ws = wb.create_sheet(nama)
        for satu in baris:
            ws.append(satu)
    return wb


def tulis(jalan: Path, lembar: dict[str, list[list]]) -> Path:
    buku(lembar).save(jalan)
    return jalan


def bita(wb: Workbook) -> bytes:
    isi = io.BytesIO()
    wb.save(isi)
    return isi.getvalue()


def renstra(*baris, judul=RENSTRA) -> dict[str, list[list]]:
    """A sheet “Renstra”; without rows, one honest row."""
    baku = [PAKUSARI, 2025, 2029, 0, "Perbup 12/2025"]
    return {"Renstra": [judul, *(list(b) for b in baris or [baku])]}


def indikator(*baris) -> dict[str, list[list]]:
    return {"Indikator": [INDIKATOR, *(list(b) for b in baris)]}


def satu_indikator(kode="IKM", nama="Indeks Kepuasan", satuan="indeks") -> list:
    return [PAKUSARI, kode, nama, satuan, "naik", "terakhir", "langsung"]


def ubah_zip(isi: bytes, ganti: dict[str, bytes | None], tambah=(), cara=8) -> bytes:
    """The zip with entries replaced (None: left out) or added."""
    keluaran = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(isi)) as asal,
        zipfile.ZipFile(keluaran, "w", cara) as tujuan,
    ):
        for nama in asal.namelist():
            baru = ganti.get(nama, asal.read(nama))
            if baru is not None:
                tujuan.writestr(nama, baru)
        for nama, satu in tambah:
            tujuan.writestr(nama, satu)
    return keluaran.getvalue()


def lembar_xml(isi: str, kepala: str = "") -> bytes:
    """The XML of a sheet with these rows, as little as a reader needs."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f"{kepala}"
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{isi}</sheetData></worksheet>"
    ).encode()


def baris_xml(nomor: int, sel: list, huruf="ABCDEFGHIJKLMNOP") -> str:
    isi = "".join(
        f'<c r="{h}{nomor}" t="inlineStr"><is><t>{s}</t></is></c>'
        if isinstance(s, str)
        else f'<c r="{h}{nomor}"><v>{s}</v></c>'
        for h, s in zip(huruf, sel, strict=False)
    )
    return f'<row r="{nomor}">{isi}</row>'


def isi_renstra_xml() -> str:
    """Header and one honest row of the sheet “Renstra”."""
    return baris_xml(1, RENSTRA) + baris_xml(
        2, [PAKUSARI, 2025, 2029, 0, "Perbup 12/2025"]
    )


def dengan_lembar(xml: bytes) -> bytes:
    """An honest workbook whose only sheet “Renstra” is this XML."""
    asal = bita(buku({"Renstra": [["x"]]}))
    return ubah_zip(asal, {"xl/worksheets/sheet1.xml": xml})


def jenis(kode: str):
    return daftar.cari(kode)


def sel(jalan: Path) -> dict[str, list[list]]:
    """All cells of a workbook as a plain reader sees them."""
    wb = load_workbook(jalan)
    return {ws.title: [list(b) for b in ws.iter_rows(values_only=True)] for ws in wb}
