"""manage.py capaian: the promised JSON, and refusals in sentences."""

import json
import os
import subprocess
import sys
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.pembangun import (
    buat_butir_pk,
    buat_realisasi,
    buat_sasaran,
    buat_skala,
    buat_tempat,
)


@pytest.fixture
def ikm(db):
    buat_skala()
    tempat = buat_tempat(
        buat_sasaran(), target={2029: "88.5"}, baseline_nilai=Decimal("87.25")
    )
    butir = buat_butir_pk(tempat=tempat, nilai="87.5")
    buat_realisasi(butir.indikator, "84.03")
    return butir.indikator


def jalankan(*argumen):
    keluaran = StringIO()
    call_command("capaian", *argumen, stdout=keluaran)
    return keluaran.getvalue()


def test_json_dengan_desimal_sebagai_teks(ikm):
    data = json.loads(jalankan("35.09.24", "2025", "--format", "json"))
    assert list(data)[:3] == ["skema", "kecamatan", "tahun"]
    baris = data["pk"][0]["indikator"][0]
    assert baris["kode"] == ikm.kode
    assert (baris["target"], baris["realisasi"], baris["capaian"]) == (
        "87.5",
        "84.03",
        "96.03",
    )
    assert (baris["target_akhir"], baris["tahun_akhir"], baris["kemajuan"]) == (
        "88.5",
        2029,
        "94.95",
    )
    assert baris["tren"] == {"2022": None, "2023": None, "2024": None}
    assert data["pk"][0]["rata_rata"] == "96.03"


def test_teks_memakai_angka_indonesia(ikm):
    assert "96,03 %" in jalankan("35.09.24", "2025")


@pytest.mark.parametrize(
    ("argumen", "kalimat"),
    [
        (("35.09", "2025"), "bukan kode kecamatan"),
        (("35.09.99", "2025"), "tidak ada"),
        (("35.09.24", "25"), "empat angka"),
        (("35.09.24", "1999"), "empat angka"),
        (("35.09.24", "2031"), "Tahun yang tersedia: 2025"),
    ],
)
def test_masukan_salah_ditolak_dengan_kalimat(ikm, argumen, kalimat):
    with pytest.raises(CommandError, match=kalimat):
        jalankan(*argumen)


@pytest.mark.parametrize(
    ("argumen", "kalimat"),
    [
        (["capaian"], "Belum ditulis: KODE, TAHUN"),
        (["capaian", "35.09.24", "2025", "--format", "xml"], "tidak dikenal"),
        (["capaian", "35.09.24", "2025", "--entah"], "Tidak dikenal: --entah"),
        (["capaian", "35.09.24", "2025"], "Basis data belum disiapkan"),
    ],
)
def test_baris_perintah_salah_keluar_1_tanpa_traceback(tmp_path, argumen, kalimat):
    # A real process on an empty database: nothing was migrated there.
    lingkungan = os.environ | {"DATA_DIR": str(tmp_path), "DATABASE_URL": ""}
    del lingkungan["DATABASE_URL"]
    hasil = subprocess.run(
        [sys.executable, "manage.py", *argumen],
        capture_output=True,
        text=True,
        env=lingkungan,
    )
    assert hasil.returncode == 1
    assert kalimat in hasil.stderr
    assert "Traceback" not in hasil.stderr
