"""Where planning of a kecamatan and year begins."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from iku.models import DokumenAnggaran, PerjanjianKinerja, Renstra, Rpjmd, SkIku
from kecamatan.ruang import bisa_ubah, dalam_ruang


@require_safe
@dalam_ruang
def ringkasan(request):
    """Every link of the chain, with what is there and what is missing."""
    ruang = request.ruang
    milik = {"kecamatan": ruang.kecamatan}
    isi = {
        "daftar_rpjmd": Rpjmd.objects.filter(kabupaten=ruang.kecamatan.kabupaten),
        "daftar_renstra": Renstra.objects.filter(**milik).order_by(
            "-awal", "-akhir", "-versi"
        ),
        "banyak_indikator": ruang.kecamatan.indikator.count(),
        "daftar_sk": SkIku.objects.filter(**milik).order_by("-tanggal", "-pk"),
        "daftar_pk": PerjanjianKinerja.objects.filter(**milik, tahun=ruang.tahun)
        .select_related("renstra", "unit")
        .order_by("unit__urutan", "perubahan_ke", "pk"),
        "daftar_anggaran": DokumenAnggaran.objects.filter(
            **milik, tahun=ruang.tahun
        ).order_by("urutan"),
        "bisa_renstra": bisa_ubah(ruang.kecamatan, request.user, Renstra.pengubah),
        "bagian": "perencanaan",
    }
    return render(request, "iku/perencanaan/ringkasan.html", isi)
