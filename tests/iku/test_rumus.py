"""Formulas of indicators as data: what they give, show and refuse."""

import ast
import inspect
import subprocess
import sys
import time
from decimal import Decimal, localcontext
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian import perhitungan, tabel
from capaian.perhitungan import bulat
from iku import rumus, satuan
from iku.rumus import hitung, nama_variabel, uraian
from sakip import angka, tanggal


def nilai(**isi):
    return {nama: None if n is None else Decimal(n) for nama, n in isi.items()}


# Panti 2020, keluaran "pelayanan administrasi kependudukan dan pelayanan umum".
LAYANAN = nilai(KK="1369", KTP="1732", AK="216", SP="471", lain="60")

HASIL = [
    # formula, values, rounded result, working, source
    (
        "selesai / masuk * 100",
        nilai(selesai="31", masuk="34"),
        "91.18",
        "31 ÷ 34 × 100 = 91,18",
        "Pakusari 2025, SK IKU: trantib",
    ),
    (
        "terlaksana / direncanakan * 100",
        nilai(terlaksana="0", direncanakan="12"),
        "0",
        "0 ÷ 12 × 100 = 0",
        "a reported zero is a result",
    ),
    (
        "KK + KTP + AK + SP + lain",
        LAYANAN,
        "3848",
        "1.369 + 1.732 + 216 + 471 + 60 = 3.848",
        "Panti 2020: jumlah layanan",
    ),
    (
        "(KK + KTP + AK + SP + lain) / 4945 * 100",
        LAYANAN,
        "77.82",
        "(1.369 + 1.732 + 216 + 471 + 60) ÷ 4.945 × 100 = 77,82",
        "Panti 2020: of the 4.945 planned",
    ),
    (
        "0,75 * f02 + 0.25 * f03",
        nilai(f02="3.00", f03="4.00"),
        "3.25",
        "0,75 × 3 + 0,25 × 4 = 3,25",
        "PermenPANRB 5/2023; comma or point in a formula",
    ),
    ("a - b * 2", nilai(a="10", b="3"), "4", "10 − 3 × 2 = 4", "precedence"),
    ("(a - b) * 2", nilai(a="10", b="3"), "14", "(10 − 3) × 2 = 14", "parentheses"),
    ("a / b / 2", nilai(a="8", b="2"), "2", "8 ÷ 2 ÷ 2 = 2", "left to right"),
    ("a × b ÷ 2", nilai(a="8", b="3"), "12", "8 × 3 ÷ 2 = 12", "signs of the school"),
    ("-a + b", nilai(a="8", b="3"), "-5", "−8 + 3 = -5", "a sign in front"),
    ("2 * (-a)", nilai(a="8"), "-16", "2 × (−8) = -16", "a sign in parentheses"),
    ("a - b", nilai(a="1", b="-2.5"), "3.5", "1 − (-2,5) = 3,5", "negative figure"),
    (" a\n/ b ", nilai(a="1", b="8"), "0.13", "1 ÷ 8 = 0,13", "spaces, half up"),
    (
        "(tolak - masuk) / in * 100",
        nilai(tolak="1", masuk="5", **{"in": "8"}),
        "-50",
        "(1 − 5) ÷ 8 × 100 = -50",
        "negative; a word of Python may be a name",
    ),
]


@pytest.mark.parametrize(("teks", "isi", "hasil", "kerja", "_"), HASIL)
def test_hitung_dan_uraian(teks, isi, hasil, kerja, _):
    assert bulat(hitung(teks, isi)) == Decimal(hasil)
    assert uraian(teks, isi) == kerja


@pytest.mark.parametrize(
    ("teks", "isi", "kerja"),
    [
        (
            "selesai / masuk * 100",
            nilai(selesai=None, masuk="34"),
            "selesai ÷ 34 × 100: belum dapat dihitung, selesai belum dilaporkan",
        ),
        (
            "KK + KTP",  # one missing component makes the sum None, not smaller
            nilai(KK=None, KTP="1732"),
            "KK + 1.732: belum dapat dihitung, KK belum dilaporkan",
        ),
        (
            "a / b + a",
            nilai(a=None, b=None),
            "a ÷ b + a: belum dapat dihitung, a, b belum dilaporkan",
        ),
        (
            "a / b",
            nilai(a=None, b="0"),
            "a ÷ 0: belum dapat dihitung, a belum dilaporkan",
        ),
        (
            "a * 0",
            nilai(a=None),
            "a × 0: belum dapat dihitung, a belum dilaporkan",
        ),
        (
            "selesai / masuk * 100",
            nilai(selesai="0", masuk="0"),
            "0 ÷ 0 × 100: tidak dapat dihitung, pembaginya nol",
        ),
        (
            "selesai / (masuk - 34)",
            nilai(selesai="31", masuk="34"),
            "31 ÷ (34 − 34): tidak dapat dihitung, pembaginya nol",
        ),
    ],
)
def test_yang_tidak_dapat_dihitung_dan_sebabnya(teks, isi, kerja):
    assert hitung(teks, isi) is None
    assert uraian(teks, isi) == kerja


def test_variabel_yang_tidak_dipakai_boleh_kosong():
    assert hitung("a + 1", nilai(a="1", b=None)) == 2


DITOLAK = [
    ("", "belum selesai pada huruf ke-1"),
    ("   ", "belum selesai pada huruf ke-1"),
    ("a /", "belum selesai pada huruf ke-4"),
    ("a / x", "“x” pada huruf ke-5 yang bukan variabel.*variabelnya: a, b"),
    ("A", "“A” pada huruf ke-1 yang bukan variabel"),
    ("None", "“None” pada huruf ke-1 yang bukan variabel"),
    ("a b", "sebelum “b” pada huruf ke-3"),
    ("a / b x 100", "sebelum “x” pada huruf ke-7"),
    ("2(a)", "sebelum “\\(” pada huruf ke-2"),
    ("a(b)", "sebelum “\\(” pada huruf ke-2"),
    ("1e5", "sebelum “e5” pada huruf ke-2"),
    ("a / / b", "sebelum “/” pada huruf ke-5"),
    ("a // b", "sebelum “/” pada huruf ke-4"),
    ("a ** b", "sebelum “\\*” pada huruf ke-4"),
    ("a * -b", "sebelum “-” pada huruf ke-5"),
    ("--a", "sebelum “-” pada huruf ke-2"),
    ("+a", "sebelum “\\+” pada huruf ke-1"),
    ("()", "sebelum “\\)” pada huruf ke-2"),
    ("(a", "Kurung buka pada huruf ke-1"),
    ("((a)", "Kurung buka pada huruf ke-1"),
    ("a)", "Kurung tutup pada huruf ke-2"),
    ("a % b", "“%” pada huruf ke-3"),
    ("a / b * 100%", "“%” pada huruf ke-12"),
    ("a << b", "“<” pada huruf ke-3"),
    ("a.as_tuple", "“.” pada huruf ke-2"),
    ("a.__class__", "“.” pada huruf ke-2"),
    ("a[0]", "“\\[” pada huruf ke-2"),
    ("'a' * 9", "“'” pada huruf ke-1"),
    ('f"{a}"', '“"” pada huruf ke-2'),
    ("a, b", "“,” pada huruf ke-2"),
    ("a; b", "“;” pada huruf ke-2"),
    ("a = b", "“=” pada huruf ke-3"),
    ("a if b else a", "sebelum “if” pada huruf ke-3"),
    ("lambda: a", "“:” pada huruf ke-7"),
    ("\u0663 + a", "pada huruf ke-1"),
    ("1.000 * a", "Angka “1.000” pada huruf ke-1"),
    ("a * 1.2.3", "Angka “1.2.3” pada huruf ke-5"),
    ("a * 1,2,3", "Angka “1,2,3” pada huruf ke-5"),
    ("a * 5,", "Angka “5,” pada huruf ke-5"),
    ("9" * 16, "Angka “9+” pada huruf ke-1"),
    ("a" * 301, "terlalu panjang"),
    ("a+" * 200000 + "a", "terlalu panjang"),
]


@pytest.mark.parametrize(("teks", "sebab"), DITOLAK)
def test_rumus_yang_salah_ditolak_dengan_tempatnya(teks, sebab):
    for fungsi in (hitung, uraian):
        with pytest.raises(ValueError, match=sebab):
            fungsi(teks, nilai(a="1", b="2"))


def test_rumus_salah_ditolak_walau_ada_yang_belum_dilaporkan():
    with pytest.raises(ValueError, match="“x”"):
        hitung("a / x", nilai(a=None))


def test_rumus_tanpa_variabel_menyebutkannya():
    with pytest.raises(ValueError, match="variabelnya: belum ada"):
        hitung("a", {})


def test_nama_variabel():
    assert nama_variabel("(b + a) / b * 100 + 0,5") == ["b", "a"]
    with pytest.raises(ValueError, match="belum selesai"):
        nama_variabel("a /")


def test_kurung_terdalam_dan_rumus_terpanjang_dihitung_seketika():
    mulai = time.perf_counter()
    assert hitung("(" * 149 + "a" + ")" * 149, nilai(a="5")) == 5
    assert hitung("a" + "+a" * 149, nilai(a="9")) == 9 * 150
    assert time.perf_counter() - mulai < 1


@pytest.mark.parametrize("salah", [0.5, 1.0, True, "1"])
def test_pecahan_biner_ditolak(salah):
    for fungsi in (hitung, uraian):
        with pytest.raises(TypeError):
            fungsi("a + b", {"a": Decimal(1), "b": salah})


def test_bukan_bilangan_ditolak():
    with pytest.raises(ValueError):
        hitung("a", {"a": Decimal("NaN")})


def test_tepat_tanpa_pembulatan_di_tengah():
    # One third times three is one; 0.1 is one tenth; thirds make an exact half.
    assert hitung("a / 3 * 3", nilai(a="1")) == 1
    assert hitung("a + 0.2", nilai(a="0.1")) == Decimal("0.3")
    assert bulat(hitung("a / 3 * 3", nilai(a="0.125"))) == Decimal("0.13")
    with localcontext() as konteks:
        konteks.prec = 2
        assert bulat(hitung("a / b * 100", nilai(a="31", b="34"))) == Decimal("91.18")


PECAHAN = st.decimals(min_value=-(10**9), max_value=10**9, places=4)


@given(PECAHAN, PECAHAN, PECAHAN)
def test_sama_dengan_hitungan_tangan(a, b, c):
    isi = {"a": a, "b": b, "c": c}
    with localcontext() as konteks:
        konteks.prec = 60
        assert hitung("a * b - (c + a) * 2", isi) == a * b - (c + a) * 2


@given(st.text(alphabet="ab01.,+-*/()× \n_%'[", max_size=30))
def test_rumus_apa_pun_dijawab_atau_ditolak(teks):
    try:
        hasil = hitung(teks, nilai(a="1", b="2"))
    except ValueError as galat:
        assert str(galat).endswith(".")
    else:
        assert hasil is None or hasil.is_finite()


MODUL_MURNI = [angka, tanggal, perhitungan, rumus, satuan, tabel]


@pytest.mark.parametrize("modul", MODUL_MURNI, ids=lambda modul: modul.__name__)
def test_modul_hitung_tidak_mengimpor_django_atau_tabel(modul):
    boleh = {
        angka.__name__,
        rumus.__name__,
        tabel.__name__,
        "simpleeval",
    } | sys.stdlib_module_names
    for simpul in ast.walk(ast.parse(inspect.getsource(modul))):
        if isinstance(simpul, ast.ImportFrom):
            assert simpul.level == 0
            assert simpul.module.split(".")[0] in boleh or simpul.module in boleh
        elif isinstance(simpul, ast.Import):
            assert all(nama.name.split(".")[0] in boleh for nama in simpul.names)


def test_modul_hitung_terbuka_tanpa_pengaturan():
    nama = ", ".join(modul.__name__ for modul in MODUL_MURNI)
    perintah = f"import sys, {nama}; sys.exit('django' in sys.modules)"
    akar = Path(angka.__file__).resolve().parent.parent
    subprocess.run([sys.executable, "-c", perintah], cwd=akar, env={}, check=True)
