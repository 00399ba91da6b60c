"""Who changed what, when, from what to what, and why."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kecamatan.models import Jejak
from kecamatan.ruang import dalam_kabupaten, dalam_ruang

from ..riwayat import (
    JENIS_KABUPATEN,
    JENIS_KECAMATAN,
    jejak_kabupaten,
    jejak_kecamatan,
    susun,
)
from .renstra import remah

SEHALAMAN = 50


@require_safe
@dalam_ruang
def semua(request):
    """The planning of a kecamatan, newest change first; also what was deleted."""
    ruang = request.ruang
    halaman = Paginator(jejak_kecamatan(ruang), SEHALAMAN).get_page(
        request.GET.get("hal")
    )
    isi = {
        "daftar": susun(halaman.object_list),
        "halaman_ke": halaman,
        "halaman": {"remah": remah(ruang), "judul": "Riwayat perencanaan"},
        "bagian": "perencanaan",
    }
    return render(request, "iku/perencanaan/riwayat_semua.html", isi)


@require_safe
@dalam_ruang
def satu(request, jenis, pk):
    """The history of one record, also of one that is no more."""
    ruang = request.ruang
    model = JENIS_KECAMATAN.get(jenis)
    if model is None:
        raise Http404
    jejak = list(jejak_kecamatan(ruang).filter(objek=model._meta.label, id_objek=pk))
    if not jejak:
        ruang.ambil(model.objects.all(), pk)
    return _tampilkan(request, model, pk, jejak, remah(ruang))


@require_safe
@dalam_kabupaten
def satu_kabupaten(request, jenis, pk):
    """The same for a record common to the regency."""
    model = JENIS_KABUPATEN.get(jenis)
    if model is None:
        raise Http404
    return riwayat_kabupaten(request, model, pk)


def riwayat_kabupaten(request, model, pk: int, remah=()):
    """The page for a table of the regency, also for rooms that come after."""
    ruang = request.ruang_kabupaten
    jejak = list(jejak_kabupaten(ruang, model).filter(id_objek=pk))
    if not jejak:
        ruang.ambil(model.objects.all(), pk)
    return _tampilkan(request, model, pk, jejak, remah)


def _tampilkan(request, model, pk: int, jejak: list[Jejak], remah):
    daftar = susun(jejak)
    baris = model.objects.filter(pk=pk).first()
    isi = {
        "daftar": daftar,
        "nama": str(baris) if baris else (daftar[0].nama if daftar else ""),
        "terhapus": baris is None,
        "halaman": {"remah": remah, "judul": f"Riwayat {model._meta.verbose_name}"},
        "bagian": "perencanaan",
    }
    return render(request, "iku/perencanaan/riwayat.html", isi)
