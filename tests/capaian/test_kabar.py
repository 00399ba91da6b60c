"""The history of one period: several saves of one sitting stand as one line."""

from datetime import timedelta

import pytest

from capaian.kabar import daftar_perubahan
from kecamatan.models import Jejak
from kecamatan.models.jejak import tempat
from tests.pembangun import buat_realisasi

DETIK = timedelta(seconds=1)


@pytest.fixture
def realisasi(pakusari):
    return buat_realisasi(nilai="3", triwulan=1)


@pytest.fixture
def catat(realisasi, operator):
    id_kabupaten, id_kecamatan = tempat(realisasi)
    awal = realisasi.diubah_pada

    def _catat(detik, dari, ke, oleh=operator, baris=realisasi):
        jejak = Jejak(
            pengguna=str(oleh),
            id_pengguna=oleh.pk,
            aksi="mengubah realisasi",
            objek=baris._meta.label,
            id_objek=baris.pk,
            id_kecamatan=id_kecamatan,
            id_kabupaten=id_kabupaten,
            dari={"bentuk": "langsung", "nilai": dari} if dari else {},
            ke={"bentuk": "langsung", "nilai": ke},
        )
        kolom = Jejak._meta.get_field("pada")
        kolom.auto_now_add, lama = False, kolom.auto_now_add
        try:
            jejak.pada = awal + detik * DETIK
            jejak.save()
        finally:
            kolom.auto_now_add = lama

    return _catat


def baca(*realisasi):
    return [
        (p.dari, p.ke, p.banyak) for p in daftar_perubahan(Jejak.objects, realisasi)
    ]


def test_satu_orang_dalam_lima_menit_satu_baris(catat, realisasi):
    catat(0, None, "1")
    catat(100, "1", "2")
    catat(300, "2", "3")
    catat(301, "3", "4")
    assert baca(realisasi) == [("3", "4", 1), ("belum diisi", "3", 3)]
    assert Jejak.objects.count() == 4


def test_orang_lain_memutus(catat, realisasi, camat):
    catat(0, None, "1")
    catat(10, "1", "2", oleh=camat)
    catat(20, "2", "3")
    assert baca(realisasi) == [("2", "3", 1), ("1", "2", 1), ("belum diisi", "1", 1)]


def test_sel_lain_di_antaranya_tidak_memutus(catat, realisasi):
    lain = buat_realisasi(realisasi.indikator, nilai="9", triwulan=2)
    catat(0, None, "1")
    catat(10, None, "9", baris=lain)
    catat(20, "1", "2")
    assert baca(realisasi, lain) == [("belum diisi", "2", 2), ("belum diisi", "9", 1)]
