"""The grammar of written texts: what people type comes out as blocks, nothing lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dokumen.pohon import Butir, Daftar, Paragraf
from dokumen.telusur import semua_teks
from laporan.naskah import TINGKAT_TERDALAM, urai


def test_kosong_tidak_menghasilkan_apa_pun():
    assert urai("") == urai(" \n\n \n") == ()


def test_baris_kosong_memisahkan_paragraf_dan_baris_disambung():
    assert urai("Satu\ndua.\n\nTiga.") == (Paragraf("Satu dua."), Paragraf("Tiga."))


@pytest.mark.parametrize(
    ("tanda", "gaya"),
    [
        (("-", "-"), "poin"),
        (("1.", "2."), "angka"),
        (("1)", "2)"), "angka-kurung"),
        (("a.", "b."), "huruf"),
        (("a)", "b)"), "huruf-kurung"),
    ],
)
def test_tanda_menentukan_gaya_daftar(tanda, gaya):
    hasil = urai(f"{tanda[0]} satu\n{tanda[1]} dua")
    assert hasil == (Daftar((Butir("satu"), Butir("dua")), gaya),)


def test_daftar_boleh_langsung_mengikuti_kalimat_pengantarnya():
    assert urai("Antara lain:\n- satu\n- dua") == (
        Paragraf("Antara lain:"),
        Daftar((Butir("satu"), Butir("dua"))),
    )


def test_dua_spasi_menjadi_satu_tingkat_lebih_dalam():
    naskah = "a. Camat\nb. Sekretaris\n  - Umum\n  - Keuangan\nc. Seksi"
    sekretariat = Daftar((Butir("Umum"), Butir("Keuangan")))
    assert urai(naskah) == (
        Daftar(
            (Butir("Camat"), Butir("Sekretaris", (sekretariat,)), Butir("Seksi")),
            "huruf",
        ),
    )


def test_baris_kosong_di_antara_butir_tidak_memutus_daftar():
    assert urai("1. satu\n\n2. dua") == (
        Daftar((Butir("satu"), Butir("dua")), "angka"),
    )


def test_angka_satu_setelah_baris_kosong_memulai_daftar_baru():
    assert len(urai("1. satu\n2. dua\n\n1. lain")) == 2
    assert len(urai("1. satu\n1. dua\n1. tiga")) == 1  # a habit of some typists


def test_daftar_yang_terputus_meneruskan_nomornya():
    daftar = urai("1. satu\n\nSela.\n\n2. dua")[2]
    assert daftar == Daftar((Butir("dua"),), "angka", mulai=2)


def test_baris_tanpa_tanda_menyambung_butirnya():
    assert urai("- Peraturan Bupati\n  Nomor 29\n- lain") == (
        Daftar((Butir("Peraturan Bupati Nomor 29"), Butir("lain"))),
    )


def test_paragraf_menjorok_setelah_baris_kosong_milik_butirnya():
    assert urai("1. satu\n\n  penjelasan\n2. dua") == (
        Daftar((Butir("satu", (Paragraf("penjelasan"),)), Butir("dua")), "angka"),
    )


def test_nomor_di_tengah_kalimat_tetap_kalimat():
    naskah = "Sesuai Peraturan Bupati Nomor\n29. Peraturan itu berlaku."
    assert urai(naskah) == (
        Paragraf("Sesuai Peraturan Bupati Nomor 29. Peraturan itu berlaku."),
    )


def test_daftar_tidak_bertingkat_tanpa_batas():
    naskah = "\n".join(f"{'  ' * i}- butir {i}" for i in range(30))
    dalam, tingkat = urai(naskah)[0], 1
    while dalam.butir[-1].blok:
        dalam, tingkat = dalam.butir[-1].blok[-1], tingkat + 1
    assert tingkat == TINGKAT_TERDALAM


awal_baris = st.builds(
    lambda jarak, tanda: " " * jarak + tanda,
    st.integers(0, 9),
    st.sampled_from(["", "- ", "1. ", "2. ", "a. ", "b) ", "12. ", "-", "1.", "\n"]),
)


@given(st.lists(awal_baris, max_size=14))
def test_tidak_ada_kata_yang_hilang_atau_bertukar_tempat(awal):
    naskah = "\n".join(f"{depan}kata{i}" for i, depan in enumerate(awal))
    hasil = " ".join(t for blok in urai(naskah) for t in semua_teks(blok))
    ketemu = [int(nomor) for nomor in re.findall(r"kata([0-9]+)", hasil)]
    assert ketemu == list(range(len(awal)))
