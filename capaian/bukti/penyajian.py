"""Evidence on its way out: to keep, or to look at beside a form. Only here a file of
another person's making meets a browser."""

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.core.files import File
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from dokumen.berkas import kirim

from ..models import Bukti
from .gudang import ada_berkasnya
from .pemeriksaan import PDF, PER_MIME

# Nothing of a file runs, loads or reaches this site. Chromium's viewer of PDFs is a part
# of the browser and starts within the sandbox, too.
_TERKURUNG = {"default-src": [NONE], "sandbox": True, "frame-ancestors": [NONE]}
_PRATINJAU_PDF = _TERKURUNG | {"frame-ancestors": [SELF]}


def _ambil(request, kode: str, pk: int) -> Bukti:
    """The evidence with a file that this person may see; Http404 otherwise."""
    semua = Bukti.objects.visible_to(request.user).exclude(berkas="")
    bukti = get_object_or_404(semua, kecamatan__kode=kode, pk=pk)
    if not ada_berkasnya(bukti):
        raise Http404
    return bukti


@require_safe
@csp(_TERKURUNG)
def unduh(request, kode, pk):
    bukti = _ambil(request, kode, pk)
    return kirim(File(bukti.berkas.open("rb")), bukti.nama, bukti.jenis_isi)


@require_safe
def pratinjau(request, kode, pk):
    """PDFs and pictures only; anything else is a file to keep."""
    bukti = _ambil(request, kode, pk)
    if not PER_MIME[bukti.jenis_isi].pratinjau:
        raise Http404
    lihat = _lihat_pdf if bukti.jenis_isi == PDF.mime else _lihat_gambar
    return lihat(bukti)


@xframe_options_sameorigin
@csp(_PRATINJAU_PDF)
def _lihat_pdf(bukti: Bukti):
    return _sebaris(bukti)


@csp(_TERKURUNG)
def _lihat_gambar(bukti: Bukti):
    return _sebaris(bukti)


def _sebaris(bukti: Bukti) -> FileResponse:
    jawaban = FileResponse(
        bukti.berkas.open("rb"), filename=bukti.nama, content_type=bukti.jenis_isi
    )
    jawaban["X-Content-Type-Options"] = "nosniff"
    return jawaban
