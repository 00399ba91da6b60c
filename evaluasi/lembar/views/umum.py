"""What the pages of one evaluation share."""

from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, render

from iku.pilihan import ROMAWI

from ...models import Evaluasi, KriteriaLke, SubKomponenLke

SESI_LAIN = (
    "Halaman ini dibuka oleh orang lain. Muat ulang halaman untuk mengisi sebagai "
    "diri Anda."
)


def semua_evaluasi(request):
    """The evaluations of this kecamatan that this person sees."""
    return (
        Evaluasi.objects.visible_to(request.user)
        .filter(kecamatan=request.ruang.kecamatan)
        .select_related("periode__instrumen", "kecamatan__kabupaten", "tim")
    )


def ambil_evaluasi(request, triwulan: int | None) -> Evaluasi:
    """The evaluation of this year and quarter (None: of the year), or Http404."""
    return get_object_or_404(
        semua_evaluasi(request),
        periode__tahun=request.ruang.tahun,
        periode__triwulan=triwulan,
    )


def ambil_kriteria(evaluasi: Evaluasi, kode: str) -> KriteriaLke:
    """The criterion in use that people name by this code ("3.b.7"), or Http404."""
    sub, _, nomor = kode.rpartition(".")
    if not (nomor.isascii() and nomor.isdecimal() and len(nomor) < 5):
        raise Http404
    return get_object_or_404(
        KriteriaLke.objects.select_related("sub__komponen__instrumen"),
        sub__komponen__instrumen=evaluasi.periode.instrumen_id,
        sub__kode=sub,
        nomor=int(nomor),
        dipakai=True,
    )


def ambil_sub(evaluasi: Evaluasi, kode: str) -> SubKomponenLke:
    """The sub-component of this code, or Http404."""
    return get_object_or_404(
        SubKomponenLke.objects.select_related("komponen__instrumen"),
        komponen__instrumen=evaluasi.periode.instrumen_id,
        kode=kode,
    )


def alamat(request, evaluasi: Evaluasi, nama: str, *kunci) -> str:
    """The address of a page of this evaluation."""
    return request.ruang.alamat(nama, evaluasi.periode.triwulan, *kunci)


def remah(request, evaluasi: Evaluasi | None = None) -> list[tuple[str, str]]:
    """The pages above, as (text, address)."""
    ruang = request.ruang
    hasil = [(f"Evaluasi {ruang.tahun}", ruang.alamat("evaluasi"))]
    if evaluasi is not None:
        hasil.append((sebut_periode(evaluasi), alamat(request, evaluasi, "lke")))
    return hasil


def sebut_periode(evaluasi: Evaluasi) -> str:
    """ "Triwulan II" or "Setahun"."""
    triwulan = evaluasi.periode.triwulan
    return f"Triwulan {ROMAWI[triwulan]}" if triwulan else "Setahun"


def minta_json(request) -> bool:
    """Whether the page's script asks, rather than the browser for a page."""
    jenis = ["text/html", "application/json"]
    return request.get_preferred_type(jenis) == "application/json"


def sesi_lain(request) -> JsonResponse | None:
    """A refusal where the page was made for another person than sends it."""
    if not minta_json(request) or request.POST.get("oleh") == str(request.user.pk):
        return None
    return JsonResponse({"sesi": "lain", "kalimat": SESI_LAIN}, status=403)


def tampil(request, templat: str, evaluasi: Evaluasi, isi: dict, status: int = 200):
    """A page of this evaluation."""
    isi = {
        "evaluasi": evaluasi,
        "triwulan": evaluasi.periode.triwulan,
        "sebut_periode": sebut_periode(evaluasi),
        "remah": remah(request, evaluasi),
        "bagian": "evaluasi",
    } | isi
    return render(request, f"evaluasi/lembar/{templat}.html", isi, status=status)
