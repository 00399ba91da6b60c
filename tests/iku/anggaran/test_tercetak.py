"""Printed amounts against what the rows come to."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku.anggaran.tercetak import Cetakan, Hitungan, baca_jumlah, periksa_cetakan
from sakip.angka import rupiah


@pytest.mark.parametrize(
    ("teks", "jumlah"),
    [
        ("Rp4.134.940.792,00", "4134940792"),
        ("Rp. 2.999.808.468,00", "2999808468"),
        ("-Rp31.609.985,00", "-31609985"),
        ("(Rp79.711.173,00", "-79711173"),
        ("Rp.35.500.000", "35500000"),
        ("Rp.36.000,00", "36000"),
        ("2.373.518.267,75", "2373518267.75"),
        ("599,988,000,00", "599988000"),
        ("6,0029,385,000 (kalimat: 628.385.000,00)", "628385000"),
        ("Rp 314.681.767,00 atau 78,67 %", "314681767"),
        ("78,67", None),
        ("99,999", None),
        ("7.01.01.2.06.0002", None),
        ("", None),
    ],
)
def test_jumlah_dibaca_seperti_tercetak(teks, jumlah):
    assert baca_jumlah(teks) == (jumlah and D(jumlah))


@given(st.integers(10**5, 10**14))
def test_rupiah_terbaca_kembali(sen):
    jumlah = D(sen) / 100
    assert baca_jumlah(rupiah(jumlah)) == jumlah
    assert baca_jumlah(rupiah(-jumlah)) == -jumlah


HITUNGAN = [Hitungan("Jumlah, anggaran Murni", D(5000)), Hitungan("Gaji", D(5000))]


def cetakan(tercetak, dipakai="5.000", hal="Jumlah"):
    return [Cetakan("Tabel 2.9", hal, tercetak, dipakai)]


def test_selisih_dan_tempatnya_disebut():
    (satu,) = periksa_cetakan(cetakan("Rp 7.000,50"), HITUNGAN)
    assert (satu.di, satu.hal) == ("Tabel 2.9", "Jumlah")
    assert (satu.tertulis, satu.dihitung) == (D("7000.50"), D(5000))
    assert satu.selisih == D("2000.50")
    assert satu.terhadap == "Jumlah, anggaran Murni"


def test_nama_yang_paling_sama_dipilih():
    (satu,) = periksa_cetakan(cetakan("7.000", hal="Gaji pegawai"), HITUNGAN)
    assert satu.terhadap == "Gaji"


@pytest.mark.parametrize(
    ("tercetak", "dipakai"),
    [("5.000", "5.000,00"), ("7.000", "6.000"), ("tujuh", "5.000"), ("7.000", "-")],
    ids=["sama", "bukan-hitungan", "bukan-angka", "tanpa-pengganti"],
)
def test_bukan_temuan(tercetak, dipakai):
    assert periksa_cetakan(cetakan(tercetak, dipakai), HITUNGAN) == []
