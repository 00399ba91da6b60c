"""The history of one criterion."""

from django.views.decorators.http import require_safe

from kecamatan.ruang import dalam_ruang

from ..riwayat import riwayat_kriteria
from .umum import ambil_evaluasi, ambil_kriteria, tampil


@require_safe
@dalam_ruang
def riwayat(request, triwulan, kriteria):
    """Both sides of it, as far as this person sees them in the worksheet."""
    evaluasi = ambil_evaluasi(request, triwulan)
    ini = ambil_kriteria(evaluasi, kriteria)
    isi = {
        "kriteria": ini,
        "daftar": riwayat_kriteria(evaluasi, ini, request.user),
        "terlihat": evaluasi.nilai_terlihat(request.user),
        "id_kriteria": f"k-{ini.kode.replace('.', '-')}",
    }
    return tampil(request, "riwayat", evaluasi, isi)
