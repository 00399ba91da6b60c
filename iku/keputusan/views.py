"""The decrees of a kecamatan: read by all who see it, written by Bagian Organisasi."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from iku.models import ButirSkIku, SkIku
from iku.perencanaan import sunting as halaman_sunting
from iku.perencanaan.sunting import Halaman, sunting
from iku.pilihan import LetakSk
from iku.surat.sk import susun_sk
from iku.unduhan import unduh
from kecamatan.ruang import UBAH, bisa_ubah, dalam_ruang, pastikan_bisa_ubah

from .baku import daftar_definisi
from .isian import FormButirSk, FormNaskahSk, FormSkBaru
from .usulan import buat_sk

BUKAN_PENULIS = "Keputusan tentang indikator kinerja ditulis oleh Bagian Organisasi."


def _ambil(request, pk: int, tulis: bool = False) -> SkIku:
    sk = request.ruang.ambil(
        SkIku.objects.select_related("kecamatan__kabupaten", "renstra"), pk
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


@require_safe
@dalam_ruang
def daftar(request):
    ruang = request.ruang
    isi = {
        "daftar": SkIku.objects.filter(kecamatan=ruang.kecamatan)
        .select_related("renstra")
        .order_by("-tanggal", "-pk"),
        "bisa": bisa_ubah(ruang.kecamatan, request.user, SkIku.pengubah),
        "bagian": "perencanaan",
    }
    return render(request, "iku/keputusan/daftar.html", isi)


@UBAH
@dalam_ruang
def baru(request):
    """A decree proposed from the Renstra and the one before."""
    ruang = request.ruang
    pastikan_bisa_ubah(ruang.kecamatan, request.user, BUKAN_PENULIS, SkIku.pengubah)
    form = FormSkBaru(
        request.POST or None, kecamatan=ruang.kecamatan, tahun=ruang.tahun
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            sk = buat_sk(
                kecamatan=ruang.kecamatan, oleh=request.user, **form.cleaned_data
            )
            return redirect(request.ruang.alamat("sk-iku", sk.pk))
    isi = {"form": form, "remah": _remah(request), "bagian": "perencanaan"}
    return render(request, "iku/keputusan/baru.html", isi, status=status)


@require_safe
@dalam_ruang
def satu(request, pk):
    sk = _ambil(request, pk)
    butir = list(
        sk.butir.select_related("indikator").prefetch_related("penanggung_jawab")
    )
    isi = {
        "sk": sk,
        "bagian_butir": [
            (letak.label, [b for b in butir if b.letak == letak])
            for letak in LetakSk
            if letak != LetakSk.LUAR_TABEL or any(b.letak == letak for b in butir)
        ],
        "bisa": bisa_ubah(sk, request.user),
        "remah": _remah(request),
        "bagian": "perencanaan",
    }
    return render(request, "iku/keputusan/satu.html", isi)


@UBAH
@dalam_ruang
def naskah(request, pk):
    """All parts of the decree but its indicators."""
    sk = _ambil(request, pk, tulis=True)
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
        request,
        sk,
        "Hapus indikator",
        "Hapus indikator",
        "Indikator dihapus.",
        wajib_alasan=not sk.draf,
    )
    return halaman_sunting.hapus(request, baris, halaman)


@UBAH
@dalam_ruang
def hapus(request, pk):
    sk = _ambil(request, pk, tulis=True)
    halaman = _halaman(
        request,
        sk,
        "Hapus keputusan",
        "Hapus keputusan",
        "Keputusan dihapus.",
        kembali=request.ruang.alamat("daftar-sk-iku"),
        wajib_alasan=not sk.draf,
    )
    return halaman_sunting.hapus(request, sk, halaman)


@require_safe
@dalam_ruang
def cetak(request, pk, bentuk):
    sk = _ambil(request, pk)
    nama = f"SK IKU {sk.kecamatan.nama} {sk.nomor}"
    return unduh(
        request, susun_sk(sk), nama, bentuk, request.ruang.alamat("sk-iku", sk.pk)
    )
