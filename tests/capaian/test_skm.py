"""Scores of a survey: from the distribution of answers, or as stated."""

from decimal import Decimal

import pytest

from capaian.models import InstrumenSkm, Survei
from capaian.perhitungan import skor_sebaran
from capaian.skm import susun_survei


@pytest.mark.parametrize(
    ("sebaran", "skor"),
    [
        ("0 0 100 0", "75.00"),  # LKIP Panti 2020, unsur 3 (printed 70)
        ("0 40 20 40", "75.00"),  # unsur 4
        ("40 10 40 10", "55.00"),  # unsur 10
        ("0 0 10 90", "97.50"),  # unsur 14
        ("100 0 0 0", "25.00"),
        ("0 0 0 7", "100.00"),  # counts instead of percent
        ("1 0 0 2", "75.00"),
        ("0 1 2 0", "66.67"),  # half up, once
        ("0 0 0 0", None),  # nobody answered
    ],
)
def test_skor_dari_sebaran_jawaban(sebaran, skor):
    nilai = [Decimal(n) for n in sebaran.split()]
    assert skor_sebaran(nilai) == (skor and Decimal(skor))


def test_satu_pilihan_tidak_diketahui_tidak_menghasilkan_skor():
    assert skor_sebaran([Decimal(10), None, Decimal(90), Decimal(0)]) is None


@pytest.mark.parametrize("sebaran", [[1, 2, 3], [1, 2, 3, 4, 5], [-1, 0, 50, 51]])
def test_sebaran_yang_mustahil_ditolak(sebaran):
    with pytest.raises(ValueError, match="jawaban"):
        skor_sebaran([Decimal(n) for n in sebaran])


def test_pecahan_biner_ditolak():
    with pytest.raises(TypeError):
        skor_sebaran([0.5, Decimal(0), Decimal(0), Decimal(0)])


@pytest.mark.django_db
def test_survei_memakai_skor_yang_disebut_lalu_sebarannya(pakusari):
    instrumen = InstrumenSkm.objects.create(kode="UJI", nama="Uji", mulai=2020)
    survei = Survei.objects.create(kecamatan=pakusari, instrumen=instrumen, tahun=2025)
    isi = (
        {"skor": Decimal(70)},
        {f"persen_{i}": Decimal(25) for i in range(1, 5)},
        {},
    )
    for i, nilai in enumerate(isi):
        unsur = instrumen.unsur.create(kode=f"U{i}", nama=f"Unsur {i}", urutan=i)
        survei.nilai.create(unsur=unsur, **nilai)
    hasil = susun_survei(survei)
    assert [b.skor for b in hasil.baris] == [70, Decimal("62.50"), None]
    assert hasil.rata_rata == Decimal("66.25")  # of what is known
