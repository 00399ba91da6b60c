"""manage.py lkjip: a file, or one Indonesian sentence and exit code 1."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from shutil import copy

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from capaian.models import JenjangSkala, Skala
from capaian.pilihan import JenisSkala

from ..pembangun import buat_butir_pk, buat_pk, buat_realisasi

pytestmark = pytest.mark.django_db
AKAR = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _skala(db):
    skala = Skala.objects.create(
        kode="UJI", jenis=JenisSkala.CAPAIAN, nama="Skala", sumber="Uji", mulai=2017
    )
    JenjangSkala.objects.create(skala=skala, urutan=1, kode="B", nama="Baik")


@pytest.fixture
def laporan(pakusari):
    butir = buat_butir_pk()
    buat_realisasi(butir.indikator)
    return butir


def lkjip(*argumen):
    call_command("lkjip", *argumen)


def test_pdf_menurut_akhiran_nama_berkas(laporan, tmp_path, capsys):
    berkas = tmp_path / "lkjip.PDF"
    lkjip("35.09.24", "2025", "--keluaran", str(berkas))
    assert berkas.read_bytes().startswith(b"%PDF-")
    assert list(tmp_path.iterdir()) == [berkas]
    assert "lkjip.PDF selesai ditulis" in capsys.readouterr().out
    teks = subprocess.run(["pdftotext", berkas, "-"], capture_output=True, check=True)
    assert "94,42" in teks.stdout.decode()


def test_word(laporan, tmp_path):
    berkas = tmp_path / "lkjip.docx"
    lkjip("35.09.24", "2025", "--keluaran", str(berkas))
    with zipfile.ZipFile(berkas) as docx:
        assert "94,42" in docx.read("word/document.xml").decode()


def test_excel(laporan, tmp_path):
    berkas = tmp_path / "lkjip.xlsx"
    lkjip("35.09.24", "2025", "--keluaran", str(berkas))
    nilai = {
        sel.value
        for halaman in load_workbook(berkas).worksheets
        for baris in halaman.rows
        for sel in baris
        if isinstance(sel.value, float)
    }
    assert any(round(satu, 2) == 94.42 for satu in nilai)


def test_html_dan_menimpa_berkas_lama(laporan, tmp_path):
    berkas = tmp_path / "lkjip.html"
    berkas.write_text("lama")
    lkjip("35.09.24", "2025", "--keluaran", str(berkas))
    assert berkas.read_text().startswith("<!doctype html>")


def test_pk_tanpa_realisasi_tetap_tercetak(pakusari, tmp_path):
    buat_butir_pk(buat_pk())
    berkas = tmp_path / "kosong.html"
    lkjip("35.09.24", "2025", "--keluaran", str(berkas))
    assert "belum dilaporkan" in berkas.read_text()


@pytest.mark.parametrize(
    ("argumen", "pesan"),
    [
        (("35.09.24", "2025", "x.odt"), r"\.odt belum tersedia.*berakhiran \.pdf"),
        (("35.09.24", "2025", "lkjip"), "tidak menyebut bentuknya"),
        (("35.9.24", "2025", "x.pdf"), "bukan kode kecamatan"),
        (("35.09.99", "2025", "x.pdf"), "kode 35.09.99 tidak ada"),
        (("35.09.24", "2019", "x.pdf"), "tahun 2019. Tahun yang tersedia: 2025."),
        (("35.09.24", "dua ribu", "x.pdf"), "bukan tahun"),
        (("35.09.24", "2025", "tidak/ada/x.pdf"), "Folder .*tidak/ada tidak ada"),
    ],
)
def test_penolakan_menyebut_yang_salah_dan_jalan_keluarnya(
    laporan, tmp_path, argumen, pesan
):
    kode, tahun, nama = argumen
    with pytest.raises(CommandError, match=pesan):
        lkjip(kode, tahun, "--keluaran", str(tmp_path / nama))
    assert list(tmp_path.iterdir()) == []


def test_folder_bukan_berkas(laporan, tmp_path):
    (tmp_path / "lkjip.pdf").mkdir()
    with pytest.raises(CommandError, match="adalah folder"):
        lkjip("35.09.24", "2025", "--keluaran", str(tmp_path / "lkjip.pdf"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root menulis di mana pun")
def test_folder_yang_tidak_dapat_ditulis(laporan, tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(CommandError, match="tidak dapat ditulis"):
        lkjip("35.09.24", "2025", "--keluaran", str(tmp_path / "lkjip.pdf"))


def test_penyimpanan_yang_menolak(laporan):
    """/proc takes no files, from anybody."""
    with pytest.raises(CommandError, match="/proc/lkjip.html tidak dapat ditulis"):
        lkjip("35.09.24", "2025", "--keluaran", "/proc/lkjip.html")


def test_tanpa_skala(laporan, tmp_path):
    Skala.objects.all().delete()
    with pytest.raises(CommandError, match="manage.py muat_contoh"):
        lkjip("35.09.24", "2025", "--keluaran", str(tmp_path / "x.pdf"))


def test_dari_baris_perintah_kode_keluar_1_tanpa_traceback(tmp_path, basis_siap):
    """As a person runs it: its own process, an empty database."""
    alamat = f"sqlite:///{copy(basis_siap, tmp_path)}"
    lingkungan = {**os.environ, "DATA_DIR": str(tmp_path), "DATABASE_URL": alamat}

    def jalankan(*argumen):
        return subprocess.run(
            [sys.executable, "manage.py", *argumen],
            cwd=AKAR,
            env=lingkungan,
            capture_output=True,
            text=True,
        )

    for argumen in (
        ("lkjip", "35.09.24", "2025", "--keluaran", "x.pdf"),
        ("lkjip", "35.09.24", "2025"),
        ("lkjip",),
    ):
        hasil = jalankan(*argumen)
        assert (hasil.returncode, hasil.stdout) == (1, "")
        assert re.search(r"tidak ada|Belum ditulis", hasil.stderr)
        assert "Traceback" not in hasil.stderr
