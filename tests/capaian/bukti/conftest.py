"""One indicator of Pakusari 2026, reported by quarters, and how files come."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from capaian.bukti import tindakan
from capaian.periode import PeriodeIndikator
from iku.pilihan import Frekuensi
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_pk,
    buat_renstra,
    buat_sasaran,
    buat_skala,
    buat_tempat,
    isi_pdf,
)


@pytest.fixture(autouse=True)
def berkas_di(settings, tmp_path):
    """Every test has a disk of its own."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def indikator(pakusari):
    buat_skala()
    return _berjanji(pakusari)


@pytest.fixture
def indikator_tetangga(panti):
    return _berjanji(panti)


def _berjanji(kecamatan):
    renstra = buat_renstra(kecamatan)
    satu = buat_indikator(kecamatan, frekuensi=Frekuensi.TRIWULAN)
    tempat = buat_tempat(buat_sasaran(renstra), satu)
    buat_butir_pk(buat_pk(renstra, 2026), tempat)
    return satu


@pytest.fixture
def periode(indikator):
    return PeriodeIndikator(indikator, 2026, 1)


@pytest.fixture
def alamat(indikator):
    return f"/35.09.24/2026/indikator/{indikator.pk}/bukti/1/"


@pytest.fixture
def masuk(client, operator):
    client.force_login(operator)
    return client


def berkas(nama="nota.pdf", isi=None):
    return SimpleUploadedFile(nama, isi_pdf() if isi is None else isi)


@pytest.fixture
def lampiran(periode, operator):
    """A PDF that is attached."""
    return tindakan.unggah(periode, berkas(), oleh=operator).lampiran


def isi_disk(tempat) -> list[str]:
    """Names of all files below it."""
    return sorted(b.name for b in tempat.rglob("*") if b.is_file())
