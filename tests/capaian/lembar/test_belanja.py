"""What was spent, by Excel."""

from decimal import Decimal

import pytest

from capaian.models import PengukuranTriwulan, RealisasiAnggaran
from iku.lembar.lingkup import Lingkup
from kecamatan.models import Jejak

from .berkas import belanja as lembar

D = Decimal
GAJI, LAPORAN, KEGIATAN = "7.01.01.2.02.0001", "7.01.01.2.02.0005", "7.01.01.2.02"


@pytest.fixture(autouse=True)
def dunia(murni):
    """The budget."""


def pesan(hasil):
    return " ".join(g.pesan for g in hasil.galat)


def test_baru_berubah_sama(terap, bappeda, pohon, belanja):
    belanja(pohon.laporan, "5", 1)
    isi = lembar([1, GAJI, "1.548.977.812,50"], [1, LAPORAN, 6], [2, LAPORAN, 7])
    hasil = terap("realisasi-anggaran", isi, Lingkup(bappeda))
    assert hasil.galat == []
    assert (hasil.ringkasan["baru"], hasil.ringkasan["berubah"]) == (2, 1)
    gaji = RealisasiAnggaran.objects.get(nomenklatur=pohon.gaji)
    assert gaji.jumlah == D("1548977812.50")
    assert Jejak.objects.filter(objek="capaian.RealisasiAnggaran").count() == 3
    lagi = terap("realisasi-anggaran", isi, Lingkup(bappeda))
    assert lagi.ringkasan["sama"] == 3


@pytest.mark.parametrize(
    ("baris", "kata"),
    [
        ([1, "9.99.99", 1], "tidak ada dalam nomenklatur"),
        ([1, 7.01, 1], "sebagai teks"),
        ([1, GAJI, None], "wajib diisi"),
        ([1, GAJI, -1], "tidak boleh kurang dari 0"),
        ([1, GAJI, "seribu"], "bukan angka"),
        ([1, GAJI, 10**14], "terlalu besar"),
        ([1, KEGIATAN, 1], "tingkat terbawah"),
        (["setahun", GAJI, 1], "dengan cara lain"),
        ([0, GAJI, 1], "bukan pilihan"),
        ([2, LAPORAN, 1], "mengulang baris 2"),
    ],
)
def test_baris_kacau(terap, isi_basis_data, baris, kata):
    semula = isi_basis_data()
    hasil = terap("realisasi-anggaran", lembar([2, LAPORAN, 1], baris))
    assert kata in pesan(hasil)
    assert isi_basis_data() == semula
    assert not PengukuranTriwulan.objects.exists()


def test_tingkat_lain_yang_sudah_tersimpan_di_triwulan_lain(lihat, pohon, belanja):
    belanja(pohon.kegiatan, "5", 1)
    (galat,) = lihat("realisasi-anggaran", lembar([2, GAJI, 1])).galat
    assert "Administrasi keuangan" in galat.pesan


def test_triwulan_yang_sudah_dikirim(lihat, status):
    status(1, "diajukan")
    (galat,) = lihat("realisasi-anggaran", lembar([1, GAJI, 1], [2, GAJI, 1])).galat
    assert (galat.baris, "tidak dapat diubah" in galat.pesan) == (2, True)


def test_camat_tidak_berwenang(lihat, camat):
    hasil = lihat("realisasi-anggaran", lembar([1, GAJI, 1]), Lingkup(camat))
    assert "tidak berwenang" in pesan(hasil)
