"""The browser of the other pages; files of these tests go where the tests end."""

import pytest

from tests.iku.perjanjian.test_peramban import masuk
from tests.test_peramban import buka, mesin

from .bantuan import buat_data

__all__ = ["buka", "masuk", "mesin"]


@pytest.fixture(autouse=True)
def _berkas_sementara(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def penanda(pakusari):
    return buat_data(pakusari)
