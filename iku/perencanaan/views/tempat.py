"""Places of measures in a Renstra, with their targets."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from iku.models import IndikatorRenstra, Renstra, Sasaran, Tujuan
from kecamatan.ruang import UBAH, Ruang, dalam_ruang, pastikan_bisa_ubah

from ..forms.tempat import FormTempat, saudara
from ..sunting import Halaman, hapus, pindah, sunting
from .renstra import BUKAN_PERENCANA, remah

SEMUA = IndikatorRenstra.objects.select_related(
    "renstra__kecamatan", "indikator", "tujuan", "sasaran", "nomenklatur"
)


def _tambah(request, tempat: IndikatorRenstra) -> HttpResponse:
    pastikan_bisa_ubah(tempat.renstra, request.user, BUKAN_PERENCANA)
    ruang = request.ruang
    di = tempat.tempat
    form = FormTempat(request.POST or None, instance=tempat)
    halaman = Halaman(
        judul="Tambah indikator pada Renstra",
        remah=remah(ruang, tempat.renstra),
        kembali=ruang.alamat("renstra", tempat.renstra.pk),
        tombol="Simpan indikator dan target",
        kabar="Indikator dan targetnya tersimpan.",
        pengantar=f"{di._meta.verbose_name.capitalize()}: {di}" if di else "",
        lanjut=lambda baru: _lanjut(ruang, baru),
        templat="iku/perencanaan/tempat.html",
    )
    return sunting(request, form, halaman)


def _lanjut(ruang: Ruang, baru: IndikatorRenstra) -> str:
    """Where the indicator, once known, has components, on to their targets."""
    if baru.indikator.variabel.exists():
        return ruang.alamat("tempat-ubah", baru.pk) + "#target-renstra"
    return ruang.alamat("renstra", baru.renstra_id)


@UBAH
@dalam_ruang
def pada_tujuan(request, pk):
    ini = request.ruang.ambil(Tujuan.objects.select_related("renstra__kecamatan"), pk)
    return _tambah(request, IndikatorRenstra(renstra=ini.renstra, tujuan=ini))


@UBAH
@dalam_ruang
def pada_sasaran(request, pk):
    semua = Sasaran.objects.select_related("tujuan__renstra__kecamatan")
    ini = request.ruang.ambil(semua, pk)
    return _tambah(request, IndikatorRenstra(renstra=ini.tujuan.renstra, sasaran=ini))


@UBAH
@dalam_ruang
def pada_program(request, pk):
    ini = request.ruang.ambil(Renstra.objects.select_related("kecamatan"), pk)
    return _tambah(request, IndikatorRenstra(renstra=ini))


@UBAH
@dalam_ruang
def ubah(request, pk):
    ruang = request.ruang
    ini = ruang.ambil(SEMUA.all(), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PERENCANA)
    form = FormTempat(request.POST or None, instance=ini)
    halaman = Halaman(
        judul="Ubah target",
        remah=remah(ruang, ini.renstra),
        kembali=ruang.alamat("renstra", ini.renstra_id) + f"#tempat-{pk}",
        tombol="Simpan target",
        kabar="Target tersimpan.",
        pengantar=str(ini.tempat),
        hapus=ruang.alamat("tempat-hapus", pk),
        riwayat=ruang.alamat("riwayat", "tempat", pk),
        templat="iku/perencanaan/tempat.html",
    )
    return sunting(request, form, halaman)


@UBAH
@dalam_ruang
def buang(request, pk):
    ruang = request.ruang
    ini = ruang.ambil(SEMUA.all(), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PERENCANA)
    halaman = Halaman(
        judul="Keluarkan indikator dari Renstra",
        remah=remah(ruang, ini.renstra),
        kembali=ruang.alamat("renstra", ini.renstra_id),
        tombol="Keluarkan dari Renstra ini",
        kabar="Indikator dan targetnya dikeluarkan dari Renstra ini. Indikatornya "
        "sendiri tetap ada.",
    )
    return hapus(request, ini, halaman)


@require_POST
@dalam_ruang
def geser(request, pk):
    ini = request.ruang.ambil(SEMUA.all(), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PERENCANA)
    kembali = request.ruang.alamat("renstra", ini.renstra_id) + f"#tempat-{pk}"
    return pindah(request, ini, saudara(ini), kembali)
