"""Excel in and out of what was achieved; registered when the app is ready."""

from iku.lembar.daftar import daftarkan

from . import acuan, belanja, realisasi


def daftarkan_semua() -> None:
    """Make the kinds of this package known, once."""
    daftarkan(acuan.ACUAN, kunci=acuan.KUNCI)
    daftarkan(realisasi.REALISASI, kunci=realisasi.KUNCI)
    daftarkan(belanja.REALISASI_ANGGARAN, kunci=belanja.KUNCI)
