"""Whether four quarters make up the year: by hand, each way of aggregation."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku.rencana_triwulan import periksa_anggaran, periksa_triwulan

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


# --- Money ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("triwulan", "anggaran", "cocok", "kalimat"),
    [
        (("25", "25", "25", "25"), "100", True, "sama dengan anggaran"),
        (("99.75", "0.25", None, None), "100", True, "Rp 100,00, sama"),
        (("50", None, None, "49.75"), "100", False, "kurang dari"),
        (("50", None, None, "49.75"), "100", False, "(selisih Rp 0,25)"),
        (("100", "1", None, None), "100", False, "lebih dari"),
        (("0", None, None, None), "0", True, "Rp 0,00"),
        (("0", None, None, None), "5", False, "kurang dari"),
        (("10", None, None, None), None, None, "tidak memuat anggaran programnya"),
        ((None,) * 4, "100", None, "belum diisi"),
        ((None,) * 4, None, None, "belum diisi"),
    ],
)
def test_anggaran_triwulan_terhadap_perjanjian(triwulan, anggaran, cocok, kalimat):
    hasil = periksa_anggaran(
        [None if n is None else D(n) for n in triwulan], anggaran and D(anggaran)
    )
    assert hasil.cocok is cocok
    assert kalimat in hasil.kalimat


uang = st.integers(0, 10**12).map(lambda sen: D(sen) / 100)


@given(st.lists(uang, min_size=1, max_size=4), uang)
def test_anggaran_cocok_bila_dan_hanya_bila_jumlahnya_sama(triwulan, anggaran):
    hasil = periksa_anggaran(triwulan, anggaran)
    assert hasil.setahun == sum(triwulan, D(0))
    assert hasil.cocok is (hasil.setahun == anggaran)


def test_anggaran_pecahan_biner_ditolak():
    with pytest.raises(TypeError):
        periksa_anggaran([0.1], D(1))
