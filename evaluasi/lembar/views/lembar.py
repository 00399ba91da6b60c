"""The worksheet itself: all criteria on one page, one at a time where there is a
script."""

from csp.constants import SELF
from csp.decorators import csp_update
from django.views.decorators.http import require_safe

from kecamatan.ruang import dalam_ruang

from ..isian import Isian
from ..susunan import Lembar
from .umum import ambil_evaluasi, tampil

# PDFs are shown beside their criterion.
berbingkai = csp_update({"frame-src": [SELF]})


@require_safe
@dalam_ruang
def lembar(request, triwulan):
    """To write for whose turn it is, to read for everybody who sees it."""
    return halaman_lembar(request, ambil_evaluasi(request, triwulan))


@berbingkai
def halaman_lembar(request, evaluasi, kunci=None, ditolak: Isian | None = None):
    """The page; where `ditolak` was sent and refused, with what was typed in the form
    of this criterion or sub-component."""
    isi = Lembar(evaluasi, request.user)
    isi.cari_fakta()
    status, tempat = 200, None
    if ditolak is not None:
        status = 422 if ditolak.galat else 409
        tempat = isi.cari(kunci)
        if tempat.isian is not None:
            ditolak.tersimpan, tempat.isian = tempat.isian.tersimpan, ditolak
    return tampil(
        request,
        "lembar",
        evaluasi,
        {"lembar": isi, "ditolak": ditolak, "kunci": kunci, "tempat": tempat},
        status,
    )
