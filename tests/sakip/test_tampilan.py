"""The filters of every page, through Django's own template engine."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Engine

MESIN = Engine(builtins=["sakip.templatetags.tampilan"])


def tampil(ungkapan, **isi):
    return MESIN.from_string("{{ " + ungkapan + " }}").render(
        Context(isi, use_l10n=True)
    )


@pytest.mark.parametrize(
    ("ungkapan", "nilai", "teks"),
    [
        ("x|angka", Decimal("84.0300"), "84,03"),
        ("x|angka:2", Decimal("84"), "84,00"),
        ("x|angka", Decimal("0"), "0"),
        ("x|angka", 3848, "3.848"),
        ("x|angka", None, "belum dilaporkan"),
        ("x|angka:2", None, "belum dilaporkan"),
        ("x|angka:'tidak tersedia data'", None, "tidak tersedia data"),
        ("x|angka:'tidak tersedia data'", Decimal("0"), "0"),
        ("x|rupiah", Decimal("2649221375"), "Rp 2.649.221.375,00"),
        ("x|rupiah", Decimal("0"), "Rp 0,00"),
        ("x|rupiah", None, "belum dilaporkan"),
        ("x|persen", Decimal("94.42"), "94,42 %"),
        ("x|persen", Decimal("0"), "0,00 %"),
        ("x|persen", None, "belum dilaporkan"),
        ("x|persen:'target nol'", None, "target nol"),
        ("x|tanggal", date(2025, 9, 24), "24 September 2025"),
        ("x|tanggal", None, "belum ada tanggal"),
        ("x|tanggal:'September 2020'", None, "September 2020"),
        ("x|tanggal_pendek", date(2025, 9, 24), "24 Sep 2025"),
    ],
)
def test_tampilan(ungkapan, nilai, teks):
    assert tampil(ungkapan, x=nilai) == teks


def test_saat_ditunjukkan_menurut_waktu_setempat():
    # 23.30 UTC on the 24th is 06.30 WIB on the 25th.
    assert (
        tampil("x|tanggal", x=datetime(2025, 9, 24, 23, 30, tzinfo=UTC))
        == "25 September 2025"
    )


@pytest.mark.parametrize("saringan", ["angka", "angka:2", "rupiah", "persen"])
def test_nama_salah_dan_pecahan_biner_tidak_lolos_diam_diam(saringan):
    with pytest.raises(TypeError):
        tampil(f"tidak_ada|{saringan}")
    with pytest.raises(TypeError):
        tampil(f"x|{saringan}", x=0.5)
