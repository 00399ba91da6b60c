"""`manage.py cetak`: finds one document, refuses the rest in a sentence, writes whole."""

import os
from datetime import date
from pathlib import Path

import pytest
from django.core.management import ManagementUtility, call_command
from django.core.management.base import CommandError
from openpyxl import load_workbook

from dokumen.pohon import Butir, Daftar, Dokumen, Lembar, Paragraf
from iku.models import SkIku
from iku.pilihan import BentukSk
from laporan.perintah import PerintahCetak
from tests.pembangun import buat_kecamatan, buat_pk

pytestmark = pytest.mark.django_db
NOMOR = "065/ 45 /35.09.10/2023"


@pytest.fixture
def sk(pakusari):
    return buat_sk(pakusari)


def buat_sk(kecamatan, nomor=NOMOR):
    return SkIku.objects.create(
        kecamatan=kecamatan,
        nomor=nomor,
        tanggal=date(2023, 11, 21),
        judul="Indikator Kinerja Utama",
        bentuk=BentukSk.GABUNG,
        menimbang=["a. bahwa perlu"],
        diktum=[{"nomor": "KESATU", "isi": "Indikator Kinerja Utama"}],
        penetap_nama="RACHMAD HIDAYAT, S.Sos",
    )


def cetak(jenis, nomor, keluaran):
    call_command("cetak", jenis, str(nomor), keluaran=str(keluaran))


def jalankan(*argumen):
    """As from the terminal: the exit code."""
    try:
        # Not execute(): that sets the log up anew, on what capsys closes afterwards.
        argv = ["manage.py", *argumen]
        ManagementUtility(argv).fetch_command(argumen[0]).run_from_argv(argv)
    except SystemExit as keluar:
        return keluar.code
    return 0


@pytest.mark.parametrize(
    "akhiran, kepala",
    [(".pdf", b"%PDF-"), (".docx", b"PK\x03\x04"), (".HTML", b"<!doc")],
)
def test_form_follows_the_suffix(sk, tmp_path, akhiran, kepala):
    berkas = tmp_path / f"sk{akhiran}"
    cetak("sk-iku", NOMOR, berkas)
    assert berkas.read_bytes().startswith(kepala)


def test_page_stands_alone_with_its_looks(sk, tmp_path):
    cetak("sk-iku", sk.pk, tmp_path / "sk.html")
    isi = (tmp_path / "sk.html").read_text()
    assert "<style>" in isi and "rincian" in isi
    assert "@font-face {" not in isi  # fonts it could not find
    assert "RACHMAD HIDAYAT" in isi


@pytest.mark.parametrize(
    "dicari", [NOMOR, "065/45/35.09.10/2023", " 065/45/35.09.10/2023 "]
)
def test_number_is_found_whatever_its_blanks(sk, tmp_path, dicari):
    cetak("sk-iku", dicari, tmp_path / "sk.docx")
    assert (tmp_path / "sk.docx").exists()


def test_agreement_is_found_by_its_id(tmp_path, capsys):
    pk = buat_pk()
    cetak("pk", pk.pk, tmp_path / "pk.docx")
    assert "selesai ditulis" in capsys.readouterr().out


def test_unknown_number_names_the_nearest_first(sk, pakusari, tmp_path):
    lain = buat_sk(pakusari, "188/342/35.09.24/2025")
    with pytest.raises(CommandError) as galat:
        cetak("sk-iku", "188/324/35.09.24/2025", tmp_path / "sk.pdf")
    pesan = str(galat.value)
    assert "tidak ada" in pesan
    assert pesan.index(f"(id {lain.pk})") < pesan.index(f"(id {sk.pk})")
    assert not (tmp_path / "sk.pdf").exists()


def test_number_of_two_kecamatan_is_not_guessed(sk, panti, tmp_path):
    kedua = buat_sk(panti)
    with pytest.raises(CommandError, match="ada 2.*Tulis id-nya") as galat:
        cetak("sk-iku", NOMOR, tmp_path / "sk.pdf")
    assert f"Kecamatan Pakusari (id {sk.pk})" in str(galat.value)
    assert f"Kecamatan Panti (id {kedua.pk})" in str(galat.value)


def test_number_goes_before_id(sk, panti, tmp_path):
    """A decree whose number happens to be the id of another."""
    bernomor = buat_sk(panti, str(sk.pk))
    cetak("sk-iku", sk.pk, tmp_path / "sk.html")
    assert bernomor.nomor == str(sk.pk)
    assert "KECAMATAN PANTI" in (tmp_path / "sk.html").read_text()


def test_nothing_to_print_says_what_to_do(db, tmp_path):
    with pytest.raises(CommandError, match="Belum ada Perjanjian Kinerja"):
        cetak("pk", 1, tmp_path / "pk.pdf")


@pytest.mark.parametrize(
    "nama, pesan",
    [
        ("sk.odt", "Bentuk .odt belum tersedia"),
        ("sk", "tidak menyebut bentuknya"),
        ("tiada/sk.pdf", "tidak ada. Buat foldernya"),
        ("folder.pdf", "adalah folder"),
    ],
)
def test_place_is_refused_before_the_work(sk, tmp_path, nama, pesan):
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(CommandError, match=pesan):
        cetak("sk-iku", sk.pk, tmp_path / nama)


def test_workbook_of_the_tables(tmp_path):
    pk = buat_pk()
    cetak("pk", pk.pk, tmp_path / "pk.xlsx")
    assert load_workbook(tmp_path / "pk.xlsx").sheetnames[0] == "Daftar tabel"


def test_document_without_tables_is_no_workbook(tmp_path):
    perintah = PerintahCetak()
    tanpa_tabel = Dokumen("Uji", "", (Lembar("Uji", (Paragraf("isi"),)),))
    with pytest.raises(CommandError, match="tidak memuat tabel"):
        perintah.tulis(tanpa_tabel, tmp_path / "uji.xlsx")
    assert not (tmp_path / "uji.xlsx").exists()


@pytest.mark.parametrize(
    "argumen, pesan",
    [
        (("surat", "1", "--keluaran", "x.pdf"), "'surat' tidak dikenal"),
        (("sk-iku", "1"), "Belum ditulis: --keluaran"),
        (("sk-iku", "tiada", "--keluaran", "x.pdf"), "Belum ada SK IKU"),
    ],
)
def test_refusals_end_with_one_and_a_sentence(db, capsys, argumen, pesan):
    assert jalankan("cetak", *argumen) == 1
    galat = capsys.readouterr().err
    assert pesan in galat and "Traceback" not in galat


@pytest.mark.parametrize("akhiran", [".pdf", ".docx", ".html"])
def test_failed_printing_leaves_the_old_file(tmp_path, akhiran):
    """A tree that no renderer takes: lists nested deeper than any document needs."""
    blok = Daftar((Butir("x"),))
    for _ in range(60):
        blok = Daftar((Butir("x", (blok,)),))
    berkas = tmp_path / f"sk{akhiran}"
    berkas.write_bytes(b"yang lama")
    with pytest.raises(CommandError, match="bersarang"):
        PerintahCetak().tulis(Dokumen("x", "", (Lembar("x", (blok,)),)), berkas)
    assert berkas.read_bytes() == b"yang lama"
    assert os.listdir(tmp_path) == [berkas.name]


def test_file_is_written_anew(sk, tmp_path):
    berkas = tmp_path / "sk.html"
    berkas.write_bytes(b"yang lama")
    cetak("sk-iku", sk.pk, berkas)
    assert b"yang lama" not in berkas.read_bytes()
    assert os.listdir(tmp_path) == ["sk.html"]


def test_home_folder_is_understood(sk, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    cetak("sk-iku", sk.pk, "~/sk.docx")
    assert Path(tmp_path, "sk.docx").exists()


def test_kecamatan_of_another_regency_has_its_own_number(sk, tmp_path):
    lain = buat_sk(buat_kecamatan("35.10.01", "Pesanggaran"), "1/2024")
    cetak("sk-iku", "1/2024", tmp_path / "sk.html")
    assert "KECAMATAN PESANGGARAN" in (tmp_path / "sk.html").read_text()
    assert lain.kecamatan.kabupaten_id != sk.kecamatan.kabupaten_id
