"""A year of Pakusari 2025 measured by quarters, and a clock that stands still."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from iku.models import Acuan
from iku.pilihan import Frekuensi
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_kabupaten,
    buat_pk,
    buat_renstra,
    buat_sasaran,
    buat_skala,
    buat_tempat,
)

KINI = datetime(2025, 10, 10, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture(autouse=True)
def _sepuluh_oktober(monkeypatch):
    """Quarter III is over, quarter IV has begun."""
    monkeypatch.setattr(timezone, "now", lambda: KINI)


@pytest.fixture
def ikm(db):
    return Acuan.objects.create(kabupaten=buat_kabupaten(), kode="IKM", nama="IKM")


@pytest.fixture
def skala(db):
    return buat_skala()


def buat_ikm(kecamatan, acuan, target="80"):
    """An agreement of 2025 with the regency-wide indicator, measured by quarters."""
    renstra = buat_renstra(kecamatan)
    indikator = buat_indikator(kecamatan, acuan=acuan, frekuensi=Frekuensi.TRIWULAN)
    tempat = buat_tempat(buat_sasaran(renstra), indikator, {2025: target})
    buat_butir_pk(buat_pk(renstra), tempat, target)
    return indikator
