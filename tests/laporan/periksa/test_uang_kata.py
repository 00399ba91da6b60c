"""Amounts and absorption named in texts: what the data do not hold is found, what they
hold, or what is said of something else, is not."""

from decimal import Decimal

import pytest

from iku.models import PaguJenisBelanja
from laporan.models import Narasi
from laporan.periksa import periksa
from laporan.periksa.bentuk import eja
from laporan.pilihan import Bagian

from ...pembangun import buat_pagu, buat_program
from .selaras import susun

pytestmark = pytest.mark.django_db


@pytest.fixture
def s(db):
    """Program Pelayanan: 1.000.000, spent 873.700 (87,37 %); a second one of nothing
    spent, so that a program and the total differ."""
    s = susun()
    s.lain = buat_pagu(buat_program("Program Trantib", kode="7.01.04"), "250000.75")
    type(s.lain).objects.filter(pk=s.lain.pk).update(dokumen=s.pagu.dokumen)
    return s


def ditemukan(s, kalimat):
    Narasi.objects.filter(bagian=Bagian.KEUANGAN).update(isi=kalimat)
    return {
        (t.keparahan.value, eja(t.ditemukan), eja(t.diharapkan))
        for t in periksa(s.kecamatan, 2025).temuan
        if t.aturan.value == "angka-kata"
    }


SALAH = {
    "Pagu Program Pelayanan sebesar Rp 1.100.000,00.": ("sedang", "1100000", "1000000"),
    "Anggaran Program Pelayanan terealisasi Rp. 900.000,00 tahun 2025.": (
        "sedang",
        "900000",
        "873700",
    ),
    "Jumlah anggaran seluruhnya Rp1.350.000,00.": ("sedang", "1350000", "1250000.75"),
    "Belanja alat tulis menelan Rp 123.456,00.": ("ringan", "123456", None),
    "Serapan anggaran Program Pelayanan mencapai 89,10 %.": ("sedang", "89.1", "87.37"),
    "Realisasi anggaran mencapai 99,99 persen.": ("ringan", "99.99", None),
}


@pytest.mark.parametrize("kalimat", SALAH)
def test_yang_salah_ditemukan(s, kalimat):
    assert ditemukan(s, kalimat) == {SALAH[kalimat]}


@pytest.mark.parametrize(
    "kalimat",
    [
        # As stored: in full, without sen, with commas as some tables print them.
        "Pagu Program Pelayanan Rp 1.000.000,00, terealisasi Rp873.700,- atau 87,37 %.",
        "Total anggaran sebesar Rp. 1,250,000,75 pada tahun 2025.",
        "Jumlah anggaran seluruhnya Rp 1.250.001,00.",
        "Serapan anggaran Program Pelayanan 87,4 %.",
        "Serapan anggaran Program Pelayanan 87,37 % dan serapan seluruhnya 69,90 %.",
        # Of something else, of another time, rounded in words, or hoped.
        "Anggaran tahun 2024 sebesar Rp 2.345.678,00 dengan serapan 91,10 %.",
        "Anggaran sebesar Rp 1,3 juta.",
        "Sisa anggaran Rp 126.300,00 disetor kembali.",
        "Sampai triwulan II terserap Rp 400.100,00 dari pagu.",
        "Dana desa Rp 9.876.543,00 di luar anggaran kecamatan.",
        "Serapan anggaran diharapkan mencapai 98,00 %.",
        "Realisasi PBB desa sebesar Rp 7.654.321,00.",
        "Denda Rp 55.555,00 dibayar pelanggar.",
    ],
)
def test_yang_benar_atau_lain_tidak_ditandai(s, kalimat):
    assert ditemukan(s, kalimat) == set()


def test_jumlah_menurut_pk_dan_jenis_belanja_sah(s):
    """As signed, and by kind of spending: figures of the year too."""
    type(s.anggaran_pk).objects.update(jumlah=Decimal(1111000))
    PaguJenisBelanja.objects.create(
        dokumen=s.pagu.dokumen, jenis="operasi", jumlah=Decimal(1200000)
    )
    assert ditemukan(s, "Anggaran dalam PK Rp 1.111.000,00.") == set()
    assert ditemukan(s, "Belanja operasi Rp 1.200.000,00.") == set()
    assert ditemukan(s, "Belanja operasi Rp 1.300.000,00.") == {
        ("ringan", "1300000", None)
    }


def test_tanpa_anggaran_tidak_ada_yang_dibandingkan(s):
    s.belanja.delete()
    type(s.lain).objects.all().delete()
    s.anggaran_pk.delete()
    s.pagu.dokumen.delete()
    assert ditemukan(s, "Anggaran Rp 1.300.000,00 terserap 50,00 %.") == set()
