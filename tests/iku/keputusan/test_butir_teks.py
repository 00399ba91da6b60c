"""Items typed in one box, and back: nothing lost."""

from itertools import product

import pytest
import yaml
from django.conf import settings

from iku.keputusan.butir_teks import baca_butir, tulis_butir


@pytest.mark.parametrize(
    ("teks", "butir"),
    [
        ("", []),
        ("\n \n", []),
        ("satu", ["satu"]),
        ("satu\ndua\n", ["satu", "dua"]),
        ("satu\r\ndua", ["satu", "dua"]),
        ("satu\n\ndua\n   lanjutan", ["satu", "dua\n   lanjutan"]),
        ("satu\nlanjutan\n\n", ["satu\nlanjutan"]),
        ("\n\nsatu\n \ndua", ["satu", "dua"]),
    ],
)
def test_dibaca(teks, butir):
    assert baca_butir(teks) == butir


BARIS = ("satu", "a. dua", "   lanjutan", "(1) tiga", "– \u00a0empat")
BUTIR = ["\n".join(baris) for n in (1, 2) for baris in product(BARIS, repeat=n)]


@pytest.mark.parametrize("banyak", range(3))
def test_ditulis_lalu_dibaca_kembali_sama(banyak):
    for butir in map(list, product(BUTIR, repeat=banyak)):
        assert baca_butir(tulis_butir(butir)) == butir


def test_semua_keputusan_contoh_terbaca_kembali():
    banyak = 0
    for jalan in (settings.BASE_DIR / "fixtures/contoh").glob("*/*.yaml"):
        for sk in yaml.safe_load(jalan.read_text()).get("keputusan", ()):
            for bagian in ("menimbang", "mengingat", "tugas", "fungsi", "salinan"):
                butir = [satu.rstrip() for satu in sk.get(bagian, [])]
                assert baca_butir(tulis_butir(butir)) == butir
                banyak += len(butir)
    assert banyak > 100
