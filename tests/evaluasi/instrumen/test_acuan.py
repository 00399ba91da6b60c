"""The national instrument as loaded from its file."""

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from evaluasi.models import (
    Evaluasi,
    InstrumenLke,
    KriteriaLke,
    PeriodeEvaluasi,
    SubKomponenLke,
)
from evaluasi.penilaian import PERMENPANRB_88_2021
from evaluasi.pilihan import JenisSub, SkalaJawaban, TugasTim
from kecamatan.models import Kecamatan, Pengguna
from laporan.contoh import muat
from laporan.contoh.acuan_lke import muat_lke

pytestmark = pytest.mark.django_db
ACUAN = settings.BASE_DIR / "fixtures" / "acuan"


@pytest.fixture
def instrumen(db):
    muat_lke(ACUAN)
    return InstrumenLke.objects.get(kode="LKE_88_2021")


def test_instrument_as_data_equals_the_constants(instrumen):
    assert instrumen.kabupaten is None
    assert instrumen.susun() == PERMENPANRB_88_2021


def test_eighty_criteria_in_twelve_sub_components(instrumen):
    sub = SubKomponenLke.objects.filter(komponen__instrumen=instrumen)
    assert [(s.kode, s.kriteria.count()) for s in sub.order_by("kode")] == [
        *(("1.a", 6), ("1.b", 11), ("1.c", 8), ("2.a", 3), ("2.b", 7), ("2.c", 10)),
        *(("3.a", 6), ("3.b", 9), ("3.c", 7), ("4.a", 3), ("4.b", 5), ("4.c", 5)),
    ]
    kriteria = KriteriaLke.objects.all()
    assert {k.kode for k in kriteria.filter(opsional=True)} == {
        *("1.a.1", "1.a.2", "2.c.2")
    }
    assert {k.kode for k in kriteria.exclude(varian="")} == {
        *("3.b.3", "3.b.4", "3.b.5", "3.b.6", "3.b.7", "4.b.1")
    }
    assert all(k.dipakai for k in kriteria)


def test_answers_go_by_two_scales(instrumen):
    pilihan = instrumen.pilihan_per_skala()
    assert {s: [(p.kode, str(p.nilai)) for p in d] for s, d in pilihan.items()} == {
        "ya_tidak": [("Y", "1.0000"), ("T", "0.0000")],
        "a_d": [("A", "1.0000"), ("B", "0.6600"), ("C", "0.3300"), ("D", "0.0000")],
    }
    for kriteria in KriteriaLke.objects.select_related("sub"):
        ada = kriteria.sub.jenis == JenisSub.KEBERADAAN
        assert kriteria.skala == (SkalaJawaban.YA_TIDAK if ada else SkalaJawaban.A_D)


def test_prerequisites_lead_to_earlier_criteria(instrumen):
    berprasyarat = KriteriaLke.objects.exclude(prasyarat=None)
    pasangan = {k.kode: k.prasyarat.kode for k in berprasyarat}
    assert pasangan["1.b.1"] == "1.a.4"
    assert pasangan["3.b.9"] == "3.a.1"
    assert all(k.prasyarat_id < k.pk for k in berprasyarat)


def test_loading_again_changes_nothing(instrumen):
    k = KriteriaLke.objects.get(sub__kode="1.a", nomor=1)
    k.uraian = "Kalimat yang sudah diperbaiki."
    k.save()
    muat_lke(ACUAN)
    k.refresh_from_db()
    assert k.uraian == "Kalimat yang sudah diperbaiki."
    assert KriteriaLke.objects.count() == 80


def test_loading_again_fills_an_empty_note_on_sources(instrumen):
    """Rows from before there was such a note; a changed one stays."""
    asal = instrumen.keterangan
    assert asal
    for sebelum, sesudah in (("", asal), ("Sudah dicocokkan.", "Sudah dicocokkan.")):
        InstrumenLke.objects.update(keterangan=sebelum)
        muat_lke(ACUAN)
        instrumen.refresh_from_db()
        assert instrumen.keterangan == sesudah


def test_a_used_instrument_is_left_alone(instrumen, pakusari):
    hari = dict.fromkeys(
        ("mandiri_sampai", "nilai_sampai", "tanggapan_sampai", "lhe_sampai"),
        "2026-12-01",
    )
    periode = PeriodeEvaluasi.objects.create(
        kabupaten=pakusari.kabupaten, tahun=2026, instrumen=instrumen, **hari
    )
    Evaluasi.objects.create(periode=periode, kecamatan=pakusari)
    KriteriaLke.objects.get(sub__kode="4.c", nomor=5).delete()
    muat_lke(ACUAN)
    assert KriteriaLke.objects.count() == 79


@pytest.fixture(scope="module")
def contoh(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(PRODUKSI=False):
            muat()
            muat()
        yield
        transaction.set_rollback(True)


def test_a_newcomer_finds_an_evaluation_to_try(contoh):
    evaluasi = Evaluasi.objects.select_related("kecamatan", "periode", "tim")
    assert [(e.kecamatan.nama, str(e.periode), e.tim.nama) for e in evaluasi] == [
        (nama, "Evaluasi SAKIP Triwulan III Tahun 2026", "Tim 1")
        for nama in ("Panti", "Pakusari")
    ]
    pakusari = evaluasi.get(kecamatan=Kecamatan.objects.get(kode="35.09.24"))
    for akun, tugas in (
        ("inspektorat", TugasTim.ANGGOTA),
        ("penjamin-mutu", TugasTim.PENJAMIN_MUTU),
    ):
        assert tugas in pakusari.pelaku(Pengguna.objects.get(username=akun))


def test_where_its_wording_comes_from_stands_in_the_data(instrumen):
    """And what could not be compared with the regulation's own text."""
    for kata in ("Trenggalek", "belum dicocokkan", "sub-komponen saja"):
        assert kata in instrumen.keterangan
