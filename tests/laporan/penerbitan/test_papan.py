"""Who has sent in time: the board, the reminder, and the first pages."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dokumen.pilihan import StatusDokumen as S
from kecamatan.pilihan import Peran
from laporan.beranda.lkjip import tugas_lkjip, tugas_lkjip_kabupaten
from laporan.beranda.tugas import Keadaan
from laporan.models import JadwalLkjip
from laporan.penerbitan import tindakan as acara
from laporan.penerbitan.papan import batas_lkjip, hari_terlambat, susun_papan
from laporan.penerbitan.pengingat import lkjip_belum_disampaikan
from tests.pembangun import buat_pk, buat_renstra

from .bantuan import TAHUN, buat_versi

BATAS = date(2026, 2, 28)


def pada(bulan, tanggal):
    return datetime(2026, bulan, tanggal, 6, tzinfo=ZoneInfo("Asia/Jakarta"))


def papan(kabupaten, hari=BATAS):
    return susun_papan(kabupaten, list(kabupaten.kecamatan.all()), TAHUN, hari)


@pytest.mark.parametrize(
    ("sampai", "hari", "telat"),
    [
        (None, BATAS, 0),
        (None, date(2026, 3, 1), 1),
        (BATAS, date(2026, 5, 1), 0),
        (date(2026, 3, 10), date(2026, 5, 1), 10),
    ],
)
def test_hari_terlambat(sampai, hari, telat):
    assert hari_terlambat(sampai, BATAS, hari) == telat


def test_batas_umum_dan_batas_kabupaten(pakusari):
    assert batas_lkjip(pakusari.kabupaten, TAHUN) == BATAS
    assert batas_lkjip(pakusari.kabupaten, 2027) == date(2028, 2, 29)
    JadwalLkjip.objects.create(
        kabupaten=pakusari.kabupaten, tahun=TAHUN, batas=date(2026, 1, 31)
    )
    assert batas_lkjip(pakusari.kabupaten, TAHUN) == date(2026, 1, 31)


def test_yang_terlambat_berdiri_di_atas(pakusari, panti, penanda, operator):
    buat_versi(pakusari, S.DISAMPAIKAN, penanda)
    isi = papan(pakusari.kabupaten, date(2026, 3, 2))
    assert [(b.kecamatan, b.keadaan, b.telat) for b in isi.baris] == [
        (panti, "belum ada naskah", 2),
        (pakusari, "disampaikan", 0),
    ]
    assert dict(isi.hitungan) == {
        "mempunyai naskah": 1,
        "ditandatangani": 1,
        "disampaikan": 1,
        "terbit": 0,
    }
    assert [b.kecamatan for b in isi.terlambat] == [panti]
    # A correction makes nobody late again.
    acara.perbaiki(pakusari, TAHUN, oleh=operator, alasan="Salah")
    baris = papan(pakusari.kabupaten, date(2026, 3, 2)).baris[-1]
    assert (baris.keadaan, baris.telat) == ("perbaikan: draf", 0)
    assert baris.disampaikan == date(2026, 2, 12)


def test_kueri_papan_tetap(pakusari, panti, penanda):
    buat_versi(pakusari, S.DITANDATANGANI, penanda)
    with CaptureQueriesContext(connection) as satu:
        susun_papan(pakusari.kabupaten, [pakusari], TAHUN, BATAS)
    with CaptureQueriesContext(connection) as dua:
        susun_papan(pakusari.kabupaten, [pakusari, panti], TAHUN, BATAS)
    assert len(satu) == len(dua) == 3


def test_pengingat_hanya_bagi_yang_belum(pakusari, panti, penanda):
    buat_pk(buat_renstra(panti))
    semua = list(lkjip_belum_disampaikan(pada(2, 23)))
    assert {(k, p) for k, _, _, p in semua} == {
        (k, p) for k in (pakusari, panti) for p in (Peran.OPERATOR, Peran.CAMAT)
    }
    assert "5 hari lagi (28 Februari 2026)" in semua[0][1]
    assert list(lkjip_belum_disampaikan(pada(2, 24))) == []
    buat_versi(pakusari, S.DISAMPAIKAN, penanda)
    assert {k for k, *_ in lkjip_belum_disampaikan(pada(3, 1))} == {panti}


def test_tugas_di_beranda(pakusari, penanda, operator):
    def tugas(peran, hari):
        return [(t.judul, t.keadaan) for t in tugas_lkjip(pakusari, 2025, peran, hari)]

    judul = "LKjIP 2025 belum disampaikan"
    assert tugas(Peran.OPERATOR, date(2025, 12, 31)) == []
    januari, maret = date(2026, 1, 5), date(2026, 3, 5)
    assert tugas(Peran.OPERATOR, januari) == [(judul, Keadaan.DIKERJAKAN)]
    assert tugas(Peran.CAMAT, januari) == [(judul, Keadaan.MENUNGGU)]
    assert tugas(Peran.CAMAT, maret) == [(judul, Keadaan.TERLAMBAT)]
    buat_versi(pakusari, S.DITANDATANGANI, penanda)
    assert tugas(Peran.CAMAT, januari) == [(judul, Keadaan.DIKERJAKAN)]
    acara.sampaikan(pakusari, TAHUN, oleh=operator, tanggal=date(2026, 2, 12))
    assert tugas(Peran.OPERATOR, maret) == []
    (terbitkan,) = tugas_lkjip_kabupaten(pakusari.kabupaten, [pakusari], 2026, maret)
    assert terbitkan.judul == "Terbitkan LKjIP 2025: 1 kecamatan"
    acara.perbaiki(pakusari, TAHUN, oleh=operator, alasan="Salah")
    assert tugas(Peran.OPERATOR, maret) == [
        ("Selesaikan perbaikan LKjIP 2025", Keadaan.DIKERJAKAN)
    ]
