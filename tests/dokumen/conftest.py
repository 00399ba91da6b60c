"""The report with every block, printed once for all tests that only look at it."""

import io

import pikepdf
import pytest

from dokumen.pdf import cetak

from .pohon_contoh import lengkap


@pytest.fixture(scope="session")
def laporan():
    return cetak(lengkap())


@pytest.fixture(scope="module")
def buka(laporan):
    with pikepdf.open(io.BytesIO(laporan)) as berkas:
        yield berkas
