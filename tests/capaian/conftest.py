"""A PK of Pakusari 2025 with its measured row, and one next door."""

import pytest

from tests.pembangun import buat_butir_pk, buat_pk, buat_renstra, buat_skala


@pytest.fixture
def butir(pakusari):
    """IKM with target 89 in the PK of 2025."""
    buat_skala()
    return buat_butir_pk(buat_pk(buat_renstra(pakusari)))


@pytest.fixture
def butir_tetangga(panti):
    return buat_butir_pk(buat_pk(buat_renstra(panti)))
