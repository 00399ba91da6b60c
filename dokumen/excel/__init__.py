"""The tables of a content tree as an Excel workbook that an office can reckon with.

One sheet for each table, in reading order, behind a list of them with links; at the end
what the workbook is a copy of. Figures are true numbers, shown as they are printed;
everything else is text, whatever it begins with, and there is no formula. The same tree
gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from dokumen.beku import sidik
from dokumen.penomoran import nomori
from dokumen.pohon import Dokumen

from .daftar import tulis_daftar, tulis_tentang
from .lembar import daftar_lembar
from .tabel import tulis_tabel
from .teks import rapi

if TYPE_CHECKING:
    from openpyxl import Workbook

# A file has to say when it was made; a document without a date says this.
TANPA_TANGGAL = "2000-01-01"
TANGGAL_ZIP = (1980, 1, 1, 0, 0, 0)
INTI = "docProps/core.xml"


def tulis_xlsx(dokumen: Dokumen) -> bytes:
    """The tables of the document as .xlsx, numbered first.

    A document without tables gives a workbook whose list says so. GalatPohon if the
    tree is wrong. The library is read in here: it costs as much as a page to load.
    """
    from openpyxl import Workbook

    bernomor = nomori(dokumen)
    lembar = daftar_lembar(bernomor)
    buku = Workbook()
    tulis_daftar(buku.active, bernomor, lembar)
    for satu in lembar:
        tulis_tabel(buku.create_sheet(satu.nama), satu)
    tulis_tentang(buku, bernomor, sidik(dokumen))
    return _kemas(buku, bernomor)


def _kemas(buku: Workbook, d: Dokumen) -> bytes:
    """The package without the hour of packing, so that equal trees give equal bytes."""
    from openpyxl.xml.functions import tostring

    p = buku.properties
    p.title = rapi(f"{d.judul} {d.subjudul}").strip()
    p.creator = p.lastModifiedBy = rapi(d.penyusun)
    p.language = "id-ID"
    p.created = p.modified = datetime.fromisoformat(d.tanggal or TANPA_TANGGAL)
    mentah, hasil = io.BytesIO(), io.BytesIO()
    # Made before saving: the library writes the present moment into it.
    inti = tostring(p.to_tree())
    buku.save(mentah)
    with (
        zipfile.ZipFile(mentah) as asal,
        zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as tujuan,
    ):
        for nama in asal.namelist():
            info = zipfile.ZipInfo(nama, TANGGAL_ZIP)
            info.compress_type = zipfile.ZIP_DEFLATED
            tujuan.writestr(info, inti if nama == INTI else asal.read(nama))
    return hasil.getvalue()
