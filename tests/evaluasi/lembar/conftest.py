"""An evaluation of Pakusari 2025 with its team."""

import pytest

from kecamatan.pilihan import Peran
from tests.evaluasi.kampanye.bantuan import buat_instrumen_lke
from tests.pembangun import buat_pengguna

from .bantuan import buat_evaluasi


@pytest.fixture
def penjamin(pakusari):
    return buat_pengguna(Peran.EVALUATOR, pakusari, nama="penjamin")


@pytest.fixture
def evaluasi(pakusari, evaluator, penjamin):
    """Waits for the kecamatan's own answers; two criteria in each sub-component."""
    return buat_evaluasi(
        pakusari,
        anggota=[evaluator],
        penjamin=[penjamin],
        instrumen=buat_instrumen_lke("LKE_KECIL"),
    )


@pytest.fixture
def evaluator_lain(pakusari):
    """Sees Pakusari, belongs to no team."""
    return buat_pengguna(Peran.EVALUATOR, pakusari, nama="evaluator-lain")
