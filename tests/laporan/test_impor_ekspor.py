"""manage.py impor and ekspor: the promised JSON, exit codes, refusals in words."""

import json
import os
import subprocess
import sys
import zipfile
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from openpyxl import Workbook, load_workbook

from iku.models import Renstra
from kecamatan.models import Jejak
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
)

JUDUL = ["Kecamatan", "Tahun awal", "Tahun akhir", "Perubahan ke", "Dasar hukum"]


@pytest.fixture
def berkas(pakusari, tmp_path):
    def _berkas(*baris):
        wb = Workbook()
        wb.active.title = "Renstra"
        for satu in (JUDUL, *baris):
            wb.active.append(satu)
        wb.save(tmp_path / "isi.xlsx")
        return str(tmp_path / "isi.xlsx")

    return _berkas


BAIK = ["35.09.24", 2025, 2029, 0, "Perbup"]
BURUK = ["35.09.24", 2029, 2025, 1, "Perbup"]


def jalankan(*argumen, kode=0):
    """The output; the command must end with this exit code."""
    keluaran = StringIO()
    if kode:
        with pytest.raises(SystemExit) as keluar:
            call_command(*argumen, stdout=keluaran)
        assert keluar.value.code == kode
    else:
        call_command(*argumen, stdout=keluaran)
    return keluaran.getvalue()


def test_pratinjau_tidak_menyimpan(berkas):
    keluaran = jalankan("impor", "renstra", berkas(BAIK))
    assert "1 baru, 0 berubah, 0 sama, 0 ditolak." in keluaran
    assert not Renstra.objects.exists()


def test_terapkan_oleh_seseorang(berkas, operator):
    jalankan("impor", "renstra", berkas(BAIK), "--terapkan", "--oleh", "operator")
    assert Renstra.objects.get().dasar == "Perbup"
    assert Jejak.objects.get().id_pengguna == operator.pk


def test_wewenang_pelaku_berlaku(berkas, evaluator):
    keluaran = jalankan(
        *("impor", "renstra", berkas(BAIK), "--terapkan", "--oleh", "evaluator"), kode=1
    )
    assert "Anda tidak berwenang mengubah Renstra di sini." in keluaran
    assert not Renstra.objects.exists()


def test_satu_ditolak_keluar_dengan_1(berkas, operator):
    isi = berkas(BAIK, BURUK)
    keluaran = jalankan(
        "impor", "renstra", isi, "--terapkan", "--oleh", "operator", kode=1
    )
    assert "lembar Renstra, baris 3: Tahun akhir harus setelah" in keluaran
    assert not Renstra.objects.exists()


def test_yang_ditolak_ditandai(berkas, tmp_path):
    jalan = tmp_path / "ditandai.xlsx"
    jalankan("impor", "renstra", berkas(BURUK), "--tandai", str(jalan), kode=1)
    assert "Tahun akhir" in load_workbook(jalan)["Kesalahan"]["E2"].value
    baik = tmp_path / "baik.xlsx"
    jalankan("impor", "renstra", berkas(BAIK), "--tandai", str(baik))
    assert not baik.exists()


def test_json(berkas, pakusari):
    buat_renstra(pakusari, dasar="Lama")
    baris = [BAIK, [*BURUK[:-1], None]]
    isi = json.loads(
        jalankan("impor", "renstra", berkas(*baris), "--format", "json", kode=1)
    )
    assert isi["skema"] == "sakip/impor/1"
    assert isi["kecamatan"] == {"kode": "35.09.24", "nama": "Pakusari"}
    assert (isi["jenis"], isi["berkas"], isi["diterapkan"]) == (
        "renstra",
        "isi.xlsx",
        False,
    )
    assert isi["ringkasan"] == {"baru": 0, "berubah": 1, "sama": 0, "ditolak": 1}
    assert isi["baris"][0] == {
        "lembar": "Renstra",
        "baris": 2,
        "status": "berubah",
        "kunci": "35.09.24 / 2025 / 2029 / 0",
        "perubahan": {"Dasar hukum": {"dari": "Lama", "ke": "Perbup"}},
    }
    assert isi["galat"] == [
        {
            "lembar": "Renstra",
            "baris": 3,
            "kolom": None,
            "nilai": None,
            "pesan": "Tahun akhir harus setelah tahun awal.",
        }
    ]


def test_json_desimal_sebagai_teks_bertitik(pakusari, tmp_path):
    tempat = buat_tempat(target={2025: "87.5"})
    jalan = str(tmp_path / "target.xlsx")
    jalankan("ekspor", "target", "--keluaran", jalan)
    tempat.target.update(nilai="1234.25")
    isi = json.loads(jalankan("impor", "target", jalan, "--format", "json"))
    assert isi["baris"][0]["perubahan"] == {
        "Target 2025": {"dari": "1234.25", "ke": "87.5"}
    }


@pytest.mark.parametrize(
    ("argumen", "kalimat"),
    [
        (["renstra", "tidak-ada.xlsx"], "Berkas tidak-ada.xlsx tidak ada."),
        (["renstra", "x", "--terapkan"], "Pakai --terapkan dan --oleh"),
        (["renstra", "x", "--oleh", "a"], "Pakai --terapkan dan --oleh"),
    ],
)
def test_argumen_yang_keliru(db, argumen, kalimat):
    with pytest.raises(CommandError, match=kalimat):
        call_command("impor", *argumen)


def test_pelaku_yang_tidak_ada(berkas):
    with pytest.raises(CommandError, match="Pengguna “hantu” tidak ada"):
        call_command("impor", "renstra", berkas(BAIK), terapkan=True, oleh="hantu")


def test_berkas_yang_tidak_terbaca_ditolak_dengan_kalimat(pakusari, tmp_path):
    (tmp_path / "foto.xlsx").write_bytes(b"\x89PNG")
    with pytest.raises(CommandError, match="gambar PNG"):
        call_command("impor", "renstra", str(tmp_path / "foto.xlsx"))


@pytest.mark.parametrize("perintah", ["impor", "ekspor"])
def test_lewat_baris_perintah_tanpa_jejak_galat(perintah, tmp_path):
    lingkungan = os.environ | {"DATA_DIR": str(tmp_path)}
    hasil = subprocess.run(
        [sys.executable, "manage.py", perintah, "ijazah", "x.xlsx"],
        cwd=settings.BASE_DIR,
        env=lingkungan,
        capture_output=True,
        text=True,
        check=False,
    )
    assert hasil.returncode == 1
    assert "“ijazah”" in hasil.stderr or "'ijazah' tidak dikenal" in hasil.stderr
    assert "Traceback" not in hasil.stderr


def test_ekspor_satu_kecamatan_dan_tahun(pakusari, panti, tmp_path):
    buat_renstra(pakusari, 2021, 2026)
    buat_renstra(pakusari, 2027, 2031)
    buat_renstra(panti, 2021, 2026)
    jalan = tmp_path / "renstra.xlsx"
    jalankan(
        *("ekspor", "renstra", "--kecamatan", "35.09.24", "--tahun", "2025"),
        *("--keluaran", str(jalan)),
    )
    baris = list(load_workbook(jalan)["Renstra"].iter_rows(min_row=2, values_only=True))
    assert [b[:3] for b in baris] == [("35.09.24", 2021, 2026)]


def test_ekspor_csv_satu_lembar(pakusari, tmp_path):
    buat_butir_pk().rencana_aksi.create(triwulan=1, nilai="80.5")
    jalan = tmp_path / "aksi.csv"
    jalankan("ekspor", "rencana-aksi", "--keluaran", str(jalan))
    assert ";80,5;" in jalan.read_text("utf-8-sig")
    assert "0 berubah, 1 sama" in jalankan("impor", "rencana-aksi", str(jalan))


def test_ekspor_zip_satu_csv_tiap_lembar(pakusari, tmp_path):
    buat_tempat(buat_sasaran(buat_renstra(pakusari, dasar="=Perbup")))
    jalan = tmp_path / "renstra.zip"
    jalankan("ekspor", "renstra", "--keluaran", str(jalan))
    with zipfile.ZipFile(jalan) as arsip:
        assert arsip.namelist() == ["1-renstra.csv", "2-tujuan.csv", "3-sasaran.csv"]
        arsip.extractall(tmp_path / "isi")
    assert "'=Perbup" in (tmp_path / "isi/1-renstra.csv").read_text("utf-8-sig")
    for satu in (tmp_path / "isi").iterdir():
        assert "0 berubah, 1 sama" in jalankan("impor", "renstra", str(satu))


@pytest.mark.parametrize(
    ("keluaran", "kalimat"),
    [
        ("renstra.csv", "CSV hanya memuat satu lembar"),
        ("renstra.pdf", "harus berakhiran .xlsx, .csv, atau .zip"),
        ("tidak/ada/renstra.xlsx", "tidak dapat ditulis"),
    ],
)
def test_keluaran_yang_keliru(db, tmp_path, keluaran, kalimat):
    with pytest.raises(CommandError, match=kalimat):
        call_command("ekspor", "renstra", keluaran=str(tmp_path / keluaran))
    assert list(tmp_path.iterdir()) == []


def test_templat(pakusari, tmp_path):
    buat_indikator(pakusari, kode="IKM")
    jalan = str(tmp_path / "t.xlsx")
    jalankan("ekspor", "indikator", "--templat", "--keluaran", jalan)
    assert "1 baris contoh dilewati" in jalankan("impor", "indikator", jalan)
