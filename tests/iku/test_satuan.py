"""Formulas that cannot be right are refused when they are written, with the place."""

import pytest

from iku.rumus import RumusSalah
from iku.satuan import baku, periksa

SATUAN = {
    "selesai": "Laporan",
    "masuk": "laporan ",
    "orang": "orang",
    "warga": "orang",
    "hari": "hari",
    "persen": "persen",
    "p2": "%",
    "f02": "indeks",
    "f03": "indeks",
    "nilai": "nilai",
}

BENAR = [
    # formula, unit of the indicator, why
    ("selesai / masuk * 100", "%", "equal units cancel; case and spaces do not count"),
    ("selesai / masuk * 100", "Persen", "the word and the sign are one"),
    ("selesai / masuk", "indeks", "a ratio may be an index"),
    ("(masuk - selesai) / masuk * 100", "%", "a difference keeps its unit"),
    ("orang + warga", "Orang", "a sum of equal units"),
    ("100 - persen", "%", "a bare number takes the unit of its partner"),
    ("persen + p2", "%", "two spellings of percent"),
    ("0,75 * f02 + 0,25 * f03", "indeks", "weights carry no unit"),
    ("(persen + p2) / 2", "indeks", "an index made of percentages"),
    ("persen / 100 * orang", "orang", "so many percent of something"),
    ("selesai / orang", "laporan per orang", "a true quotient, spelt out"),
    ("selesai / orang", "laporan/orang", "or with a stroke"),
    ("hari / selesai", "hari", "an average is named by what is averaged"),
    ("-selesai + masuk", "laporan", "a sign changes no unit"),
    ("selesai / (3 - 2)", "laporan", "a constant that is not zero"),
    ("selesai / (masuk - selesai)", "rasio", "may be zero one day, not always"),
]


@pytest.mark.parametrize(("rumus", "hasil", "_"), BENAR)
def test_rumus_yang_masuk_akal_diterima(rumus, hasil, _):
    periksa(rumus, SATUAN, hasil)


SALAH = [
    # formula, unit of the indicator, sentence, letters meant
    ("selesai / x", "%", "“x” pada huruf ke-11 yang bukan variabel", "x"),
    ("selesai /", "%", "belum selesai pada huruf ke-10", ""),
    ("selesai + * masuk", "%", "sebelum “\\*”", "*"),
    ("selesai + orang", "laporan", "menambahkan.*laporan dan orang", "selesai + orang"),
    ("2 * (masuk - hari)", "hari", "mengurangkan.*laporan dan hari", "masuk - hari"),
    ("selesai / masuk + orang", "%", "perbandingan .* dan orang", None),
    ("selesai + persen", "laporan", "laporan dan %", "selesai + persen"),
    ("selesai / 0", "laporan", "membagi dengan nol pada huruf ke-11", "0"),
    ("selesai / (2 - 2)", "laporan", "membagi dengan nol", "(2 - 2)"),
    ("selesai ÷ (masuk * 0)", "%", "membagi dengan nol", "(masuk * 0)"),
    ("selesai / (-0)", "laporan", "membagi dengan nol", "(-0)"),
    ("selesai / masuk / 0,0", "%", "membagi dengan nol", "0,0"),
    ("selesai / masuk * 100", "laporan", "perbandingan.*satuan.*“laporan”", None),
    ("selesai / orang * 100", "%", "laporan per orang.*“%”", None),
    ("orang + warga", "%", "bersatuan orang.*“%”", None),
    ("orang * warga", "orang", "orang pangkat 2", None),
    ("1 / orang", "orang", "satu per orang", None),
    ("100", "%", "tidak memakai satu pun variabel", None),
]


@pytest.mark.parametrize(("rumus", "hasil", "kalimat", "ditandai"), SALAH)
def test_rumus_yang_keliru_ditolak_dengan_tempatnya(rumus, hasil, kalimat, ditandai):
    with pytest.raises(RumusSalah, match=kalimat) as galat:
        periksa(rumus, SATUAN, hasil)
    awal = galat.value.letak - 1
    ditandai = rumus if ditandai is None else ditandai
    assert rumus[awal : awal + galat.value.panjang] == ditandai


def test_rumus_terdalam_tidak_menjatuhkan_pemeriksaan():
    periksa("(" * 147 + "orang" + ")" * 147, SATUAN, "orang")


def test_satuan_dibaca_tanpa_membedakan_huruf_besar_dan_spasi():
    assert baku("  Dokumen  Laporan ") == "dokumen laporan"
    assert baku("PERSENTASE") == "%"
