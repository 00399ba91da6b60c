"""The evaluations of a year, and how one of them stands."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from iku.perencanaan.riwayat import susun
from kecamatan.models import Jejak
from kecamatan.ruang import dalam_ruang

from ...kampanye.papan import batas_tahap
from ...lhe.draf import lhe_terlihat
from ...models import Lhe
from ...models.tindakan_evaluasi import ANTAR_PENILAI
from ...pilihan import StatusEvaluasi
from ..susunan import Lembar
from .umum import ambil_evaluasi, sebut_periode, semua_evaluasi, tampil

RIWAYAT_TERBARU = 10
PELUANG_TAMPIL = 10
# Whose turn it is in each stage.
GILIRAN = {
    StatusEvaluasi.MANDIRI: "Menunggu penilaian mandiri kecamatan.",
    StatusEvaluasi.PENILAIAN: "Menunggu penilaian anggota tim.",
    StatusEvaluasi.PENJAMINAN: "Menunggu penjamin mutu.",
    StatusEvaluasi.TANGGAPAN: "Menunggu tanggapan kecamatan.",
    StatusEvaluasi.PEMBAHASAN: "Menunggu pembahasan tanggapan oleh tim.",
    StatusEvaluasi.LHE: "Menunggu LHE diterbitkan Inspektur.",
    StatusEvaluasi.TERBIT: "Selesai. Nilai dan isinya tidak berubah lagi.",
}


@require_safe
@dalam_ruang
def daftar(request):
    """All evaluations of the kecamatan in this year."""
    tahun = request.ruang.tahun
    semua = semua_evaluasi(request).filter(periode__tahun=tahun)
    urut = semua.order_by("periode__triwulan")
    isi = {
        "daftar": [(e, sebut_periode(e), GILIRAN[e.status]) for e in urut],
        "bagian": "evaluasi",
    }
    return render(request, "evaluasi/lembar/daftar.html", isi)


@require_safe
@dalam_ruang
def ringkasan(request, triwulan):
    """Stage, grades with their working, what is open, and what can be done now."""
    evaluasi = ambil_evaluasi(request, triwulan)
    lembar = Lembar(evaluasi, request.user)
    isi = {
        "lembar": lembar,
        "giliran": GILIRAN[evaluasi.status],
        "tahap": _tahap(evaluasi),
        "batas": batas_tahap(evaluasi.periode, evaluasi.status),
        "tindakan": evaluasi.tindakan_bagi(request.user),
        "ada_lhe": _ada_lhe(evaluasi, request.user),
        "peluang": lembar.peluang[:PELUANG_TAMPIL],
        "alasan_kembali": evaluasi.alasan_terlihat(request.user),
        "riwayat": _riwayat(evaluasi, request.user),
    }
    return tampil(request, "ringkasan", evaluasi, isi)


def _riwayat(evaluasi, user):
    """The latest steps; without the reasons that judges gave one another."""
    semua = Jejak.objects.visible_to(user).tentang(evaluasi)
    jejak = list(semua.order_by("-pada", "-pk")[:RIWAYAT_TERBARU])
    if not evaluasi.sebagai_penilai(user):
        tertutup = {str(t.label).lower() for t in ANTAR_PENILAI}
        for satu in jejak:
            if satu.aksi in tertutup:
                satu.alasan = ""
    return susun(jejak)


def _tahap(evaluasi) -> list[tuple[str, str]]:
    """All stages with whether each is done, running or to come."""
    urutan = list(StatusEvaluasi)
    kini = urutan.index(StatusEvaluasi(evaluasi.status))
    kata = {-1: "selesai", 0: "kini", 1: "nanti"}
    return [(str(s.label), kata[(i > kini) - (i < kini)]) for i, s in enumerate(urutan)]


def _ada_lhe(evaluasi, user) -> bool:
    """Whether there is an LHE that this person may read."""
    disusun = evaluasi.status in (StatusEvaluasi.LHE, StatusEvaluasi.TERBIT)
    return (
        disusun
        and lhe_terlihat(evaluasi, user)
        and Lhe.objects.filter(evaluasi=evaluasi).exists()
    )
