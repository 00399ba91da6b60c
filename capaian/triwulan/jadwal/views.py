"""The windows of a regency's quarters, by year, and who has another closing time."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Prefetch
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from iku.perencanaan.sunting import Halaman, hapus, sunting
from iku.pilihan import TRIWULAN
from kecamatan.ruang import (
    UBAH,
    RuangKabupaten,
    bisa_ubah,
    dalam_kabupaten,
    pastikan_bisa_ubah,
)

from ...models import Jadwal, PengecualianJadwal
from ...models.jadwal import PENGATUR
from .forms import FormJadwal, FormPengecualian, akhir_menit
from .kabar import kabarkan

BUKAN_PENGATUR = (
    "Jadwal pengisian diatur oleh Bagian Organisasi. Anda dapat melihatnya, tidak "
    "mengubahnya."
)


@dataclass(frozen=True)
class Tahun:
    """The quarters of one year, each with its window where there is one."""

    tahun: int
    daftar: list[tuple[int, str, Jadwal | None]]


@require_safe
@dalam_kabupaten
def daftar(request):
    """All years that have windows, this one and the next."""
    ruang = request.ruang_kabupaten
    # Why a kecamatan got another time is no business of its neighbours.
    lain = PengecualianJadwal.objects.visible_to(request.user)
    semua = {
        (j.tahun, j.triwulan): j
        for j in Jadwal.objects.visible_to(request.user)
        .filter(kabupaten=ruang.kabupaten)
        .prefetch_related(Prefetch("pengecualian", lain.select_related("kecamatan")))
    }
    kini = timezone.localdate().year
    tahun = sorted({kini, kini + 1, *(t for t, _ in semua)}, reverse=True)
    isi = {
        "daftar_tahun": [
            Tahun(t, [(n, nama, semua.get((t, n))) for n, nama in TRIWULAN.items()])
            for t in tahun
        ],
        "bisa": bisa_ubah(ruang.kabupaten, request.user, PENGATUR),
        "kini": timezone.localtime(),
        "bagian": "jadwal",
    }
    return render(request, "capaian/triwulan/jadwal.html", isi)


@UBAH
@dalam_kabupaten
def tambah(request, tahun, triwulan):
    """The window of a quarter that has none, proposed as ten days after its end."""
    ruang = request.ruang_kabupaten
    pastikan_bisa_ubah(ruang.kabupaten, request.user, BUKAN_PENGATUR, PENGATUR)
    umum = {"kabupaten": ruang.kabupaten, "tahun": tahun, "triwulan": triwulan}
    if (ada := Jadwal.objects.filter(**umum).first()) is not None:
        return redirect(ruang.alamat("triwulan-jadwal-ubah", ada.pk))
    buka, tutup = jendela_bawaan(tahun, triwulan)
    return _sunting(request, Jadwal(buka=buka, tutup=tutup, **umum))


def jendela_bawaan(tahun: int, triwulan: int) -> tuple[datetime, datetime]:
    """From the day after the quarter until the end of the tenth day."""
    tahun, bulan = (tahun + 1, 1) if triwulan == 4 else (tahun, triwulan * 3 + 1)
    zona = timezone.get_current_timezone()
    return (
        datetime(tahun, bulan, 1, tzinfo=zona),
        akhir_menit(datetime(tahun, bulan, 10, 23, 59, tzinfo=zona)),
    )


@UBAH
@dalam_kabupaten
def ubah(request, pk):
    ini = request.ruang_kabupaten.ambil(Jadwal.objects.all(), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PENGATUR)
    return _sunting(request, ini)


def _sunting(request, jadwal: Jadwal):
    ruang, pk = request.ruang_kabupaten, jadwal.pk
    halaman = _rangka(
        ruang,
        f"Jadwal {TRIWULAN[jadwal.triwulan]} {jadwal.tahun}",
        tombol="Simpan jadwal",
        kabar="Jadwal tersimpan dan langsung berlaku.",
        hapus="" if pk is None else ruang.alamat("triwulan-jadwal-hapus", pk),
    )
    return sunting(request, FormJadwal(request.POST or None, instance=jadwal), halaman)


@UBAH
@dalam_kabupaten
def buang(request, pk):
    ruang = request.ruang_kabupaten
    ini = ruang.ambil(Jadwal.objects.all(), pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PENGATUR)
    halaman = _rangka(
        ruang,
        f"Hapus jadwal {TRIWULAN[ini.triwulan]} {ini.tahun}",
        tombol="Hapus jadwal ini",
        kabar="Jadwal dihapus. Triwulan itu kini tidak dibatasi waktu.",
    )
    return hapus(request, ini, halaman)


@UBAH
@dalam_kabupaten
def tambah_pengecualian(request, pk):
    ruang = request.ruang_kabupaten
    jadwal = ruang.ambil(Jadwal.objects.all(), pk)
    pastikan_bisa_ubah(jadwal, request.user, BUKAN_PENGATUR)
    return _sunting_pengecualian(
        request, PengecualianJadwal(jadwal=jadwal, tutup=jadwal.tutup)
    )


@UBAH
@dalam_kabupaten
def ubah_pengecualian(request, pk):
    ini = _pengecualian(request, pk)
    return _sunting_pengecualian(request, ini)


def _pengecualian(request, pk: int) -> PengecualianJadwal:
    semua = PengecualianJadwal.objects.select_related("jadwal", "kecamatan")
    ini = request.ruang_kabupaten.ambil(semua, pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PENGATUR)
    return ini


def _sunting_pengecualian(request, ini: PengecualianJadwal):
    ruang, jadwal, pk = request.ruang_kabupaten, ini.jadwal, ini.pk
    halaman = _rangka(
        ruang,
        f"Waktu tutup lain, {TRIWULAN[jadwal.triwulan]} {jadwal.tahun}",
        tombol="Simpan pengecualian",
        kabar="Pengecualian tersimpan, langsung berlaku, dan diberitahukan kepada "
        "kecamatannya.",
        hapus=""
        if pk is None
        else ruang.alamat("triwulan-jadwal-pengecualian-hapus", pk),
    )
    form = FormPengecualian(request.POST or None, instance=ini)
    return sunting(request, form, halaman)


@UBAH
@dalam_kabupaten
def buang_pengecualian(request, pk):
    ini = _pengecualian(request, pk)
    halaman = _rangka(
        request.ruang_kabupaten,
        f"Hapus pengecualian {ini.kecamatan}",
        tombol="Hapus pengecualian ini",
        kabar="Pengecualian dihapus. Waktu tutup kabupaten berlaku lagi dan "
        "diberitahukan kepada kecamatannya.",
    )
    with transaction.atomic():
        jawaban = hapus(request, ini, halaman)
        if jawaban.status_code == 302:
            kabarkan(ini, dicabut=True)
    return jawaban


def _rangka(ruang: RuangKabupaten, judul: str, **opsi) -> Halaman:
    alamat = ruang.alamat("triwulan-jadwal")
    return Halaman(
        judul=judul,
        remah=[("Jadwal pengisian", alamat)],
        kembali=alamat,
        bagian="jadwal",
        **opsi,
    )
