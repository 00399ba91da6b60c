"""The words on one period of one indicator, those of the last one beside them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from iku.models import Indikator
from iku.perencanaan.riwayat import susun
from iku.perencanaan.sunting import riwayat_baris
from kecamatan.riwayat import Bentrok
from kecamatan.ruang import UBAH, bisa_ubah, dalam_ruang, pastikan_bisa_ubah

from ..hasil import hasil_realisasi
from ..models import Analisis
from ..models.realisasi import PENGISI
from ..periode import PeriodeIndikator
from ..tindakan import Tertutup, cari_realisasi
from .forms import FormAnalisis
from .tindakan import UNSUR, analisis_periode, bagian, salin, terakhir_sebelum

BUKAN_PENGISI = (
    "Analisis indikator ini ditulis oleh operator kecamatan atau penanggung jawab "
    "indikatornya. Anda dapat membacanya."
)
RIWAYAT_TAMPIL = 10


@UBAH
@dalam_ruang
def analisis(request, pk, triwulan):
    """Read, or write where the quarter is open."""
    periode = _periode(request, pk, triwulan)
    ini = analisis_periode(periode)
    if request.method != "POST":
        return _halaman(request, periode, FormAnalisis(instance=ini))
    pastikan_bisa_ubah(periode.indikator, request.user, BUKAN_PENGISI, PENGISI)
    # A row that came meanwhile is not the one the person saw: none.
    sudah_ada = ini.pk is not None and not request.POST.get("sidik")
    if sudah_ada:
        ini = Analisis(**periode.kunci)
    form = FormAnalisis(request.POST, instance=ini)
    if not form.is_valid():
        return _halaman(request, periode, form, 422)
    try:
        if sudah_ada:
            raise Bentrok(analisis_periode(periode))
        berubah = form.simpan(request.user)
    except Tertutup as alasan:
        form.add_error(None, f"{alasan} Tulisan Anda belum tersimpan; salin dahulu.")
        return _halaman(request, periode, form, 403, tertutup=True)
    except (Bentrok, IntegrityError, ValidationError) as galat:
        return _bentrok(request, periode, form, getattr(galat, "sekarang", None))
    kabar = "Analisis tersimpan." if berubah else "Tidak ada yang berubah."
    messages.success(request, kabar)
    return _kembali(periode)


@require_POST
@dalam_ruang
def salin_analisis(request, pk, triwulan):
    """Begin with the words of the last period, to be looked through."""
    periode = _periode(request, pk, triwulan)
    pastikan_bisa_ubah(periode.indikator, request.user, BUKAN_PENGISI, PENGISI)
    try:
        salin(periode, oleh=request.user)
    except Tertutup as alasan:
        raise PermissionDenied(str(alasan)) from alasan
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(
            request,
            "Tersalin. Periksa dan sesuaikan, lalu simpan: salinan yang belum diperiksa "
            "tidak dapat dikirim.",
        )
    return _kembali(periode)


def _periode(request, pk: int, triwulan: int | None) -> PeriodeIndikator:
    ruang = request.ruang
    ini = ruang.ambil(Indikator.objects.select_related("kecamatan"), pk)
    return PeriodeIndikator(ini, ruang.tahun, triwulan)


def _kembali(periode: PeriodeIndikator):
    ini = periode.indikator
    return redirect(
        "analisis", ini.kecamatan.kode, periode.tahun, ini.pk, periode.triwulan
    )


def _bentrok(request, periode, form: FormAnalisis, sekarang: Analisis | None):
    """Both texts, and the next save is on top of what is stored now."""
    sekarang = sekarang or analisis_periode(periode)
    diketik = {kunci: form.cleaned_data[kunci] for kunci in UNSUR}
    banding = [
        (form.fields[kunci].label, getattr(sekarang, kunci), diketik[kunci])
        for kunci in UNSUR
        if getattr(sekarang, kunci) != diketik[kunci]
    ]
    data = request.POST.copy()
    form = FormAnalisis(data, instance=sekarang)
    if not form.baru:
        form.pakai_sidik(form.sidik_dari(sekarang))
    return _halaman(request, periode, form, 409, bentrok=banding)


def _halaman(request, periode, form: FormAnalisis, status=200, **lain):
    ini = analisis_periode(periode)
    baris = cari_realisasi(**periode.kunci)
    keadaan = periode.keadaan()
    pengisi = bisa_ubah(periode.indikator, request.user, PENGISI)
    isi = {
        "indikator": periode.indikator,
        "periode": periode,
        "hasil": hasil_realisasi(periode.indikator, baris) if baris else None,
        "analisis": ini,
        "bagian_analisis": bagian(ini),
        "sebelum": _sebelum(periode),
        "keadaan": keadaan,
        "pengisi": pengisi,
        "bisa": pengisi and keadaan.terbuka,
        "form": form,
        "riwayat": susun(riwayat_baris(ini)[:RIWAYAT_TAMPIL]) if ini.pk else (),
        "bagian": "capaian",
    } | lain
    return render(request, "capaian/analisis/analisis.html", isi, status=status)


def _sebelum(periode: PeriodeIndikator) -> dict | None:
    lalu = terakhir_sebelum(periode)
    if lalu is None:
        return None
    nama = PeriodeIndikator(periode.indikator, lalu.tahun, lalu.triwulan)
    return {"periode": nama, "bagian": bagian(lalu)}
