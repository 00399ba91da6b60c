"""/kabupaten/<kode>/lkjip/<tahun>/zip/: the reports of all kecamatan in one file."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from dokumen.models import PekerjaanCetak
from dokumen.pekerjaan import berkas_hasil
from dokumen.pilihan import FormatCetak, JenisDokumen
from kecamatan.models import Kabupaten
from kecamatan.ruang import RuangKabupaten, dalam_kabupaten
from kecamatan.wewenang import wewenang

from ..cetak import jalankan_bila_terlantar, minta_himpunan
from .views import baca_format, kirim_hasil, segarkan

BUKAN_KABUPATEN = (
    "Himpunan LKjIP semua kecamatan disusun petugas kabupaten. Laporan satu kecamatan "
    "dapat diunduh dari halaman LKjIP-nya."
)
PEKERJAAN_TERBARU = 5


@require_http_methods(["GET", "HEAD", "POST"])
@dalam_kabupaten
def himpunan(request, tahun):
    """Ask for the ZIP, and what one asked for before."""
    ruang = _pastikan_kabupaten(request)
    if request.method == "POST":
        ini = minta_himpunan(ruang.kabupaten, tahun, request.user, baca_format(request))
        return redirect(ruang.alamat("lkjip-zip-pekerjaan", tahun, ini.pk))
    isi = {
        "tahun": tahun,
        "daftar_format": FormatCetak.choices,
        "daftar_pekerjaan": _milik(request, tahun)[:PEKERJAAN_TERBARU],
        "bagian": "lkjip",
    }
    return render(request, "laporan/himpunan.html", isi)


@require_safe
@dalam_kabupaten
def pekerjaan(request, tahun, pk):
    """How far it is, kecamatan by kecamatan; looks again by itself."""
    _pastikan_kabupaten(request)
    ini = jalankan_bila_terlantar(get_object_or_404(_milik(request, tahun), pk=pk))
    isi = {
        "pekerjaan": ini,
        "tahun": tahun,
        "berkas": berkas_hasil(ini),
        "selesai": len(ini.bagian),
        "tanpa": [b for b in ini.bagian if "sebab" in b],
        "bagian": "lkjip",
    }
    return segarkan(render(request, "laporan/himpunan_pekerjaan.html", isi), ini)


@require_safe
@dalam_kabupaten
def unduh(request, tahun, pk):
    _pastikan_kabupaten(request)
    return kirim_hasil(get_object_or_404(_milik(request, tahun), pk=pk))


def boleh_menghimpun(kabupaten: Kabupaten, user) -> bool:
    """Whether the whole regency is open to the person."""
    hak = wewenang(user)
    return hak.semua or kabupaten.pk in hak.kabupaten_penuh


def _milik(request, tahun: int):
    """One's own jobs of this regency and year."""
    return PekerjaanCetak.objects.visible_to(request.user).filter(
        kabupaten=request.ruang_kabupaten.kabupaten,
        tahun=tahun,
        jenis=JenisDokumen.LKJIP,
        pemohon=request.user,
    )


def _pastikan_kabupaten(request) -> RuangKabupaten:
    """The room, if the whole regency is open to the person; else 403."""
    ruang = request.ruang_kabupaten
    if not boleh_menghimpun(ruang.kabupaten, request.user):
        raise PermissionDenied(BUKAN_KABUPATEN)
    return ruang
