"""A budget as Pakusari 2025 had it, shortened: two programs, murni and perubahan."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from iku.models import DokumenAnggaran, Pagu
from tests.pembangun import buat_program
from tests.test_peramban import buka, mesin

__all__ = ["buka", "mesin"]  # the browser's fixtures


@pytest.fixture
def pohon(db):
    """Program 1 with two sub kegiatan, program 2 with one kegiatan."""
    program = buat_program("Penunjang", kode="7.01.01")
    kegiatan = buat_program("Administrasi keuangan", program, kode="7.01.01.2.02")
    return SimpleNamespace(
        program=program,
        kegiatan=kegiatan,
        gaji=buat_program("Gaji", kegiatan, kode="7.01.01.2.02.0001"),
        laporan=buat_program("Laporan", kegiatan, kode="7.01.01.2.02.0005"),
        program2=(program2 := buat_program("Pelayanan publik", kode="7.01.02")),
        kegiatan2=buat_program("Koordinasi", program2, kode="7.01.02.2.01"),
    )


@pytest.fixture
def dokumen(pakusari):
    """`dokumen("murni", {node: "jumlah"})`: the next document of 2025."""

    def buat(jenis, jumlah=None, tahun=2025, **isi):
        urutan = DokumenAnggaran.objects.filter(kecamatan=pakusari, tahun=tahun).count()
        baru = DokumenAnggaran.objects.create(
            kecamatan=pakusari, tahun=tahun, urutan=urutan + 1, jenis=jenis, **isi
        )
        for node, nilai in (jumlah or {}).items():
            Pagu.objects.create(dokumen=baru, nomenklatur=node, jumlah=Decimal(nilai))
        return baru

    return buat


@pytest.fixture
def masuk(client, operator):
    client.force_login(operator)
    return client
