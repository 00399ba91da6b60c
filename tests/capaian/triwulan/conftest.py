"""A quarter of Pakusari 2025 with four indicators, measured by quarters."""

from types import SimpleNamespace

import pytest

from iku.models import Indikator, Variabel
from iku.pilihan import Frekuensi
from kecamatan.pilihan import Peran
from tests.pembangun import buat_butir_pk, buat_indikator, buat_pengguna, buat_tempat


@pytest.fixture
def masuk(client, operator):
    client.force_login(operator)
    return client


@pytest.fixture
def rekan(pakusari):
    """A second operator of the same kecamatan."""
    return buat_pengguna(Peran.OPERATOR, pakusari, nama="rekan")


@pytest.fixture
def triwulanan(butir, pakusari):
    """`ikm` (target 89), `trantib` (selesai / masuk, target 100), `dokumen` (target 12,
    added up) and `warga` (target 40), in the order of the page."""
    ikm = butir.indikator
    Indikator.objects.filter(pk=ikm.pk).update(frekuensi=Frekuensi.TRIWULAN)
    ikm.refresh_from_db()

    def tambah(nama, target, **isi):
        indikator = buat_indikator(
            pakusari, nama=nama, frekuensi=Frekuensi.TRIWULAN, **isi
        )
        buat_butir_pk(
            butir.perjanjian,
            buat_tempat(butir.butir_renstra.sasaran, indikator),
            target,
        )
        return indikator

    trantib = tambah(
        "Persentase laporan selesai",
        "100",
        satuan="%",
        cara="rumus",
        rumus="selesai / masuk * 100",
        agregasi="jumlah",
    )
    selesai, masuk = (
        Variabel.objects.create(
            indikator=trantib, kode=kode, nama=nama, satuan="laporan", urutan=urutan
        )
        for urutan, (kode, nama) in enumerate(
            [("selesai", "Laporan selesai"), ("masuk", "Laporan masuk")]
        )
    )
    return SimpleNamespace(
        butir=butir,
        ikm=ikm,
        trantib=trantib,
        selesai=selesai,
        masuk=masuk,
        dokumen=tambah("Jumlah dokumen", "12", satuan="dokumen", agregasi="jumlah"),
        warga=tambah("Jumlah warga terlayani", "40", satuan="orang"),
    )
