"""Export, then import, of random numbers: nothing changes. Without the world that
test_bolak_balik.py makes once for its tests."""

import random

import pytest

from iku.models import Target
from tests.pembangun import buat_indikator, buat_renstra, buat_sasaran, buat_tempat

from .test_bolak_balik import nilai_acak


@pytest.mark.parametrize("benih", range(5))
def test_dua_ribu_angka_acak(pakusari, ekspor, lihat, benih):
    """Value in = value out, as Decimal: 400 numbers a seed, of every size."""
    acak = random.Random(benih)
    sasaran = buat_sasaran(buat_renstra(pakusari))
    tempat = [
        buat_tempat(sasaran, buat_indikator(pakusari, kode=f"I{n}")) for n in range(80)
    ]
    Target.objects.bulk_create(
        Target(butir=t, tahun=tahun, nilai=nilai_acak(acak))
        for t in tempat
        for tahun in range(2025, 2030)
    )
    hasil = lihat("target", ekspor("target"))
    assert (hasil.ringkasan["sama"], hasil.galat) == (80, [])
