"""/<kode>/<tahun>/lkjip/periksa/: what does not agree, and what was left as it is."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from capaian.pengukuran import TanpaSkala
from kecamatan.ruang import UBAH, bisa_ubah, dalam_ruang, pastikan_bisa_ubah

from ..models import PENYUSUN, PengabaianTemuan
from . import TanpaPerjanjian, periksa
from .bentuk import SEBUTAN, Hasil, Keparahan
from .forms import FormAbaikan
from .pengabaian import abaikan as simpan_pengabaian
from .pengabaian import batalkan

BUKAN_PENYUSUN = (
    "Temuan diabaikan oleh operator kecamatan atau Bagian Organisasi. Anda dapat "
    "membacanya."
)


@require_safe
@dalam_ruang
def daftar(request):
    ruang = request.ruang
    try:
        hasil = periksa(ruang.kecamatan, ruang.tahun)
    except (TanpaPerjanjian, TanpaSkala) as galat:
        isi = {"galat": galat, "bagian": "lkjip"}
        return render(request, "laporan/belum_ada.html", isi)
    terbuka = [t for t in hasil.semua_terbuka if not t.tercetak]
    tercetak = [t for t in hasil.semua_terbuka if t.tercetak]
    isi = {
        "hasil": hasil,
        "kalimat": kalimat_jumlah(terbuka),
        "kelompok": _kelompok(terbuka),
        "tercetak": tercetak,
        "kalimat_tercetak": kalimat_jumlah(tercetak),
        "kelompok_tercetak": _kelompok(tercetak),
        "penyusun": bisa_ubah(ruang.kecamatan, request.user, PENYUSUN),
        "halaman": _halaman(ruang),
        "bagian": "lkjip",
    }
    return render(request, "laporan/periksa/daftar.html", isi)


def _kelompok(temuan) -> list[tuple]:
    """Severity, what it means, its findings; without empty ones."""
    semua = [
        (k.value, SEBUTAN[k], [t for t in temuan if t.keparahan == k])
        for k in Keparahan
    ]
    return [satu for satu in semua if satu[2]]


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
                return redirect(ruang.alamat("lkjip-periksa"))
    isi = {
        "temuan": ini,
        "form": form,
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


def _halaman(ruang, anak: str = "") -> dict:
    remah = [(f"Laporan Kinerja {ruang.tahun}", ruang.alamat("lkjip"))]
    if anak:
        remah.append(("Pemeriksaan", ruang.alamat("lkjip-periksa")))
    return {"remah": remah, "judul": anak or "Pemeriksaan"}
