"""What a quarter says at a moment: the money of it."""

import pytest

from capaian.models import RealisasiAnggaran
from capaian.models.triwulan import ANGGARAN
from capaian.triwulan.alur.perubahan import _belanja
from tests.pembangun import buat_program

from .langkah import alamat, baca, isi_lengkap, klien, orang_orang, sampai


@pytest.fixture
def siapa(pakusari, triwulanan):
    isi_lengkap(triwulanan)
    return orang_orang(pakusari)


def test_perubahan_anggaran_sejak_dikembalikan(siapa, pakusari):
    program = buat_program("Pelayanan publik", kode="")
    umum = {"kecamatan": pakusari, "tahun": 2025, "nomenklatur": program}
    uang = RealisasiAnggaran.objects.create(**umum, triwulan=1, jumlah=1_000_000)
    ini = sampai(pakusari, siapa, "ajukan")
    dikirim = ini.tangkapan.last()
    assert dikirim.isi[""] == {"Pelayanan publik": "1000000.00"}
    terima = baca(klien(siapa["operator"]).get(alamat(f"tanda-terima/{dikirim.pk}/")))
    assert "4 indikator, dan realisasi anggarannya" in terima
    ini.kembalikan(oleh=siapa["camat"], alasan="Periksa belanjanya.")
    uang.jumlah = 1_250_000
    uang.save()
    sampai(pakusari, siapa, "ajukan")
    isi = baca(klien(siapa["camat"]).get(alamat()))
    assert "Pelayanan publik semula 1.000.000 menjadi 1.250.000" in isi


def test_gambar_lama_tanpa_anggaran_tidak_dibandingkan():
    assert _belanja({"ikm": {}}, {ANGGARAN: {"Program": "1.00"}}) == ()
