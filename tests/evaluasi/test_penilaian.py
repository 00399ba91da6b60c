"""The arithmetic of the LKE against cases reckoned by hand (PermenPANRB 88/2021)."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluasi.penilaian import (
    PERMENPANRB_88_2021,
    nilai_lke,
    periksa_nilai,
    potensi,
    predikat_akhir,
    usul_nilai,
)

D = Decimal
SUB = [f"{k}.{h}" for k, h in product("1234", "abc")]
GRADES = list(PERMENPANRB_88_2021.angka)


def isi(teks):
    return dict(zip(SUB, teks.split(), strict=True))


@pytest.mark.parametrize(
    ("grades", "komponen", "total", "predikat"),
    [
        ("AA " * 12, "30 30 15 25", "100.00", "AA"),
        ("E " * 12, "0 0 0 0", "0.00", "D"),
        (
            "A BB B A B CC A BB B BB B CC",
            "23.10 20.70 11.55 16.75",
            "72.10",
            "BB",
        ),
    ],
)
def test_nilai(grades, komponen, total, predikat):
    hasil = nilai_lke(isi(grades))
    assert [k.nilai for k in hasil.komponen] == [D(n) for n in komponen.split()]
    assert hasil.total == D(total)
    assert hasil.predikat == predikat


@pytest.mark.parametrize(
    ("total", "predikat", "sebutan"),
    [
        ("100", "AA", "Sangat Memuaskan"),
        ("90.01", "AA", "Sangat Memuaskan"),
        ("90.004", "A", "Memuaskan"),
        ("90.00", "A", "Memuaskan"),
        ("80.01", "A", "Memuaskan"),
        ("80.00", "BB", "Sangat Baik"),
        ("70.01", "BB", "Sangat Baik"),
        ("70.00", "B", "Baik"),
        ("60.01", "B", "Baik"),
        ("60.00", "CC", "Cukup (Memadai)"),
        ("50.01", "CC", "Cukup (Memadai)"),
        ("50.00", "C", "Kurang"),
        ("30.01", "C", "Kurang"),
        ("30.00", "D", "Sangat Kurang"),
        ("0", "D", "Sangat Kurang"),
    ],
)
def test_tepi_predikat(total, predikat, sebutan):
    assert predikat_akhir(D(total))[:2] == (predikat, sebutan)


def test_sub_yang_hilang_dan_asing_disebut():
    with pytest.raises(ValueError, match=r"2\.b"):
        nilai_lke({k: "B" for k in SUB if k != "2.b"})
    with pytest.raises(ValueError, match=r"5\.a"):
        nilai_lke(dict.fromkeys([*SUB, "5.a"], "B"))
    with pytest.raises(ValueError, match=r"'F' pada sub-komponen 1\.a"):
        nilai_lke(dict.fromkeys(SUB, "B") | {"1.a": "F"})


@given(st.lists(st.sampled_from(GRADES), min_size=12, max_size=12))
def test_tercetak_dapat_dihitung_ulang(grades):
    hasil = nilai_lke(dict(zip(SUB, grades, strict=True)))
    for komponen in hasil.komponen:
        assert sum(s.nilai for s in komponen.sub) == komponen.nilai
        for sub in komponen.sub:
            assert sub.nilai == (sub.angka * sub.bobot / 100).quantize(D("0.01"))
    assert sum(k.nilai for k in hasil.komponen) == hasil.total


@given(st.lists(st.sampled_from(GRADES), min_size=12, max_size=12), st.integers(0, 11))
def test_nilai_lebih_baik_tidak_menurunkan(grades, mana):
    lebih = [*grades]
    lebih[mana] = GRADES[max(GRADES.index(grades[mana]) - 1, 0)]
    dari, ke = (nilai_lke(dict(zip(SUB, g, strict=True))) for g in (grades, lebih))
    assert ke.total >= dari.total


@pytest.mark.parametrize(
    ("terpenuhi", "jumlah", "harapan"),
    [
        ("0", 8, "E"),
        ("0.33", 8, "D"),
        ("2", 8, "D"),
        ("2.01", 8, "C"),
        ("4", 8, "C"),
        ("5", 8, "CC"),
        ("6", 8, "CC"),
        ("7", 8, "B"),
        ("7.99", 8, "B"),
        ("8", 8, "BB"),
        ("0", 0, None),
    ],
)
def test_usul_nilai(terpenuhi, jumlah, harapan):
    assert usul_nilai(D(terpenuhi), jumlah) == harapan


def test_potensi():
    # 6 of 8 is CC (60), 7 of 8 would be B (70): 10 % of 15 points.
    assert potensi(D(6), 8, D(15), "CC") == D("1.50")
    assert potensi(D(5), 8, D(15), "CC") == D(0)
    assert potensi(D(7), 8, D(15), "A") == D(0)


def test_kualitas_tanpa_keberadaan():
    grades = dict.fromkeys(SUB, "B") | {"1.a": "E", "3.b": "E"}
    assert [(t.kode, t.dasar) for t in periksa_nilai(grades)] == [
        ("1.b", "1.a"),
        ("3.c", "3.b"),
    ]
    assert periksa_nilai(dict.fromkeys(SUB, "B")) == ()
