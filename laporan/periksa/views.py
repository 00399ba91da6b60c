"""/<kode>/<tahun>/lkjip/periksa/: what does not agree, and what was left as it is."""

from collections.abc import Iterable, Sequence

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from capaian.pengukuran import TanpaSkala
from kecamatan.ruang import UBAH, bisa_ubah, dalam_ruang, pastikan_bisa_ubah

from ..models import PENYUSUN, PengabaianTemuan
from . import TanpaPerjanjian, periksa
from .bentuk import SEBUTAN, Hasil, Keparahan, Temuan
from .forms import FormAbaikan
from .pengabaian import abaikan as simpan_pengabaian
from .pengabaian import batalkan

BUKAN_PENYUSUN = (
    "Temuan diabaikan oleh operator kecamatan atau Bagian Organisasi. Anda dapat "
    "membacanya."
)
SEHALAMAN = 50
JUDUL_LAMA = "Naskah lama yang disalin"


@require_safe
@dalam_ruang
def daftar(request):
    """What can be mended in this report."""
    return _daftar(request, tercetak=False)


@require_safe
@dalam_ruang
def naskah_lama(request):
    """What a transcribed paper printed otherwise than the data: nobody can mend it."""
    return _daftar(request, tercetak=True)


def _daftar(request, *, tercetak: bool):
    ruang = request.ruang
    try:
        hasil = periksa(ruang.kecamatan, ruang.tahun)
    except (TanpaPerjanjian, TanpaSkala) as galat:
        isi = {"galat": galat, "bagian": "lkjip"}
        return render(request, "laporan/belum_ada.html", isi)
    terbuka = [t for t in hasil.semua_terbuka if t.tercetak == tercetak]
    lembar = Paginator(terbuka, SEHALAMAN).get_page(request.GET.get("lembar"))
    isi = {
        "kalimat": kalimat_jumlah(terbuka),
        "kelompok": _kelompok(lembar, terbuka, tercetak),
        "lembar": lembar,
        "diabaikan": [t for t in hasil.semua_diabaikan if t.tercetak == tercetak],
        "lain": [t for t in hasil.temuan if t.tercetak != tercetak],
        "penyusun": bisa_ubah(ruang.kecamatan, request.user, PENYUSUN),
        "halaman": _halaman(ruang, JUDUL_LAMA if tercetak else ""),
        "bagian": "lkjip",
    }
    nama = "naskah_lama" if tercetak else "daftar"
    return render(request, f"laporan/periksa/{nama}.html", isi)


def _kelompok(
    tampil: Iterable[Temuan], semua: Sequence[Temuan], tercetak: bool
) -> list[tuple]:
    """Severity, what it asks for, how many in all, those shown; without empty ones. Of
    an old paper nothing is asked."""
    ada = [
        (
            k.value,
            f"Temuan {k.value}" if tercetak else SEBUTAN[k],
            sum(t.keparahan == k for t in semua),
            [t for t in tampil if t.keparahan == k],
        )
        for k in Keparahan
    ]
    return [satu for satu in ada if satu[3]]


def kalimat_jumlah(temuan) -> str:
    """ "2 temuan berat, 1 temuan ringan"; "tidak ada temuan" where there is none."""
    banyak = [(k, sum(1 for t in temuan if t.keparahan == k)) for k in Keparahan]
    ada = [f"{n} temuan {k.value}" for k, n in banyak if n]
    return ", ".join(ada) or "tidak ada temuan"


@UBAH
@dalam_ruang
def abaikan(request, temuan):
    """Leave one finding as it is; the reason is compulsory."""
    ruang = request.ruang
    pastikan_bisa_ubah(ruang.kecamatan, request.user, BUKAN_PENYUSUN, PENYUSUN)
    try:
        hasil = periksa(ruang.kecamatan, ruang.tahun)
    except (TanpaPerjanjian, TanpaSkala):
        hasil = Hasil(())
    ini = next((t for t in hasil.semua_terbuka if t.kode == temuan), None)
    if ini is None:
        messages.info(request, "Temuan itu sudah tidak ada atau sudah diabaikan.")
        return redirect(ruang.alamat("lkjip-periksa"))
    form = FormAbaikan(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                simpan_pengabaian(
                    ini,
                    ruang.kecamatan,
                    ruang.tahun,
                    alasan=form.cleaned_data["alasan"],
                    oleh=request.user,
                )
            except (ValidationError, IntegrityError) as galat:
                pesan = getattr(galat, "messages", ["Temuan ini sudah diabaikan."])
                form.add_error(None, " ".join(pesan))
            else:
                messages.success(request, "Temuan diabaikan dengan alasan.")
                return redirect(_alamat_daftar(ruang, ini))
    isi = {
        "temuan": ini,
        "form": form,
        "kembali": _alamat_daftar(ruang, ini),
        "halaman": _halaman(ruang, "Abaikan dengan alasan"),
        "bagian": "lkjip",
    }
    return render(request, "laporan/periksa/abaikan.html", isi, status=status)


@require_POST
@dalam_ruang
def buka(request, pk):
    """Take a waiver back."""
    ruang = request.ruang
    ini = ruang.ambil(PengabaianTemuan.objects.filter(tahun=ruang.tahun), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PENYUSUN)
    batalkan(ini, oleh=request.user)
    messages.success(request, "Pengabaian dibatalkan; temuannya terbuka lagi.")
    return redirect(ruang.alamat("lkjip-periksa"))


def _alamat_daftar(ruang, temuan: Temuan) -> str:
    """The list on which a finding stands."""
    return ruang.alamat("lkjip-periksa-lama" if temuan.tercetak else "lkjip-periksa")


def _halaman(ruang, anak: str = "") -> dict:
    remah = [(f"Laporan Kinerja {ruang.tahun}", ruang.alamat("lkjip"))]
    if anak:
        remah.append(("Pemeriksaan", ruang.alamat("lkjip-periksa")))
    return {"remah": remah, "judul": anak or "Pemeriksaan"}
