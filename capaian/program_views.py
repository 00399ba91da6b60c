"""Which program indicators count for "persentase indikator program yang tercapai"."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from kecamatan.ruang import dalam_ruang

from .program_tercapai import susun_program_tercapai


@require_safe
@dalam_ruang
def program_tercapai(request):
    """All of them, each with what it counts as; `?triwulan=2` what is due by then."""
    ruang = request.ruang
    diminta = request.GET.get("triwulan", "")
    triwulan = int(diminta) if diminta in ("1", "2", "3", "4") else None
    isi = {
        "hasil": susun_program_tercapai(ruang.kecamatan, ruang.tahun, triwulan),
        "pilihan": ((None, "Setahun"), (1, "I"), (2, "II"), (3, "III"), (4, "IV")),
        "bagian": "capaian",
    }
    return render(request, "capaian/program_tercapai.html", isi)
