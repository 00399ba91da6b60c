"""Measures of a kecamatan: what they mean and how they are computed."""

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from iku.models import ButirSkIku, Indikator
from kecamatan.ruang import UBAH, Ruang, bisa_ubah, dalam_ruang, pastikan_bisa_ubah

from ..forms.indikator import BARIS_KOSONG, FormIndikator
from ..sunting import Halaman, hapus, sunting
from .renstra import remah

BUKAN_PENGELOLA = (
    "Indikator disusun oleh Bagian Organisasi. Anda dapat melihatnya, tetapi tidak "
    "mengubahnya."
)
# What a successor takes over from its forerunner.
_WARISAN = (
    "nama", "satuan", "arah", "frekuensi", "agregasi", "cara", "rumus", "definisi",
    "formulasi", "sumber_data", "acuan",
)  # fmt: skip


@require_safe
@dalam_ruang
def daftar(request):
    ruang = request.ruang
    cari = request.GET.get("cari", "").replace("\x00", "").strip()
    semua = Indikator.objects.filter(kecamatan=ruang.kecamatan)
    if cari:
        semua = semua.filter(Q(nama__icontains=cari) | Q(kode__icontains=cari))
    isi = {
        "daftar": semua.select_related("pendahulu").order_by("kode"),
        "cari": cari,
        "bisa": bisa_ubah(ruang.kecamatan, request.user, Indikator.pengubah),
        "halaman": {"remah": remah(ruang), "judul": "Indikator"},
        "bagian": "perencanaan",
    }
    return render(request, "iku/perencanaan/daftar_indikator.html", isi)


def _sunting(request, form: FormIndikator, halaman: Halaman) -> HttpResponse:
    """As every edit page; besides, a formula can be tried and rows be added
    without storing anything."""
    if request.method == "POST" and {"coba", "tambah_baris"} & request.POST.keys():
        if "coba" in request.POST:
            form.coba()
        isi = halaman.isi | {"form": form, "halaman": halaman, "dicoba": True}
        return render(request, halaman.templat, isi | {"bagian": halaman.bagian})
    return sunting(request, form, halaman)


def _kiriman(request):
    """What was sent; “Tambah baris” asks for more rows of components."""
    if request.method != "POST":
        return None
    data = request.POST
    if "tambah_baris" in data:
        data = data.copy()
        try:
            banyak = int(data.get("var-TOTAL_FORMS", 0))
        except ValueError:
            banyak = 0
        data["var-TOTAL_FORMS"] = str(min(banyak + BARIS_KOSONG, 40))
    return data


@UBAH
@dalam_ruang
def tambah(request):
    ruang = request.ruang
    pastikan_bisa_ubah(
        ruang.kecamatan, request.user, BUKAN_PENGELOLA, Indikator.pengubah
    )
    form = FormIndikator(
        _kiriman(request),
        instance=Indikator(kecamatan=ruang.kecamatan),
        initial=_warisan(ruang, request.GET.get("pendahulu", "")),
    )
    halaman = Halaman(
        judul="Tambah indikator",
        remah=[*remah(ruang), ("Indikator", ruang.alamat("daftar-indikator"))],
        kembali=ruang.alamat("daftar-indikator"),
        tombol="Simpan indikator",
        kabar="Indikator tersimpan. Tempatkan pada tujuan, sasaran, atau program dalam "
        "Renstra.",
        templat="iku/perencanaan/indikator.html",
    )
    return _sunting(request, form, halaman)


def _warisan(ruang: Ruang, pendahulu: str) -> dict:
    """The fields of a forerunner, as the start of its successor."""
    if not (pendahulu.isascii() and pendahulu.isdigit()):
        return {}
    lama = ruang.ambil(Indikator.objects.all(), int(pendahulu))
    komponen = lama.variabel.values("kode", "nama", "satuan")
    return {kunci: getattr(lama, kunci) for kunci in _WARISAN} | {
        "pendahulu": lama.pk,
        "variabel": list(komponen),
    }


@UBAH
@dalam_ruang
def ubah(request, pk):
    ruang = request.ruang
    ini = ruang.ambil(Indikator.objects.select_related("kecamatan__kabupaten"), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PENGELOLA)
    form = FormIndikator(_kiriman(request), instance=ini)
    halaman = Halaman(
        judul="Ubah indikator",
        remah=[*remah(ruang), ("Indikator", ruang.alamat("daftar-indikator"))],
        kembali=ruang.alamat("daftar-indikator"),
        tombol="Simpan indikator",
        kabar="Indikator tersimpan.",
        hapus=ruang.alamat("indikator-hapus", pk),
        riwayat=ruang.alamat("riwayat", "indikator", pk),
        templat="iku/perencanaan/indikator.html",
        isi={
            "indikator": ini,
            "beku": ini.diperjanjikan(),
            "berealisasi": ini.realisasi.exists(),
            "daftar_sk": ButirSkIku.objects.filter(indikator=ini)
            .select_related("sk")
            .prefetch_related("penanggung_jawab"),
            "alamat_penerus": f"{ruang.alamat('indikator-tambah')}?pendahulu={pk}",
        },
    )
    return _sunting(request, form, halaman)


@UBAH
@dalam_ruang
def buang(request, pk):
    ruang = request.ruang
    ini = ruang.ambil(Indikator.objects.all(), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PENGELOLA)
    halaman = Halaman(
        judul="Hapus indikator",
        remah=[*remah(ruang), ("Indikator", ruang.alamat("daftar-indikator"))],
        kembali=ruang.alamat("daftar-indikator"),
        tombol="Hapus indikator ini",
        kabar="Indikator sudah dihapus. Isinya tercatat dalam riwayat.",
    )
    return hapus(request, ini, halaman)
