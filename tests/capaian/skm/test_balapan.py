"""Several people at the same moment: nothing counted twice, nothing lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import close_old_connections, connections

from capaian.models import RespondenSkm, Survei
from capaian.skm.tindakan import jalankan, simpan_responden, terima_jawaban
from tests.pembangun import buat_pengguna, buat_survei

pytestmark = pytest.mark.django_db(transaction=True)


def serentak(*kerja):
    def satu(pekerjaan):
        close_old_connections()
        try:
            return pekerjaan()
        except Exception as galat:  # told to the test, which says what it expects
            return galat
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(kerja)) as kolam:
        return list(kolam.map(satu, kerja))


def kirim(survei, kunci):
    unsur = list(survei.instrumen.unsur.all())
    baris = RespondenSkm(survei=survei)
    return lambda: terima_jawaban(survei, baris, dict.fromkeys(unsur, 3), kunci=kunci)


def test_satu_halaman_dikirim_serentak_satu_jawaban():
    survei = buat_survei()
    hasil = serentak(*[kirim(survei, "a" * 22) for _ in range(4)])
    assert sorted(hasil) == [False, False, False, True]
    assert survei.daftar_responden.count() == 1


def test_banyak_orang_serentak_bernomor_sendiri():
    survei = buat_survei()
    hasil = serentak(*[kirim(survei, f"{n}" * 22) for n in range(4)])
    assert hasil == [True] * 4
    nomor = survei.daftar_responden.values_list("nomor", flat=True)
    assert list(nomor) == [1, 2, 3, 4]


def test_kertas_dan_daring_serentak():
    survei = buat_survei()
    oleh = buat_pengguna("operator", survei.kecamatan)
    unsur = list(survei.instrumen.unsur.all())

    def kertas():
        baris = RespondenSkm(survei=survei)
        return simpan_responden(baris, dict.fromkeys(unsur, 4), oleh=oleh)

    assert serentak(kertas, kirim(survei, "a" * 22)) == [True, True]
    assert survei.daftar_responden.count() == 2


def test_tutup_serentak_sekali():
    survei = buat_survei()
    oleh = buat_pengguna("operator", survei.kecamatan)
    hasil = serentak(*[lambda: jalankan(survei, "tutup", oleh=oleh)] * 2)
    assert [type(h).__name__ for h in hasil].count("TidakBisa") == 1
    assert Survei.objects.get().status == "ditutup"
