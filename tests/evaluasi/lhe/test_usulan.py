"""An issued LHE proposes the realisation of the indicators "Nilai SAKIP"."""

from decimal import Decimal

import pytest
from django.urls import reverse

from capaian.pilihan import AsalRealisasi
from capaian.usulan import usulkan
from evaluasi.models import Lhe
from iku.pilihan import Cara
from tests.pembangun import buat_indikator

from .bantuan import siap_terbit, terbit

pytestmark = pytest.mark.django_db


@pytest.fixture
def indikator(pakusari):
    return buat_indikator(pakusari, nama="Nilai SAKIP", satuan="nilai", cara=Cara.SAKIP)


def lama(kecamatan, triwulan, nilai, **isi):
    return Lhe.objects.create(
        kecamatan=kecamatan,
        tahun=2025,
        triwulan=triwulan,
        nomor=f"TW {triwulan}",
        nilai=Decimal(nilai),
        **isi,
    )


def nilai(indikator, triwulan):
    usulan = usulkan([indikator], 2025, triwulan).get(indikator.pk)
    return usulan and usulan.nilai


def test_one_issued_here(pakusari, inspektur, indikator):
    terbit(pakusari, inspektur, triwulan=3, nomor="700/3")
    usulan = usulkan([indikator], 2025, 3)[indikator.pk]
    assert (usulan.nilai, usulan.asal) == (Decimal("80.00"), AsalRealisasi.SISTEM)
    assert usulan.sumber == (
        "LHE SAKIP Triwulan III Tahun 2025 Nomor 700/3, 20 Desember 2025"
    )
    assert usulan.uraian == "24,00 + 24,00 + 12,00 + 20,00 = 80,00 (BB, Sangat Baik)"
    assert usulan.tautan == reverse("lhe", args=["35.09.24", 2025, 3])


def test_a_draft_proposes_nothing(pakusari, indikator):
    siap_terbit(pakusari, triwulan=3)
    assert usulkan([indikator], 2025, 3) == {}
    assert usulkan([indikator], 2025, None) == {}


def test_quarter_its_own_year_the_latest(pakusari, panti, indikator):
    lama(pakusari, 1, "70"), lama(pakusari, 3, "75.5"), lama(panti, 2, "90")
    lama(pakusari, 4, "99", status="draf")
    assert [nilai(indikator, n) for n in (1, 2, 3, 4)] == [
        70,
        None,
        Decimal("75.5"),
        None,
    ]
    assert nilai(indikator, None) == Decimal("75.5")
    lama(pakusari, None, "80")
    assert nilai(indikator, None) == 80


def test_total_alone_has_its_predicate_and_no_page(pakusari, indikator):
    lama(pakusari, 2, "70")
    usulan = usulkan([indikator], 2025, 2)[indikator.pk]
    assert (usulan.uraian, usulan.tautan) == ("70,00 (B, Baik)", "")


def test_only_for_indicators_of_that_way(pakusari):
    lama(pakusari, 2, "70")
    assert usulkan([buat_indikator(pakusari)], 2025, 2) == {}
