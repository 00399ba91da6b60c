"""Pages without an account: issued reports, and whether a paper is genuine."""

from django.contrib.auth.decorators import login_not_required
from django.core.files import File
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from capaian.publik import terlalu_sering
from dokumen.beku import sidik_pendek
from dokumen.berkas import UKURAN_TERBESAR, kirim
from kecamatan.models import Kabupaten
from kecamatan.ruang import UBAH

from .cetakan import nama_unduhan, pastikan_diminta
from .forms import FormVerifikasi
from .publik import daftar_laporan, daftar_tahun, versi_terbit
from .verifikasi import cari, cari_berkas, rapikan
from .views_versi import tunggu

BUKAN_SIDIK = (
    "Sidik terdiri atas 8 sampai 64 angka 0 sampai 9 dan huruf a sampai f. Periksa "
    "ketikannya."
)
TERLALU_BESAR = "Berkas ini lebih besar dari 20 MB."
TERLALU_SERING = (
    "Dari jaringan ini sudah banyak berkas diperiksa dalam satu jam terakhir. Coba lagi "
    "nanti, atau ketik sidiknya."
)


# Nothing is kept by caches on the way: what is replaced tomorrow is not read the day
# after as if it held.
@login_not_required
@never_cache
@require_safe
def daftar(request):
    """Which regencies have issued reports of which years."""
    isi = {"daftar": daftar_tahun(), "halaman_publik": "lkjip"}
    return render(request, "laporan/penerbitan/publik.html", isi)


@login_not_required
@never_cache
@require_safe
def laporan(request, kode, tahun):
    """The issued reports of a regency and year."""
    kabupaten = get_object_or_404(Kabupaten, kode=kode)
    semua = daftar_laporan(kabupaten, tahun)
    if not semua:
        raise Http404
    isi = {"kabupaten": kabupaten, "tahun": tahun, "daftar": semua}
    isi |= {"halaman_publik": "lkjip"}
    return render(request, "laporan/penerbitan/publik_tahun.html", isi)


@login_not_required
@never_cache
@require_safe
def unduh(request, kode, tahun, versi):
    """The print of an issued version; a page that looks again where it is still being
    made. Nobody without an account makes this server print."""
    ini = get_object_or_404(
        versi_terbit(),
        lkjip__kecamatan__kode=kode,
        lkjip__tahun=tahun,
        dokumen__versi=versi,
    )
    pastikan_diminta(ini)
    if not ini.sidik_cetakan:
        isi = {"versi": ini, "halaman_publik": "lkjip"}
        return tunggu(
            render(request, "laporan/penerbitan/publik_cetakan.html", isi), ini
        )
    try:
        berkas = ini.cetakan.open("rb")
    except FileNotFoundError as galat:
        raise Http404 from galat
    return kirim(File(berkas), nama_unduhan(ini))


@login_not_required
@never_cache
@UBAH
def verifikasi(request):
    """Ask by fingerprint or by file. What was typed leads to an address of its own; a
    file is compared and forgotten."""
    if request.method != "POST":
        return _tampil(request, FormVerifikasi())
    form = FormVerifikasi(request.POST, request.FILES)
    if not form.is_valid():
        return _tampil(request, form, status=422)
    berkas = form.cleaned_data["berkas"]
    if berkas is None:
        return _dari_ketikan(request, form)
    if berkas.size > UKURAN_TERBESAR:
        form.add_error("berkas", TERLALU_BESAR)
        return _tampil(request, form, status=422)
    if terlalu_sering(request, "verifikasi"):
        form.add_error("berkas", TERLALU_SERING)
        return _tampil(request, form, status=429)
    return _tampil(
        request, FormVerifikasi(), dicari="berkas ini", hasil=cari_berkas(berkas)
    )


def _dari_ketikan(request, form: FormVerifikasi):
    sidik = rapikan(form.cleaned_data["sidik"])
    if sidik is None:
        form.add_error("sidik", BUKAN_SIDIK)
        return _tampil(request, form, status=422)
    return redirect("verifikasi-sidik", sidik)


@login_not_required
@never_cache
@require_safe
def sidik(request, sidik):
    """The answer for a fingerprint; 404 where nothing signed bears it."""
    rapi = rapikan(sidik)
    form = FormVerifikasi(initial={"sidik": sidik})
    if rapi is None:
        return _tampil(request, form, dicari=sidik[:80], hasil=[], status=404)
    hasil = cari(rapi)
    form.initial["sidik"] = rapi
    dicari = f"sidik {sidik_pendek(rapi)}"
    status = 200 if hasil else 404
    return _tampil(request, form, dicari=dicari, hasil=hasil, status=status)


def _tampil(request, form, status: int = 200, **isi):
    isi = {"form": form, "halaman_publik": "verifikasi"} | isi
    return render(request, "laporan/penerbitan/verifikasi.html", isi, status=status)
