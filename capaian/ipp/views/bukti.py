"""The evidence of one indicator of F-01: to look at for all who see the assessment, to
bring and take away for who fills F-01."""

from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from capaian.bukti.pemeriksaan import JENIS_DITERIMA, SEMUA, tulis_ukuran
from capaian.bukti.pencarian import cari_bukti
from capaian.bukti.views import KIRIMAN_TERBESAR
from capaian.models import Bukti, JawabanIpp, LampiranIpp
from capaian.models.tindakan_ipp import TidakBisa
from kecamatan.riwayat import Bentrok
from kecamatan.ruang import UBAH, dalam_ruang
from sakip.middleware import batasi_kiriman

from .. import bukti as aksi
from ..forms import FormBerkasIpp
from ..tindakan import F01
from .umum import ambil_penilaian, hak, remah, untuk

CARI_TAMPIL = 10
PANJANG_HALAMAN = 50
# The page that shows a PDF beside its forms.
_berbingkai = csp_update({"frame-src": [SELF]})(render)


@batasi_kiriman(KIRIMAN_TERBESAR)
@UBAH
@dalam_ruang
def bukti(request, nomor):
    """What proves the answer; files to bring, or to choose from what is here."""
    jawaban = _jawaban(request, ambil_penilaian(request), nomor)
    if request.method != "POST":
        return _halaman(request, jawaban)
    untuk(request, F01.kode)
    if request.POST.get("cara") == "pilih":
        return _terima_pilihan(request, jawaban)
    return _terima_berkas(request, jawaban)


def _jawaban(request, penilaian, nomor: int) -> JawabanIpp:
    """The answer to indicator `nomor`, or 404."""
    semua = penilaian.jawaban.select_related("indikator")
    jawaban = get_object_or_404(semua, indikator__nomor=nomor)
    jawaban.penilaian = penilaian
    return jawaban


def _terima_berkas(request, jawaban):
    """Each file for itself: those that are right are kept, whatever the others are."""
    form = FormBerkasIpp(request.POST, request.FILES)
    if not form.is_valid():
        return _halaman(request, jawaban, form, status=422)
    galat, status = [], 422
    for berkas in form.cleaned_data["berkas"]:
        try:
            hasil = aksi.unggah(
                jawaban, berkas, form.cleaned_data["halaman"], oleh=request.user
            )
        except ValidationError as salah:
            galat.append((berkas.name, " ".join(salah.messages)))
            status = 409 if isinstance(salah, TidakBisa) else status
        else:
            messages.success(request, f"“{hasil.bukti.nama}” terpasang.")
    if galat:
        return _halaman(request, jawaban, form, galat, status)
    return _kembali(request, jawaban)


def _terima_pilihan(request, jawaban):
    nomor = request.POST.get("bukti", "")
    if not (nomor.isascii() and nomor.isdigit() and len(nomor) < 19):
        nomor = "0"
    satu = request.ruang.ambil(Bukti.objects.all(), int(nomor))
    try:
        aksi.pasang(jawaban, satu, oleh=request.user)
    except ValidationError as salah:
        status = 409 if isinstance(salah, TidakBisa) else 422
        galat = [(satu.nama, " ".join(salah.messages))]
        return _halaman(request, jawaban, galat=galat, status=status)
    messages.success(request, f"“{satu.nama}” terpasang.")
    return _kembali(request, jawaban)


def _kembali(request, jawaban: JawabanIpp):
    return redirect(request.ruang.alamat("ipp-bukti", jawaban.indikator.nomor))


def _halaman(request, jawaban, form=None, galat=(), status=200):
    ini = jawaban.penilaian
    daftar = aksi.bukti_f01(ini)[jawaban.pk]
    kata = " ".join(request.GET.get("kata", "").replace("\x00", "").split())[:100]
    ditemukan = ()
    if kata:
        ada = [p.bukti.pk for p in daftar]
        ditemukan = cari_bukti(request.ruang, kata).exclude(pk__in=ada)[:CARI_TAMPIL]
    isi = {
        "penilaian": ini,
        "jawaban": jawaban,
        "daftar": daftar,
        "ada_pdf": any(p.pdf for p in daftar),
        "bisa": hak(ini, request.user)[F01.kode],
        "kata": kata,
        "ditemukan": ditemukan,
        "galat": galat,
        "form": form or FormBerkasIpp(),
        "jenis": JENIS_DITERIMA,
        "akhiran": ",".join(a for jenis in SEMUA for a in jenis.akhiran),
        "terbesar": settings.BUKTI_TERBESAR,
        "terbesar_teks": tulis_ukuran(settings.BUKTI_TERBESAR),
        "kiriman_teks": tulis_ukuran(KIRIMAN_TERBESAR),
        "terbanyak": aksi.TERBANYAK,
        "remah": remah(request, (F01.nama, request.ruang.alamat("ipp-f01"))),
        "bagian": "capaian",
    }
    return _berbingkai(request, "capaian/ipp/bukti.html", isi, status=status)


@require_POST
@dalam_ruang
def lampiran(request, pk):
    """Name its page, or take it away."""
    ini = ambil_penilaian(request)
    semua = LampiranIpp.objects.filter(jawaban__penilaian=ini)
    satu = get_object_or_404(
        semua.select_related("jawaban__indikator", "jawaban__penilaian", "bukti"), pk=pk
    )
    untuk(request, F01.kode)
    jawaban = _jawaban(request, ini, satu.jawaban.indikator.nomor)
    try:
        kabar = _ubah_lampiran(request, satu)
    except ValidationError as salah:
        status = 409 if isinstance(salah, TidakBisa) else 422
        galat = [(satu.bukti.nama, " ".join(salah.messages))]
        return _halaman(request, jawaban, galat=galat, status=status)
    except Bentrok as bentrok:
        kini = bentrok.sekarang.halaman if bentrok.sekarang else "sudah dilepas"
        kalimat = f"Orang lain mengubahnya lebih dahulu (kini: {kini or 'kosong'})."
        galat = [(satu.bukti.nama, kalimat)]
        return _halaman(request, jawaban, galat=galat, status=409)
    messages.success(request, kabar)
    return _kembali(request, jawaban)


def _ubah_lampiran(request, satu: LampiranIpp) -> str:
    nama = satu.bukti.nama
    if request.POST.get("cara") == "lepas":
        aksi.lepas(satu, oleh=request.user)
        return f"“{nama}” dilepas dari nomor ini; berkasnya tetap ada di pustaka."
    halaman = " ".join(request.POST.get("halaman", "").replace("\x00", "").split())
    aksi.ubah_halaman(
        satu,
        halaman[:PANJANG_HALAMAN],
        dilihat=request.POST.get("tanda", ""),
        oleh=request.user,
    )
    return f"Halaman “{nama}” tersimpan."
