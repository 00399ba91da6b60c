"""…/lkjip/cetak/ in every format, and /kabupaten/<kode>/lkjip/<tahun>/zip/."""

import zipfile
from io import BytesIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from dokumen.models import PekerjaanCetak
from laporan.cetak import minta_himpunan
from tests.pembangun import (
    buat_butir_pk,
    buat_pengguna,
    buat_pk,
    buat_realisasi,
    buat_renstra,
    buat_skala,
)

LKJIP = "/35.09.24/2025/lkjip/"
ZIP = "/kabupaten/35.09/lkjip/2025/zip/"


@pytest.fixture
def laporan(pakusari, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    buat_skala()
    butir = buat_butir_pk(buat_pk(buat_renstra(pakusari)))
    buat_realisasi(butir.indikator, "84.03")
    return butir


@pytest.fixture
def masuk(client, pakusari, laporan):
    client.force_login(buat_pengguna("bagian_organisasi", pakusari))
    return client


def pekerja():
    call_command("db_worker", batch=True, verbosity=0)


def isi_halaman(client, alamat):
    return client.get(alamat).content.decode()


@pytest.mark.django_db(transaction=True)
def test_word_dan_excel_dari_halaman(masuk):
    halaman = isi_halaman(masuk, f"{LKJIP}pratinjau/")
    for nama in ("PDF", "Word", "Excel"):
        assert f"Buat {nama}</button>" in halaman
    alamat = {
        format: masuk.post(f"{LKJIP}cetak/", {"format": format})["Location"]
        for format in ("docx", "xlsx")
    }
    menunggu = masuk.get(alamat["docx"])
    assert "Word menunggu giliran dibuat." in menunggu.content.decode()
    assert menunggu["Refresh"] == "3"
    pekerja()
    halaman = masuk.get(alamat["docx"])
    assert "Unduh Word" in halaman.content.decode() and "Refresh" not in halaman
    word = masuk.get(f"{alamat['docx']}unduh/")
    assert word["Content-Type"].endswith("wordprocessingml.document")
    assert 'filename="LKjIP-Pakusari-2025.docx"' in word["Content-Disposition"]
    with zipfile.ZipFile(BytesIO(b"".join(word))) as paket:
        assert "94,42" in paket.read("word/document.xml").decode()
    excel = masuk.get(f"{alamat['xlsx']}unduh/")
    assert load_workbook(BytesIO(b"".join(excel))).sheetnames[0] == "Daftar tabel"


@pytest.mark.parametrize("format", ["", "exe", "../pdf"])
def test_format_yang_tidak_ada_menjadi_pdf(masuk, format):
    masuk.post(f"{LKJIP}cetak/", {"format": format})
    assert PekerjaanCetak.objects.get().format == "pdf"


@pytest.mark.django_db(transaction=True)
def test_himpunan_dari_permintaan_sampai_unduhan(masuk, panti):
    assert "2 kecamatan" in isi_halaman(masuk, ZIP)
    alamat = masuk.post(ZIP, {"format": "xlsx"})["Location"]
    menunggu = masuk.get(alamat)
    assert "menunggu giliran disusun" in menunggu.content.decode()
    assert menunggu["Refresh"] == "3"
    assert masuk.get(f"{alamat}unduh/").status_code == 404
    pekerja()
    halaman = isi_halaman(masuk, alamat)
    assert "Unduh ZIP" in halaman
    assert "Belum dapat dimuat: 1 kecamatan" in halaman and "Kecamatan Panti" in halaman
    unduhan = masuk.get(f"{alamat}unduh/")
    assert unduhan["Content-Type"] == "application/zip"
    assert 'filename="LKjIP-Jember-2025-Excel.zip"' in unduhan["Content-Disposition"]
    with zipfile.ZipFile(BytesIO(b"".join(unduhan))) as arsip:
        assert len(arsip.namelist()) == 2
    assert "Excel, " in isi_halaman(masuk, ZIP)


def test_kemajuan_disebut_dengan_angka(masuk, pakusari):
    alamat = masuk.post(ZIP, {"format": "pdf"})["Location"]
    PekerjaanCetak.objects.update(
        bagian=[{"kode": f"35.09.{n}", "sidik": "x"} for n in range(10, 22)],
        banyak_bagian=31,
    )
    assert "12 dari 31 kecamatan selesai." in isi_halaman(masuk, alamat)


def test_himpunan_orang_lain_dan_tempat_lain_tidak_terlihat(masuk, pakusari):
    lain = minta_himpunan(
        pakusari.kabupaten, 2025, buat_pengguna("bappeda", pakusari), "pdf"
    )
    assert masuk.get(f"{ZIP}{lain.pk}/").status_code == 404
    assert masuk.get(f"{ZIP}{lain.pk}/unduh/").status_code == 404
    sendiri = masuk.post(ZIP)["Location"]
    assert masuk.get(sendiri).status_code == 200
    assert masuk.get(sendiri.replace("/2025/", "/2024/")).status_code == 404
    assert masuk.get(f"{LKJIP}cetak/{lain.pk}/").status_code == 404


def test_papan_menunjukkan_himpunan_kepada_yang_boleh(masuk, operator):
    papan = ZIP.removesuffix("zip/")
    assert f'href="{ZIP}"' in isi_halaman(masuk, papan)
    masuk.force_login(operator)
    assert f'href="{ZIP}"' not in isi_halaman(masuk, papan)


def test_petugas_kecamatan_diberi_tahu(client, operator, laporan):
    client.force_login(operator)
    jawaban = client.get(ZIP)
    assert jawaban.status_code == 403
    assert "disusun petugas kabupaten" in jawaban.content.decode()
    assert client.post(ZIP).status_code == 403
    assert not PekerjaanCetak.objects.exists()


def test_banyaknya_kueri_tetap(masuk):
    """However many kecamatan are done."""
    alamat = masuk.post(ZIP, {"format": "pdf"})["Location"]
    bagian = [{"kode": str(n), "nama": "K", "sebab": "s"} for n in range(31)]
    banyak = []
    for isi in ([], bagian):
        PekerjaanCetak.objects.update(bagian=isi, banyak_bagian=31)
        with CaptureQueriesContext(connection) as kueri:
            masuk.get(alamat)
        banyak.append(len(kueri))
    assert banyak[0] == banyak[1] <= 12
