"""The board of follow-ups."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kecamatan.ruang import dalam_kabupaten

from .papan import SARINGAN, Pilihan, susun_papan


@require_safe
@dalam_kabupaten
def kini(request):
    """To the board of this year."""
    ruang = request.ruang_kabupaten
    return redirect(ruang.alamat("papan_tindak_lanjut", timezone.localdate().year))


@require_safe
@dalam_kabupaten
def papan(request, tahun):
    """How the kecamatan follow up what their evaluations found."""
    ruang, pilihan = request.ruang_kabupaten, Pilihan.baca(request.GET)
    isi = susun_papan(ruang.daftar_kecamatan, tahun, timezone.localdate())
    konteks = {
        "tahun": tahun,
        "papan": isi,
        "daftar": pilihan.terapkan(isi.semua),
        "pilihan": pilihan,
        "ikhtisar": [(k, kata, isi.banyak(k)) for k, kata in SARINGAN.items()],
        "bagian": "evaluasi",
        "halaman": {
            "remah": [("Evaluasi", ruang.alamat("evaluasi-kabupaten"))],
            "judul": f"Tindak lanjut {tahun}",
        },
    }
    return render(request, "evaluasi/tindak_lanjut/papan.html", konteks)
