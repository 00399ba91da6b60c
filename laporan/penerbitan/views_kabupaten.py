"""The board of a regency: whose report of a year is where, and by when it is due."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from iku.perencanaan.sunting import Halaman, sunting
from kecamatan.ruang import UBAH, bisa_ubah, dalam_kabupaten, pastikan_bisa_ubah

from ..models import JadwalLkjip
from ..unduhan.views_himpunan import boleh_menghimpun
from .forms import FormJadwal
from .papan import susun_papan

BUKAN_PENGATUR = "Batas penyampaian LKjIP diatur oleh Bagian Organisasi."


@require_safe
@dalam_kabupaten
def papan_kini(request):
    """To the year that is reported now: the one before."""
    tahun = timezone.localdate().year - 1
    return redirect(request.ruang_kabupaten.alamat("lkjip-papan", tahun))


@require_safe
@dalam_kabupaten
def papan(request, tahun):
    ruang = request.ruang_kabupaten
    hari = timezone.localdate()
    isi = {
        "papan": susun_papan(ruang.kabupaten, ruang.daftar_kecamatan, tahun, hari),
        "tahun": tahun,
        "daftar_tahun": sorted(
            {tahun, *range(hari.year - 3, hari.year + 1)}, reverse=True
        ),
        "jadwal": JadwalLkjip.objects.filter(
            kabupaten=ruang.kabupaten, tahun=tahun
        ).first(),
        "bisa": bisa_ubah(ruang.kabupaten, request.user, JadwalLkjip.pengubah),
        "himpun": boleh_menghimpun(ruang.kabupaten, request.user),
        "halaman": {"remah": [], "judul": f"LKjIP {tahun}"},
        "bagian": "lkjip",
    }
    return render(request, "laporan/penerbitan/papan.html", isi)


@UBAH
@dalam_kabupaten
def jadwal(request, tahun):
    """The due date of a year: the regency's own in place of the general one."""
    ruang = request.ruang_kabupaten
    pastikan_bisa_ubah(
        ruang.kabupaten, request.user, BUKAN_PENGATUR, JadwalLkjip.pengubah
    )
    ini = JadwalLkjip.objects.filter(
        kabupaten=ruang.kabupaten, tahun=tahun
    ).first() or JadwalLkjip(
        kabupaten=ruang.kabupaten, tahun=tahun, batas=JadwalLkjip.batas_umum(tahun)
    )
    kembali = ruang.alamat("lkjip-papan", tahun)
    halaman = Halaman(
        judul=f"Batas penyampaian LKjIP {tahun}",
        remah=[(f"LKjIP {tahun}", kembali)],
        kembali=kembali,
        tombol="Simpan batas",
        kabar="Batas penyampaian tersimpan.",
        bagian="lkjip",
    )
    return sunting(request, FormJadwal(request.POST or None, instance=ini), halaman)
