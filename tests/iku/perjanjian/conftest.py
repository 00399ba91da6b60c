import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.pembangun import buat_pk_lengkap, buat_renstra, isi_pdf
from tests.test_peramban import buka, mesin

__all__ = ["buka", "mesin"]  # the browser's fixtures


@pytest.fixture(autouse=True)
def _berkas_sementara(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def pk(pakusari):
    """A draft of 2025 that lacks nothing."""
    return buat_pk_lengkap(buat_renstra(pakusari))


@pytest.fixture
def diajukan(pk, operator):
    pk.ajukan(oleh=operator)
    return pk


@pytest.fixture
def berkas():
    """A signed scan as it comes from a browser."""
    return SimpleUploadedFile("PK Pakusari 2025.pdf", isi_pdf(), "application/pdf")
