"""Renstra of a kecamatan: its versions, and what stands in one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from iku.models import Renstra
from iku.salinan import salin_renstra, versi_berikut
from kecamatan.ruang import UBAH, bisa_ubah, dalam_ruang, pastikan_bisa_ubah

from ..forms.renstra import FormRenstra, FormSalinan
from ..kerangka import susun_kerangka
from ..riwayat import susun
from ..sunting import RIWAYAT_PENDEK, Halaman, hapus, riwayat_baris, sunting

BUKAN_PERENCANA = (
    "Renstra diisi oleh operator kecamatan atau Bappeda. Anda dapat melihatnya, tetapi "
    "tidak mengubahnya."
)


def remah(ruang, renstra: Renstra | None = None) -> list[tuple[str, str]]:
    """The pages above one of a Renstra's, or above one beside it."""
    if renstra is None:
        return ruang.remah()
    return ruang.remah((str(renstra), ruang.alamat("renstra", renstra.pk)))


@require_safe
@dalam_ruang
def renstra(request, pk):
    """The outline of one version."""
    ruang = request.ruang
    ini = ruang.ambil(Renstra.objects.select_related("rpjmd"), pk)
    bisa = bisa_ubah(ini, request.user)
    isi = {
        "renstra": ini,
        "kerangka": susun_kerangka(ini),
        "bisa": bisa,
        "riwayat": susun(riwayat_baris(ini)[:RIWAYAT_PENDEK]),
        "halaman": {
            "remah": remah(ruang),
            "judul": str(ini),
            "riwayat": ruang.alamat("riwayat", "renstra", pk),
        },
        "bagian": "perencanaan",
    }
    return render(request, "iku/perencanaan/renstra.html", isi)


@UBAH
@dalam_ruang
def tambah(request):
    ruang = request.ruang
    pastikan_bisa_ubah(ruang.kecamatan, request.user, BUKAN_PERENCANA, Renstra.pengubah)
    baru = Renstra(kecamatan=ruang.kecamatan)
    form = FormRenstra(request.POST or None, instance=baru)
    halaman = Halaman(
        judul="Tambah Renstra",
        remah=remah(ruang),
        kembali=ruang.alamat("perencanaan"),
        tombol="Simpan Renstra",
        kabar="Renstra tersimpan. Berikutnya, isi tujuannya.",
        lanjut=lambda renstra: ruang.alamat("renstra", renstra.pk),
    )
    return sunting(request, form, halaman)


@UBAH
@dalam_ruang
def ubah(request, pk):
    ruang = request.ruang
    ini = ruang.ambil(Renstra.objects.select_related("kecamatan"), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PERENCANA)
    form = FormRenstra(request.POST or None, instance=ini)
    halaman = Halaman(
        judul="Ubah Renstra",
        remah=remah(ruang, ini),
        kembali=ruang.alamat("renstra", pk),
        tombol="Simpan Renstra",
        kabar="Renstra tersimpan.",
        hapus=ruang.alamat("renstra-hapus", pk),
        riwayat=ruang.alamat("riwayat", "renstra", pk),
    )
    return sunting(request, form, halaman)


@UBAH
@dalam_ruang
def buang(request, pk):
    ruang = request.ruang
    ini = ruang.ambil(Renstra.objects.all(), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PERENCANA)
    halaman = Halaman(
        judul="Hapus Renstra",
        remah=remah(ruang, ini),
        kembali=ruang.alamat("perencanaan"),
        tombol="Hapus Renstra ini",
        kabar=f"{ini} sudah dihapus. Isinya tercatat dalam riwayat.",
    )
    return hapus(request, ini, halaman)


@UBAH
@dalam_ruang
def salin(request, pk):
    """A new version with everything that stands in this one."""
    ruang = request.ruang
    asal = ruang.ambil(Renstra.objects.select_related("kecamatan"), pk)
    pastikan_bisa_ubah(asal, request.user, BUKAN_PERENCANA)
    baru = Renstra(
        kecamatan=asal.kecamatan, rpjmd=asal.rpjmd, awal=asal.awal, akhir=asal.akhir
    )
    form = FormSalinan(request.POST or None, instance=baru)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                salin_renstra(asal, baru, oleh=request.user)
            except ValidationError as galat:
                form.tambah_galat(galat)
            else:
                messages.success(
                    request,
                    f"{asal} sudah disalin menjadi {baru} versi {baru.versi}. Yang lama "
                    "tidak berubah.",
                )
                return redirect(ruang.alamat("renstra", baru.pk))
    halaman = Halaman(
        judul="Salin Renstra ke versi baru",
        remah=remah(ruang, asal),
        kembali=ruang.alamat("renstra", pk),
        tombol="Salin menjadi versi baru",
        kabar="",
        pengantar=(
            f"Tujuan, sasaran, tempat indikator, target, dan program pendukung {asal} "
            "disalin; indikatornya tetap sama, sehingga realisasinya tidak perlu diisi "
            f"ulang. Periode yang sama menjadi Perubahan ke-{versi_berikut(asal)}. "
            "Target di luar periode baru tidak ikut."
        ),
    )
    isi = {"form": form, "halaman": halaman, "bagian": halaman.bagian}
    return render(request, halaman.templat, isi, status=status)
