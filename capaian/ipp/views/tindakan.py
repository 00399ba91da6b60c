"""The official acts: ajukan, kembalikan, tetapkan, batalkan."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kecamatan.ruang import dalam_ruang

from ..forms import FormAlasan, FormTetapkan
from ..hasil import susun_hasil
from .umum import remah, untuk

UBAH = ["GET", "HEAD", "POST"]


def _tindakan(request, ini, nama: str, lakukan, kabar: str, form=None, isi=None):
    """Show the act's page, or do it. What is not possible is said on the page."""
    kembali = request.ruang.alamat("ipp")
    status, galat = 200, []
    if request.method == "POST":
        status = 422
        try:
            if form is None or form.is_valid():
                lakukan()
                messages.success(request, kabar)
                return redirect(kembali)
        except ValidationError as alasan:
            status, galat = 409, alasan.messages
    elif not ini.bisa(nama):
        messages.info(
            request,
            f"{ini} berstatus {ini.get_status_display().lower()}, sehingga tindakan "
            "itu tidak tersedia.",
        )
        return redirect(kembali)
    isi = (isi or {}) | {
        "penilaian": ini,
        "form": form,
        "galat": galat,
        "remah": remah(request),
        "bagian": "capaian",
    }
    return render(request, f"capaian/ipp/{nama}.html", isi, status=status)


@require_http_methods(UBAH)
@dalam_ruang
def ajukan(request):
    ini = untuk(request, "ajukan")
    return _tindakan(
        request,
        ini,
        "ajukan",
        lambda: ini.ajukan(oleh=request.user),
        "F-01 diajukan ke Bagian Organisasi.",
        isi={"kosong": ini.kosong("f01")},
    )


@require_http_methods(UBAH)
@dalam_ruang
def kembalikan(request):
    ini = untuk(request, "kembalikan")
    form = FormAlasan(request.POST or None, label="Yang perlu diperbaiki")
    return _tindakan(
        request,
        ini,
        "kembalikan",
        lambda: ini.kembalikan(oleh=request.user, alasan=form.cleaned_data["alasan"]),
        f"F-01 dikembalikan ke {ini.kecamatan}.",
        form,
    )


@require_http_methods(UBAH)
@dalam_ruang
def tetapkan(request):
    ini = untuk(request, "tetapkan")
    form = FormTetapkan(request.POST or None, request.FILES or None, penilaian=ini)
    return _tindakan(
        request,
        ini,
        "tetapkan",
        lambda: ini.tetapkan(oleh=request.user, **form.cleaned_data),
        f"Nilai IPP {ini.tahun} ditetapkan. Penilaian ini kini beku.",
        form,
        {"hasil": susun_hasil(ini), "kosong": ini.kosong("f02")},
    )


@require_http_methods(UBAH)
@dalam_ruang
def batalkan(request):
    ini = untuk(request, "batalkan")
    form = FormAlasan(request.POST or None, label="Alasan pembatalan")
    return _tindakan(
        request,
        ini,
        "batalkan",
        lambda: ini.batalkan(oleh=request.user, alasan=form.cleaned_data["alasan"]),
        "Penetapan dibatalkan. F-02 dapat diperbaiki lalu ditetapkan lagi.",
        form,
    )
