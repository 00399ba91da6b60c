"""Staff, assets and settings of a report: lists, forms, and last year's as a start."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from iku.perencanaan import sunting
from iku.perencanaan.isian import FormBerurut
from iku.perencanaan.sunting import Halaman
from kecamatan.riwayat import simpan
from kecamatan.ruang import UBAH, Ruang, bisa_ubah, dalam_ruang, pastikan_bisa_ubah

from ..models import PENYUSUN, KomposisiPegawai, Lkjip, RincianPegawai, Sarana
from .forms import FormPegawai, FormPengaturan, FormSarana
from .halaman import remah
from .pegawai import selisih_rincian

BUKAN_PENYUSUN = (
    "Data ini dicatat oleh operator kecamatan atau Bagian Organisasi. Anda dapat "
    "membacanya."
)


@dataclass(frozen=True)
class Jenis:
    """One kind of list: its rows, form and words. `nama` begins its addresses."""

    nama: str
    model: type[models.Model]
    form: type[FormBerurut]
    judul: str
    tambah: str
    templat: str

    def baris(self, ruang: Ruang, tahun: int) -> models.QuerySet:
        return (
            self.model.objects.visible_to(ruang.pengguna)
            .filter(kecamatan=ruang.kecamatan, tahun=tahun)
            .order_by("urutan", "pk")
        )


PEGAWAI = Jenis(
    "lkjip-pegawai",
    KomposisiPegawai,
    FormPegawai,
    "Komposisi pegawai",
    "Tambah jabatan",
    "laporan/ruang/pegawai.html",
)
SARANA = Jenis(
    "lkjip-sarana",
    Sarana,
    FormSarana,
    "Sarana dan prasarana",
    "Tambah sarana",
    "laporan/ruang/sarana.html",
)


def _daftar(request, jenis: Jenis, baris: models.QuerySet, **lain):
    ruang = request.ruang
    daftar = list(baris)
    bisa = bisa_ubah(ruang.kecamatan, request.user, PENYUSUN)
    isi = {
        "daftar": daftar,
        "bisa": bisa,
        "lalu": bisa and not daftar and jenis.baris(ruang, ruang.tahun - 1).count(),
        "halaman": {"remah": remah(ruang), "judul": jenis.judul},
        "bagian": "lkjip",
    }
    return render(request, jenis.templat, isi | lain)


def _ambil(request, jenis: Jenis, pk: int):
    baris = jenis.model.objects.filter(tahun=request.ruang.tahun)
    return request.ruang.ambil(baris.select_related("kecamatan"), pk)


def _sunting(request, jenis: Jenis, pk: int | None):
    ruang = request.ruang
    if pk is None:
        pastikan_bisa_ubah(ruang.kecamatan, request.user, BUKAN_PENYUSUN, PENYUSUN)
        ini = jenis.model(kecamatan=ruang.kecamatan, tahun=ruang.tahun)
    else:
        ini = _ambil(request, jenis, pk)
        pastikan_bisa_ubah(ini, request.user, BUKAN_PENYUSUN)
    templat = "laporan/ruang/isian_pegawai.html" if jenis is PEGAWAI else None
    halaman = Halaman(
        judul=str(ini) if pk else jenis.tambah,
        remah=[*remah(ruang), (jenis.judul, ruang.alamat(jenis.nama))],
        kembali=ruang.alamat(jenis.nama),
        tombol="Simpan",
        kabar="Tersimpan.",
        hapus=ruang.alamat(f"{jenis.nama}-hapus", pk) if pk else "",
        bagian="lkjip",
        **({"templat": templat} if templat else {}),
    )
    form = jenis.form(request.POST or None, instance=ini)
    return sunting.sunting(request, form, halaman)


def _hapus(request, jenis: Jenis, pk: int):
    ruang, ini = request.ruang, _ambil(request, jenis, pk)
    pastikan_bisa_ubah(ini, request.user, BUKAN_PENYUSUN)
    halaman = Halaman(
        judul=f"Hapus {ini}",
        remah=[*remah(ruang), (jenis.judul, ruang.alamat(jenis.nama))],
        kembali=ruang.alamat(jenis.nama),
        tombol="Hapus",
        kabar="Sudah dihapus.",
        bagian="lkjip",
    )
    return sunting.hapus(request, ini, halaman)


@transaction.atomic
def _salin(ruang: Ruang, jenis: Jenis, *, oleh) -> int:
    """Last year's rows as a start; how many. ValidationError where this year has rows
    already, or last year none."""
    if jenis.baris(ruang, ruang.tahun).exists():
        raise ValidationError("Tahun ini sudah berisi, jadi tidak ditimpa salinan.")
    asal = list(jenis.baris(ruang, ruang.tahun - 1))
    if not asal:
        raise ValidationError(f"Data tahun {ruang.tahun - 1} belum ada.")
    alasan = f"disalin dari tahun {ruang.tahun - 1}"
    for lama in asal:
        rincian = list(lama.rincian.all()) if jenis is PEGAWAI else []
        lama.pk, lama.tahun, lama._state.adding = None, ruang.tahun, True
        simpan(lama, oleh=oleh, alasan=alasan)
        for r in rincian:
            baru = RincianPegawai(
                komposisi=lama,
                menurut=r.menurut,
                kunci=r.kunci,
                kebutuhan=r.kebutuhan,
                bezetting=r.bezetting,
            )
            simpan(baru, oleh=oleh, alasan=alasan)
    return len(asal)


def _salin_halaman(request, jenis: Jenis):
    ruang = request.ruang
    pastikan_bisa_ubah(ruang.kecamatan, request.user, BUKAN_PENYUSUN, PENYUSUN)
    try:
        banyak = _salin(ruang, jenis, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, galat.messages[0])
    else:
        messages.success(
            request,
            f"{banyak} baris disalin dari tahun {ruang.tahun - 1}. Sesuaikan dengan "
            f"keadaan 31 Desember {ruang.tahun}.",
        )
    return redirect(ruang.alamat(jenis.nama))


@require_safe
@dalam_ruang
def pegawai(request):
    baris = PEGAWAI.baris(request.ruang, request.ruang.tahun)
    semua = list(baris.prefetch_related("rincian"))
    temuan = {p.pk: selisih_rincian(p) for p in semua}
    return _daftar(
        request, PEGAWAI, semua, berpasangan=[(p, temuan[p.pk]) for p in semua]
    )


@UBAH
@dalam_ruang
def pegawai_ubah(request, pk=None):
    return _sunting(request, PEGAWAI, pk)


@UBAH
@dalam_ruang
def pegawai_hapus(request, pk):
    return _hapus(request, PEGAWAI, pk)


@require_POST
@dalam_ruang
def pegawai_salin(request):
    return _salin_halaman(request, PEGAWAI)


@require_safe
@dalam_ruang
def sarana(request):
    return _daftar(request, SARANA, SARANA.baris(request.ruang, request.ruang.tahun))


@UBAH
@dalam_ruang
def sarana_ubah(request, pk=None):
    return _sunting(request, SARANA, pk)


@UBAH
@dalam_ruang
def sarana_hapus(request, pk):
    return _hapus(request, SARANA, pk)


@require_POST
@dalam_ruang
def sarana_salin(request):
    return _salin_halaman(request, SARANA)


@UBAH
@dalam_ruang
def pengaturan(request):
    """The report's own row; where last year's has one, its arrangement is a start."""
    ruang = request.ruang
    pastikan_bisa_ubah(ruang.kecamatan, request.user, BUKAN_PENYUSUN, PENYUSUN)
    semua = Lkjip.objects.filter(kecamatan=ruang.kecamatan)
    ini = semua.filter(tahun=ruang.tahun).first()
    if ini is None:
        lalu = semua.filter(tahun=ruang.tahun - 1).first()
        tempat = {"susunan": lalu.susunan, "tempat": lalu.tempat} if lalu else {}
        ini = Lkjip(kecamatan=ruang.kecamatan, tahun=ruang.tahun, **tempat)
    halaman = Halaman(
        judul="Pengaturan laporan",
        remah=remah(ruang),
        kembali=ruang.alamat("lkjip"),
        tombol="Simpan pengaturan",
        kabar="Pengaturan tersimpan.",
        bagian="lkjip",
    )
    form = FormPengaturan(request.POST or None, instance=ini)
    return sunting.sunting(request, form, halaman)
