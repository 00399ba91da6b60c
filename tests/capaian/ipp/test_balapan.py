"""Two people at the same moment: one is told, nothing is overwritten or counted twice."""

from datetime import date
from uuid import uuid4

import pytest

from capaian.ipp.tindakan import F02, isi_baris, simpan_baris, tanda, terima_respons
from capaian.models import PenilaianIpp, PertanyaanIpp
from capaian.models.tindakan_ipp import TidakBisa
from capaian.pilihan import JalurF03, StatusIpp
from kecamatan.models import Jejak
from kecamatan.riwayat import Bentrok
from tests.iku.perjanjian.test_balapan import serentak

from .bantuan import beri_respons, diajukan, isi_skor

pytestmark = pytest.mark.django_db(transaction=True)


def simpan(penilaian, skor, oleh):
    jawaban = penilaian.jawaban.first()
    lama = tanda(F02, isi_baris(F02, jawaban))
    isi = {"f02": skor, "f02_catatan": f"Penilai {skor}"}
    return lambda: simpan_baris(
        penilaian, F02, jawaban, isi, tanda_lama=lama, oleh=oleh
    )


def test_dua_evaluator_pada_baris_yang_sama(penilaian, operator, bagian_organisasi):
    diajukan(penilaian, operator)
    hasil = serentak(*(simpan(penilaian, n, bagian_organisasi) for n in (1, 2, 3, 4)))
    assert hasil.count(True) == 1
    assert sum(isinstance(satu, Bentrok) for satu in hasil) == 3
    baris = penilaian.jawaban.first()
    assert baris.f02_catatan == f"Penilai {baris.f02}"
    assert Jejak.objects.tentang(baris).count() == 1


def test_menyimpan_sambil_menetapkan(penilaian, operator, bagian_organisasi):
    """What is determined is what is stored: a row saved after it is refused."""
    diajukan(penilaian, operator)
    isi_skor(penilaian, "f02", 3)
    beri_respons(penilaian, 3, 30)

    def tetapkan():
        PenilaianIpp.objects.get().tetapkan(
            oleh=bagian_organisasi, tanggal=date(2025, 9, 1)
        )

    ditetapkan, disimpan = serentak(tetapkan, simpan(penilaian, 0, bagian_organisasi))
    assert ditetapkan is None
    penilaian.refresh_from_db()
    assert penilaian.status == StatusIpp.DITETAPKAN
    if disimpan is True:
        assert penilaian.nilai < 3
    else:
        assert isinstance(disimpan, TidakBisa)
        assert penilaian.nilai == 3


def test_satu_halaman_publik_dikirim_serentak(penilaian):
    semua = dict.fromkeys(PertanyaanIpp.objects.filter(aspek__instrumen__jenis="A"), 4)
    kunci = uuid4()
    hasil = serentak(
        *(
            lambda: terima_respons(
                PenilaianIpp.objects.get(), semua, jalur=JalurF03.PUBLIK, kunci=kunci
            )
            for _ in range(4)
        )
    )
    assert len(set(hasil)) == 1
    assert penilaian.respons.get().nilai.count() == 14


def test_banyak_responden_serentak_bernomor_urut(penilaian):
    semua = dict.fromkeys(PertanyaanIpp.objects.filter(aspek__instrumen__jenis="A"), 4)
    serentak(
        *(
            lambda: terima_respons(
                PenilaianIpp.objects.get(), semua, jalur=JalurF03.PUBLIK, kunci=uuid4()
            )
            for _ in range(6)
        )
    )
    nomor = penilaian.respons.values_list("nomor", flat=True)
    assert sorted(nomor) == [1, 2, 3, 4, 5, 6]
