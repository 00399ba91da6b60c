from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from capaian.pengukuran import TanpaSkala
from dokumen import html
from dokumen.pohon import DaftarGambar, DaftarIsi, DaftarTabel, Dokumen, Subbab
from kecamatan.ruang import dalam_ruang

from .ruang.asal import tautan_asal
from .susun import TanpaPerjanjian, susun_lkjip
from .unduhan.views import milik

PEKERJAAN_TERBARU = 3


@require_safe
@dalam_ruang
def pratinjau(request):
    """The report as it will print, part by part (a whole one is heavy for a
    phone), beside its contents."""
    ruang = request.ruang
    try:
        dokumen = susun_lkjip(ruang.kecamatan, ruang.tahun)
    except (TanpaPerjanjian, TanpaSkala) as galat:
        return _belum_ada(request, galat, status=200)
    daftar = _daftar_bagian(dokumen)
    dicari = request.GET.get("bagian")
    letak = next((i for i, b in enumerate(daftar) if b.jangkar == dicari), 0)
    bagian = daftar[letak]
    isi = {
        "dokumen": dokumen,
        "daftar_bagian": daftar,
        "ini": bagian,
        "sebelum": daftar[letak - 1] if letak else None,
        "sesudah": daftar[letak + 1] if letak + 1 < len(daftar) else None,
        "daftar_subbab": [b for b in bagian.isi if isinstance(b, Subbab)],
        # The renderer escapes every text of the tree.
        "naskah": mark_safe(
            html.potongan(dokumen, bagian, tautan=tautan_asal(ruang, bagian))
        ),
        "daftar_pekerjaan": milik(request)[:PEKERJAAN_TERBARU],
        "bagian": "lkjip",
    }
    return render(request, "laporan/lkjip.html", isi)


def _daftar_bagian(dokumen: Dokumen) -> list:
    """Parts worth a look; lists of contents have page numbers only in print."""
    daftar_halaman = (DaftarIsi, DaftarTabel, DaftarGambar)
    return [
        b
        for b in dokumen.bagian
        if not any(isinstance(isi, daftar_halaman) for isi in b.isi)
    ]


def _belum_ada(request, galat: Exception, status: int):
    isi = {"galat": galat, "bagian": "lkjip"}
    return render(request, "laporan/belum_ada.html", isi, status=status)
