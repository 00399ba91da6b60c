"""What the LHE tells of the kecamatan and its SAKIP before the figures."""

import pytest

from dokumen.models import DokumenResmi
from evaluasi.lhe.susun import susun_lhe
from kecamatan.models import UnitKerja
from tests.pembangun import buat_masa_jabatan

from .bantuan import siap_terbit
from .test_susun import kata

pytestmark = pytest.mark.django_db


def test_camat_disebut_walau_bertempat_di_unit_camat(pakusari):
    """As the real structures have it: the camat is a unit of its own."""
    unit = UnitKerja.objects.create(kecamatan=pakusari, nama="Camat")
    masa = buat_masa_jabatan(pakusari, mulai="2024-01-01", unit=unit)
    pohon = susun_lhe(siap_terbit(pakusari).lhe)
    assert f"kecamatan dipimpin oleh {masa}" in kata(pohon)


@pytest.mark.parametrize(
    ("hari", "kata_kunci"),
    [
        ("2025-02-20", "disampaikan 20 Februari 2025"),
        (None, "belum tercatat disampaik"),
    ],
)
def test_hari_penyampaian_laporan_bukan_hari_tanda_tangannya(
    pakusari, hari, kata_kunci
):
    for versi, tanggal, sampai in ((1, "2025-02-10", hari), (2, "2025-04-01", None)):
        DokumenResmi.objects.create(
            kecamatan=pakusari,
            jenis="lkjip",
            tahun=2024,
            judul="Laporan Kinerja 2024",
            versi=versi,
            status="ditandatangani",
            tanggal=tanggal,
            disampaikan_pada=sampai,
        )
    teks = kata(susun_lhe(siap_terbit(pakusari).lhe))
    assert f"Laporan Kinerja 2024, {kata_kunci}" in teks
