"""Assignments follow teams: given, moved, ended, with history."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from evaluasi.kampanye.penugasan import (
    TidakBisa,
    bagi,
    keluarkan,
    selaraskan,
    tambah_anggota,
)
from evaluasi.models import AnggotaTim, Evaluasi, KomponenLke, TugasEvaluator
from evaluasi.pilihan import StatusEvaluasi, TugasTim
from kecamatan.models import Jejak, Penugasan
from kecamatan.pilihan import Peran
from tests.evaluasi.kampanye.bantuan import buat_evaluasi, buat_periode, buat_tim
from tests.pembangun import buat_pengguna

pytestmark = pytest.mark.django_db
HARI_INI = timezone.localdate


@pytest.fixture
def orang(panti):
    """An evaluator of the neighbour by an admin's hand; nothing of Pakusari."""
    return buat_pengguna(Peran.EVALUATOR, panti, nama="agus")


@pytest.fixture
def periode(db):
    kini = HARI_INI()
    return buat_periode(
        mandiri_sampai=kini,
        nilai_sampai=kini,
        tanggapan_sampai=kini,
        lhe_sampai=kini + timedelta(days=30),
        mulai=kini - timedelta(days=5),
        selesai=kini + timedelta(days=60),
    )


@pytest.fixture
def tim(periode, orang):
    return buat_tim(periode, anggota=[orang])


def tugas(orang, kecamatan):
    return Penugasan.objects.filter(pengguna=orang, kecamatan=kecamatan)


def test_assigning_a_kecamatan_makes_worksheet_and_assignment(
    tim, orang, pakusari, inspektur
):
    assert not Evaluasi.objects.visible_to(orang).exists()
    assert bagi(tim, [pakusari], oleh=inspektur) == 1
    evaluasi = Evaluasi.objects.get(kecamatan=pakusari)
    assert (evaluasi.tim, evaluasi.status) == (tim, StatusEvaluasi.MANDIRI)
    satu = tugas(orang, pakusari).get()
    assert (satu.peran, satu.mulai, satu.selesai) == (
        Peran.EVALUATOR,
        tim.periode.mulai,
        tim.periode.selesai,
    )
    jejak = Jejak.objects.tentang(satu).get()
    assert jejak.alasan == f"{tim.periode}, {tim}"
    orang = type(orang).objects.get(pk=orang.pk)  # rights are read once per request
    assert Evaluasi.objects.visible_to(orang).get() == evaluasi
    assert TugasTim.ANGGOTA in evaluasi.pelaku(orang)


def test_assigning_again_changes_nothing(tim, orang, pakusari, inspektur):
    bagi(tim, [pakusari], oleh=inspektur)
    sebelum = Jejak.objects.count()
    assert bagi(tim, [pakusari], oleh=inspektur) == 0
    assert Jejak.objects.count() == sebelum
    assert tugas(orang, pakusari).count() == 1


def test_a_new_member_gets_the_kecamatan_of_the_team(tim, pakusari, panti, inspektur):
    bagi(tim, [pakusari, panti], oleh=inspektur)
    baru = buat_pengguna(Peran.EVALUATOR, panti, nama="yuni")
    anggota = AnggotaTim(tim=tim, pengguna=baru, tugas=TugasTim.PENJAMIN_MUTU)
    tambah_anggota(anggota, oleh=inspektur)
    assert TugasEvaluator.objects.filter(penugasan__pengguna=baru).count() == 2


def test_leaving_the_team_ends_what_the_campaign_gave(
    tim, orang, pakusari, panti, inspektur
):
    bagi(tim, [pakusari, panti], oleh=inspektur)
    keluarkan(AnggotaTim.objects.get(tim=tim), oleh=inspektur)
    satu = tugas(orang, pakusari).get()
    assert satu.selesai == HARI_INI() - timedelta(days=1)
    assert not tugas(orang, pakusari).pada(HARI_INI()).exists()
    # What an admin gave by hand stays.
    assert tugas(orang, panti).pada(HARI_INI()).count() == 1
    assert not TugasEvaluator.objects.exists()
    assert Jejak.objects.tentang(satu).count() == 2


def test_two_tasks_of_one_person_end_with_the_second(tim, orang, pakusari, inspektur):
    """Of two teams: one judges before the other, and the kecamatan moves over."""
    lain = buat_tim(tim.periode, "Tim 2", [orang], TugasTim.PENJAMIN_MUTU)
    bagi(tim, [pakusari], oleh=inspektur)
    bagi(lain, [pakusari], oleh=inspektur)
    keluarkan(tim.anggota.get(), oleh=inspektur)
    assert tugas(orang, pakusari).pada(HARI_INI()).exists()
    keluarkan(lain.anggota.get(), oleh=inspektur)
    assert not tugas(orang, pakusari).pada(HARI_INI()).exists()


def test_an_assignment_not_yet_in_force_goes(periode, orang, pakusari, inspektur):
    periode.mulai = HARI_INI() + timedelta(days=3)
    periode.save()
    tim = buat_tim(periode, anggota=[orang])
    bagi(tim, [pakusari], oleh=inspektur)
    keluarkan(AnggotaTim.objects.get(tim=tim), oleh=inspektur)
    assert not tugas(orang, pakusari).exists()


def test_dates_of_the_campaign_move_the_assignments(tim, orang, pakusari, inspektur):
    bagi(tim, [pakusari], oleh=inspektur)
    tim.periode.selesai = date(2030, 1, 1)
    tim.periode.save()
    selaraskan(tim.periode, oleh=inspektur)
    assert tugas(orang, pakusari).get().selesai == date(2030, 1, 1)


def test_a_kecamatan_changes_teams(tim, orang, pakusari, inspektur):
    lain = buat_pengguna(Peran.EVALUATOR, pakusari, nama="lain")
    dua = buat_tim(tim.periode, "Tim 2", anggota=[lain])
    bagi(tim, [pakusari], oleh=inspektur)
    assert bagi(dua, [pakusari], oleh=inspektur) == 1
    assert Evaluasi.objects.get(kecamatan=pakusari).tim == dua
    assert not tugas(orang, pakusari).pada(HARI_INI()).exists()


@pytest.mark.parametrize("status", list(StatusEvaluasi))
def test_teams_change_until_the_lhe_is_out(tim, pakusari, inspektur, status):
    dua = buat_tim(tim.periode, "Tim 2")
    ini = buat_evaluasi(tim=tim, kecamatan=pakusari, status=status)
    if status == StatusEvaluasi.TERBIT:
        with pytest.raises(TidakBisa, match="sudah terbit"):
            bagi(dua, [pakusari], oleh=inspektur)
    else:
        bagi(dua, [pakusari], oleh=inspektur)
    ini.refresh_from_db()
    assert ini.tim == (tim if status == StatusEvaluasi.TERBIT else dua)


def test_nobody_judges_the_own_kecamatan(tim, pakusari, operator, inspektur):
    AnggotaTim.objects.create(tim=tim, pengguna=operator, tugas=TugasTim.ANGGOTA)
    with pytest.raises(TidakBisa, match="tidak dapat menilainya"):
        bagi(tim, [pakusari], oleh=inspektur)
    assert not Evaluasi.objects.exists()
    assert not TugasEvaluator.objects.exists()


def test_weights_must_sum_to_100_before_a_campaign_uses_them(tim, pakusari, inspektur):
    KomponenLke.objects.filter(kode="4").update(bobot=24)
    with pytest.raises(TidakBisa) as galat:
        bagi(tim, [pakusari], oleh=inspektur)
    assert "berjumlah 99, bukan 100" in " ".join(galat.value.messages)
    assert not Evaluasi.objects.exists()


def test_queries_stay_the_same(tim, pakusari, panti, inspektur):
    """Looking again at what is assigned already."""

    def banyak():
        with CaptureQueriesContext(connection) as hitung:
            selaraskan(tim.periode, oleh=inspektur)
        return len(hitung)

    bagi(tim, [pakusari], oleh=inspektur)
    satu = banyak()
    bagi(tim, [panti], oleh=inspektur)
    assert banyak() == satu
