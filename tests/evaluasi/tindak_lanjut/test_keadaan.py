"""How far recommendations are followed up: what an evaluator said counts."""

from datetime import date

import pytest
from django.utils import timezone

from evaluasi.models import Lhe, TindakLanjut
from evaluasi.tindak_lanjut.daftar import susun_daftar
from evaluasi.tindak_lanjut.keadaan import (
    Keadaan,
    hitung,
    keadaan_butir,
    kemajuan,
    terlambat,
)
from evaluasi.tindak_lanjut.papan import Pilihan, susun_papan
from laporan.susun.tabel_umum import tabel_lhe
from tests.evaluasi.lhe.bantuan import tambah_butir

pytestmark = pytest.mark.django_db
HARI = date(2026, 7, 1)


@pytest.fixture
def lhe(pakusari):
    return buat_lhe(pakusari)


def buat_lhe(kecamatan, tahun=2025, triwulan=3, **isi):
    nomor = f"700/{kecamatan.pk}/{tahun}/{triwulan}"
    return Lhe.objects.create(
        kecamatan=kecamatan,
        tahun=tahun,
        triwulan=triwulan,
        nilai=70,
        **({"nomor": nomor} | isi),
    )


def lapor(butir, tahun=2026, triwulan=1, status=None, **isi):
    """A report; `status`: what an evaluator said of it."""
    if status:
        isi |= {"status": status, "diverifikasi_pada": timezone.now()}
    return TindakLanjut.objects.create(
        rekomendasi=butir, tahun=tahun, triwulan=triwulan, uraian="Dikerjakan", **isi
    )


@pytest.mark.parametrize(
    ("laporan", "status", "sebutan"),
    [
        ([], "belum", "Belum ditindaklanjuti"),
        ([None], "belum", "Belum diverifikasi"),
        (["belum"], "belum", "Belum selesai"),
        (["belum", None], "belum", "Belum selesai"),
        (["belum", "selesai"], "selesai", "Selesai"),
        (["selesai", None], "selesai", "Selesai"),
        (["selesai", "belum"], "selesai", "Selesai"),
        (["tidak_dapat"], "tidak_dapat", "Tidak dapat ditindaklanjuti"),
        (["tidak_dapat", "belum"], "belum", "Belum selesai"),
    ],
)
def test_state_of_one(laporan, status, sebutan, lhe):
    butir = tambah_butir(lhe)
    for nomor, hasil in enumerate(laporan, 1):
        lapor(butir, triwulan=nomor, status=hasil)
    assert keadaan_butir(butir) == (status, sebutan)


def test_what_the_kecamatan_says_of_itself_does_not_count(lhe):
    lapor(tambah_butir(lhe), kemajuan=100)
    assert hitung(lhe) == Keadaan(1, 0, 1, 0)


def test_counting(lhe):
    for hasil in ("selesai", "selesai", "belum", None, "tidak_dapat"):
        lapor(tambah_butir(lhe), status=hasil)
    tambah_butir(lhe)
    assert hitung(lhe) == Keadaan(6, 2, 3, 1)


def test_counting_takes_two_queries(lhe, django_assert_num_queries):
    for _ in range(12):
        lapor(tambah_butir(lhe))
    with django_assert_num_queries(2):
        hitung(lhe)


def test_progress_is_the_latest_in_time(lhe):
    butir = tambah_butir(lhe)
    assert kemajuan(butir) is None
    lapor(butir, triwulan=2, kemajuan=0)
    assert kemajuan(butir) == 0
    lapor(butir, triwulan=1, kemajuan=60)  # entered later, of an earlier quarter
    assert kemajuan(butir) == 0


def test_late_until_an_evaluator_closes_it(lhe):
    butir = tambah_butir(lhe)
    assert not terlambat(butir, HARI)
    butir.batas = HARI
    assert not terlambat(butir, HARI)
    assert terlambat(butir, date(2026, 7, 2))
    lapor(butir, kemajuan=100)
    assert terlambat(butir, date(2026, 7, 2))
    lapor(butir, triwulan=2, status="selesai")
    assert not terlambat(butir, date(2026, 7, 2))


# --- Which are followed up in a year ----------------------------------------------


def test_this_year_last_year_and_what_is_still_open(pakusari):
    semua = {n: buat_lhe(pakusari, n) for n in (2022, 2023, 2024, 2025, 2026, 2027)}
    butir = {n: tambah_butir(x) for n, x in semua.items()}
    lapor(butir[2022], status="selesai")
    lapor(butir[2025], status="selesai")
    daftar = susun_daftar([pakusari], 2026, HARI)[pakusari.pk]
    assert [b.lhe.tahun for b in daftar] == [2026, 2025, 2024, 2023]


def test_no_draft(pakusari):
    tambah_butir(buat_lhe(pakusari, status="draf"))
    assert susun_daftar([pakusari], 2026, HARI) == {pakusari.pk: []}


def test_board(pakusari, panti):
    satu = tambah_butir(buat_lhe(pakusari))
    satu.batas = date(2026, 6, 30)
    satu.save()
    lapor(satu)
    lapor(tambah_butir(satu.lhe), status="selesai")
    papan = susun_papan([panti, pakusari], 2026, HARI)
    assert papan.jumlah == {
        **{"jumlah": 2, "selesai": 1, "belum": 1, "tidak_dapat": 0},
        **{"menunggu": 1, "terlambat": 1},
    }
    assert [b.kecamatan for b in Pilihan().terapkan(papan.semua)] == [pakusari, panti]
    urut = Pilihan.baca({"urut": "nama", "keadaan": "lain"})
    assert [b.kecamatan for b in urut.terapkan(papan.semua)] == [pakusari, panti]
    saring = Pilihan.baca({"keadaan": "menunggu"}).terapkan(papan.semua)
    assert [b.kecamatan for b in saring] == [pakusari]
    assert papan.banyak("terlambat") == 1


def test_board_takes_two_queries(pakusari, panti, django_assert_num_queries):
    for kecamatan in (pakusari, panti):
        for tahun in (2024, 2025):
            lapor(tambah_butir(buat_lhe(kecamatan, tahun)))
    with django_assert_num_queries(2):
        susun_papan([pakusari], 2026, HARI)
    with django_assert_num_queries(2):
        susun_papan([pakusari, panti], 2026, HARI)


def test_table_of_the_lkjip_tells_quarters_in_order(lhe):
    class Bahan:
        nama = "Kecamatan Pakusari"

    butir = tambah_butir(lhe)
    lapor(butir, triwulan=2)
    lapor(butir, triwulan=1)
    TindakLanjut.objects.create(rekomendasi=butir, uraian="Dari dokumen")
    tambah_butir(lhe)
    satu, dua = tabel_lhe(Bahan, lhe).baris
    assert satu.sel[3].isi == (
        "Dari dokumen\nTriwulan I 2026: Dikerjakan\nTriwulan II 2026: Dikerjakan"
    )
    assert dua.sel[3].isi == "belum ditindaklanjuti"
