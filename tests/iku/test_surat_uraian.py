"""Texts of decrees as blocks: every line kept, every number as written."""

import pytest

from dokumen.pohon import (
    Butir,
    Daftar,
    Dokumen,
    Lembar,
    Paragraf,
    Rincian,
    Rumus,
    Teks,
)
from dokumen.telusur import semua_teks
from iku.surat.uraian import TINGKAT_TERDALAM, berdaftar, urai


def daftar(gaya, *isi, mulai=1):
    return Daftar(
        tuple(b if isinstance(b, Butir) else Butir(b) for b in isi), gaya, mulai
    )


@pytest.mark.parametrize(
    "teks, gaya",
    [
        ("a. satu\nb. dua", "huruf"),
        ("1. satu\n2. dua", "angka"),
        ("1) satu\n2) dua", "angka-kurung"),
        ("(1) satu\n(2) dua", "angka-kurung"),  # diktum KETIGA of the decrees
        ("a) satu\nb) dua", "huruf-kurung"),
        ("- satu\n- dua", "poin"),
        ("• satu\n▪ dua", "poin"),  # both marks in one list: Pakusari 2025
    ],
)
def test_marks_become_lists(teks, gaya):
    assert urai(teks) == (daftar(gaya, "satu", "dua"),)


def test_each_line_without_a_mark_stands_for_itself():
    assert urai("Keberadaan 20%\nKualitas 30%") == (
        Paragraf("Keberadaan 20%"),
        Paragraf("Kualitas 30%"),
    )


def test_list_of_another_kind_stands_under_the_item():
    """Diktum KEDUA of Panti 2026: 1, 2 and under it a."""
    hasil = urai("1. IKU\n2. Lainnya:\na. Sasaran")
    assert hasil == (
        daftar("angka", "IKU", Butir("Lainnya:", (daftar("huruf", "Sasaran"),))),
    )


def test_list_goes_on_after_the_one_under_its_item():
    hasil = urai("d. unsur:\n- biaya\n- waktu\ne. kategori")
    unsur = Butir("unsur:", (daftar("poin", "biaya", "waktu"),))
    assert hasil == (daftar("huruf", unsur, "kategori", mulai=4),)


def test_further_in_is_one_level_deeper():
    """Pakusari 2025 writes the aspects of the IPP as points with points."""
    hasil = urai("- aspek:\n  - bobot\n  - media\n- aspek lain")
    dalam = Butir("aspek:", (daftar("poin", "bobot", "media"),))
    assert hasil == (daftar("poin", dalam, "aspek lain"),)


def test_line_without_mark_ends_the_list_and_the_number_goes_on():
    """IPP in the decree of Panti 2026: a to e, the aspects, then f."""
    hasil = urai("d. satu\ne. dua\nAspek Inovasi (12%)\n- bobot\nf. tiga\n- A")
    assert hasil == (
        daftar("huruf", "satu", "dua", mulai=4),
        Paragraf("Aspek Inovasi (12%)"),
        daftar("poin", "bobot"),
        daftar("huruf", Butir("tiga", (daftar("poin", "A"),)), mulai=6),
    )


def test_skipped_number_stays_skipped():
    assert urai("1. satu\n3. tiga") == (
        daftar("angka", "satu"),
        daftar("angka", "tiga", mulai=3),
    )


def test_indented_line_belongs_to_its_item():
    hasil = urai("- Predikat, yaitu:\n  Predikat AA: Sangat Memuaskan")
    isi = Butir("Predikat, yaitu:", (Paragraf("Predikat AA: Sangat Memuaskan"),))
    assert hasil == (daftar("poin", isi),)


def test_tujuan_outside_the_table_has_its_label():
    hasil = urai("Tujuan 1: Tertib\nIndikator Tujuan 1: Nilai SAKIP")
    assert [(b.label, b.isi) for b in hasil[0].baris] == [
        ("Tujuan 1", "Tertib"),
        ("Indikator Tujuan 1", "Nilai SAKIP"),
    ]


def test_list_beside_an_empty_label():
    (rincian,) = urai("Sasaran:\n1. satu\n2. dua")
    assert isinstance(rincian, Rincian)
    assert rincian.baris[0].blok == (daftar("angka", "satu", "dua"),)


def test_capitals_head_what_follows():
    assert urai("NON RUTIN") == (Paragraf((Teks("NON RUTIN", tebal=True),)),)


@pytest.mark.parametrize(
    "teks, rumus",
    [
        ("A / B x 100%", Rumus("A", "B", "", "x 100%")),
        ("Capaian = A / B × 100 %", Rumus("A", "B", "Capaian", "× 100 %")),
        ("laporan/aduan selesai. / aduan x 100", Rumus("laporan/aduan selesai.", "aduan", "", "x 100")),
    ],
)  # fmt: skip
def test_fraction(teks, rumus):
    assert urai(teks, rumus=True) == (rumus,)


@pytest.mark.parametrize(
    "teks",
    [
        "Biaya / tarif",
        "Jumlah desa yang menyusun x 100 %",
        "a / b / c x 100%",
        "IPP = (75% × nilai form 02) + (25% × nilai form 03)",
    ],
)
def test_what_is_no_fraction_stays_as_written(teks):
    assert urai(teks, rumus=True) == (Paragraf(teks),)


def test_fraction_only_where_one_is_meant():
    assert urai("A / B x 100%") == (Paragraf("A / B x 100%"),)


def test_items_without_marks_get_the_form_of_the_decree():
    assert berdaftar(["satu", "dua"], "huruf") == (daftar("huruf", "satu", "dua"),)


def test_single_item_is_numbered_only_if_it_was():
    assert berdaftar(["bahwa"], "huruf") == (Paragraf("bahwa"),)
    assert berdaftar(["a. bahwa"], "huruf") == (daftar("huruf", "bahwa"),)


def test_depth_has_a_bound_and_loses_nothing():
    banyak = 3000
    hasil = urai("\n".join(f"{' ' * 2 * i}- x{i}" for i in range(banyak)))
    dalam, blok = 0, hasil
    while blok:
        dalam, blok = dalam + 1, blok[-1].butir[-1].blok
    assert dalam == TINGKAT_TERDALAM
    dokumen = Dokumen("", "", (Lembar("", hasil),))
    assert [t for t in semua_teks(dokumen) if t.startswith("x")] == [
        f"x{i}" for i in range(banyak)
    ]


def test_nothing_gives_nothing():
    assert urai("") == urai("\n \n") == berdaftar([], "angka") == ()
