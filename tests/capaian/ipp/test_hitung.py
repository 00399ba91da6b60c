"""The arithmetic, by the vectors of the rules and by properties."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian import perhitungan
from capaian.ipp import hitung
from capaian.tabel import BOBOT_F02

SKOR = st.integers(0, 5)
SEBARAN = st.dictionaries(SKOR, st.integers(0, 400), max_size=6)
LIMA_ASPEK = st.fixed_dictionaries(
    {kode: st.lists(SEBARAN, min_size=1, max_size=4) for kode in "abcde"}
)


def desimal(*teks):
    return [Decimal(t) for t in teks]


def rata_semua(jumlah: Fraction) -> Decimal:
    """Half up to two decimals, by whole numbers alone."""
    return Decimal((jumlah * 200 + 1) // 2).scaleb(-2)


def test_vektor_ipp():
    hasil = hitung.nilai_ipp(Decimal("3.00"), Decimal("4.00"), 30, 30, "nol")
    assert (hasil.indeks.nilai, hasil.indeks.kategori) == (Decimal("3.25"), "B-")
    assert hasil.alasan == ""


@pytest.mark.parametrize(
    ("nilai", "kategori"),
    [
        ("4.50", "A-"),
        ("4.51", "A"),
        ("3.00", "C"),
        ("3.01", "B-"),
        ("1.00", "F"),
        ("1.01", "E"),
    ],
)
def test_kategori(nilai, kategori):
    sama = Decimal(nilai)
    assert hitung.nilai_ipp(sama, sama, 30, 30, "nol").indeks.kategori == kategori


def test_aspek_a_menurut_kedua_cara():
    skor = {kode: [Decimal(0)] * len(bobot) for kode, (_, bobot) in BOBOT_F02.items()}
    skor["a"] = desimal(*"505555555")
    bulat = perhitungan.bulat
    berbobot = perhitungan.nilai_aspek(skor, "berbobot")["a"]
    rata = perhitungan.nilai_aspek(skor, "rata")["a"]
    assert (berbobot, bulat(rata)) == (Decimal("4.30"), Decimal("4.44"))
    # The other aspects are 0: only the 24 % of this one is left.
    assert perhitungan.f02(skor, "berbobot").nilai == Decimal("1.03")
    assert perhitungan.f02(skor, "rata").nilai == Decimal("1.07")


def test_aspek_yang_belum_lengkap_tidak_bernilai():
    skor = {kode: [Decimal(5)] * len(bobot) for kode, (_, bobot) in BOBOT_F02.items()}
    skor["f"][0] = None
    aspek = perhitungan.nilai_aspek(skor)
    assert (aspek["a"], aspek["f"]) == (5, None)
    assert perhitungan.f02(skor) is None


BOBOT = st.lists(st.integers(1, 90), min_size=1, max_size=9)


@given(SKOR, st.sampled_from(["berbobot", "rata"]), BOBOT, BOBOT)
def test_skor_sama_memberi_nilai_itu(nilai, cara, dalam_a, dalam_b):
    """Whatever the weights: with the same score everywhere, F-02 is that score."""
    bobot = {"a": (60, dalam_a), "b": (40, dalam_b)}
    skor = {kode: [Decimal(nilai)] * len(dalam) for kode, (_, dalam) in bobot.items()}
    assert perhitungan.f02(skor, cara, bobot).nilai == nilai


@given(LIMA_ASPEK)
def test_f03_menurut_pecahan(sebaran):
    """Both ways against exact fractions; nothing at all while an aspect is empty."""
    isi = {
        kode: (
            sum(n for satu in daftar for n in satu.values()),
            sum(s * n for satu in daftar for s, n in satu.items()),
        )
        for kode, daftar in sebaran.items()
    }
    aspek, semua = hitung.f03(sebaran, "aspek"), hitung.f03(sebaran, "semua")
    if any(banyak == 0 for banyak, _ in isi.values()):
        assert aspek is semua is None
        return
    rata = sum(Fraction(jumlah, banyak) for banyak, jumlah in isi.values()) / 5
    assert aspek == rata_semua(rata)
    banyak, jumlah = (sum(satu) for satu in zip(*isi.values(), strict=True))
    assert semua == rata_semua(Fraction(jumlah, banyak))


@given(st.decimals(0, 5, places=2), st.decimals(0, 5, places=2), st.integers(0, 60))
def test_di_bawah_minimum(f02, f03, responden):
    nol = hitung.nilai_ipp(f02, f03, responden, 30, "nol")
    tanpa = hitung.nilai_ipp(f02, f03, responden, 30, "abaikan")
    if responden >= 30:
        assert nol == tanpa
        assert nol.f03 == f03
    else:
        assert nol.indeks.nilai == perhitungan.bulat(f02 * 3 / 4)
        assert (tanpa.indeks.nilai, tanpa.f03) == (f02, None)
        assert f"baru {responden}, paling sedikit 30" in nol.alasan
    assert nol.indeks.nilai <= max(f02, f03)


def test_nol_bukan_kosong():
    """F-02 of 0 is a value; an F-02 that is not there yet is none."""
    assert hitung.nilai_ipp(Decimal(0), Decimal(0), 30, 30, "nol").indeks.nilai == 0
    assert hitung.nilai_ipp(None, Decimal(4), 30, 30, "nol").indeks is None
    assert hitung.nilai_ipp(Decimal(3), None, 0, 0, "nol").indeks is None


@pytest.mark.parametrize(
    "panggil",
    [
        lambda: hitung.f03({}, "median"),
        lambda: hitung.f03({"a": [{6: 1}]}, "aspek"),
        lambda: hitung.f03({"a": [{5: -1}]}, "aspek"),
        lambda: hitung.nilai_ipp(Decimal(3), Decimal(3), 1, 1, "lupakan"),
        lambda: hitung.nilai_ipp(Decimal("5.01"), Decimal(3), 1, 1, "nol"),
    ],
)
def test_yang_mustahil_ditolak(panggil):
    with pytest.raises(ValueError, match=r"\."):
        panggil()


def test_float_ditolak():
    with pytest.raises(TypeError):
        hitung.nilai_ipp(3.0, Decimal(3), 1, 1, "nol")
