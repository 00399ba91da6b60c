"""What the pages of a survey share: finding it, leading to it, refusing."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kecamatan.ruang import bisa_ubah, pastikan_bisa_ubah

from ...models import Survei
from ..tindakan import TidakBisa, pastikan_menerima

UBAH = require_http_methods(["GET", "HEAD", "POST"])
BUKAN_PENGISI = (
    "Survei Kepuasan Masyarakat dikelola oleh operator kecamatan dan Bagian "
    "Organisasi. Anda dapat melihatnya, tidak mengubahnya."
)


def ambil(request, pk: int) -> Survei:
    """The survey of this kecamatan and year; Http404 where there is none."""
    ruang = request.ruang
    return ruang.ambil(
        Survei.objects.filter(tahun=ruang.tahun).select_related(
            "kecamatan__kabupaten", "instrumen"
        ),
        pk,
    )


def ambil_untuk_diubah(request, pk: int) -> Survei:
    survei = ambil(request, pk)
    pastikan_bisa_ubah(survei, request.user, BUKAN_PENGISI)
    return survei


def bisa_menambah(request) -> bool:
    return bisa_ubah(request.ruang.kecamatan, request.user, Survei.pengubah)


def pastikan_bisa_menambah(request) -> None:
    if not bisa_menambah(request):
        raise PermissionDenied(BUKAN_PENGISI)


def alasan_tertutup(survei: Survei) -> str:
    """Why no questionnaire may be written now; "" where it may."""
    try:
        pastikan_menerima(survei)
    except TidakBisa as galat:
        return str(galat)
    return ""


def alamat(ruang, nama: str, *kunci) -> str:
    return reverse(nama, args=[ruang.kecamatan.kode, ruang.tahun, *kunci])


def remah(ruang, survei: Survei | None = None) -> list[tuple[str, str]]:
    """The pages above: (text, address)."""
    hasil = [(f"Survei Kepuasan Masyarakat {ruang.tahun}", alamat(ruang, "skm"))]
    if survei is not None:
        nama = survei.get_periode_display()
        hasil.append((nama, alamat(ruang, "skm-survei", survei.pk)))
    return hasil


def alamat_publik(request, survei: Survei, nama: str = "skm-publik") -> str:
    """The whole address that a respondent types or scans."""
    return request.build_absolute_uri(reverse(nama, args=[survei.token]))
