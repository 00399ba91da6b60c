"""An assessment of Pakusari 2025, on the real instrument."""

import pytest

from capaian.ipp.tindakan import buat_penilaian
from laporan.contoh.acuan_ipp import muat_ipp
from tests.capaian.ipp.bantuan import ACUAN


@pytest.fixture
def instrumen(db):
    muat_ipp(ACUAN)


@pytest.fixture
def penilaian(instrumen, pakusari, operator):
    return buat_penilaian(pakusari, 2025, oleh=operator)


@pytest.fixture
def penilaian_tetangga(instrumen, panti, operator_tetangga):
    return buat_penilaian(panti, 2025, oleh=operator_tetangga)
