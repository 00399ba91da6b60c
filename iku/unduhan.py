"""Handing out a short official document (a few pages) as PDF or Word.

Printed within the request, in the limited child process; what was printed before is
taken from where the reports keep theirs, by the fingerprint of its content.
"""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify

from dokumen.berkas import kirim
from dokumen.models import DokumenResmi
from dokumen.pdf import GagalCetak, cetak_terbatas
from dokumen.pekerjaan import nama_berkas, sidik_cetakan, simpan_utuh
from dokumen.pohon import Dokumen
from dokumen.word import tulis_docx

PDF, WORD = "pdf", "docx"
JENIS_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class KonverterBentuk:
    """The suffix of a document in an address."""

    regex = f"{PDF}|{WORD}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def unduh(
    request: HttpRequest, pohon: Dokumen, nama: str, bentuk: str, kembali: str
) -> HttpResponse:
    """The document under a readable name; back to `kembali` with a sentence where it
    cannot be printed."""
    berkas = f"{slugify(nama)}.{bentuk}"
    try:
        if bentuk == WORD:
            return kirim(tulis_docx(pohon), berkas, JENIS_WORD)
        return kirim(pdf_tersimpan(pohon), berkas)
    except GagalCetak as galat:
        messages.error(request, str(galat))
        return redirect(kembali)


def bertanda_tangan(
    request: HttpRequest, dokumen: DokumenResmi | None, kembali: str
) -> HttpResponse:
    """The signed file as it was handed in; 404 where there is none, back to `kembali`
    with a sentence where it is lost."""
    if dokumen is None or not dokumen.berkas:
        raise Http404
    try:
        isi = dokumen.berkas.open("rb")
    except FileNotFoundError:
        messages.error(
            request,
            "Berkas naskah bertanda tangan tidak ada di penyimpanan. Beri tahu admin "
            "kabupaten supaya dipulihkan dari cadangan.",
        )
        return redirect(kembali)
    return kirim(isi, dokumen.nama_berkas)


def pdf_tersimpan(pohon: Dokumen) -> bytes:
    """Printed once per content; GagalCetak with a sentence where that fails."""
    tempat = settings.MEDIA_ROOT / nama_berkas(sidik_cetakan(pohon))
    if tempat.is_file():
        return tempat.read_bytes()
    isi = cetak_terbatas(pohon)
    tempat.parent.mkdir(parents=True, exist_ok=True)
    simpan_utuh(tempat, isi)
    return isi
