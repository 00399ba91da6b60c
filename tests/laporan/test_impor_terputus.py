"""A real import killed while it writes: afterwards all is there or nothing, and the
same file can be brought again."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest
from django.conf import settings
from django.db import connection

from iku.models import Indikator
from kecamatan.models import Jejak
from kecamatan.pilihan import Peran
from tests.iku.lembar.berkas import indikator, satu_indikator, tulis
from tests.pembangun import buat_pengguna

BANYAK = 8000
BATAS = 120  # seconds

pytestmark = pytest.mark.lengkap


class Sqlite:
    """The test's database as a file of its own."""

    def __init__(self, jalan):
        self.jalan = jalan
        self.url = f"sqlite:///{jalan}"
        with closing(sqlite3.connect(jalan)) as tujuan:
            connection.ensure_connection()
            connection.connection.backup(tujuan)

    def hitung(self, model) -> int:
        with closing(sqlite3.connect(self.jalan, timeout=60)) as koneksi:
            tabel = model._meta.db_table
            return koneksi.execute(f"SELECT count(*) FROM {tabel}").fetchone()[0]

    def menulis(self, proses) -> bool:
        """Whether pages of an open transaction are in the journal."""
        jurnal = (self.jalan.with_name(f"{self.jalan.name}{a}") for a in AKHIRAN)
        return any(j.exists() and j.stat().st_size > 100_000 for j in jurnal)

    def tenang(self) -> bool:
        return True


class Postgres:
    """The test's database, as another process sees it."""

    def __init__(self, _):
        d = connection.settings_dict
        tempat = f"{d['HOST'] or '127.0.0.1'}:{d['PORT'] or 5432}"
        sandi = f":{d['PASSWORD']}" if d["PASSWORD"] else ""
        self.url = f"postgres://{d['USER']}{sandi}@{tempat}/{d['NAME']}"

    def hitung(self, model) -> int:
        return model.objects.count()

    def menulis(self, proses) -> bool:
        """Whether the other side has a transaction that wrote something."""
        return self._lain("backend_xid IS NOT NULL")

    def tenang(self) -> bool:
        """Whether the server has noticed that the other side is gone."""
        return not self._lain("true")

    def _lain(self, syarat: str) -> bool:
        with connection.cursor() as kursor:
            kursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = "
                "current_database() AND pid <> pg_backend_pid() AND "
                f"backend_type = 'client backend' AND {syarat}"
            )
            return kursor.fetchone()[0] > 0


AKHIRAN = ("-wal", "-journal")
BASIS_DATA = {"sqlite": Sqlite, "postgresql": Postgres}


@pytest.fixture
def berkas(tmp_path):
    baris = (satu_indikator(f"I{n}", f"Indikator {n}") for n in range(BANYAK))
    return tulis(tmp_path / "isi.xlsx", indikator(*baris))


@pytest.fixture
def basis_data(transactional_db, pakusari, tmp_path):
    buat_pengguna(Peran.BAGIAN_ORGANISASI, pakusari, nama="mahir")
    return BASIS_DATA[connection.vendor](tmp_path / "uji.sqlite3")


@pytest.fixture
def impor(basis_data, berkas, tmp_path):
    """Start `manage.py impor … --terapkan` as a process; ended with the test."""
    proses = []

    def _impor():
        perintah = ["manage.py", "impor", "indikator", str(berkas), "--terapkan"]
        satu = subprocess.Popen(
            [sys.executable, *perintah, "--oleh", "mahir"],
            cwd=settings.BASE_DIR,
            env=os.environ
            | {"DATABASE_URL": basis_data.url, "DATA_DIR": str(tmp_path / "data")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        proses.append(satu)
        return satu

    yield _impor
    for satu in proses:
        satu.kill()
        satu.communicate()


def tunggu(syarat) -> None:
    akhir = time.monotonic() + BATAS
    while not syarat():
        assert time.monotonic() < akhir
        time.sleep(0.005)


@pytest.mark.parametrize("sesudah", [0, 0.4])
def test_dibunuh_di_tengah_penulisan(basis_data, impor, sesudah):
    proses = impor()
    tunggu(lambda: basis_data.menulis(proses) or proses.poll() is not None)
    time.sleep(sesudah)
    assert proses.poll() is None, proses.communicate()[0]
    os.kill(proses.pid, signal.SIGKILL)
    assert proses.wait() == -signal.SIGKILL
    tunggu(basis_data.tenang)
    ada = basis_data.hitung(Indikator)
    assert ada in (0, BANYAK)
    assert basis_data.hitung(Jejak) == ada

    kedua = impor()
    keluaran, _ = kedua.communicate(timeout=BATAS)
    assert kedua.returncode == 0, keluaran
    assert basis_data.hitung(Indikator) == BANYAK
    assert basis_data.hitung(Jejak) == BANYAK
