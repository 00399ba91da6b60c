"""Files as people and attackers bring them, made in memory."""

import io
import struct
import zipfile
import zlib

from docx import Document
from openpyxl import Workbook
from PIL import Image

from tests.pembangun import isi_pdf

_WORD = "wordprocessingml.document.main+xml"


def isi_docx() -> bytes:
    dokumen = Document()
    dokumen.add_paragraph("Notulen rapat")
    return _tulis(dokumen.save)


def isi_xlsx() -> bytes:
    buku = Workbook()
    buku.active["A1"] = "Rekap"
    return _tulis(buku.save)


def isi_gambar(jenis="PNG", lebar=40, tinggi=30, **opsi) -> bytes:
    gambar = Image.new("RGB", (lebar, tinggi), "#0b5563")
    return _tulis(lambda tujuan: gambar.save(tujuan, jenis, **opsi))


def isi_png_besar(lebar: int, tinggi: int) -> bytes:
    """A header that promises many pixels, with a correct checksum and no pixels."""
    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _potong(b"IHDR", kepala)
        + _potong(b"IDAT", zlib.compress(b""))
        + _potong(b"IEND", b"")
    )


def isi_jpg_besar(lebar: int, tinggi: int) -> bytes:
    isi = bytearray(isi_gambar("JPEG"))
    di = isi.index(b"\xff\xc0")
    isi[di + 5 : di + 9] = struct.pack(">HH", tinggi, lebar)
    return bytes(isi)


def isi_pdf_berhalaman(banyak: int = 1, kata: str = "Halaman") -> bytes:
    """A PDF that a viewer shows."""
    halaman = [
        Image.new("RGB", (300, 400), (20 * n % 255, 90, 99))
        for n in range(1, banyak + 1)
    ]
    return _tulis(
        lambda tujuan: halaman[0].save(
            tujuan, "PDF", save_all=True, append_images=halaman[1:], title=kata
        )
    )


def isi_office(utama=_WORD, tambahan=(), daftar_isi=None) -> bytes:
    """An Office archive with a content list of one's choosing."""
    with io.BytesIO() as tujuan:
        with zipfile.ZipFile(tujuan, "w", zipfile.ZIP_DEFLATED) as arsip:
            arsip.writestr(
                "[Content_Types].xml",
                daftar_isi
                or f'<Types><Override ContentType="application/{utama}"/></Types>',
            )
            for nama, isi in tambahan:
                arsip.writestr(nama, isi)
        return tujuan.getvalue()


def isi_zip(**isi) -> bytes:
    with io.BytesIO() as tujuan:
        with zipfile.ZipFile(tujuan, "w", zipfile.ZIP_DEFLATED) as arsip:
            for nama, teks in isi.items():
                arsip.writestr(nama, teks)
        return tujuan.getvalue()


def isi_office_berkunci() -> bytes:
    """An archive whose entries say that they need a password."""
    isi = bytearray(isi_docx())
    for tanda, geser in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        di = -1
        while (di := isi.find(tanda, di + 1)) >= 0:
            isi[di + geser] |= 1
    return bytes(isi)


def isi_office_lama(*bagian: str) -> bytes:
    """The older container of Office, with entries of these names."""
    isi = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 1000
    return isi + b"".join(nama.encode("utf-16-le") for nama in bagian)


def isi_pdf_terkunci() -> bytes:
    """The word stands far from either end, as in files made for the web."""
    isi, sisip = isi_pdf(10_000), b"<</Encrypt 3 0 R>>"
    di = isi.index(b"x" * 100) + 4_000
    return isi[:di] + sisip + isi[di + len(sisip) :]


def _potong(nama: bytes, isi: bytes) -> bytes:
    tanda = zlib.crc32(nama + isi)
    return struct.pack(">I", len(isi)) + nama + isi + struct.pack(">I", tanda)


def _tulis(simpan) -> bytes:
    with io.BytesIO() as tujuan:
        simpan(tujuan)
        return tujuan.getvalue()
