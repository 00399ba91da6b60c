"""The budget of a year, and its documents: added, changed, deleted."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from dokumen.models import Tercetak
from dokumen.pilihan import Aturan
from iku.models import DokumenAnggaran, DukunganProgram, Renstra
from iku.perencanaan import sunting
from kecamatan.ruang import UBAH, bisa_ubah, dalam_ruang, pastikan_bisa_ubah

from .forms import FormDokumen
from .susunan import Anggaran, susun_anggaran
from .temuan import cari_temuan, temuan_tercetak
from .tercetak import baca_jumlah

PENGUBAH = DokumenAnggaran.pengubah
BUKAN_PENGUBAH = "Anggaran dicatat oleh operator kecamatan atau Bappeda."
# Evidence of example documents that speaks of money: by its rule, and by an amount
# in it.
ATURAN_UANG = (Aturan.JUMLAH_SALAH, Aturan.PAGU_BEDA, Aturan.SELISIH_SALAH)


@require_safe
@dalam_ruang
def anggaran(request):
    """All documents of the year side by side, their sums, and what differs."""
    ruang = request.ruang
    susunan = susun_anggaran(ruang.kecamatan, ruang.tahun)
    daftar_renstra = list(
        Renstra.objects.filter(
            kecamatan=ruang.kecamatan, awal__lte=ruang.tahun, akhir__gte=ruang.tahun
        ).prefetch_related("tujuan__sasaran__dukungan__nomenklatur")
    )
    tercetak = _tercetak(ruang)
    cetak = temuan_tercetak(
        tercetak,
        susunan,
        [s for r in daftar_renstra for t in r.tujuan.all() for s in t.sasaran.all()],
    )
    ditemukan = {(t.di, t.hal) for t in cetak}
    isi = {
        "anggaran": susunan,
        "temuan": [*cari_temuan(ruang.kecamatan, ruang.tahun, susunan), *cetak],
        "tercetak": [t for t in tercetak if (t.tempat, t.hal) not in ditemukan],
        "daftar_renstra": daftar_renstra,
        "bisa": bisa_ubah(ruang.kecamatan, request.user, PENGUBAH),
        "bisa_dukungan": bisa_ubah(
            ruang.kecamatan, request.user, DukunganProgram.pengubah
        ),
        "bagian": "perencanaan",
    }
    return render(request, "iku/anggaran/anggaran.html", isi)


def _tercetak(ruang) -> list[Tercetak]:
    semua = Tercetak.objects.filter(
        kecamatan=ruang.kecamatan, tahun=ruang.tahun, aturan__in=ATURAN_UANG
    )
    return [t for t in semua if baca_jumlah(t.tercetak) is not None]


@UBAH
@dalam_ruang
def tambah(request):
    """A new document of the year, empty or with the amounts of another."""
    ruang = request.ruang
    pastikan_bisa_ubah(ruang.kecamatan, request.user, BUKAN_PENGUBAH, PENGUBAH)
    baru = DokumenAnggaran(kecamatan=ruang.kecamatan, tahun=ruang.tahun, urutan=0)
    lama = susun_anggaran(ruang.kecamatan, ruang.tahun)
    form = FormDokumen(request.POST or None, instance=baru, lama=lama)
    halaman = sunting.Halaman(
        judul=f"Tambah dokumen anggaran {ruang.tahun}",
        kembali=request.ruang.alamat("daftar-anggaran"),
        remah=remah(request),
        tombol="Tambah dokumen",
        kabar="Dokumen anggaran sudah dicatat.",
        lanjut=lambda dokumen: request.ruang.alamat(
            "anggaran-jumlah" if dokumen.pagu.exists() else "anggaran-baris",
            dokumen.pk,
        ),
    )
    return sunting.sunting(request, form, halaman)


@UBAH
@dalam_ruang
def ubah(request, pk):
    """Stage, number and date of a document."""
    dokumen = ambil_dokumen(request, pk)
    lama = susun_anggaran(request.ruang.kecamatan, request.ruang.tahun)
    form = FormDokumen(request.POST or None, instance=dokumen, lama=lama)
    halaman = sunting.Halaman(
        judul=f"Anggaran {nama_dokumen(lama, dokumen)} {dokumen.tahun}",
        kembali=request.ruang.alamat("daftar-anggaran"),
        remah=remah(request),
        tombol="Simpan dokumen",
        kabar="Dokumen anggaran sudah disimpan.",
        hapus=request.ruang.alamat("anggaran-hapus", pk),
        riwayat=request.ruang.alamat("riwayat", "anggaran", pk),
    )
    return sunting.sunting(request, form, halaman)


@UBAH
@dalam_ruang
def hapus(request, pk):
    """Asks first, and says what goes with the document."""
    dokumen = ambil_dokumen(request, pk)
    susunan = susun_anggaran(request.ruang.kecamatan, request.ruang.tahun)
    nama = nama_dokumen(susunan, dokumen)
    halaman = sunting.Halaman(
        judul=f"Hapus anggaran {nama}",
        kembali=request.ruang.alamat("daftar-anggaran"),
        remah=remah(request),
        tombol=f"Hapus anggaran {nama} {dokumen.tahun}",
        kabar=f"Anggaran {nama} {dokumen.tahun} sudah dihapus.",
    )
    return sunting.hapus(request, dokumen, halaman)


def ambil_dokumen(request, pk: int, *terkait: str) -> DokumenAnggaran:
    """A document of this room and year, for somebody who may change it."""
    semua = DokumenAnggaran.objects.filter(tahun=request.ruang.tahun)
    dokumen = request.ruang.ambil(semua.prefetch_related(*terkait), pk)
    pastikan_bisa_ubah(dokumen, request.user, BUKAN_PENGUBAH)
    return dokumen


def nama_dokumen(susunan: Anggaran, dokumen: DokumenAnggaran) -> str:
    """Which stage it is among those of its year: "Pergeseran 2"."""
    return susunan.tahap[susunan.urutan(dokumen)].nama


def remah(request) -> list[tuple[str, str]]:
    """The pages above those of one document."""
    ruang = request.ruang
    return ruang.remah(("Program dan anggaran", ruang.alamat("daftar-anggaran")))
