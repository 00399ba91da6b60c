"""The standing cast: who is who in every test."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings
from hypothesis import HealthCheck
from hypothesis import settings as percobaan

from dokumen.models import DokumenResmi
from dokumen.pembekuan import PEMICU_DOKUMEN, lepas_semua, pasang_semua
from evaluasi.models import Lhe, Reviu
from evaluasi.pembekuan import PEMICU_LHE
from evaluasi.reviu.pembekuan import PEMICU_REVIU
from iku.models import PerjanjianKinerja, SkIku
from iku.pembekuan import PEMICU_PK, PEMICU_SK
from kecamatan.models import Jejak, KepalaJejak, Segel
from kecamatan.pembekuan import PEMICU_JEJAK
from kecamatan.pilihan import Peran
from laporan.models import VersiLkjip
from laporan.penerbitan.pembekuan import PEMICU_VERSI

from .pembangun import buat_kecamatan, buat_pengguna

# A busy machine draws and computes slowly; that says nothing about what is tested.
percobaan.register_profile(
    "santai", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
percobaan.load_profile("santai")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """No test cuts the power: SQLite need not wait for the disk at every commit."""
    pilihan = connection.settings_dict["OPTIONS"]
    if "init_command" in pilihan:
        pilihan["init_command"] += "PRAGMA synchronous=OFF;"


@pytest.fixture(scope="session")
def basis_siap(django_db_setup, django_db_blocker, tmp_path_factory):
    """An SQLite file with all tables and no rows, for the processes that a test starts
    on a database of their own: to migrate anew takes each a dozen seconds."""
    berkas = tmp_path_factory.mktemp("basis") / "siap.sqlite3"
    alamat = {"DATABASE_URL": f"sqlite:///{berkas}", "DATA_DIR": str(berkas.parent)}
    if connection.vendor != "sqlite":
        migrasi = [sys.executable, "manage.py", "migrate", "-v0"]
        akar = Path(__file__).parent.parent
        subprocess.run(migrasi, cwd=akar, env=os.environ | alamat, check=True)
        return berkas
    with django_db_blocker.unblock(), closing(sqlite3.connect(berkas)) as salinan:
        connection.ensure_connection()
        connection.connection.backup(salinan)
    return berkas


@pytest.fixture(scope="session", autouse=True)
def _tanpa_yang_lambat():
    """Password hashing is tested by Django; here it only costs time. So does a list of
    all static files, which WhiteNoise would make anew for every client of a test:
    looked up when asked for, they are the same files."""
    cepat = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(PASSWORD_HASHERS=cepat, WHITENOISE_AUTOREFRESH=True):
        yield


@pytest.fixture(autouse=True)
def _beku_boleh_dikosongkan(request):
    """Tests with real transactions are cleaned by emptying every table, which the
    database refuses while something in it is frozen."""
    penanda = request.node.get_closest_marker("django_db")
    transaksi = {"transactional_db", "live_server"} & set(request.fixturenames)
    if not transaksi and not (penanda and penanda.kwargs.get("transaction")):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    beku = PEMICU_PK + PEMICU_SK + PEMICU_DOKUMEN + PEMICU_LHE + PEMICU_REVIU
    beku += PEMICU_VERSI
    lepas_semua(connection, beku)
    Lhe.objects.filter(dokumen__isnull=False).update(dokumen=None)
    VersiLkjip.objects.update(terbit_pada=None, sidik_cetakan="")
    for model in (PerjanjianKinerja, SkIku, DokumenResmi, Reviu):
        model.objects.all().update(status="draf")
    lepas_semua(connection, PEMICU_JEJAK)
    for model in (Jejak, Segel, KepalaJejak):
        model.objects.all()._raw_delete(connection.alias)
    pasang_semua(connection, PEMICU_JEJAK)
    pasang_semua(connection, beku)


@pytest.fixture
def pakusari(db):
    return buat_kecamatan("35.09.24", "Pakusari")


@pytest.fixture
def panti(db):
    """The kecamatan next door."""
    return buat_kecamatan("35.09.14", "Panti")


@pytest.fixture
def operator(pakusari):
    return buat_pengguna(Peran.OPERATOR, pakusari, nama="operator")


@pytest.fixture
def camat(pakusari):
    return buat_pengguna(Peran.CAMAT, pakusari, nama="camat")


@pytest.fixture
def operator_tetangga(panti):
    return buat_pengguna(Peran.OPERATOR, panti, nama="operator-tetangga")


@pytest.fixture
def evaluator(pakusari):
    return buat_pengguna(Peran.EVALUATOR, pakusari, nama="evaluator")


@pytest.fixture
def inspektur(pakusari):
    return buat_pengguna(Peran.INSPEKTUR, pakusari, nama="inspektur")


@pytest.fixture
def bappeda(pakusari):
    return buat_pengguna(Peran.BAPPEDA, pakusari, nama="bappeda")


@pytest.fixture
def bagian_organisasi(pakusari):
    return buat_pengguna(Peran.BAGIAN_ORGANISASI, pakusari, nama="bagor")


@pytest.fixture
def pimpinan(pakusari):
    return buat_pengguna(Peran.PIMPINAN, pakusari, nama="pimpinan")


@pytest.fixture
def admin_kabupaten(pakusari):
    return buat_pengguna(Peran.ADMIN_KABUPATEN, pakusari, nama="admin-kabupaten")


@pytest.fixture
def kabupaten_lain(db):
    """Somebody with full rights in another regency."""
    lain = buat_kecamatan("35.10.01", "Pesanggaran")
    return buat_pengguna(Peran.ADMIN_KABUPATEN, lain, nama="kabupaten-lain")


@pytest.fixture
def tanpa_tugas(db):
    """Somebody with an account and no assignment."""
    return buat_pengguna(None, nama="tanpa-tugas")
