"""Arithmetic of the survey, each rule against the regulation and against all answers."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian import perhitungan_skm as skm
from capaian.perhitungan import ikm
from capaian.tabel import SKM_14_2017, SKM_KEP_25_2004

from .conftest import CONTOH

# Krejcie & Morgan (1970), table: population and sample.
SAMPEL = {
    0: 0, 1: 1, 10: 10, 15: 14, 20: 19, 35: 32, 55: 48, 100: 80, 140: 103, 180: 123,
    200: 132, 250: 152, 280: 162, 300: 169, 440: 205, 500: 217, 750: 254, 950: 274,
    1000: 278, 5000: 357, 10_000: 370, 1_000_000: 384,
}  # fmt: skip
jawaban = st.integers(1, 4)
survei = st.lists(st.tuples(*[jawaban] * 9), min_size=1, max_size=40)


def cacah(nilai):
    return [list(nilai).count(n) for n in (1, 2, 3, 4)]


def hitung(baris):
    nrr = [skm.nrr(skm.rekap_cacah(cacah(kolom))) for kolom in zip(*baris, strict=True)]
    return skm.hitung_skm(nrr, SKM_14_2017)


def test_contoh_terhitung():
    """Worked example: NRR, their weighted sum and IKM."""
    hasil = hitung(CONTOH)
    harapan = ["3.2", "3.0", "2.8", "3.7", "3.0", "3.0", "3.1", "2.8", "3.1"]
    assert list(hasil.nrr) == [Decimal(n) for n in harapan]
    assert hasil.jumlah == Decimal("3.0778")
    assert (hasil.indeks.nilai, hasil.indeks.kategori) == (Decimal("76.94"), "B")
    assert hasil.indeks.sebutan == "Baik"


def test_bobot_tercetak_akan_membalik_mutu():
    """The trap: with 0,11 the same answers would be C."""
    nrr = hitung(CONTOH).nrr
    salah = sum(nrr) * Decimal("0.11") * 25
    assert salah.quantize(Decimal("0.01")) == Decimal("76.18")
    assert ikm(nrr).kategori == "B"
    assert hitung([(4,) * 9]).indeks.nilai == 100
    assert hitung([(4,) * 9]).jumlah == 4


def test_unsur_tanpa_jawaban_tidak_menghasilkan_indeks():
    hasil = skm.hitung_skm([Decimal(3), None], SKM_14_2017)
    assert (hasil.jumlah, hasil.indeks) == (None, None)
    assert hasil.tertimbang == (Decimal("1.5"), None)
    assert skm.hitung_skm([], SKM_14_2017).indeks is None
    assert skm.nrr(skm.rekap_cacah([0, 0, 0, 0])) is None
    assert skm.nrr(None) is None


@pytest.mark.parametrize(("populasi", "perlu"), SAMPEL.items())
def test_ukuran_sampel_krejcie_morgan(populasi, perlu):
    assert skm.ukuran_sampel(populasi) == perlu


def test_ukuran_sampel_tanpa_populasi():
    assert skm.ukuran_sampel(None) is None
    with pytest.raises(ValueError, match="Populasi"):
        skm.ukuran_sampel(-1)


@given(st.integers(1, 10**9))
def test_sampel_tidak_melebihi_populasi(populasi):
    assert 1 <= skm.ukuran_sampel(populasi) <= min(populasi, 384)


@given(survei)
def test_indeks_dapat_dihitung_ulang_dari_nrr_tercetak(baris):
    hasil = hitung(baris)
    tepat = sum(map(Fraction, hasil.nrr)) / 9 * 25
    assert abs(Fraction(hasil.indeks.nilai) - tepat) <= Fraction(1, 200)
    assert 25 <= hasil.indeks.nilai <= 100


@given(survei)
def test_indeks_setia_pada_jawaban(baris):
    """Rounding of the NRR moves the index by less than one unit of its last place."""
    semua = [n for satu in baris for n in satu]
    tepat = Fraction(sum(semua), len(semua)) * 25
    assert abs(Fraction(hitung(baris).indeks.nilai) - tepat) < Fraction(1, 100)


@given(st.lists(survei, min_size=2, max_size=4))
def test_gabungan_adalah_semua_jawaban_bersama(banyak):
    """Joined surveys are one survey of all answers, not the mean of their indices."""
    bersama = [baris for satu in banyak for baris in satu]
    per_survei = [
        [skm.rekap_cacah(cacah(kolom)) for kolom in zip(*satu, strict=True)]
        for satu in banyak
    ]
    nrr = [skm.nrr(skm.gabung(kolom)) for kolom in zip(*per_survei, strict=True)]
    assert skm.hitung_skm(nrr, SKM_14_2017) == hitung(bersama)


def test_gabungan_bukan_rata_rata_indeks():
    sedikit, banyak = [(4,) * 9], [(3,) * 9] * 9
    rata = (hitung(sedikit).indeks.nilai + hitung(banyak).indeks.nilai) / 2
    assert hitung(sedikit + banyak).indeks.nilai == Decimal("77.50") != rata


def test_rekap_dari_rata_rata_berbobot_responden():
    rekap = skm.gabung(
        [skm.rekap_rata(Decimal("3.2"), 10), skm.rekap_rata(Decimal(4), 30)]
    )
    assert skm.nrr(rekap) == Decimal("3.8")
    with pytest.raises(ValueError, match="antara 1 dan 4"):
        skm.rekap_rata(Decimal("4.01"), 1)


def test_pecahan_biner_dan_cacah_mustahil_ditolak():
    with pytest.raises(TypeError):
        skm.rekap_rata(3.2, 10)
    for salah in ([1, 2, 3], [1, 2, 3, -1]):
        with pytest.raises(ValueError, match="Cacah"):
            skm.rekap_cacah(salah)


def test_skala_menurut_tahun():
    assert skm.skala_skm(2016) == SKM_KEP_25_2004
    assert skm.skala_skm(2017) == skm.skala_skm(2025) == SKM_14_2017
