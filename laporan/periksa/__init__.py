"""What in a report does not agree, before it is issued.

    hasil = periksa(kecamatan, tahun)
    hasil.terbuka("berat"), hasil.temuan, hasil.ringkasan

Rules are small functions over prepared facts (`aturan/`); each finding says where, what
was expected, what was found, and where to mend it.
"""

from kecamatan.models import Kecamatan

from ..susun.bahan import TanpaPerjanjian
from . import aturan, cetakan
from .bentuk import Hasil, Keparahan, Pengabaian, Ringkasan, Tempat, Temuan
from .daftar import DAFTAR
from .fakta import Fakta, kumpulkan_fakta
from .pengabaian import baca_pengabaian

__all__ = [
    "aturan",
    "cetakan",
    "Hasil",
    "Keparahan",
    "Pengabaian",
    "Ringkasan",
    "TanpaPerjanjian",
    "Tempat",
    "Temuan",
    "periksa",
]


def periksa(kecamatan: Kecamatan, tahun: int) -> Hasil:
    """All findings of the report of a year, waived ones too; a fixed number of queries.

    Raises TanpaPerjanjian where the year has no PK, TanpaSkala (capaian) where no scale
    is in force.
    """
    pengabaian = baca_pengabaian(kecamatan, tahun)
    temuan = temukan(kumpulkan_fakta(kecamatan, tahun))
    return Hasil(tuple(t.dengan(pengabaian.get(t.kode)) for t in temuan))


def temukan(fakta: Fakta) -> list[Temuan]:
    """What the rules find, each thing once, the worst first."""
    semua = {t.kode: t for pemeriksa in DAFTAR for t in pemeriksa(fakta)}
    return sorted(semua.values(), key=lambda t: t.urutan)
