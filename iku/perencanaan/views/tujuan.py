"""Tujuan and sasaran of a Renstra."""

from django.db.models import Model
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from iku.models import Renstra, Sasaran, Tujuan
from kecamatan.ruang import UBAH, dalam_ruang, pastikan_bisa_ubah

from ..forms.renstra import FormSasaran, FormTujuan
from ..sunting import Halaman, hapus, pindah, sunting
from .renstra import BUKAN_PERENCANA, remah

SEMUA_TUJUAN = Tujuan.objects.select_related("renstra__kecamatan")
SEMUA_SASARAN = Sasaran.objects.select_related("tujuan__renstra__kecamatan")


def _sunting(request, form, jenis: str, renstra: Renstra) -> HttpResponse:
    """Add or change a tujuan or sasaran (`jenis`, as addresses spell it)."""
    ruang, pk = request.ruang, form.instance.pk
    halaman = Halaman(
        judul=f"{'Tambah' if pk is None else 'Ubah'} {jenis}",
        remah=remah(ruang, renstra),
        kembali=ruang.alamat("renstra", renstra.pk),
        tombol=f"Simpan {jenis}",
        kabar=f"{jenis.capitalize()} tersimpan.",
        pengantar="" if jenis == "tujuan" else f"Tujuan: {form.instance.tujuan}",
        hapus="" if pk is None else ruang.alamat(f"{jenis}-hapus", pk),
        riwayat="" if pk is None else ruang.alamat("riwayat", jenis, pk),
    )
    return sunting(request, form, halaman)


def _hapus(request, baris: Model, jenis: str, renstra: Renstra) -> HttpResponse:
    ruang = request.ruang
    halaman = Halaman(
        judul=f"Hapus {jenis}",
        remah=remah(ruang, renstra),
        kembali=ruang.alamat("renstra", renstra.pk),
        tombol=f"Hapus {jenis} ini",
        kabar=f"{jenis.capitalize()} sudah dihapus. Isinya tercatat dalam riwayat.",
    )
    return hapus(request, baris, halaman)


@UBAH
@dalam_ruang
def tambah_tujuan(request, pk):
    renstra = request.ruang.ambil(Renstra.objects.select_related("kecamatan"), pk)
    pastikan_bisa_ubah(renstra, request.user, BUKAN_PERENCANA)
    baru = Tujuan(renstra=renstra)
    form = FormTujuan(request.POST or None, instance=baru, renstra=renstra)
    return _sunting(request, form, "tujuan", renstra)


@UBAH
@dalam_ruang
def ubah_tujuan(request, pk):
    ini = request.ruang.ambil(SEMUA_TUJUAN.all(), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PERENCANA)
    form = FormTujuan(request.POST or None, instance=ini, renstra=ini.renstra)
    return _sunting(request, form, "tujuan", ini.renstra)


@UBAH
@dalam_ruang
def hapus_tujuan(request, pk):
    ini = request.ruang.ambil(SEMUA_TUJUAN.all(), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PERENCANA)
    return _hapus(request, ini, "tujuan", ini.renstra)


@require_POST
@dalam_ruang
def geser_tujuan(request, pk):
    ini = request.ruang.ambil(SEMUA_TUJUAN.all(), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PERENCANA)
    kembali = request.ruang.alamat("renstra", ini.renstra_id) + f"#tujuan-{pk}"
    return pindah(request, ini, Tujuan.objects.filter(renstra=ini.renstra), kembali)


@UBAH
@dalam_ruang
def tambah_sasaran(request, pk):
    tujuan = request.ruang.ambil(SEMUA_TUJUAN.all(), pk)
    pastikan_bisa_ubah(tujuan, request.user, BUKAN_PERENCANA)
    baru = Sasaran(tujuan=tujuan)
    form = FormSasaran(request.POST or None, instance=baru, renstra=tujuan.renstra)
    return _sunting(request, form, "sasaran", tujuan.renstra)


@UBAH
@dalam_ruang
def ubah_sasaran(request, pk):
    ini = request.ruang.ambil(SEMUA_SASARAN.all(), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PERENCANA)
    renstra = ini.tujuan.renstra
    form = FormSasaran(request.POST or None, instance=ini, renstra=renstra)
    return _sunting(request, form, "sasaran", renstra)


@UBAH
@dalam_ruang
def hapus_sasaran(request, pk):
    ini = request.ruang.ambil(SEMUA_SASARAN.all(), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PERENCANA)
    return _hapus(request, ini, "sasaran", ini.tujuan.renstra)


@require_POST
@dalam_ruang
def geser_sasaran(request, pk):
    ini = request.ruang.ambil(SEMUA_SASARAN.all(), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PERENCANA)
    kembali = request.ruang.alamat("renstra", ini.tujuan.renstra_id)
    semua = Sasaran.objects.filter(tujuan=ini.tujuan)
    return pindah(request, ini, semua, f"{kembali}#sasaran-{pk}")
