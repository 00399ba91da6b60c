"""Campaigns of a regency: the list, one of them, and how far its kecamatan are."""

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from iku.perencanaan.sunting import Halaman, sunting
from iku.perencanaan.views.riwayat import riwayat_kabupaten
from kecamatan.ruang import UBAH, dalam_kabupaten

from ..models import PeriodeEvaluasi
from ..pilihan import StatusEvaluasi
from .forms import FormPeriode
from .lembar import XLSX, tulis_banding
from .papan import Pilihan, ikhtisar, susun_papan
from .skor import sebut_periode, susun_banding, susun_tren
from .umum import (
    ambil_periode,
    bisa_mengelola,
    daftar_evaluasi,
    pastikan_pengelola,
    remah,
)
from .urut import UrutBanding
from .views_nilai_lalu import bisa_mengisi


@require_safe
@dalam_kabupaten
def daftar(request):
    """Newest first, with how many of its kecamatan have their LHE."""
    ruang = request.ruang_kabupaten
    periode = PeriodeEvaluasi.objects.visible_to(request.user).filter(
        kabupaten=ruang.kabupaten
    )
    isi = {
        "daftar": periode.select_related("instrumen").annotate(
            banyak=Count("evaluasi"),
            terbit=Count("evaluasi", Q(evaluasi__status=StatusEvaluasi.TERBIT)),
        ),
        "bisa": bisa_mengelola(ruang),
        "bisa_nilai_lalu": bisa_mengisi(ruang),
        "bagian": "evaluasi",
    }
    return render(request, "evaluasi/kampanye/daftar.html", isi)


@require_safe
@dalam_kabupaten
def papan(request, pk):
    """Each kecamatan with its stage, what is filled, what is late."""
    ruang = request.ruang_kabupaten
    periode = ambil_periode(ruang, pk)
    semua = susun_papan(periode, daftar_evaluasi(ruang, periode))
    pilihan = Pilihan.baca(request.GET)
    isi = {
        "periode": periode,
        "semua": semua,
        "daftar": pilihan.terapkan(semua),
        "pilihan": pilihan,
        "ikhtisar": ikhtisar(semua),
        "telat": sum(b.telat > 0 for b in semua),
        "tim": periode.tim.all(),
        "bisa": bisa_mengelola(ruang),
        "halaman": {"remah": remah(ruang), "judul": str(periode)},
        "bagian": "evaluasi",
    }
    return render(request, "evaluasi/kampanye/papan.html", isi)


def _banding(request, periode: PeriodeEvaluasi):
    """The chosen order, and the rows in it."""
    daftar = daftar_evaluasi(request.ruang_kabupaten, periode)
    urut = UrutBanding.baca(request.GET)
    return urut, urut.terapkan(susun_banding(periode, daftar, request.user)), daftar


@require_safe
@dalam_kabupaten
def banding(request, pk):
    """Scores by component, now and last time; then the trend of the totals."""
    ruang = request.ruang_kabupaten
    periode = ambil_periode(ruang, pk)
    urut, baris, daftar = _banding(request, periode)
    komponen = list(periode.instrumen.komponen.all())
    kolom, tren = susun_tren(daftar)
    isi = {
        "periode": periode,
        "komponen": komponen,
        "baris": [
            (
                b,
                [
                    (b.kini and b.kini.komponen.get(k.kode), b.selisih_komponen(k.kode))
                    for k in komponen
                ],
            )
            for b in baris
        ],
        "urut": urut,
        "kolom_tren": [sebut_periode(*satu) for satu in kolom],
        "tren": tren,
        "halaman": {"remah": remah(ruang, periode), "judul": "Perbandingan"},
        "bagian": "evaluasi",
    }
    return render(request, "evaluasi/kampanye/banding.html", isi)


@require_safe
@dalam_kabupaten
def banding_xlsx(request, pk):
    """The comparison as Excel, in the order shown, with true numbers."""
    periode = ambil_periode(request.ruang_kabupaten, pk)
    _, baris, _ = _banding(request, periode)
    berkas = tulis_banding(list(periode.instrumen.komponen.all()), baris)
    jawaban = HttpResponse(berkas, content_type=XLSX)
    masa = f"tw{periode.triwulan}-" if periode.triwulan else ""
    jawaban["Content-Disposition"] = (
        f'attachment; filename="nilai-sakip-{masa}{periode.tahun}.xlsx"'
    )
    return jawaban


def _sunting(request, ini: PeriodeEvaluasi):
    ruang, pk = request.ruang_kabupaten, ini.pk
    pastikan_pengelola(ruang)
    halaman = Halaman(
        judul="Buat periode evaluasi" if pk is None else f"Ubah {ini}",
        remah=remah(ruang, ini if pk else None),
        kembali=ruang.alamat("evaluasi-kabupaten")
        if pk is None
        else ruang.alamat("evaluasi-periode", pk),
        lanjut=lambda baris: ruang.alamat("evaluasi-periode", baris.pk),
        tombol="Simpan periode",
        kabar="Periode evaluasi tersimpan.",
        hapus="" if pk is None else ruang.alamat("evaluasi-periode-hapus", pk),
        riwayat="" if pk is None else ruang.alamat("evaluasi-periode-riwayat", pk),
        bagian="evaluasi",
    )
    return sunting(request, FormPeriode(request.POST or None, instance=ini), halaman)


@UBAH
@dalam_kabupaten
def tambah(request):
    kabupaten = request.ruang_kabupaten.kabupaten
    tahun = timezone.localdate().year
    return _sunting(request, PeriodeEvaluasi(kabupaten=kabupaten, tahun=tahun))


@UBAH
@dalam_kabupaten
def ubah(request, pk):
    return _sunting(request, ambil_periode(request.ruang_kabupaten, pk))


@require_safe
@dalam_kabupaten
def riwayat(request, pk):
    ruang = request.ruang_kabupaten
    return riwayat_kabupaten(request, PeriodeEvaluasi, pk, remah(ruang))
