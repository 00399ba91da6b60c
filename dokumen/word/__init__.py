"""A content tree as a Word file that an office can go on editing.

Real styles, headings, lists, captions and tables; the same text in the same order as
the PDF. Numbers are the document's own (`dokumen.penomoran`). Lists of contents are
fields already filled but for their page numbers: Word asks on opening whether to fill
those in (F9 does it later); without such lists it asks nothing. The same tree gives the
same bytes.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from dokumen.penomoran import nomori
from dokumen.pohon import DaftarGambar, DaftarIsi, DaftarTabel, Dokumen
from dokumen.telusur import telusuri

from .bagian import Penulis, susun_seksi
from .konteks import Konteks, siapkan_penomoran
from .unsur import rapikan, unsur

# A file has to say when it was made; a document without a date says this.
TANPA_TANGGAL = "2000-01-01"
TANGGAL_ZIP = (1980, 1, 1, 0, 0, 0)
PANJANG_PROPERTI = 255  # what python-docx allows

DAFTAR_HALAMAN = (DaftarIsi, DaftarTabel, DaftarGambar)

_GAYA = Path(__file__).with_name("gaya.xml")


def tulis_docx(dokumen: Dokumen) -> bytes:
    """The document as .docx, numbered first. GalatPohon if the tree is wrong."""
    bernomor = nomori(dokumen)
    berkas = docx.Document()
    _ganti_isi(berkas.styles.element, parse_xml(_GAYA.read_bytes()))
    siapkan_penomoran(berkas.part)
    _setelan(berkas, bernomor)
    _keterangan(berkas, bernomor)
    seksi = Penulis(bernomor, Konteks(berkas.part)).tulis()
    susun_seksi(berkas, bernomor, seksi)
    return _kemas(berkas)


def _ganti_isi(lama: BaseOxmlElement, baru: BaseOxmlElement) -> None:
    for satu in list(lama):
        lama.remove(satu)
    lama.extend(list(baru))


def _setelan(berkas: Document, dokumen: Dokumen) -> None:
    """Only what is needed: Word's current way of layout, Indonesian."""
    akar = berkas.settings.element
    for lama in list(akar):
        akar.remove(lama)
    mode = unsur(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    # Only Word knows its pages: it asks whether to fill them in, once.
    tanya = any(isinstance(s, DAFTAR_HALAMAN) for s in telusuri(dokumen))
    akar.extend(
        [
            unsur("defaultTabStop", val=720),
            unsur("characterSpacingControl", val="doNotCompress"),
            *([unsur("updateFields", val="true")] if tanya else []),
            unsur("compat", mode),
            unsur("themeFontLang", val="id-ID"),
            unsur("decimalSymbol", val=","),
            unsur("listSeparator", val=";"),
        ]
    )
    # The picture of an empty page that the library's own template carries.
    hubungan = berkas.part.package.rels
    for nomor, satu in list(hubungan.items()):
        if satu.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del hubungan[nomor]


def _keterangan(berkas: Document, d: Dokumen) -> None:
    p = berkas.core_properties
    p.title = rapikan(f"{d.judul} {d.subjudul}".strip())[:PANJANG_PROPERTI]
    p.author = p.last_modified_by = rapikan(d.penyusun)[:PANJANG_PROPERTI]
    p.language = "id-ID"
    p.comments = p.keywords = p.subject = ""
    p.revision = 1
    p.created = p.modified = datetime.fromisoformat(d.tanggal or TANPA_TANGGAL)


def _kemas(berkas: Document) -> bytes:
    """The package without the hour of packing, so that equal trees give equal bytes."""
    mentah = io.BytesIO()
    berkas.save(mentah)
    hasil = io.BytesIO()
    with (
        zipfile.ZipFile(mentah) as asal,
        zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as tujuan,
    ):
        for nama in asal.namelist():
            info = zipfile.ZipInfo(nama, TANGGAL_ZIP)
            info.compress_type = zipfile.ZIP_DEFLATED
            tujuan.writestr(info, asal.read(nama))
    return hasil.getvalue()
