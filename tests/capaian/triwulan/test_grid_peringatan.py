"""Warnings about a value: arithmetic only, no database."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.triwulan.peringatan import Bahan, Hal, periksa

D = Decimal
NILAI = st.decimals(-(10**9), 10**9, places=4)
POSITIF = st.decimals("0.0001", 10**9, places=4)


def hal(**isi) -> set[Hal]:
    return {p.hal for p in periksa(Bahan(**{"arah": "naik"} | isi))}


@pytest.mark.parametrize(
    ("isi", "harapan"),
    [
        ({"nilai": D("840.3"), "lalu": D("84.03")}, {Hal.KELIPATAN}),
        ({"nilai": D("840.2"), "lalu": D("84.03")}, set()),
        ({"nilai": D("8.403"), "lalu": D("84.03")}, {Hal.KELIPATAN}),
        ({"nilai": D("8.41"), "lalu": D("84.03")}, set()),
        ({"nilai": D(0), "lalu": D(50)}, {Hal.KELIPATAN}),
        ({"nilai": D(50), "lalu": D(0)}, set()),
        ({"nilai": D(50), "lalu": None}, set()),
        ({"nilai": D(1), "capaian": D("200.01")}, {Hal.MELAMPAUI}),
        ({"nilai": D(1), "capaian": D("200.00")}, set()),
        ({"nilai": D("89.00"), "target": D(89)}, {Hal.SAMA_TARGET}),
        ({"nilai": D(89), "target": D(89), "ada_bukti": True}, set()),
        ({"nilai": D("94.5"), "serapan": (D("94.50"),)}, {Hal.SAMA_SERAPAN}),
        ({"nilai": D("94.51"), "serapan": (D("94.50"),)}, set()),
        ({"nilai": D(84), "tahun_lalu": D(85)}, {Hal.MEMBURUK}),
        ({"nilai": D(85), "tahun_lalu": D(85)}, set()),
        ({"nilai": D(86), "tahun_lalu": D(85), "arah": "turun"}, {Hal.MEMBURUK}),
        ({"nilai": D(84), "tahun_lalu": D(85), "arah": "turun"}, set()),
    ],
)
def test_batas(isi, harapan):
    assert hal(**isi) == harapan


@given(st.builds(Bahan, nilai=st.none(), arah=st.just("naik"), lalu=NILAI))
def test_yang_belum_dilaporkan_tidak_diperingatkan(bahan):
    assert periksa(bahan) == ()


@given(nilai=POSITIF, lalu=POSITIF)
def test_kelipatan_berlaku_dua_arah(nilai, lalu):
    """A tenfold rise seen from the other side is a fall to a tenth."""
    assert hal(nilai=nilai, lalu=lalu) == hal(nilai=lalu, lalu=nilai)
    assert (Hal.KELIPATAN in hal(nilai=nilai, lalu=lalu)) == (
        nilai >= 10 * lalu or lalu >= 10 * nilai
    )


@given(nilai=NILAI, lama=NILAI)
def test_memburuk_menurut_satu_arah_saja(nilai, lama):
    naik = hal(nilai=nilai, tahun_lalu=lama, arah="naik")
    turun = hal(nilai=nilai, tahun_lalu=lama, arah="turun")
    assert bool(naik) + bool(turun) == (nilai != lama)


@given(nilai=NILAI, lalu=NILAI, tahun_lalu=NILAI, target=NILAI)
def test_setiap_kalimat_utuh(nilai, lalu, tahun_lalu, target):
    semua = periksa(
        Bahan(
            nilai,
            "naik",
            target=target,
            lalu=lalu,
            tahun_lalu=tahun_lalu,
            serapan=(nilai,),
            capaian=D(201),
        )
    )
    assert len({p.hal for p in semua}) == len(semua) >= 2
    assert all(str(p).endswith(".") and "None" not in str(p) for p in semua)


def test_pecahan_biner_ditolak():
    with pytest.raises(TypeError):
        periksa(Bahan(84.03, "naik"))
    with pytest.raises(ValueError, match="direction"):
        periksa(Bahan(D(1), "naik-turun", tahun_lalu=D(2)))
