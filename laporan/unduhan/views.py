"""…/lkjip/cetak/: asking for the report as a file, how far it is, and taking it."""

from django.core.files import File
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from capaian.pengukuran import TanpaSkala
from dokumen.berkas import kirim
from dokumen.models import PekerjaanCetak
from dokumen.pekerjaan import AKTIF, akhiran, berkas_hasil
from dokumen.pilihan import FormatCetak, JenisDokumen
from kecamatan.ruang import dalam_ruang

from ..cetak import jalankan_bila_terlantar, minta_lkjip, nama_unduhan
from ..susun import TanpaPerjanjian

JEDA_SEGAR = 3  # seconds between two looks at a job that is under way
_KANTOR = "application/vnd.openxmlformats-officedocument"
JENIS_BERKAS = {
    "pdf": "application/pdf",
    "docx": f"{_KANTOR}.wordprocessingml.document",
    "xlsx": f"{_KANTOR}.spreadsheetml.sheet",
    "zip": "application/zip",
}


@require_POST
@dalam_ruang
def cetak(request):
    """Ask for the file; whoever may see the report may print it."""
    ruang, format = request.ruang, baca_format(request)
    try:
        ini = minta_lkjip(ruang.kecamatan, ruang.tahun, request.user, format)
    except (TanpaPerjanjian, TanpaSkala) as galat:
        isi = {"galat": galat, "bagian": "lkjip"}
        return render(request, "laporan/belum_ada.html", isi, status=422)
    return redirect("lkjip-pekerjaan", ruang.kecamatan.kode, ruang.tahun, ini.pk)


@require_safe
@dalam_ruang
def pekerjaan(request, pk):
    """How far the printing is, in words; looks again by itself."""
    ini = jalankan_bila_terlantar(request.ruang.ambil(milik(request), pk))
    isi = {"pekerjaan": ini, "berkas": berkas_hasil(ini), "bagian": "lkjip"}
    return segarkan(render(request, "laporan/pekerjaan.html", isi), ini)


@require_safe
@dalam_ruang
def unduh(request, pk):
    return kirim_hasil(request.ruang.ambil(milik(request), pk))


def milik(request):
    """One's own jobs of this report: a job is bound to who asked for it."""
    return PekerjaanCetak.objects.filter(
        kecamatan=request.ruang.kecamatan,
        tahun=request.ruang.tahun,
        jenis=JenisDokumen.LKJIP,
        pemohon=request.user,
    )


def baca_format(request) -> FormatCetak:
    """The format the button names; PDF where it names none."""
    nilai = request.POST.get("format")
    return FormatCetak(nilai) if nilai in FormatCetak.values else FormatCetak.PDF


def segarkan(jawaban, ini: PekerjaanCetak):
    """The page of a job that is under way looks again by itself.

    As a header: it works without JavaScript, and a page kept open does not lose the
    reader's place once the job is over.
    """
    if ini.status in AKTIF:
        jawaban.headers["Refresh"] = str(JEDA_SEGAR)
    return jawaban


def kirim_hasil(ini: PekerjaanCetak):
    """The finished file under its readable name; 404 where there is none (any more)."""
    berkas = berkas_hasil(ini)
    if berkas is None:
        raise Http404
    jenis = JENIS_BERKAS[akhiran(ini)]
    return kirim(File(berkas.open("rb")), nama_unduhan(ini), jenis)
