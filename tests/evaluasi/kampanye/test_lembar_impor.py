"""Past scores by Excel: twelve grades or the total alone."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluasi.models import Lhe, NilaiLhe
from evaluasi.penilaian import PERMENPANRB_88_2021
from evaluasi.pilihan import StatusLhe
from iku.lembar.lingkup import Lingkup
from kecamatan.models import Jejak
from tests.evaluasi.kampanye.bantuan import (
    buat_evaluasi,
    buat_instrumen_lke,
    buat_periode,
)
from tests.iku.lembar.conftest import ekspor, lihat, mahir, terap  # noqa: F401
from tests.pembangun import buat_kecamatan

pytestmark = pytest.mark.django_db
SUB = [s.kode for k in PERMENPANRB_88_2021.komponen for s in k.sub]
KEPALA = ["Kecamatan", "Tahun", "Periode", "Nomor", "Tanggal", "Nilai SAKIP", *SUB]
KOSONG = [None] * 12


def berkas(*baris):
    return {"Nilai LKE": [KEPALA, *baris]}


def baris(periode="tahun", nilai=None, grades=KOSONG, kode="35.09.24", tahun=2024):
    nomor = f"700/{tahun}/{periode}"
    return [kode, tahun, periode, nomor, date(2025, 3, 1), nilai, *grades]


@pytest.fixture
def instrumen(pakusari):
    return buat_instrumen_lke()


@pytest.fixture
def terapkan(terap, instrumen, inspektur):  # noqa: F811
    def _terapkan(isi, oleh=inspektur):
        return terap("nilai-lke", isi, Lingkup(oleh))

    return _terapkan


def test_total_alone(terapkan, pakusari):
    assert not terapkan(berkas(baris(nilai=72.5), baris("tw3", 60))).galat
    setahun, triwulan = Lhe.objects.order_by("-triwulan")[::-1]
    assert {(x.triwulan, x.nilai, x.status) for x in (setahun, triwulan)} == {
        (None, Decimal("72.5"), StatusLhe.TERBIT),
        (3, Decimal(60), StatusLhe.TERBIT),
    }
    assert not NilaiLhe.objects.exists()
    assert Jejak.objects.filter(objek="evaluasi.Lhe").count() == 2


def test_grades_give_the_total_and_are_kept(terapkan, pakusari):
    grades = ["BB"] * 11 + ["b"]
    assert not terapkan(berkas(baris(grades=grades))).galat
    lhe = Lhe.objects.get()
    # 80 everywhere, 70 on 12,5 points.
    assert lhe.nilai == Decimal("78.75")
    assert [n.nilai for n in lhe.nilai_sub.all()] == ["BB"] * 11 + ["B"]


def test_grades_and_a_total_must_agree(terapkan):
    hasil = terapkan(berkas(baris(nilai=79, grades=["BB"] * 12)))
    (galat,) = hasil.galat
    assert galat.kolom == "Nilai SAKIP"
    assert "menghasilkan 80,00" in galat.pesan
    assert not Lhe.objects.exists()


def test_some_grades_only_are_refused(terapkan):
    (galat,) = terapkan(berkas(baris(nilai=70, grades=["BB"] * 11 + [None]))).galat
    assert (galat.kolom, "4.c kosong" in galat.pesan) == ("4.c", True)


def test_all_errors_at_once(terapkan, panti):
    hasil = terapkan(
        berkas(
            baris(nilai=72.5),
            baris("tw5", 70),
            baris("tw1", 101),
            baris("tw2"),
            baris("tw3", grades=["BB"] * 11 + ["F"]),
            baris("tw4", 70, kode="35.09.99"),
            baris(nilai=50),
        )
    )
    pesan = {(g.baris, g.kolom): g.pesan for g in hasil.galat}
    assert "bukan pilihan" in pesan[3, "Periode"]
    assert "antara 0 dan 100" in pesan[4, ""]
    assert "memerlukan nomor dan nilai" in pesan[5, ""]
    assert "bukan nilai" in pesan[6, "4.c"]
    assert (6, "") not in pesan
    assert "tidak dikenal" in pesan[7, "Kecamatan"]
    assert "mengulang baris 2" in pesan[8, ""]
    assert not Lhe.objects.exists()


def test_before_the_instrument_only_totals(terapkan):
    (galat, *_) = terapkan(
        berkas(baris(tahun=2019, grades=["BB"] * 12, nilai=80))
    ).galat
    assert "Belum ada instrumen" in galat.pesan
    assert not terapkan(berkas(baris(tahun=2019, nilai=80))).galat


def test_export_then_import_changes_nothing(terapkan, ekspor, panti):  # noqa: F811
    terapkan(
        berkas(
            baris(grades=["BB"] * 12),
            baris("tw2", 61.25),
            baris(kode="35.09.14", grades=["AA", "A"] + ["CC"] * 10),
            baris(tahun=2019, nilai=0),
        )
    )
    assert Lhe.objects.count() == 4
    sebelum = Jejak.objects.count()
    hasil = terapkan(ekspor("nilai-lke"))
    assert hasil.galat == []
    assert hasil.ringkasan == {"baru": 0, "berubah": 0, "sama": 4, "ditolak": 0}
    assert Jejak.objects.count() == sebelum


def test_a_correction_changes_grade_and_total_together(terapkan):
    terapkan(berkas(baris(grades=["BB"] * 12)))
    hasil = terapkan(berkas(baris(nilai=80, grades=["BB"] * 11 + ["B"])))
    assert "menghasilkan 78,75" in hasil.galat[0].pesan
    assert not terapkan(berkas(baris(nilai=78.75, grades=["BB"] * 11 + ["B"]))).galat
    lhe = Lhe.objects.get()
    assert lhe.nilai == Decimal("78.75")
    assert lhe.nilai_sub.get(sub__kode="4.c").nilai == "B"
    # Grades that were never known go again; the total stays.
    assert not terapkan(berkas(baris(nilai=78.75))).galat
    assert not NilaiLhe.objects.exists()


def test_what_is_evaluated_here_is_not_imported(terapkan, instrumen, pakusari):
    ini = buat_evaluasi(buat_periode(instrumen), pakusari)
    (galat,) = terapkan(berkas(baris("tw3", 70, tahun=2026))).galat
    assert "sedang dievaluasi dalam aplikasi" in galat.pesan
    Lhe.objects.create(
        evaluasi=ini, kecamatan=pakusari, tahun=2026, triwulan=3, nomor="1", nilai=70
    )
    (galat,) = terapkan(berkas(baris("tw3", 71, tahun=2026))).galat
    assert "dibuat dalam aplikasi" in galat.pesan


@pytest.mark.parametrize(
    ("siapa", "boleh"),
    [("inspektur", True), ("evaluator", True), ("operator", False), ("bappeda", False)],
)
def test_who_may(request, terapkan, siapa, boleh):
    hasil = terapkan(berkas(baris(nilai=70)), request.getfixturevalue(siapa))
    assert (not hasil.galat) == boleh
    assert Lhe.objects.exists() == boleh


def test_queries_do_not_grow_with_rows(lihat, instrumen):  # noqa: F811
    def banyak(n):
        kode = [f"35.09.{k + 40}" for k in range(n)]
        for satu in kode:
            buat_kecamatan(satu, satu)
        isi = berkas(*(baris(kode=k, grades=["BB"] * 12) for k in kode))
        with CaptureQueriesContext(connection) as hitung:
            assert not lihat("nilai-lke", isi).galat
        return len(hitung)

    assert banyak(1) == banyak(31)
