"""From one stage to the next: what the act means, what is missing, and doing it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect

from kecamatan.ruang import UBAH, dalam_ruang

from ...empat_mata import halangan_tindakan
from ...kelengkapan import kekurangan
from ...models.tindakan_evaluasi import PELAKU, PERLU_ALASAN, TidakBisa
from ...pilihan import TindakanLke as T
from ..forms import FormAlasan
from .umum import alamat, ambil_evaluasi, tampil

# What follows, in words for the person who is about to do it.
AKIBAT = {
    T.KIRIM_MANDIRI: "Setelah dikirim, jawaban dan bukti tidak dapat diubah; tim "
    "evaluasi mulai menilai.",
    T.KEMBALIKAN_MANDIRI: "Kecamatan dapat memperbaiki jawaban dan buktinya. Penilaian "
    "yang sudah Anda isi tetap tersimpan.",
    T.AJUKAN_MUTU: "Setelah diajukan, penilaian tidak dapat diubah sampai penjamin mutu "
    "mengembalikan atau menyampaikannya.",
    T.KEMBALIKAN_NILAI: "Anggota tim dapat memperbaiki penilaiannya.",
    T.BUKA_TANGGAPAN: "Kecamatan melihat nilainya sendiri dan dapat menanggapinya.",
    T.KIRIM_TANGGAPAN: "Sub-komponen tanpa tanggapan dianggap diterima.",
    T.SUSUN_LHE: "Nilai ditutup dan LHE disusun dari lembar ini.",
    T.KEMBALIKAN_LHE: "Anggota tim dapat membahas dan mengubah nilainya lagi.",
}


@UBAH
@dalam_ruang
def tindakan(request, triwulan, tindakan):
    """Ask, then do. Issuing the report is more than an act and stands elsewhere."""
    evaluasi = ambil_evaluasi(request, triwulan)
    ini = _kenali(tindakan)
    siapa = evaluasi.pelaku(request.user)
    if not any(boleh & siapa for boleh in PELAKU[ini].values()):
        raise PermissionDenied(f"Tindakan “{ini.label}” bukan wewenang peran Anda.")
    perlu_alasan = ini in PERLU_ALASAN
    form = FormAlasan(request.POST or None) if perlu_alasan else None
    if request.method == "POST":
        return _lakukan(request, evaluasi, ini, form)
    if ini not in evaluasi.tindakan_bagi(request.user):
        messages.info(
            request,
            f"Evaluasi ini kini pada tahap {evaluasi.sebutan_tahap}, "
            "sehingga tindakan itu tidak tersedia.",
        )
        return redirect(alamat(request, evaluasi, "lke"))
    return _halaman(request, evaluasi, ini, form)


def _kenali(kode: str) -> T:
    if kode not in AKIBAT:
        raise Http404
    return T(kode)


def _lakukan(request, evaluasi, ini: T, form):
    if form is not None and not form.is_valid():
        return _halaman(request, evaluasi, ini, form, status=422)
    alasan = form.cleaned_data["alasan"] if form else ""
    try:
        evaluasi.lakukan(ini, oleh=request.user, alasan=alasan)
    except TidakBisa as galat:
        return _halaman(request, evaluasi, ini, form, galat.messages, 409)
    messages.success(
        request,
        f"{ini.label}: selesai. Kini tahap {evaluasi.sebutan_tahap}.",
    )
    return redirect(alamat(request, evaluasi, "lke"))


def _halaman(request, evaluasi, ini: T, form, galat=(), status=200):
    isi = {
        "tindakan": ini,
        "akibat": AKIBAT[ini],
        "form": form,
        "galat": galat,
        "halangan": "" if galat else halangan_tindakan(evaluasi, ini, request.user),
        "kurang": [] if galat else kekurangan(evaluasi, ini),
        "tanggapan": (
            evaluasi.tanggapan.select_related("sub") if ini == T.KIRIM_TANGGAPAN else ()
        ),
    }
    return tampil(request, "tindakan", evaluasi, isi, status)
