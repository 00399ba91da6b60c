"""A real worker killed (kill -9) while it makes a ZIP: the next one goes on where it
was, and what was printed is not printed again."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing

import pytest
from django.conf import settings
from django.db import connection

from laporan.cetak import minta_himpunan
from tests.laporan.test_impor_terputus import BASIS_DATA, tunggu
from tests.pembangun import (
    buat_butir_pk,
    buat_kecamatan,
    buat_pengguna,
    buat_pk,
    buat_realisasi,
    buat_renstra,
    buat_skala,
)

pytestmark = pytest.mark.lengkap


@pytest.fixture
def pekerjaan(transactional_db, pakusari, panti):
    """A ZIP of three reports, asked for and not begun."""
    buat_skala()
    for kecamatan in (pakusari, panti, buat_kecamatan("35.09.25", "Patrang")):
        buat_realisasi(buat_butir_pk(buat_pk(buat_renstra(kecamatan))).indikator)
    petugas = buat_pengguna("bagian_organisasi", pakusari)
    return minta_himpunan(pakusari.kabupaten, 2025, petugas)


@pytest.fixture
def jalankan(pekerjaan, tmp_path):
    """Start `manage.py …` on the test's database; ended with the test."""
    basis_data = BASIS_DATA[connection.vendor](tmp_path / "uji.sqlite3")
    proses = []

    def _jalankan(*argumen):
        satu = subprocess.Popen(
            [sys.executable, "manage.py", *argumen],
            cwd=settings.BASE_DIR,
            env=os.environ
            | {"DATABASE_URL": basis_data.url, "DATA_DIR": str(tmp_path / "data")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        proses.append(satu)
        return satu

    _jalankan.basis_data = basis_data
    yield _jalankan
    for satu in proses:
        satu.kill()
        satu.communicate()


def baca(basis_data, pekerjaan):
    """Status, parts, file and beginning of the job, as the database has it."""
    sql = (
        "SELECT status, bagian, berkas, mulai_pada FROM dokumen_pekerjaancetak "
        f"WHERE id = {pekerjaan.pk}"
    )
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(basis_data.jalan, timeout=60)) as koneksi:
            baris = koneksi.execute(sql).fetchone()
    else:
        with connection.cursor() as kursor:
            kursor.execute(sql)
            baris = kursor.fetchone()
    status, bagian, berkas, mulai = baris
    bagian = json.loads(bagian) if isinstance(bagian, str) else bagian
    return status, bagian, berkas, mulai


def test_dibunuh_lalu_dilanjutkan(pekerjaan, jalankan, tmp_path):
    def keadaan():
        return baca(jalankan.basis_data, pekerjaan)

    pekerja = jalankan("db_worker", "--no-startup-delay", "--interval=0.1")
    tunggu(lambda: keadaan()[3] or pekerja.poll() is not None)
    giliran_pertama = keadaan()[3]
    # The second turn has begun, and printing takes its time.
    tunggu(lambda: keadaan()[3] != giliran_pertama or pekerja.poll() is not None)
    os.kill(pekerja.pid, signal.SIGKILL)
    assert pekerja.wait() == -signal.SIGKILL
    status, bagian, _, _ = keadaan()
    assert status == "jalan" and len(bagian) == 1
    (media,) = (tmp_path / "data").rglob("cetak")
    pertama = media / f"{bagian[0]['sidik']}.pdf"
    nomor_inode = pertama.stat().st_ino

    lanjut = jalankan("lanjutkan_cetak")  # as `mulai` does before a worker begins
    assert lanjut.wait() == 0
    assert lanjut.stdout.read() == "1 pekerjaan cetak dilanjutkan.\n"
    akhir = jalankan("db_worker", "--no-startup-delay", "--batch", "--interval=0.1")
    assert akhir.wait() == 0, akhir.communicate()[0]
    status, bagian, berkas, _ = keadaan()
    assert (status, len(bagian)) == ("selesai", 3)
    assert pertama.stat().st_ino == nomor_inode
    with zipfile.ZipFile(media.parent / berkas) as arsip:
        assert arsip.testzip() is None
        assert len(arsip.namelist()) == 4
