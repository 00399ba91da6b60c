"""Files that people hand in for an official document: checked, kept, given back.

A file is judged by its content, never by its name; it is kept outside every served
folder under a random name and goes out only through a view that has asked for rights.
"""

import hashlib
import re
import uuid
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.files import File
from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header

from sakip.angka import tulis

UKURAN_TERBESAR = 20 * 1024 * 1024
_POTONG = 2048
_KEPALA = re.compile(rb"%PDF-[12]\.[0-9]")
# Where the table of contents of the file begins: "startxref 1234 %%EOF" at its end.
_PENUTUP = re.compile(rb"startxref\s+([0-9]{1,10})\s+%%EOF")
_ISI_RUJUKAN = re.compile(rb"\s*(xref\b|[0-9]+\s+[0-9]+\s+obj\b)")


def nama_acak(_baris, _nama: str) -> str:
    """Where a handed-in file is kept: nothing of its own name."""
    acak = uuid.uuid4().hex
    return f"dokumen/{acak[:2]}/{acak}.pdf"


def periksa_pdf(berkas: File, terbesar: int = UKURAN_TERBESAR) -> None:
    """ValidationError with a sentence unless `berkas` is a whole, open PDF of at most
    `terbesar` bytes. Looks at beginning, end and the place the end points to; reads no
    more."""
    if berkas.size > terbesar:
        mb = tulis(Decimal(berkas.size) / (1024 * 1024), 1)
        raise ValidationError(
            f"Berkas ini {mb} MB; paling besar {terbesar // (1024 * 1024)} MB. Pindai "
            "ulang dengan mutu lebih rendah, lalu unggah lagi."
        )
    if not _KEPALA.match(_baca(berkas, 0)):
        raise ValidationError(
            "Berkas ini bukan PDF. Pindai atau simpan dokumennya sebagai PDF, lalu "
            "unggah lagi."
        )
    ekor = _baca(berkas, max(0, berkas.size - _POTONG))
    penutup = _PENUTUP.findall(ekor)
    rujukan = _baca(berkas, int(penutup[-1])) if penutup else b""
    if not _ISI_RUJUKAN.match(rujukan):
        raise ValidationError(
            "PDF ini rusak atau terpotong. Buka dahulu untuk memeriksanya, lalu unggah "
            "lagi."
        )
    if b"/Encrypt" in ekor + rujukan:
        raise ValidationError(
            "PDF ini dikunci dengan kata sandi. Unggah yang dapat dibuka tanpa sandi."
        )
    berkas.seek(0)


def _baca(berkas: File, letak: int) -> bytes:
    berkas.seek(letak)
    return berkas.read(_POTONG)


def sidik_berkas(berkas: File) -> str:
    """sha256 of the bytes, in hexadecimal."""
    sidik = hashlib.sha256()
    berkas.seek(0)
    for potong in berkas.chunks():
        sidik.update(potong)
    berkas.seek(0)
    return sidik.hexdigest()


def kirim(isi: bytes | File, nama: str, jenis: str = "application/pdf") -> HttpResponse:
    """A file for the person to keep, under its readable name (RFC 6266). Browsers get
    no chance to guess what it is, or to run it."""
    if isinstance(isi, bytes):
        jawaban = HttpResponse(isi, content_type=jenis)
        jawaban["Content-Disposition"] = content_disposition_header(True, nama)
    else:
        jawaban = FileResponse(
            isi, as_attachment=True, filename=nama, content_type=jenis
        )
    jawaban["X-Content-Type-Options"] = "nosniff"
    return jawaban
