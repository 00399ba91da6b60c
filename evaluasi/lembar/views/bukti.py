"""The evidence of one criterion: what is attached, and adding to it."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from capaian.bukti.pemeriksaan import JENIS_DITERIMA, SEMUA, tulis_ukuran
from capaian.bukti.pencarian import cari_bukti
from capaian.models import Bukti
from kecamatan.riwayat import Bentrok
from kecamatan.ruang import UBAH, dalam_ruang
from sakip.middleware import batasi_kiriman

from ...models import LampiranLke
from ...models.tindakan_evaluasi import PENULIS_MANDIRI, TidakBisa
from .. import lampiran as aksi
from ..forms import FormTautanLke, FormUnggah
from ..isian import PANJANG_HALAMAN, rapikan
from ..pajangan import PajanganLke
from .lembar import berbingkai
from .umum import alamat, ambil_evaluasi, ambil_kriteria, tampil

CARI_TAMPIL = 10


@batasi_kiriman(settings.BUKTI_TERBESAR)
@UBAH
@dalam_ruang
@berbingkai
def bukti(request, triwulan, kriteria):
    """Attach evidence that is here already, a new file, or a link."""
    evaluasi = ambil_evaluasi(request, triwulan)
    ini = ambil_kriteria(evaluasi, kriteria)
    if request.method != "POST":
        return _halaman(request, evaluasi, ini)
    terima = {"tautan": _terima_tautan, "pilih": _terima_pilihan}
    return terima.get(request.POST.get("cara"), _terima_berkas)(request, evaluasi, ini)


def _terima_berkas(request, evaluasi, kriteria):
    form = FormUnggah(request.POST, request.FILES)

    def tindak():
        return aksi.unggah(
            evaluasi,
            kriteria,
            form.cleaned_data["berkas"],
            form.cleaned_data["halaman"],
            oleh=request.user,
        )

    return _pasang(request, evaluasi, kriteria, tindak, form, "form_unggah")


def _terima_tautan(request, evaluasi, kriteria):
    form = FormTautanLke(request.POST)

    def tindak():
        return aksi.tautkan(evaluasi, kriteria, **form.cleaned_data, oleh=request.user)

    return _pasang(request, evaluasi, kriteria, tindak, form, "form_tautan")


def _terima_pilihan(request, evaluasi, kriteria):
    nomor = request.POST.get("bukti", "")
    if not (nomor.isascii() and nomor.isdigit() and len(nomor) < 19):
        nomor = "0"
    satu = request.ruang.ambil(Bukti.objects.all(), int(nomor))

    def tindak():
        return aksi.pasang(evaluasi, kriteria, satu, "", oleh=request.user)

    return _pasang(request, evaluasi, kriteria, tindak)


def _pasang(request, evaluasi, kriteria, tindak, form=None, nama=""):
    """Do it and go back, or show the page with what is wrong. Who may not write is told
    so before anything about the form."""
    _pastikan_boleh(request, evaluasi)
    isi = {nama: form} if nama else {}
    if form is not None and not form.is_valid():
        return _halaman(request, evaluasi, kriteria, isi, status=422)
    try:
        hasil = tindak()
    except TidakBisa as galat:
        return _halaman(request, evaluasi, kriteria, isi, galat.messages, 409)
    except ValidationError as galat:
        return _halaman(request, evaluasi, kriteria, isi, galat.messages, 422)
    messages.success(request, f"“{hasil.bukti.nama}” terpasang pada {kriteria.kode}.")
    return redirect(alamat(request, evaluasi, "lke_bukti", kriteria.kode))


def _pastikan_boleh(request, evaluasi) -> None:
    siapa = evaluasi.pelaku(request.user)
    if not any(boleh & siapa for boleh in PENULIS_MANDIRI.values()):
        raise PermissionDenied(
            "Bukti penilaian mandiri diurus oleh operator kecamatan. Anda dapat "
            "melihatnya."
        )


def _halaman(request, evaluasi, kriteria, lain=None, galat=(), status=200):
    daftar = [
        PajanganLke(s)
        for s in LampiranLke.objects.filter(
            jawaban__evaluasi=evaluasi, jawaban__kriteria=kriteria
        )
        .select_related("bukti__kecamatan", "jawaban")
        .order_by("pk")
    ]
    kata = " ".join(rapikan(request.GET.get("kata", "")).split())[:100]
    ditemukan = ()
    if kata:
        ada = [p.bukti.pk for p in daftar]
        ditemukan = cari_bukti(request.ruang, kata).exclude(pk__in=ada)[:CARI_TAMPIL]
    isi = {
        "kriteria": kriteria,
        "daftar": daftar,
        "ada_pdf": any(p.pdf for p in daftar),
        "bisa": evaluasi.bisa_menulis(request.user, PENULIS_MANDIRI),
        "kata": kata,
        "ditemukan": ditemukan,
        "galat": galat,
        "form_unggah": FormUnggah(),
        "form_tautan": FormTautanLke(),
        "jenis": JENIS_DITERIMA,
        "akhiran": ",".join(a for jenis in SEMUA for a in jenis.akhiran),
        "terbesar": settings.BUKTI_TERBESAR,
        "terbesar_teks": tulis_ukuran(settings.BUKTI_TERBESAR),
        "terbanyak": aksi.TERBANYAK,
        "id_kriteria": f"k-{kriteria.kode.replace('.', '-')}",
    }
    return tampil(request, "bukti", evaluasi, isi | (lain or {}), status)


@require_POST
@dalam_ruang
def lampiran(request, triwulan, pk):
    """Name its page, or take it away."""
    evaluasi = ambil_evaluasi(request, triwulan)
    semua = LampiranLke.objects.filter(jawaban__evaluasi=evaluasi)
    ini = request.ruang.ambil(
        semua.select_related("jawaban__kriteria__sub", "jawaban__evaluasi", "bukti"), pk
    )
    kriteria = ini.jawaban.kriteria
    try:
        kabar = _ubah_lampiran(request, ini)
    except TidakBisa as galat:
        return _halaman(request, evaluasi, kriteria, {}, galat.messages, 409)
    except Bentrok as bentrok:
        kini = bentrok.sekarang.halaman if bentrok.sekarang else "sudah dilepas"
        galat = [f"Orang lain mengubahnya lebih dahulu (kini: {kini or 'kosong'})."]
        return _halaman(request, evaluasi, kriteria, {}, galat, 409)
    messages.success(request, kabar)
    return redirect(alamat(request, evaluasi, "lke_bukti", kriteria.kode))


def _ubah_lampiran(request, ini: LampiranLke) -> str:
    nama = ini.bukti.nama
    if request.POST.get("cara") == "lepas":
        aksi.lepas(ini, oleh=request.user)
        return f"“{nama}” dilepas dari kriteria ini; berkasnya tetap ada di pustaka."
    halaman = rapikan(request.POST.get("halaman", ""))[:PANJANG_HALAMAN]
    aksi.ubah_halaman(
        ini, halaman, dilihat=request.POST.get("tanda", ""), oleh=request.user
    )
    return f"Halaman “{nama}” tersimpan."
