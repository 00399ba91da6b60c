"""F-03 as the kecamatan and Bagian Organisasi see it: answers, window, poster, entry of
paper questionnaires."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from capaian.models import PertanyaanIpp
from capaian.pilihan import JalurF03
from capaian.publik import kode_qr
from kecamatan.riwayat import Bentrok
from kecamatan.ruang import dalam_ruang

from ..forms import FormAlasan, FormF03, FormJadwalF03
from ..hasil import susun_hasil
from ..tindakan import atur_f03, buang_respons, terima_respons
from .umum import ambil_penilaian, ambil_respons, hak, remah, untuk

UBAH = ["GET", "HEAD", "POST"]
PER_HALAMAN = 50


def daftar_pertanyaan(penilaian) -> list[PertanyaanIpp]:
    return list(
        PertanyaanIpp.objects.filter(aspek__instrumen=penilaian.instrumen_id)
        .select_related("aspek")
        .order_by("nomor")
    )


def alamat_publik(request, penilaian) -> str:
    """The whole address that goes on the poster."""
    return request.build_absolute_uri(reverse("f03-publik", args=[penilaian.token]))


@require_http_methods(UBAH)
@dalam_ruang
def f03(request):
    """What the public answered; and from when to when it may."""
    ini = ambil_penilaian(request)
    form, status = FormJadwalF03(penilaian=ini), 200
    if request.method == "POST":
        ini = untuk(request, "f03")
        form, status = FormJadwalF03(request.POST, penilaian=ini), 422
        try:
            if form.is_valid():
                data = form.cleaned_data
                atur_f03(ini, data["mulai"], data["selesai"], oleh=request.user)
                messages.success(request, "Jadwal F-03 tersimpan.")
                return redirect(request.ruang.alamat("ipp-f03"))
        except ValidationError as galat:
            status = 409
            form.add_error(None, galat.messages)
    respons = Paginator(ini.respons.order_by("-nomor"), PER_HALAMAN)
    isi = {
        "penilaian": ini,
        "hasil": susun_hasil(ini),
        "form": form,
        "hak": hak(ini, request.user),
        "terbuka": ini.f03_terbuka(timezone.localdate()),
        "alamat_publik": alamat_publik(request, ini),
        "halaman": respons.get_page(request.GET.get("halaman")),
        "remah": remah(request),
        "bagian": "capaian",
    }
    return render(request, "capaian/ipp/f03.html", isi, status=status)


@require_safe
@dalam_ruang
def poster(request):
    """One A4 page to print and hang up: what it is about, QR code, address."""
    ini = ambil_penilaian(request)
    alamat = alamat_publik(request, ini)
    isi = {
        "penilaian": ini,
        "alamat": alamat,
        "qr": mark_safe(kode_qr(alamat)),  # a drawing of the modules alone
        "remah": remah(request, ("F-03", request.ruang.alamat("ipp-f03"))),
        "bagian": "capaian",
    }
    return render(request, "capaian/ipp/poster.html", isi)


@require_http_methods(UBAH)
@dalam_ruang
def isi_kertas(request):
    """Copy paper questionnaires, one after the other."""
    ini = untuk(request, "f03")
    form = FormF03(request.POST or None, pertanyaan=daftar_pertanyaan(ini))
    status = 200
    if request.method == "POST":
        status = 422
        try:
            if form.is_valid():
                respons = terima_respons(
                    ini,
                    form.nilai(),
                    jalur=JalurF03.TANGAN,
                    saran=form.cleaned_data["saran"],
                    oleh=request.user,
                )
                messages.success(
                    request,
                    f"Kuesioner tersimpan sebagai responden {respons.nomor}. Isi "
                    "berikutnya, atau kembali ke F-03.",
                )
                return redirect(request.ruang.alamat("ipp-f03-isi"))
        except ValidationError as galat:
            status = 409
            form.add_error(None, galat.messages)
    elif not ini.bisa("f03"):
        messages.info(request, "Nilai IPP sudah ditetapkan; F-03 tidak menerima lagi.")
        return redirect(request.ruang.alamat("ipp-f03"))
    isi = {
        "penilaian": ini,
        "form": form,
        "remah": remah(request, ("F-03", request.ruang.alamat("ipp-f03"))),
        "bagian": "capaian",
    }
    return render(request, "capaian/ipp/f03_isi.html", isi, status=status)


@require_http_methods(UBAH)
@dalam_ruang
def buang(request, pk):
    """Delete an answer that does not belong here, with a reason."""
    untuk(request, "buang")
    respons = ambil_respons(request, pk)
    form = FormAlasan(request.POST or None, label="Alasan menghapus")
    kembali = request.ruang.alamat("ipp-f03")
    status, galat = 200, []
    if request.method == "POST":
        status = 422
        try:
            if form.is_valid():
                alasan = form.cleaned_data["alasan"]
                buang_respons(respons, oleh=request.user, alasan=alasan)
                messages.success(request, f"{respons} dihapus; isinya ada di riwayat.")
                return redirect(kembali)
        except ValidationError as salah:
            status, galat = 409, salah.messages
        except Bentrok:
            messages.info(request, f"{respons} sudah dihapus oleh orang lain.")
            return redirect(kembali)
    isi = {
        "penilaian": respons.penilaian,
        "respons": respons,
        "nilai": respons.nilai.select_related("pertanyaan"),
        "form": form,
        "galat": galat,
        "remah": remah(request, ("F-03", kembali)),
        "bagian": "capaian",
    }
    return render(request, "capaian/ipp/buang.html", isi, status=status)
