"""The surveys of a year; one survey with its figures; its frame and its steps."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from dokumen import grafik
from iku.perencanaan.riwayat import susun as susun_riwayat
from iku.perencanaan.sunting import Halaman, hapus, riwayat_baris, sunting
from kecamatan.models import Jejak
from kecamatan.ruang import bisa_ubah, dalam_ruang

from ...models import InstrumenSkm, RespondenSkm, Survei
from ...pilihan import AsalSurvei, StatusSurvei
from ..gabungan import gabungkan, tanpa_rangkap
from ..hasil import susun_banyak, susun_survei
from ..isian import FormSurvei
from ..profil import susun_profil
from ..tindakan import LANGKAH, TidakBisa, jalankan, langkah_terbuka
from ..usulan import uraian_ikm
from .umum import (
    UBAH,
    alamat,
    alamat_publik,
    ambil,
    ambil_untuk_diubah,
    bisa_menambah,
    pastikan_bisa_menambah,
    remah,
)

RIWAYAT_PENDEK = 5
SARAN_PENDEK = 5
TERKUNCI = (
    "Survei ini sudah ditutup, sehingga tidak dapat diubah. Buka kembali dahulu bila "
    "memang perlu."
)


@require_safe
@dalam_ruang
def daftar(request):
    """All surveys of the year, and what the finished ones say together."""
    ruang = request.ruang
    semua = list(
        Survei.objects.filter(kecamatan=ruang.kecamatan, tahun=ruang.tahun)
        .visible_to(request.user)
        .select_related("kecamatan", "instrumen")
    )
    hasil = susun_banyak(semua)
    urut = [hasil[s.pk] for s in semua]
    selesai = [h for h in urut if h.survei.tertutup]
    isi = {
        "daftar": urut,
        "gabungan": gabungkan(tanpa_rangkap(selesai)),
        "selesai": selesai,
        "bisa": bisa_menambah(request),
        "bagian": "skm",
    }
    return render(request, "capaian/skm/daftar.html", isi)


@require_safe
@dalam_ruang
def survei(request, pk):
    """One survey: its index, each unsur, who answered, what they suggest."""
    ini = ambil(request, pk)
    hasil = susun_survei(ini)
    bisa = bisa_ubah(ini, request.user)
    saran = RespondenSkm.objects.filter(survei=ini).exclude(saran="")
    isi = {
        "survei": ini,
        "hasil": hasil,
        "uraian": uraian_ikm(hasil.hitungan),
        "grafik": gambar(hasil),
        "profil": susun_profil(ini) if ini.dihitung else (),
        "saran": saran.order_by("-nomor")[:SARAN_PENDEK],
        "bisa": bisa,
        "langkah": langkah_terbuka(ini) if bisa else (),
        "alamat_publik": alamat_publik(request, ini),
        "alamat_hasil": alamat_publik(request, ini, "skm-hasil"),
        "riwayat": susun_riwayat(riwayat_baris(ini)[:RIWAYAT_PENDEK]),
        "halaman": {"remah": remah(request.ruang), "judul": ini.get_periode_display()},
        "bagian": "skm",
    }
    return render(request, "capaian/skm/survei.html", isi)


def gambar(hasil) -> str:
    """The NRR of each unsur as bars, their mean as a line; nothing without figures."""
    if hasil.hitungan.jumlah is None:
        return ""
    butir = [(b.nilai.unsur.nama, b.nrr) for b in hasil.baris]
    judul = f"NRR tiap unsur, {hasil.survei}"
    # The drawing escapes every text that goes into it.
    return mark_safe(grafik.batang(judul, butir, "", hasil.hitungan.jumlah, 2))


@UBAH
@dalam_ruang
def baru(request):
    pastikan_bisa_menambah(request)
    ruang = request.ruang
    berlaku = (
        InstrumenSkm.objects.filter(kabupaten=None, mulai__lte=ruang.tahun)
        .order_by("-mulai")
        .first()
    )
    ini = Survei(
        kecamatan=ruang.kecamatan,
        tahun=ruang.tahun,
        instrumen=berlaku,
        asal=AsalSurvei.JAWABAN,
    )
    return _sunting(request, ini)


@UBAH
@dalam_ruang
def ubah(request, pk):
    ini = ambil_untuk_diubah(request, pk)
    if ini.tertutup:
        messages.info(request, TERKUNCI)
        return redirect(alamat(request.ruang, "skm-survei", pk))
    return _sunting(request, ini)


def _sunting(request, ini: Survei):
    ruang, pk = request.ruang, ini.pk
    draf = ini.status == StatusSurvei.DRAF
    halaman = Halaman(
        judul="Survei baru" if pk is None else "Ubah survei",
        remah=remah(ruang, ini if pk else None),
        kembali=alamat(ruang, "skm-survei", pk) if pk else alamat(ruang, "skm"),
        tombol="Simpan survei",
        kabar="Survei tersimpan.",
        hapus=alamat(ruang, "skm-hapus", pk) if pk and draf else "",
        lanjut=lambda baris: alamat(ruang, "skm-survei", baris.pk),
        bagian="skm",
    )
    form = FormSurvei(request.POST or None, instance=ini)
    return sunting(request, form, halaman)


@UBAH
@dalam_ruang
def buang(request, pk):
    ini = ambil_untuk_diubah(request, pk)
    ruang = request.ruang
    if ini.status != StatusSurvei.DRAF:
        messages.info(request, "Hanya survei yang masih draf yang dapat dihapus.")
        return redirect(alamat(ruang, "skm-survei", pk))
    halaman = Halaman(
        judul="Hapus survei",
        remah=remah(ruang, ini),
        kembali=alamat(ruang, "skm"),
        tombol="Hapus survei ini",
        kabar="Survei sudah dihapus.",
        wajib_alasan=True,
        bagian="skm",
    )
    return hapus(request, ini, halaman)


@UBAH
@dalam_ruang
def langkah(request, pk, kunci):
    """Ask, then take one step: open, close, publish, take back."""
    if kunci not in LANGKAH:
        raise Http404
    ini = ambil_untuk_diubah(request, pk)
    satu = LANGKAH[kunci]
    isi = {
        "survei": ini,
        "langkah": satu,
        "halaman": {"remah": remah(request.ruang, ini), "judul": satu.nama},
        "bagian": "skm",
    }
    status = 200
    if request.method == "POST":
        alasan = request.POST.get("alasan", "").replace("\x00", "").strip()[:300]
        try:
            jalankan(ini, kunci, oleh=request.user, alasan=alasan)
        except TidakBisa as galat:
            status, isi["galat"], isi["alasan"] = 409, str(galat), alasan
        except ValidationError as galat:
            status, isi["galat"], isi["alasan"] = 422, " ".join(galat.messages), alasan
        else:
            messages.success(request, satu.kabar)
            return redirect(alamat(request.ruang, "skm-survei", pk))
    return render(request, "capaian/skm/langkah.html", isi, status=status)


@require_safe
@dalam_ruang
def riwayat(request, pk):
    """Every change of the survey, newest first."""
    ini = ambil(request, pk)
    semua = Jejak.objects.visible_to(request.user).tentang(ini)
    isi = {
        "daftar": susun_riwayat(semua.order_by("-pada", "-pk")),
        "nama": str(ini),
        "halaman": {"remah": remah(request.ruang, ini), "judul": "Riwayat survei"},
        "bagian": "skm",
    }
    return render(request, "iku/perencanaan/riwayat.html", isi)
