"""What stands before Bab I: cover, foreword, executive summary, contents."""

from __future__ import annotations

from dokumen.pohon import (
    Blok,
    DaftarGambar,
    DaftarIsi,
    DaftarTabel,
    Depan,
    Paragraf,
    Penandatangan,
    Sampul,
    TandaTangan,
)
from iku.surat.pk import nip_terbaca
from iku.surat.umum import kop
from kecamatan.models import MasaJabatan
from sakip.tanggal import panjang

from ..pilihan import Bagian
from .bahan import Bahan

BELUM_DITETAPKAN = "belum ditetapkan"


def sampul(bahan: Bahan) -> Sampul:
    kepala = kop(bahan.kecamatan)
    return Sampul(
        tahun=str(bahan.tahun),
        instansi=(f"Pemerintah {bahan.kecamatan.kabupaten}", bahan.nama),
        alamat=kepala.alamat,
        lambang=kepala.lambang,
    )


def tanda_tangan(bahan: Bahan) -> TandaTangan:
    """Place, date and signature of the report, in words where not yet decided."""
    lkjip = bahan.lkjip
    return TandaTangan(
        (_penandatangan(bahan.penanda_tangan, f"Camat {bahan.kecamatan.nama}"),),
        tempat=lkjip.tempat or bahan.kecamatan.kabupaten.nama,
        tanggal=panjang(lkjip.tanggal)
        if lkjip.tanggal
        else f"tanggal {BELUM_DITETAPKAN}",
    )


def _penandatangan(masa: MasaJabatan | None, jabatan: str) -> Penandatangan:
    if masa is None:
        return Penandatangan(f"(penanda tangan {BELUM_DITETAPKAN})", jabatan)
    return Penandatangan(
        masa.pejabat.nama,
        masa.sebutan,
        pangkat=masa.pangkat,
        nip=nip_terbaca(masa.pejabat.nip),
    )


def kata_pengantar(bahan: Bahan) -> Depan:
    isi: tuple[Blok, ...] = bahan.tulisan.ambil(Bagian.KATA_PENGANTAR) or (
        Paragraf(
            f"Laporan Kinerja {bahan.nama} Tahun {bahan.tahun} disusun sesuai dengan "
            "amanat Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan Keuangan "
            "dan Kinerja Instansi Pemerintah dan Peraturan Presiden Nomor 29 Tahun "
            "2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah, dengan "
            "mengacu pada Peraturan Menteri Pendayagunaan Aparatur Negara dan "
            "Reformasi Birokrasi Nomor 53 Tahun 2014 tentang Petunjuk Teknis Perjanjian "
            "Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas Laporan Kinerja "
            "Instansi Pemerintah."
        ),
        Paragraf(
            "Laporan ini merupakan bentuk akuntabilitas atas pelaksanaan tugas dan "
            "fungsi serta penggunaan anggaran, dan diharapkan menjadi bahan evaluasi "
            "untuk perbaikan kinerja pada masa mendatang."
        ),
    )
    return Depan("Kata Pengantar", (*isi, tanda_tangan(bahan)))


def daftar_isi(*, tingkat: int = 3) -> Depan:
    return Depan("Daftar Isi", (DaftarIsi(tingkat),), dalam_daftar=False)


def daftar_tabel() -> Depan:
    return Depan("Daftar Tabel", (DaftarTabel(),))


def daftar_gambar() -> Depan:
    return Depan("Daftar Gambar", (DaftarGambar(),))
