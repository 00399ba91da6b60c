"""Which answer figures speak for, and what month-long deadlines mean."""

from datetime import date
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluasi.fakta.bentuk import perbandingan, usul_jawaban
from evaluasi.fakta.pelaporan import batas_penyampaian
from evaluasi.fakta.perencanaan import sebulan_sesudah

YT = [("Y", D(1)), ("T", D(0))]
A_D = [("A", D(1)), ("B", D("0.66")), ("C", D("0.33")), ("D", D(0))]


@pytest.mark.parametrize(
    ("ada", "dari", "yt", "a_d"),
    [
        (0, 0, "", ""),
        (0, 3, "T", "D"),
        (1, 3, "T", "C"),
        (2, 3, "T", "B"),
        (3, 3, "Y", "A"),
        (9, 10, "T", "B"),
        (3, 10, "T", "D"),
    ],
)
def test_usul(ada, dari, yt, a_d):
    bagian = perbandingan(ada, dari)
    assert (usul_jawaban(bagian, YT), usul_jawaban(bagian, A_D)) == (yt, a_d)


def test_tanpa_jawaban_serendah_itu():
    assert usul_jawaban(D("0.2"), [("Y", D(1))]) == ""
    assert usul_jawaban(D(1), []) == ""


@given(st.integers(0, 200), st.integers(1, 200))
def test_tidak_menjanjikan_lebih(ada, dari):
    """Never more than the data show, and everything where they show everything."""
    bagian = perbandingan(min(ada, dari), dari)
    nilai = dict(A_D)[usul_jawaban(bagian, A_D)]
    assert nilai <= bagian
    assert (nilai == 1) == (ada >= dari)


@pytest.mark.parametrize(
    ("dari", "sampai"),
    [
        (date(2025, 1, 2), date(2025, 2, 2)),
        (date(2025, 1, 31), date(2025, 2, 28)),
        (date(2024, 1, 31), date(2024, 2, 29)),
        (date(2025, 12, 30), date(2026, 1, 30)),
        (date(2025, 11, 30), date(2025, 12, 30)),
    ],
)
def test_sebulan_sesudah(dari, sampai):
    assert sebulan_sesudah(dari) == sampai


def test_batas_penyampaian():
    assert batas_penyampaian(2025) == date(2026, 2, 28)
    assert batas_penyampaian(2023) == date(2024, 2, 29)
