"""A budget of Pakusari 2025: gaji 100, laporan 40 (murni); kegiatan2 60."""

from decimal import Decimal

import pytest

from capaian.models import PengukuranTriwulan, RealisasiAnggaran
from tests.iku.anggaran.conftest import dokumen, pohon

__all__ = ["dokumen", "pohon"]


@pytest.fixture
def murni(dokumen, pohon):  # noqa: F811
    return dokumen(
        "murni", {pohon.gaji: "1000", pohon.laporan: "400", pohon.kegiatan2: "600"}
    )


@pytest.fixture
def belanja(pakusari):
    """`belanja(node, "jumlah", triwulan)`: a stored amount of 2025."""

    def buat(node, jumlah, triwulan=1, tahun=2025):
        return RealisasiAnggaran.objects.create(
            kecamatan=pakusari,
            tahun=tahun,
            triwulan=triwulan,
            nomenklatur=node,
            jumlah=Decimal(jumlah),
        )

    return buat


@pytest.fixture
def status(pakusari):
    """`status(1, "diajukan")`: the state of a quarter of 2025."""

    def ubah(triwulan, keadaan):
        baris = PengukuranTriwulan.objects.dari(pakusari, 2025, triwulan)
        PengukuranTriwulan.objects.filter(pk=baris.pk).update(status=keadaan)

    return ubah


@pytest.fixture
def masuk(client, operator):
    client.force_login(operator)
    return client
