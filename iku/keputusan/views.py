"""The decrees of a kecamatan: read by all who see it, written by Bagian Organisasi."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from iku.models import ButirSkIku, SkIku
from iku.models.tindakan_pk import TidakBisa
from iku.models.tindakan_sk import SK_DITETAPKAN
from iku.perencanaan import sunting as halaman_sunting
from iku.perencanaan.sunting import Halaman, sunting
from iku.pilihan import LetakSk
from iku.surat.sk import susun_sk
from iku.unduhan import bertanda_tangan as kirim_bertanda_tangan
from iku.unduhan import unduh
from kecamatan.ruang import UBAH, bisa_ubah, dalam_ruang, pastikan_bisa_ubah

from .baku import daftar_definisi
from .banding import beda_kini
from .isian import FormButirSk, FormNaskahSk, FormSkBaru, FormTetapkanSk
from .usulan import buat_perubahan, buat_sk

BUKAN_PENULIS = "Keputusan tentang indikator kinerja ditulis oleh Bagian Organisasi."


def _ambil(request, pk: int, tulis: bool = False) -> SkIku:
    sk = request.ruang.ambil(
        SkIku.objects.select_related(
            "kecamatan__kabupaten", "renstra", "mengubah", "dokumen"
        ),
        pk,
    )
    if tulis:
        pastikan_bisa_ubah(sk, request.user, BUKAN_PENULIS)
    return sk


def _remah(request, sk: SkIku | None = None) -> list[tuple[str, str]]:
    ruang = request.ruang
    remah = ruang.remah(("SK IKU", ruang.alamat("daftar-sk-iku")))
    if sk is not None:
        remah.append((str(sk), ruang.alamat("sk-iku", sk.pk)))
    return remah


def _halaman(request, sk, judul, tombol, kabar, **opsi) -> Halaman:
    opsi = {"kembali": request.ruang.alamat("sk-iku", sk.pk)} | opsi
    return Halaman(judul, tombol=tombol, kabar=kabar, remah=_remah(request, sk), **opsi)


def _tertutup(request, sk: SkIku):
    """Back to the decree with a sentence where it takes no change any more. What was
    sent is answered by the form itself, with the text."""
    if sk.draf or request.method == "POST":
        return None
    messages.info(request, SK_DITETAPKAN)
    return redirect(request.ruang.alamat("sk-iku", sk.pk))


@require_safe
@dalam_ruang
def daftar(request):
    ruang = request.ruang
    isi = {
        "daftar": SkIku.objects.filter(kecamatan=ruang.kecamatan)
        .select_related("renstra", "mengubah")
        .order_by("-tanggal", "-pk"),
        "bisa": bisa_ubah(ruang.kecamatan, request.user, SkIku.pengubah),
        "bagian": "perencanaan",
    }
    return render(request, "iku/keputusan/daftar.html", isi)


@UBAH
@dalam_ruang
def baru(request):
    """A decree proposed from the Renstra and the one before; or from the decree that
    it changes, which `?mengubah=` names."""
    ruang = request.ruang
    pastikan_bisa_ubah(ruang.kecamatan, request.user, BUKAN_PENULIS, SkIku.pengubah)
    form = FormSkBaru(
        request.POST or None,
        kecamatan=ruang.kecamatan,
        tahun=ruang.tahun,
        mengubah=_yang_diubah(request),
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            return redirect(ruang.alamat("sk-iku", _buat(request, form).pk))
    isi = {"form": form, "remah": _remah(request), "bagian": "perencanaan"}
    return render(request, "iku/keputusan/baru.html", isi, status=status)


def _yang_diubah(request) -> SkIku | None:
    nomor = request.GET.get("mengubah", "")
    return _ambil(request, int(nomor)) if nomor.isdecimal() else None


def _buat(request, form: FormSkBaru) -> SkIku:
    data = form.cleaned_data
    lama = data.pop("mengubah", None)
    if lama is not None:
        return buat_perubahan(lama, oleh=request.user, **data)
    return buat_sk(kecamatan=request.ruang.kecamatan, oleh=request.user, **data)


@require_safe
@dalam_ruang
def satu(request, pk):
    sk = _ambil(request, pk)
    butir = list(
        sk.butir.select_related("indikator").prefetch_related(
            "penanggung_jawab", "indikator__penanggung_jawab"
        )
    )
    # A draft is still to become what the indicators say.
    baris = [(b, [] if sk.draf else beda_kini(b)) for b in butir]
    penulis = bisa_ubah(sk, request.user)
    isi = {
        "sk": sk,
        "bagian_butir": [
            (letak.label, [(b, beda) for b, beda in baris if b.letak == letak])
            for letak in LetakSk
            if letak != LetakSk.LUAR_TABEL or any(b.letak == letak for b in butir)
        ],
        "banyak_beda": sum(bool(beda) for _, beda in baris),
        "perubahan": sk.perubahan.order_by("tanggal", "pk"),
        "kurang": sk.kekurangan() if sk.draf else (),
        "bisa": penulis and sk.draf,
        "bisa_perubahan": penulis and not sk.draf,
        "remah": _remah(request),
        "bagian": "perencanaan",
    }
    return render(request, "iku/keputusan/satu.html", isi)


@UBAH
@dalam_ruang
def naskah(request, pk):
    """All parts of the decree but its indicators."""
    sk = _ambil(request, pk, tulis=True)
    if jawaban := _tertutup(request, sk):
        return jawaban
    form = FormNaskahSk(request.POST or None, instance=sk)
    halaman = _halaman(
        request,
        sk,
        "Naskah keputusan",
        "Simpan naskah",
        "Naskah keputusan tersimpan.",
        templat="iku/keputusan/naskah.html",
        hapus=request.ruang.alamat("sk-iku-hapus", sk.pk),
    )
    return sunting(request, form, halaman)


@UBAH
@dalam_ruang
def butir(request, pk, butir=None):
    """One indicator of the decree; without `butir` a new one. `?baku=IPP` begins with
    a standard definition."""
    sk = _ambil(request, pk, tulis=True)
    if butir is None:
        baris = ButirSkIku(sk=sk, urutan=0)
    else:
        semua = ButirSkIku.objects.select_related("sk__kecamatan", "indikator")
        baris = get_object_or_404(semua.filter(sk=sk), pk=butir)
    if jawaban := _tertutup(request, sk):
        return jawaban
    baku = request.GET.get("baku", "")
    form = FormButirSk(request.POST or None, instance=baris, baku=baku)
    halaman = _halaman(
        request,
        sk,
        "Tambah indikator" if butir is None else "Ubah indikator",
        "Simpan indikator",
        "Indikator tersimpan.",
        pengantar="" if butir is None else baris.indikator.nama,
        templat="iku/keputusan/butir.html",
        hapus=butir and request.ruang.alamat("sk-iku-butir-hapus", sk.pk, butir) or "",
        isi={"daftar_baku": daftar_definisi(), "baku": baku},
    )
    return sunting(request, form, halaman)


@UBAH
@dalam_ruang
def butir_hapus(request, pk, butir):
    sk = _ambil(request, pk, tulis=True)
    baris = get_object_or_404(sk.butir.all(), pk=butir)
    halaman = _halaman(
        request, sk, "Hapus indikator", "Hapus indikator", "Indikator dihapus."
    )
    return _hapus(request, sk, baris, halaman)


@UBAH
@dalam_ruang
def hapus(request, pk):
    """A whole decree that was never determined."""
    sk = _ambil(request, pk, tulis=True)
    halaman = _halaman(
        request,
        sk,
        "Hapus keputusan",
        "Hapus keputusan",
        "Keputusan dihapus.",
        kembali=request.ruang.alamat("daftar-sk-iku"),
    )
    return _hapus(request, sk, sk, halaman)


def _hapus(request, sk: SkIku, baris, halaman: Halaman):
    """Ask first; then delete while the decree is held as a draft."""
    if jawaban := _tertutup(request, sk):
        return jawaban
    if request.method != "POST":
        return halaman_sunting.hapus(request, baris, halaman)
    try:
        with transaction.atomic():
            sk.pegang()
            return halaman_sunting.hapus(request, baris, halaman)
    except TidakBisa as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect(request.ruang.alamat("daftar-sk-iku"))


@UBAH
@dalam_ruang
def tetapkan(request, pk):
    """Number, date and signed file; from then on the decree stays as it is."""
    sk = _ambil(request, pk, tulis=True)
    if jawaban := _tertutup(request, sk):
        return jawaban
    form = FormTetapkanSk(request.POST or None, request.FILES or None, sk=sk)
    status, galat = 200, []
    if request.method == "POST":
        status = 422
        try:
            if form.is_valid():
                sk.tetapkan(oleh=request.user, **form.cleaned_data)
                messages.success(
                    request,
                    f"{sk} ditetapkan. Isinya kini beku dan naskahnya tersimpan.",
                )
                return redirect(request.ruang.alamat("sk-iku", sk.pk))
        except ValidationError as alasan:
            status, galat = 409, alasan.messages
    isi = {"sk": sk, "form": form, "galat": galat, "remah": _remah(request, sk)}
    isi |= {"kurang": sk.kekurangan(), "bagian": "perencanaan"}
    return render(request, "iku/keputusan/tetapkan.html", isi, status=status)


@require_safe
@dalam_ruang
def bertanda_tangan(request, pk):
    """The signed file as it was handed in."""
    sk = _ambil(request, pk)
    return kirim_bertanda_tangan(
        request, sk.dokumen, request.ruang.alamat("sk-iku", sk.pk)
    )


@require_safe
@dalam_ruang
def cetak(request, pk, bentuk):
    sk = _ambil(request, pk)
    nama = f"SK IKU {sk.kecamatan.nama} {sk.nomor}"
    return unduh(
        request, susun_sk(sk), nama, bentuk, request.ruang.alamat("sk-iku", sk.pk)
    )
