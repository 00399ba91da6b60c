"""Benchmarks of a regency's references, and the form that takes one."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from iku.models import Acuan
from iku.perencanaan.isian import FormBaris
from iku.perencanaan.sunting import Halaman, hapus, sunting
from iku.perencanaan.views.riwayat import riwayat_kabupaten
from kecamatan.ruang import UBAH, bisa_ubah, dalam_kabupaten, pastikan_bisa_ubah

from .models import Pembanding

BUKAN_PENGISI = (
    "Pembanding diisi oleh Bagian Organisasi atau Bappeda. Anda dapat melihatnya, "
    "tidak mengubahnya."
)


class FormPembanding(FormBaris):
    class Meta(FormBaris.Meta):
        model = Pembanding
        fields = (
            "tahun",
            "tingkat",
            "jenis",
            "nilai",
            "predikat",
            "uraian",
            "sumber",
        )
        help_texts = {
            "nilai": "Desimal dengan koma, misalnya 3,68.",
            "sumber": "Dokumen yang memuatnya, misalnya nama laporan dan tabelnya.",
        }


def _remah(ruang, acuan: Acuan) -> list[tuple[str, str]]:
    return [
        ("Acuan dan pembanding", ruang.alamat("acuan")),
        (str(acuan), ruang.alamat("pembanding", acuan.pk)),
    ]


@require_safe
@dalam_kabupaten
def daftar(request, pk):
    ruang = request.ruang_kabupaten
    acuan = ruang.ambil(Acuan.objects.all(), pk)
    isi = {
        "acuan": acuan,
        "daftar": acuan.pembanding.order_by("-tahun", "tingkat", "jenis"),
        "bisa": bisa_ubah(acuan, request.user, Pembanding.pengubah),
        "halaman": {"remah": _remah(ruang, acuan)[:1], "judul": str(acuan)},
        "bagian": "acuan",
    }
    return render(request, "capaian/pembanding/daftar.html", isi)


def _sunting(request, pembanding: Pembanding):
    ruang, pk, acuan = request.ruang_kabupaten, pembanding.pk, pembanding.acuan
    halaman = Halaman(
        judul="Tambah pembanding" if pk is None else "Ubah pembanding",
        remah=_remah(ruang, acuan),
        kembali=ruang.alamat("pembanding", acuan.pk),
        tombol="Simpan pembanding",
        kabar="Pembanding tersimpan.",
        hapus="" if pk is None else ruang.alamat("pembanding-hapus", pk),
        riwayat="" if pk is None else ruang.alamat("pembanding-riwayat", pk),
        bagian="acuan",
    )
    form = FormPembanding(request.POST or None, instance=pembanding)
    return sunting(request, form, halaman)


@UBAH
@dalam_kabupaten
def tambah(request, pk):
    acuan = request.ruang_kabupaten.ambil(Acuan.objects.all(), pk)
    pastikan_bisa_ubah(acuan, request.user, BUKAN_PENGISI, Pembanding.pengubah)
    return _sunting(request, Pembanding(acuan=acuan))


@UBAH
@dalam_kabupaten
def ubah(request, pk):
    semua = Pembanding.objects.select_related("acuan")
    ini = request.ruang_kabupaten.ambil(semua, pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PENGISI)
    return _sunting(request, ini)


@UBAH
@dalam_kabupaten
def buang(request, pk):
    ruang = request.ruang_kabupaten
    ini = ruang.ambil(Pembanding.objects.select_related("acuan"), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PENGISI)
    halaman = Halaman(
        judul="Hapus pembanding",
        remah=_remah(ruang, ini.acuan),
        kembali=ruang.alamat("pembanding", ini.acuan_id),
        tombol="Hapus pembanding ini",
        kabar="Pembanding sudah dihapus.",
        bagian="acuan",
    )
    return hapus(request, ini, halaman)


@require_safe
@dalam_kabupaten
def riwayat(request, pk):
    remah = [("Acuan dan pembanding", request.ruang_kabupaten.alamat("acuan"))]
    return riwayat_kabupaten(request, Pembanding, pk, remah)
