"""simpan_realisasi under two hands at once."""

import threading
from decimal import Decimal

import pytest
from django.db import connection

from capaian.models import Realisasi
from capaian.pilihan import Bentuk, StatusRealisasi
from capaian.tindakan import Bentrok, Isi, Terkunci, Tertutup, simpan_realisasi
from kecamatan.models import Jejak
from kecamatan.pilihan import Peran
from tests.pembangun import buat_pengguna, buat_realisasi


def isi(nilai):
    return Isi(Bentuk.LANGSUNG, Decimal(nilai))


def bersamaan(*tugas):
    """Run all at the same moment; what each returned or raised, in order."""
    hasil = [None] * len(tugas)
    pintu = threading.Barrier(len(tugas))

    def jalankan(nomor, satu):
        try:
            pintu.wait()
            hasil[nomor] = satu()
        except (Bentrok, Tertutup) as galat:
            hasil[nomor] = galat
        finally:
            connection.close()

    utas = [
        threading.Thread(target=jalankan, args=pasangan)
        for pasangan in enumerate(tugas)
    ]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    return hasil


@pytest.fixture
def simpan(butir, operator):
    def _simpan(nilai, versi, triwulan=None, oleh=operator, **lain):
        return lambda: simpan_realisasi(
            indikator=butir.indikator,
            tahun=2025,
            triwulan=triwulan,
            isi=isi(nilai),
            versi=versi,
            oleh=oleh,
            **lain,
        )

    return _simpan


@pytest.fixture
def rekan(pakusari):
    """Another operator of the same kecamatan."""
    return buat_pengguna(Peran.OPERATOR, pakusari, nama="rekan")


@pytest.mark.django_db(transaction=True)
def test_satu_pemenang_setiap_kali(simpan, rekan):
    for versi in range(12):
        hasil = bersamaan(
            simpan(f"1{versi}.1", versi), simpan(f"2{versi}.2", versi, oleh=rekan)
        )
        kalah = [satu for satu in hasil if isinstance(satu, Bentrok)]
        (menang,) = [satu for satu in hasil if isinstance(satu, Realisasi)]
        assert len(kalah) == 1
        tersimpan = Realisasi.objects.get()
        assert (tersimpan.nilai, tersimpan.versi) == (menang.nilai, versi + 1)
        assert kalah[0].sekarang.nilai == menang.nilai
    assert Jejak.objects.count() == 12


@pytest.mark.django_db(transaction=True)
def test_setahun_dan_triwulan_tidak_pernah_keduanya(simpan):
    for _ in range(6):
        hasil = bersamaan(simpan("1", 0), simpan("2", 0, triwulan=1))
        assert sum(isinstance(satu, Tertutup) for satu in hasil) == 1
        assert Realisasi.objects.count() == 1
        Realisasi.objects.all().delete()


def test_terkunci_di_antara_membaca_dan_menyimpan(simpan, butir):
    buat_realisasi(butir.indikator, status=StatusRealisasi.TERKUNCI)
    with pytest.raises(Terkunci):
        simpan("1", 1)()
    assert not Jejak.objects.exists()


def test_nilai_yang_sama_bukan_bentrok(simpan, butir):
    """Two people who typed the same need not be told of each other."""
    buat_realisasi(butir.indikator, "85.1", versi=4)
    assert simpan("85.10", 2)().versi == 4
    with pytest.raises(Bentrok):
        simpan("85.2", 2)()
