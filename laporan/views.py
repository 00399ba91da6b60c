from django.core.files import File
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST, require_safe

from capaian.pengukuran import TanpaSkala
from dokumen import html
from dokumen.berkas import kirim
from dokumen.models import PekerjaanCetak
from dokumen.pekerjaan import AKTIF, berkas_hasil
from dokumen.pilihan import JenisDokumen
from dokumen.pohon import DaftarGambar, DaftarIsi, DaftarTabel, Dokumen, Subbab
from kecamatan.ruang import dalam_ruang

from .cetak import jalankan_bila_terlantar, minta_lkjip, nama_unduhan
from .ruang.asal import tautan_asal
from .susun import TanpaPerjanjian, susun_lkjip

JEDA_SEGAR = 3  # seconds between two looks at a job that is under way
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
        "daftar_pekerjaan": _milik(request)[:PEKERJAAN_TERBARU],
        "bagian": "lkjip",
    }
    return render(request, "laporan/lkjip.html", isi)


@require_POST
@dalam_ruang
def cetak(request):
    """Ask for the PDF; whoever may see the report may print it."""
    ruang = request.ruang
    try:
        pekerjaan = minta_lkjip(ruang.kecamatan, ruang.tahun, request.user)
    except (TanpaPerjanjian, TanpaSkala) as galat:
        return _belum_ada(request, galat, status=422)
    return redirect("lkjip-pekerjaan", ruang.kecamatan.kode, ruang.tahun, pekerjaan.pk)


@require_safe
@dalam_ruang
def pekerjaan(request, pk):
    """How far the printing is, in words; looks again by itself."""
    ini = jalankan_bila_terlantar(request.ruang.ambil(_milik(request), pk))
    isi = {"pekerjaan": ini, "berkas": berkas_hasil(ini), "bagian": "lkjip"}
    jawaban = render(request, "laporan/pekerjaan.html", isi)
    if ini.status in AKTIF:
        # As a header: it works without JavaScript, and a page kept open does
        # not lose the reader's place once the job is over.
        jawaban.headers["Refresh"] = str(JEDA_SEGAR)
    return jawaban


@require_safe
@dalam_ruang
def unduh(request, pk):
    ini = request.ruang.ambil(_milik(request), pk)
    berkas = berkas_hasil(ini)
    if berkas is None:
        raise Http404
    return kirim(File(berkas.open("rb")), nama_unduhan(ini))


def _milik(request):
    """One's own jobs of this report: a job is bound to who asked for it."""
    return PekerjaanCetak.objects.filter(
        kecamatan=request.ruang.kecamatan,
        tahun=request.ruang.tahun,
        jenis=JenisDokumen.LKJIP,
        pemohon=request.user,
    )


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
