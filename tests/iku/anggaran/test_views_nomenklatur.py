"""/kabupaten/<kode>/nomenklatur/: national nodes shown, local ones kept."""

import pytest

from iku.models import Nomenklatur
from kecamatan.riwayat import sidik
from tests.pembangun import buat_pagu, buat_program

ALAMAT = "/kabupaten/35.09/nomenklatur/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def masuk(client, bappeda):
    client.force_login(bappeda)
    return client


@pytest.fixture
def lokal(pakusari):
    return buat_program("Program lokal", kabupaten=pakusari.kabupaten, kode="")


def test_lokal_ditandai_dan_dapat_diubah(masuk, lokal):
    nasional = buat_program("Program nasional")
    isi = masuk.get(ALAMAT).content.decode()
    assert "Program nasional" in isi
    assert f"{ALAMAT}{lokal.pk}/ubah/" in isi
    assert f"{ALAMAT}{nasional.pk}/ubah/" not in isi
    assert masuk.get(f"{ALAMAT}{nasional.pk}/ubah/").status_code == 404


def test_mencari(masuk, lokal):
    buat_program("Program nasional")
    isi = masuk.get(ALAMAT, {"cari": "lokal"}).content.decode()
    assert "Program lokal" in isi and "Program nasional" not in isi
    kosong = masuk.get(ALAMAT, {"cari": "tidak ada"}).content.decode()
    assert "Tidak ada baris yang memuat “tidak ada”" in kosong


def test_menambah_kegiatan_lokal_di_bawah_program_nasional(masuk, pakusari):
    program = buat_program("Program nasional")
    jawaban = masuk.post(
        f"{ALAMAT}tambah/",
        {"tingkat": "kegiatan", "induk": program.pk, "nama": "Kegiatan lokal"},
    )
    assert jawaban.status_code == 302
    baru = Nomenklatur.objects.get(nama="Kegiatan lokal")
    assert (baru.induk, baru.kabupaten) == (program, pakusari.kabupaten)


@pytest.mark.parametrize(
    "tingkat, kalimat",
    [
        ("sub_kegiatan", "Sub kegiatan berada di bawah kegiatan"),
        ("kelompok", "tidak berada di bawah apa pun"),
    ],
)
def test_tingkat_dan_induk_yang_tidak_cocok(masuk, tingkat, kalimat):
    program = buat_program("Program nasional")
    jawaban = masuk.post(
        f"{ALAMAT}tambah/", {"tingkat": tingkat, "induk": program.pk, "nama": "X"}
    )
    assert jawaban.status_code == 422
    assert kalimat in jawaban.content.decode()
    assert Nomenklatur.objects.count() == 1


def test_tahun_terbalik_ditolak(masuk, lokal):
    jawaban = masuk.post(
        f"{ALAMAT}{lokal.pk}/ubah/",
        {
            "nama": "Program lokal",
            "mulai": 2025,
            "selesai": 2020,
            "sidik": sidik(lokal),
        },
    )
    assert jawaban.status_code == 422
    assert "tidak boleh sebelum tahun mulai" in jawaban.content.decode()


def test_yang_dipakai_tidak_dapat_dihapus(masuk, lokal, pakusari):
    buat_pagu(lokal, kecamatan=pakusari)
    jawaban = masuk.post(f"{ALAMAT}{lokal.pk}/hapus/", {"sidik": sidik(lokal)})
    assert "1 pagu" in jawaban.content.decode()
    assert Nomenklatur.objects.filter(pk=lokal.pk).exists()


def test_yang_tidak_dipakai_dihapus(masuk, lokal):
    masuk.post(f"{ALAMAT}{lokal.pk}/hapus/", {"sidik": sidik(lokal)})
    assert not Nomenklatur.objects.exists()
