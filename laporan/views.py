from django.shortcuts import render
from django.views.decorators.http import require_safe

from kecamatan.ruang import dalam_ruang


@require_safe
@dalam_ruang
def lkjip(request):
    return render(request, "laporan/lkjip.html", {"bagian": "lkjip"})
