"""The assessment of a year and its forms F-01 and F-02."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from capaian.models.penilaian_ipp import PENGISI_IPP
from capaian.models.tindakan_ipp import TidakBisa
from dokumen import grafik
from dokumen.berkas import kirim
from iku.perencanaan.riwayat import susun as susun_riwayat
from kecamatan.models import Jejak
from kecamatan.ruang import bisa_ubah, dalam_ruang, pastikan_bisa_ubah
from sakip.angka import bulat

from ..bukti import bukti_f01
from ..hasil import HasilIpp, susun_hasil
from ..isian_baris import Baris, daftar_jawaban, susun, terima
from ..tindakan import F01, F02, buat_penilaian
from .umum import ambil_penilaian, cari_penilaian, hak, remah, untuk

BUKAN_PENGISI = "Penilaian IPP dimulai oleh operator kecamatan atau Bagian Organisasi."
RIWAYAT_TERBARU = 8


@require_safe
@dalam_ruang
def ringkasan(request):
    """Where the assessment stands, what it comes to, and what can be done now."""
    ruang = request.ruang
    ini = cari_penilaian(request)
    if ini is None:
        isi = {
            "bisa_mulai": bisa_ubah(ruang.kecamatan, request.user, PENGISI_IPP),
            "remah": remah(request)[:1],
            "bagian": "capaian",
        }
        return render(request, "capaian/ipp/belum.html", isi)
    hasil = susun_hasil(ini)
    jejak = Jejak.objects.visible_to(request.user).tentang(ini)[:RIWAYAT_TERBARU]
    isi = {
        "penilaian": ini,
        "hasil": hasil,
        "hak": hak(ini, request.user),
        "terisi": {kolom: _terisi(hasil, kolom) for kolom in ("f01", "f02")},
        "banyak": sum(len(a.jawaban) for a in hasil.aspek),
        "grafik": _grafik(hasil),
        "terbuka": ini.f03_terbuka(timezone.localdate()),
        "riwayat": susun_riwayat(jejak),
        "remah": remah(request)[:1],
        "bagian": "capaian",
    }
    return render(request, "capaian/ipp/ringkasan.html", isi)


def _terisi(hasil: HasilIpp, kolom: str) -> int:
    return sum(
        getattr(j, kolom) is not None for aspek in hasil.aspek for j in aspek.jawaban
    )


def _grafik(hasil: HasilIpp) -> str:
    """Aspects of F-02 as bars, rounded as the table beside prints them."""
    butir = [
        (a.aspek.nama, None if a.f02 is None else bulat(a.f02))
        for a in hasil.aspek
        if a.dihitung
    ]
    if all(nilai is None for _, nilai in butir):
        return ""
    # From numbers and escaped names alone (dokumen.grafik).
    return mark_safe(grafik.batang("Nilai aspek F-02", butir, "", 5, 2))


@require_POST
@dalam_ruang
def mulai(request):
    """Begin the year's assessment."""
    ruang = request.ruang
    pastikan_bisa_ubah(ruang.kecamatan, request.user, BUKAN_PENGISI, PENGISI_IPP)
    try:
        buat_penilaian(ruang.kecamatan, ruang.tahun, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, f"Penilaian IPP {ruang.tahun} dimulai.")
    return redirect(ruang.alamat("ipp"))


@require_http_methods(["GET", "HEAD", "POST"])
@dalam_ruang
def f01(request):
    """The kecamatan judges itself."""
    return _formulir(request, F01)


@require_http_methods(["GET", "HEAD", "POST"])
@dalam_ruang
def f02(request):
    """Bagian Organisasi judges, beside what the kecamatan answered."""
    return _formulir(request, F02)


def _formulir(request, formulir):
    """The rows to read for everybody who sees them, to write for who may."""
    ini = ambil_penilaian(request)
    if request.method == "POST":
        ini = untuk(request, formulir.kode)
        return _simpan(request, ini, formulir)
    return _halaman(request, ini, formulir, susun(formulir, daftar_jawaban(ini)))


def _simpan(request, ini, formulir):
    status = 200
    try:
        baris = terima(ini, formulir, daftar_jawaban(ini), request.POST, request.user)
    except TidakBisa as alasan:
        if _tanpa_muat(request):
            return JsonResponse({"galat": " ".join(alasan.messages)}, status=409)
        messages.error(request, " ".join(alasan.messages))
        return redirect(request.ruang.alamat("ipp"))
    if any(b.bentrok for b in baris):
        status = 409
    elif any(b.galat for b in baris):
        status = 422
    if _tanpa_muat(request):
        return JsonResponse(_kabar_baris(baris, request.POST), status=status)
    if status == 200:
        berubah = sum(b.berubah for b in baris)
        kabar = (
            f"{berubah} baris {formulir.nama} tersimpan."
            if berubah
            else ("Tidak ada yang berubah.")
        )
        messages.success(request, kabar)
        return redirect(_kembali(request, formulir))
    return _halaman(request, ini, formulir, baris, status)


def _tanpa_muat(request) -> bool:
    """Whether a script saves one row behind the page."""
    return request.headers.get("X-Requested-With") == "fetch"


def _kabar_baris(baris: list[Baris], data) -> dict:
    """What became of the rows that were sent, for the script; and the count."""
    return {
        "baris": {
            str(b.nomor): {
                "tanda": b.tanda,
                "galat": " ".join(b.galat.values()),
                "bentrok": b.tersimpan_kini,
            }
            for b in baris
            if f"{b.nomor}-tanda" in data
        },
        "terisi": sum(bool(b.skor) and not b.bermasalah for b in baris),
    }


def _kembali(request, formulir) -> str:
    """Where the person was: the row whose button was pressed; or to its evidence."""
    alamat = request.ruang.alamat(f"ipp-{formulir.kode}")
    nomor, ke_bukti = request.POST.get("simpan", ""), request.POST.get("bukti", "")
    if formulir is F01 and _bilangan(ke_bukti):
        return request.ruang.alamat("ipp-bukti", int(ke_bukti))
    return f"{alamat}#baris-{nomor}" if _bilangan(nomor) else alamat


def _bilangan(teks: str) -> bool:
    return teks.isascii() and teks.isdigit() and len(teks) < 9


def _halaman(request, ini, formulir, baris: list[Baris], status=200):
    per_aspek: dict[object, list[Baris]] = {}
    lampiran = bukti_f01(ini)
    for satu in baris:
        satu.lampiran = lampiran.get(satu.jawaban.pk, ())
        per_aspek.setdefault(satu.jawaban.indikator.aspek, []).append(satu)
    isi = {
        "penilaian": ini,
        "formulir": formulir,
        "daftar_aspek": list(per_aspek.items()),
        "bermasalah": [b for b in baris if b.bermasalah],
        "banyak": len(baris),
        "terisi": sum(bool(b.skor) for b in baris),
        "bisa_tulis": hak(ini, request.user)[formulir.kode],
        "remah": remah(request),
        "bagian": "capaian",
    }
    return render(request, "capaian/ipp/formulir.html", isi, status=status)


@require_safe
@dalam_ruang
def berita_acara(request):
    """The berita acara as it was handed in."""
    ini = ambil_penilaian(request)
    if not ini.berkas_ba:
        raise Http404
    try:
        isi = ini.berkas_ba.open("rb")
    except FileNotFoundError:
        messages.error(
            request,
            "Berkas berita acara tidak ada di penyimpanan. Beri tahu admin kabupaten "
            "supaya dipulihkan dari cadangan.",
        )
        return redirect(request.ruang.alamat("ipp"))
    return kirim(isi, ini.nama_berkas_ba)
