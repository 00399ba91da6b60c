"""`manage.py ingatkan` names deadlines of recommendations."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from capaian.triwulan.pengingat import ingatkan
from evaluasi.models import Lhe, TindakLanjut
from kecamatan.models import Pemberitahuan
from tests.evaluasi.lhe.bantuan import tambah_butir

pytestmark = pytest.mark.django_db
BATAS = date(2026, 3, 31)


@pytest.fixture
def butir(pakusari):
    lhe = Lhe.objects.create(
        kecamatan=pakusari, tahun=2025, triwulan=3, nomor="700/3", nilai=70
    )
    butir = tambah_butir(lhe)
    butir.batas = BATAS
    butir.save()
    return butir


def pada(beda):
    hari = datetime(2026, 3, 31, 7, tzinfo=timezone.get_default_timezone())
    return ingatkan(hari + timedelta(days=beda))


@pytest.mark.parametrize(
    ("beda", "kata", "banyak"),
    [
        (-8, "", 0),
        (-7, "7 hari lagi", 1),
        (-1, "besok", 1),
        (0, "", 0),
        (1, "sudah lewat kemarin", 2),  # the camat, too
        (2, "", 0),
    ],
)
def test_on_which_days(beda, kata, banyak, butir, operator, camat, operator_tetangga):
    assert pada(beda) == banyak
    kabar = Pemberitahuan.objects.filter(penerima=operator).values_list("teks")
    assert [kata in teks for (teks,) in kabar] == [True] * bool(banyak)


def test_tells_which_and_leads_there(butir, operator):
    pada(-1)
    kabar = Pemberitahuan.objects.get()
    assert "butir 1 LHE SAKIP Triwulan III Tahun 2025 Kecamatan Pakusari" in kabar.teks
    assert "31 Maret 2026" in kabar.teks and "Agar rencana aksi" in kabar.teks
    assert kabar.tautan == f"/35.09.24/2026/tindak-lanjut/{butir.pk}/"


def test_a_long_one_is_cut(butir, operator):
    butir.uraian = "Agar " + "panjang " * 80
    butir.save()
    pada(-1)
    assert Pemberitahuan.objects.get().teks.endswith("…")


@pytest.mark.parametrize(("status", "banyak"), [("selesai", 0), ("belum", 1)])
def test_until_an_evaluator_closes_it(status, banyak, butir, operator):
    TindakLanjut.objects.create(
        rekomendasi=butir,
        uraian="x",
        status=status,
        diverifikasi_pada=timezone.now(),
    )
    assert pada(-1) == banyak


def test_not_of_a_draft(butir, operator):
    Lhe.objects.update(status="draf")
    assert pada(-1) == 0
