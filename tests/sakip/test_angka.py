"""Numbers as Indonesians write them: what is read, what is refused, what is written."""

import re
import time
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.angka import baca, bulat, persen, rupiah, tulis

DIBACA = [
    # typed, meant, where such a figure stands
    ("84,03", "84.03", "Pakusari 2025, Tabel 3.2: realisasi IKM"),
    ("4", "4", "Pakusari 2025, Tabel 3.2: dokumen"),
    ("0", "0", "a reported zero"),
    ("-0", "0", "minus zero is zero"),
    ("007", "7", "leading zeros"),
    ("1.234", "1234", "a dot between groups of three is thousands"),
    ("12.345", "12345", "... also where English would read 12,345"),
    ("1.234,5", "1234.5", ""),
    ("3.628.193.467,75", "3628193467.75", "Pakusari 2025, Tabel 2.9: jumlah"),
    ("3628193467,75", "3628193467.75", "thousands need not be marked"),
    ("Rp4.134.940.792,00", "4134940792", "Pakusari 2025, Tabel 2.9"),
    ("Rp. 3.664.193.468,00", "3664193468", "Pakusari 2025, Tabel 2.9"),
    ("Rp.36.000,00", "36000", "Pakusari 2025, Tabel 2.9"),
    ("Rp473.882.000,0", "473882000", "Pakusari 2025, Tabel 2.9: one decimal"),
    ("Rp.000,00", "0", "Pakusari 2025, Tabel 2.9: no change"),
    ("rp 5", "5", "small letters"),
    ("12.750.000,-", "12750000", "Panti 2020, Bab III: whole rupiah"),
    ("-Rp3.890.000,00", "-3890000", "Pakusari 2025, Tabel 2.9: berkurang"),
    ("Rp -5", "-5", ""),
    ("(1.234,5)", "-1234.5", "accountant's parentheses"),
    ("(Rp79.711.173,00)", "-79711173", "Pakusari 2025, Tabel 2.9, closed"),
    ("Rp (79.711.173)", "-79711173", "the same in a spreadsheet"),
    ("\u221250", "-50", "the true minus of a word processor"),
    ("+2,5", "2.5", ""),
    ("93,62 %", "93.62", "Pakusari 2025, Tabel 3.8"),
    ("100%", "100", "Panti 2020, Tabel 3.1"),
    ("(5,2 %)", "-5.2", ""),
    ("  80,65\t", "80.65", "spaces around"),
    ("Rp\u00a02.649.221.375,00", "2649221375", "no-break space"),
    ("94,42\u202f%", "94.42", "narrow no-break space"),
    ("0,125", "0.125", ""),
]


@pytest.mark.parametrize(("teks", "nilai", "sumber"), DIBACA)
def test_baca(teks, nilai, sumber):
    assert baca(teks) == Decimal(nilai)


MAKSUD = [
    ("80.65", "80,65", "Pakusari 2025, Tabel 3.2: realisasi SAKIP"),
    ("87.25", "87,25", "Pakusari 2025, Tabel 3.8: baseline IKM"),
    ("105.73%", "105,73 %", "Pakusari 2025, Tabel 3.7"),
    ("79.5", "79,5", "English point"),
    ("-79.5", "-79,5", ""),
    ("(79.5)", "-79,5", ""),
    ("0.125", "0,125", "Django in the Indonesian locale stores 125"),
    ("00.125", "0,125", ""),
    (".5", "0,5", ""),
    (",5", "0,5", ""),
    ("5,", "5", ""),
    ("12.3456", "12,3456", "four digits are no group"),
    ("1234.567", "1.234,567", "no group before the dot"),
    ("1.3.69", "1.369", "Panti 2020, keluaran kegiatan: KK"),
    ("3,628,193,467,75", "3.628.193.467,75", "Pakusari 2025, Bab III D"),
    ("1,234,567", "1.234.567", "English thousands"),
    ("1,234.56", "1.234,56", "English thousands and point"),
    ("1,234.567", "1.234,567", "the last mark differs: it is the decimal one"),
    ("1.234.56", "1.234,56", ""),
    ("1 234 567", "1.234.567", "spaces as thousands"),
]


@pytest.mark.parametrize(("teks", "usul", "sumber"), MAKSUD)
def test_yang_meragukan_ditanyakan(teks, usul, sumber):
    with pytest.raises(ValueError, match=re.escape(f"Maksud Anda {usul}?")):
        baca(teks)


@pytest.mark.parametrize(("teks", "usul", "sumber"), MAKSUD)
def test_usul_selalu_dapat_diketik(teks, usul, sumber):
    assert tulis(baca(usul)).replace(".", "") == usul.rstrip(" %").replace(".", "")


DITOLAK = [
    ("", "masih kosong"),
    ("   ", "masih kosong"),
    ("\u00a0", "masih kosong"),
    ("abc", "bukan angka"),
    ("Rp", "bukan angka"),
    ("-", "bukan angka"),
    ("\u2013", "bukan angka"),
    ("()", "bukan angka"),
    ("B (70)", "bukan angka"),
    ("4 Dokumen", "bukan angka"),
    ("4.000.000 30.000.000", "pakai satu koma saja"),  # two numbers: no guess
    ("1e5", "bukan angka"),
    ("1E+5", "bukan angka"),
    ("NaN", "bukan angka"),
    ("Infinity", "bukan angka"),
    ("0x10", "bukan angka"),
    ("1_000", "bukan angka"),
    ("1/2", "bukan angka"),
    ("\u00bd", "bukan angka"),
    ("=1+1", "bukan angka"),
    ("5\n6", "bukan angka"),
    ("\u0663", "aksara lain"),
    ("\u0967\u0968", "aksara lain"),
    ("1,2,3", "satu koma saja"),
    ("1,,2", "satu koma saja"),
    ("1..2", "satu koma saja"),
    (",", "satu koma saja"),
    ("1.234,567,8", "satu koma saja"),
    ("(Rp79.711.173,00", "tidak berpasangan"),
    ("5)", "tidak berpasangan"),
    ("((5))", "lebih dari satu tanda"),
    ("-(5)", "lebih dari satu tanda"),
    ("--5", "lebih dari satu tanda"),
    ("+-5", "lebih dari satu tanda"),
    ("Rp 5 %", "lebih dari satu satuan"),
    ("Rp Rp 5", "lebih dari satu satuan"),
    ("5 %%", "lebih dari satu satuan"),
    ("5,- %", "lebih dari satu satuan"),
    ("9" * 101, "terlalu panjang"),
]


@pytest.mark.parametrize(("teks", "sebab"), DITOLAK)
def test_baca_menolak_dengan_sebab_dan_contoh(teks, sebab):
    with pytest.raises(ValueError, match=sebab) as galat:
        baca(teks)
    assert "tulis" in str(galat.value)


@pytest.mark.parametrize("teks", [None, 5, 0.5, Decimal("5"), b"5"])
def test_baca_hanya_teks(teks):
    with pytest.raises(TypeError):
        baca(teks)


@pytest.mark.parametrize(
    "teks", ["9" * 5_000_000, "1.234" * 19, " " * 99 + "x", "-Rp(" * 25, "1.," * 33]
)
def test_isian_jahat_ditolak_seketika(teks):
    mulai = time.perf_counter()
    with pytest.raises(ValueError):
        baca(teks)
    assert time.perf_counter() - mulai < 0.1


def test_bulat_tidak_menyisakan_minus_nol():
    assert str(bulat(Decimal("-0.001"))) == "0.00"


@given(st.text(alphabet="0123456789.,-+()%RrPp e\u00a0\u2212\u0663", max_size=24))
def test_baca_menjawab_atau_menolak_tidak_pernah_lain(teks):
    try:
        assert baca(teks).is_finite()
    except ValueError as galat:
        usul = re.search(r"Maksud Anda (.+)\?", str(galat))
        assert usul is None or baca(usul[1]).is_finite()


DITULIS = [
    ("84.0300", None, "84,03", "four places in the database"),
    ("100.0000", None, "100", ""),
    ("79.5", None, "79,5", ""),
    ("1E+3", None, "1.000", "no exponent"),
    ("1E-7", None, "0,0000001", ""),
    ("-0", None, "0", ""),
    ("-0.00", 2, "0,00", ""),
    ("-0.004", 2, "0,00", "minus zero appears by rounding, too"),
    ("3628193467.75", None, "3.628.193.467,75", "Pakusari 2025, Tabel 2.9"),
    ("-50", 2, "-50,00", ""),
    ("84", 2, "84,00", ""),
    ("94.415", 2, "94,42", "half up, not to even"),
    ("94.405", 2, "94,41", ""),
    ("-94.415", 2, "-94,42", "half away from zero"),
    ("2.5", 0, "3", ""),
    ("999.995", 2, "1.000,00", ""),
    ("12345678901234567890123456789012.345", None, None, "more digits than usual"),
]


@pytest.mark.parametrize(("nilai", "desimal", "teks", "sumber"), DITULIS)
def test_tulis(nilai, desimal, teks, sumber):
    harapan = teks or "12.345.678.901.234.567.890.123.456.789.012,345"
    assert tulis(Decimal(nilai), desimal) == harapan


def test_rupiah_dan_persen():
    assert rupiah(Decimal("2649221375")) == "Rp 2.649.221.375,00"
    assert rupiah(Decimal("-36000000.25")) == "-Rp 36.000.000,25"
    assert rupiah(Decimal("-0.001")) == "Rp 0,00"
    assert persen(Decimal("94.4157")) == "94,42 %"
    assert persen(Decimal("-50")) == "-50,00 %"


@pytest.mark.parametrize("fungsi", [tulis, rupiah, persen, bulat])
def test_pecahan_biner_ditolak(fungsi):
    for nilai in (0.1, 1.0, True, "1", None):
        with pytest.raises(TypeError):
            fungsi(nilai)
    for nilai in ("NaN", "Infinity"):
        with pytest.raises(ValueError):
            fungsi(Decimal(nilai))


def test_bulat_tidak_bergantung_pada_konteks_pemanggil():
    with localcontext() as konteks:
        konteks.prec = 3
        konteks.rounding = "ROUND_DOWN"
        assert bulat(Decimal("123456.785")) == Decimal("123456.79")
        assert tulis(Decimal("-123456.785"), 2) == "-123.456,79"
        assert baca("-123.456,785") == Decimal("-123456.785")


BILANGAN = st.integers(0, 10).flatmap(
    lambda angka_desimal: st.decimals(-(10**18), 10**18, places=angka_desimal)
)


@given(BILANGAN)
def test_yang_ditulis_terbaca_kembali(nilai):
    assert baca(tulis(nilai)) == nilai


@given(BILANGAN)
def test_rupiah_dan_persen_terbaca_kembali(nilai):
    assert baca(rupiah(nilai)) == bulat(nilai)
    assert baca(persen(nilai)) == bulat(nilai)


@given(BILANGAN, st.integers(0, 6))
def test_bulat_dekat_dan_tetap(nilai, desimal):
    hasil = bulat(nilai, desimal)
    assert abs(hasil - nilai) <= Decimal(5).scaleb(-desimal - 1)
    assert bulat(hasil, desimal) == hasil
