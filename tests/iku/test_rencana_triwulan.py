"""Whether four quarters make up the year: by hand, each way of aggregation."""

from decimal import Decimal as D

import pytest

from iku.rencana_triwulan import periksa_triwulan

TABEL = [
    # agregasi, target, quarters, cocok, setahun
    ("jumlah", "12", ("3", "3", "3", "3"), True, "12"),
    ("jumlah", "12", ("3", "3", "3", None), False, "9"),
    ("jumlah", "12", (None, "6", None, "6"), True, "12"),
    ("jumlah", "12", ("12", "0", "0", "0"), True, "12"),
    ("jumlah", "0.3", ("0.1", "0.1", "0.1", None), True, "0.3"),
    ("jumlah", "12", ("0", "0", "0", "0"), False, "0"),
    ("terakhir", "87.5", ("85", "86", "87", "87.5"), True, "87.5"),
    ("terakhir", "87.5", ("87.5", "87.5", "87.5", "87"), False, "87"),
    ("terakhir", "87.5", ("87.5", None, None, None), None, None),
    ("terakhir", "0", (None, None, None, "0"), True, "0"),
    ("rata_rata", "87.5", ("87", "88", "87", "88"), True, "87.5"),
    ("rata_rata", "87.5", (None, "87", None, "88"), True, "87.5"),
    ("rata_rata", "87.5", ("87", "87", "87", "87"), False, "87"),
    ("rata_rata", "33.3333", ("33", "33", "34", None), True, "33.3333"),
    ("rata_rata", "50", ("0", "100", None, None), True, "50"),
    ("jumlah", None, ("3", "3", "3", "3"), None, "12"),
    *((cara, "12", (None,) * 4, None, None) for cara in ("jumlah", "terakhir")),
]


@pytest.mark.parametrize(("agregasi", "target", "triwulan", "cocok", "setahun"), TABEL)
def test_triwulan_terhadap_setahun(agregasi, target, triwulan, cocok, setahun):
    hasil = periksa_triwulan(
        agregasi,
        None if target is None else D(target),
        [None if n is None else D(n) for n in triwulan],
    )
    assert hasil.cocok is cocok
    assert hasil.setahun == (None if setahun is None else D(setahun))


def test_selisih_disebut_dengan_arahnya():
    hasil = periksa_triwulan("jumlah", D("12"), [D(3), D(3), D(3), None])
    assert hasil.kalimat == (
        "Jumlah target triwulan 9, kurang dari target setahun 12 (selisih 3)."
    )


def test_triwulan_iv_yang_belum_ada_disebut():
    hasil = periksa_triwulan("terakhir", D(12), [D(3), None, None, None])
    assert hasil.kalimat == "Target triwulan IV belum diisi."


@pytest.mark.parametrize("agregasi", ["", "sum", "rata-rata"])
def test_cara_lain_ditolak(agregasi):
    with pytest.raises(ValueError, match="agregasi"):
        periksa_triwulan(agregasi, D(1), [D(1)] * 4)


def test_empat_triwulan_dan_tanpa_pecahan_biner():
    with pytest.raises(ValueError, match="four"):
        periksa_triwulan("jumlah", D(1), [D(1)])
    with pytest.raises(TypeError):
        periksa_triwulan("jumlah", D(1), [0.25] * 4)
