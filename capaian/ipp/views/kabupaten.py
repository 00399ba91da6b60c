"""The IPP of all kecamatan of a regency, and by which rule it reckons."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from capaian.models import AturanIpp, PenilaianIpp
from capaian.models.ipp import PENETAP
from kecamatan.riwayat import Bentrok
from kecamatan.ruang import bisa_ubah, dalam_kabupaten, pastikan_bisa_ubah

from ..forms import FormAturan

BUKAN_PENETAP = "Aturan IPP ditetapkan oleh Bagian Organisasi."
UBAH = ["GET", "HEAD", "POST"]


@require_safe
@dalam_kabupaten
def daftar(request):
    """Each kecamatan with its state and value in one year; the rules below."""
    ruang = request.ruang_kabupaten
    semua = PenilaianIpp.objects.visible_to(request.user).filter(
        kecamatan__kabupaten=ruang.kabupaten
    )
    tersedia = sorted({*semua.values_list("tahun", flat=True), _tahun_ini()})
    tahun = _tahun(request, tersedia)
    penilaian = {p.kecamatan_id: p for p in semua.filter(tahun=tahun)}
    isi = {
        "tahun": tahun,
        "daftar_tahun": tersedia,
        "daftar": [(k, penilaian.get(k.pk)) for k in ruang.daftar_kecamatan],
        "berlaku": AturanIpp.objects.berlaku(ruang.kabupaten, tahun),
        "daftar_aturan": AturanIpp.objects.visible_to(request.user).filter(
            kabupaten=ruang.kabupaten
        ),
        "bisa_ubah": bisa_ubah(ruang.kabupaten, request.user, PENETAP),
        "bagian": "ipp",
    }
    return render(request, "capaian/ipp/kabupaten.html", isi)


def _tahun_ini() -> int:
    return timezone.localdate().year


def _tahun(request, tersedia: list[int]) -> int:
    diminta = request.GET.get("tahun", "")
    return next((t for t in tersedia if str(t) == diminta), tersedia[-1])


@require_http_methods(UBAH)
@dalam_kabupaten
def aturan_baru(request):
    """A rule of the regency's own, beginning with what holds now."""
    ruang = request.ruang_kabupaten
    pastikan_bisa_ubah(ruang.kabupaten, request.user, BUKAN_PENETAP, PENETAP)
    berlaku = AturanIpp.objects.berlaku(ruang.kabupaten, _tahun_ini())
    ini = AturanIpp(kabupaten=ruang.kabupaten, mulai=_tahun_ini())
    if berlaku is not None:
        for nama in ("cara_f02", "cara_f03", "responden_minimum", "bila_kurang"):
            setattr(ini, nama, getattr(berlaku, nama))
    return _formulir(request, ini, "Aturan IPP baru")


@require_http_methods(UBAH)
@dalam_kabupaten
def aturan_ubah(request, pk):
    """Change a rule by which nothing was determined yet."""
    ini = request.ruang_kabupaten.ambil(AturanIpp.objects.all(), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PENETAP)
    if request.method == "POST" and ini.penilaian.exists():
        raise PermissionDenied("Aturan ini sudah dipakai pada penetapan nilai.")
    return _formulir(request, ini, str(ini))


def _formulir(request, ini: AturanIpp, judul: str):
    form = FormAturan(request.POST or None, instance=ini)
    status, banding = 200, []
    if request.method == "POST":
        status = 422
        try:
            if form.is_valid():
                form.simpan(request.user)
                messages.success(request, f"{ini} tersimpan.")
                return redirect(request.ruang_kabupaten.alamat("ipp-kabupaten"))
        except Bentrok as bentrok:
            status = 409
            if bentrok.sekarang is not None:
                banding = form.banding(bentrok.sekarang)
                form.pakai_sidik(form.sidik_dari(bentrok.sekarang))
        except ValidationError as galat:
            form.tambah_galat(galat)
    isi = {
        "form": form,
        "judul_halaman": judul,
        "banding": banding,
        "bentrok": status == 409,
        "dipakai": bool(ini.pk) and ini.penilaian.exists(),
        "bagian": "ipp",
    }
    return render(request, "capaian/ipp/aturan.html", isi, status=status)
