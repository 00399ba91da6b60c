"""What a worksheet in the making comes to."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluasi.lembar.hitungan import hasil_sementara, hitung_sub, poin_diperbaiki
from evaluasi.penilaian import PERMENPANRB_88_2021, nilai_lke

SUB = [s.kode for k in PERMENPANRB_88_2021.komponen for s in k.sub]
ANGKA = {"AA": 100, "A": 90, "BB": 80, "B": 70, "CC": 60, "C": 50, "D": 30, "E": 0}
BOBOT = dict(
    zip(
        SUB,
        ["6", "9", "15", "6", "9", "15", "3", "4.5", "7.5", "5", "7.5", "12.5"],
        strict=True,
    )
)


def test_usul_menunggu_semua_jawaban():
    satu, nol = Decimal(1), Decimal(0)
    assert hitung_sub([satu, None]).usul is None
    assert hitung_sub([satu, satu]).usul == "BB"
    assert hitung_sub([nol, nol]).usul == "E"
    assert hitung_sub([]).usul is None


@given(st.dictionaries(st.sampled_from(SUB), st.sampled_from(list(ANGKA))))
def test_jumlah_sementara_menurut_pecahan(grades):
    """Against exact fractions, whatever is graded so far."""
    hasil = hasil_sementara(PERMENPANRB_88_2021, grades)
    jumlah = sum(
        (Fraction(ANGKA[g], 100) * Fraction(BOBOT[s]) for s, g in grades.items()),
        Fraction(0),
    )
    assert Fraction(hasil.total) == jumlah
    assert {s.kode for k in hasil.komponen for s in k.sub} == set(grades)


def test_lengkap_sama_dengan_nilai_lke():
    grades = dict.fromkeys(SUB, "CC")
    assert hasil_sementara(PERMENPANRB_88_2021, grades) == nilai_lke(grades)


@pytest.mark.parametrize(
    ("bagian", "nilai", "poin"),
    [
        # Three of four are 75 %: CC. The fourth makes them 100 %: BB.
        (["1", "1", "1", "0"], "CC", "1.2"),
        # From 0 of 4 to 1 of 4: 25 % is still D.
        (["0", "0", "0", "0"], "E", "1.8"),
        # Already above what would be suggested.
        (["1", "1", "1", "0"], "A", "0"),
        # 0,66 is mended by the remaining 0,34.
        (["1", "1", "1", "0.66"], "B", "0.6"),
    ],
)
def test_poin_bila_diperbaiki(bagian, nilai, poin):
    bagian = [Decimal(b) for b in bagian]
    hasil = poin_diperbaiki(
        hitung_sub(bagian), bagian[-1], Decimal(6), nilai, PERMENPANRB_88_2021
    )
    assert hasil == Decimal(poin)


def test_poin_hanya_bagi_yang_belum_terpenuhi():
    penuh = hitung_sub([Decimal(1)] * 2)
    sebagian = hitung_sub([Decimal(1), None])
    ini = PERMENPANRB_88_2021
    assert poin_diperbaiki(penuh, Decimal(1), Decimal(6), "B", ini) is None
    assert poin_diperbaiki(sebagian, None, Decimal(6), "B", ini) is None
    assert poin_diperbaiki(sebagian, Decimal(0), Decimal(6), "B", ini) is None
