"""Where a person lands after signing in."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from iku.models import PerjanjianKinerja
from iku.pilihan import TRIWULAN
from kecamatan.models import Kabupaten, Kecamatan
from kecamatan.ruang import dalam_kabupaten, dalam_ruang, tahun_bawaan

from .kabupaten import BerandaKabupaten
from .kecamatan import susun_kecamatan
from .tugas_kabupaten import susun_kabupaten

KABAR_TERBARU = 3


@require_safe
def beranda(request):
    """To the kecamatan of whoever sees one alone, to the regency of the others."""
    hak = request.user.wewenang
    daftar = list(Kecamatan.objects.visible_to(request.user)[:2])
    if len(daftar) == 1 and not (hak.kabupaten_penuh or hak.semua):
        satu = daftar[0]
        return redirect("beranda-kecamatan", satu.kode, tahun_bawaan(satu))
    kabupaten = list(Kabupaten.objects.visible_to(request.user))
    if len(kabupaten) == 1:
        tahun = timezone.localdate().year
        return redirect("beranda-kabupaten", kabupaten[0].kode, tahun)
    isi = {"daftar": kabupaten, "tahun": timezone.localdate().year}
    return render(request, "laporan/beranda/pilih.html", isi)


@require_safe
@dalam_ruang
def kecamatan(request):
    """What this person has to do in the kecamatan and year."""
    isi = {
        "daftar_bagian": susun_kecamatan(request.ruang, timezone.now()),
        "kabar": _kabar(request),
        "bagian": "beranda",
    }
    return render(request, "laporan/beranda/kecamatan.html", isi)


@require_safe
@dalam_kabupaten
def kabupaten(request, tahun):
    """The regency at a glance, and what this person has to do in it."""
    ruang = request.ruang_kabupaten
    ini = BerandaKabupaten(ruang, tahun, request.GET, timezone.now())
    isi = {
        "beranda": ini,
        "daftar_bagian": susun_kabupaten(ini),
        "tahun": tahun,
        "daftar_tahun": _daftar_tahun(ruang, tahun),
        "daftar_triwulan": TRIWULAN.items(),
        "kabar": _kabar(request),
        "bagian": "beranda",
    }
    return render(request, "laporan/beranda/kabupaten.html", isi)


def _kabar(request) -> list:
    """The newest messages that were not read."""
    if not request.user.pemberitahuan_baru:
        return []
    return list(request.user.pemberitahuan.belum_dibaca()[:KABAR_TERBARU])


def _daftar_tahun(ruang, tahun: int) -> list[int]:
    """Years with an agreement, this year, and the one of the page; newest first."""
    ada = (
        PerjanjianKinerja.objects.filter(kecamatan__in=ruang.daftar_kecamatan)
        .order_by("tahun")
        .values_list("tahun", flat=True)
        .distinct()
    )
    return sorted({*ada, tahun, timezone.localdate().year}, reverse=True)
