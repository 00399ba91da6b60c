"""Choosing out of many rows: a search by the form's own address and field."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from iku.models import Indikator, IndikatorRenstra
from iku.perencanaan.pemilih import PALING_BANYAK, PENDEK, SARAN
from tests.pembangun import (
    buat_indikator,
    buat_program,
    buat_renstra,
    buat_sasaran,
)

from .conftest import DASAR

JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def banyak(pakusari):
    """More indicators than a plain list holds, and one to look for."""
    for nomor in range(PALING_BANYAK + 5):
        buat_indikator(pakusari, kode=f"K-{nomor:03}", nama=f"Persentase desa {nomor}")
    return buat_indikator(pakusari, kode="TRANTIB", nama="Laporan trantib selesai")


@pytest.fixture
def tambah(pakusari):
    """The address of the form that places an indicator."""
    return f"{DASAR}sasaran/{buat_sasaran(buat_renstra(pakusari)).pk}/indikator/"


def cari(client, alamat, pilih="indikator", kata="", **kepala):
    return client.get(alamat, {"pilih": pilih, "kata": kata}, **kepala)


def test_daftar_pendek_tetap_daftar_biasa(client, bappeda, pakusari, tambah):
    client.force_login(bappeda)
    for _ in range(PENDEK):
        buat_indikator(pakusari)
    assert '<select name="indikator"' in client.get(tambah).content.decode()
    buat_indikator(pakusari)
    isi = client.get(tambah).content.decode()
    assert 'data-pemilih="indikator"' in isi and "pemilih.js" in isi


@pytest.mark.parametrize(
    ("kata", "kode"),
    [
        ("trantib", ["TRANTIB"]),
        ("TRANT", ["TRANTIB"]),
        ("selesai  laporan", ["TRANTIB"]),
        ("k-003", ["K-003"]),
        ("trantib desa", []),
        ("%", []),
        ("\x00trantib", ["TRANTIB"]),
    ],
)
def test_setiap_kata_dicari_dalam_kode_atau_nama(
    client, bappeda, banyak, tambah, kata, kode
):
    client.force_login(bappeda)
    hasil = cari(client, tambah, kata=kata, **JSON).json()
    ada = {str(i.pk): i.kode for i in Indikator.objects.all()}
    assert [ada[satu["kunci"]] for satu in hasil["daftar"]] == kode
    assert hasil["jumlah"] == len(kode)


def test_paling_banyak_sekian(client, bappeda, banyak, tambah):
    client.force_login(bappeda)
    hasil = cari(client, tambah, kata="desa", **JSON).json()
    assert (len(hasil["daftar"]), hasil["jumlah"]) == (SARAN, PALING_BANYAK + 5)
    isi = cari(client, tambah, kata="desa").content.decode()
    assert isi.count('type="radio" name="indikator"') == PALING_BANYAK
    assert f"{PALING_BANYAK + 5} memuat “desa”; yang tampil {PALING_BANYAK}" in isi


def test_milik_kecamatan_lain_tidak_tertawar_dan_tidak_diterima(
    client, bappeda, banyak, tambah, panti
):
    lain = buat_indikator(panti, kode="TRANTIB", nama="Laporan trantib selesai")
    client.force_login(bappeda)
    hasil = cari(client, tambah, kata="trantib", **JSON).json()
    assert [satu["kunci"] for satu in hasil["daftar"]] == [str(banyak.pk)]
    jawaban = client.post(tambah, {"indikator": lain.pk, "jenis": "hasil"})
    assert jawaban.status_code == 422
    assert not IndikatorRenstra.objects.exists()


def test_program_kabupaten_lain_tidak_tertawar(
    client, bappeda, pakusari, kabupaten_lain
):
    asing = kabupaten_lain.penugasan.get().kabupaten
    for nomor in range(PENDEK + 1):
        buat_program(f"Program urusan {nomor}")
    sendiri = buat_program("Program lokal", kabupaten=pakusari.kabupaten)
    kegiatan = buat_program("Kegiatan lokal", induk=sendiri)
    buat_program("Program lokal", kabupaten=asing)
    client.force_login(bappeda)
    alamat = f"{DASAR}renstra/{buat_renstra(pakusari).pk}/program/"
    hasil = cari(client, alamat, "nomenklatur", "lokal", **JSON).json()["daftar"]
    assert {satu["kunci"] for satu in hasil} == {str(sendiri.pk), str(kegiatan.pk)}
    assert {satu["keterangan"] for satu in hasil} == {
        "Program lokal",
        f"Kegiatan, {sendiri}",
    }


def test_siapa_yang_tidak_boleh_mengubah_tidak_mencari(
    client, operator_tetangga, camat, banyak, tambah
):
    client.force_login(camat)
    assert cari(client, tambah, kata="trantib", **JSON).status_code == 403
    client.force_login(operator_tetangga)
    assert cari(client, tambah, kata="trantib", **JSON).status_code == 404


def test_isian_lain_bukan_daftar_pilihan(client, bappeda, banyak, tambah):
    client.force_login(bappeda)
    for nama in ("jenis", "sidik", "tidak-ada", ""):
        assert cari(client, tambah, nama, "a", **JSON)["Content-Type"].startswith(
            "text/html"
        )


def kirim(**isi):
    return {"jenis": "hasil", "target_2025_renstra_nilai": "87,5"} | isi


@pytest.mark.parametrize("tombol", [{"cari_pilihan": "indikator"}, {}])
def test_mencari_tidak_menyimpan_dan_tidak_menghilangkan(
    client, bappeda, banyak, tambah, tombol
):
    """By the button, or by Enter in the search field; nothing is called wrong."""
    client.force_login(bappeda)
    jawaban = client.post(tambah, kirim(indikator_kata="trantib", **tombol))
    isi = jawaban.content.decode()
    assert jawaban.status_code == 200 and "isian-galat" not in isi
    assert "Belum tersimpan" not in isi
    assert 'value="87,5"' in isi and f'value="{banyak.pk}"' in isi
    assert not IndikatorRenstra.objects.exists()


def test_yang_sudah_dipilih_tetap_terpilih_saat_mencari_lagi(
    client, bappeda, banyak, tambah
):
    client.force_login(bappeda)
    isi = client.post(
        tambah, kirim(indikator=banyak.pk, indikator_kata="desa 1")
    ).content.decode()
    assert f'value="{banyak.pk}" checked' in isi
    assert not IndikatorRenstra.objects.exists()


def test_hasil_pencarian_lalu_disimpan(client, bappeda, banyak, tambah):
    client.force_login(bappeda)
    isi = kirim(
        indikator=banyak.pk, indikator_kata="trantib", indikator_kata_lama="trantib"
    )
    assert client.post(tambah, isi).status_code == 302
    assert IndikatorRenstra.objects.get().indikator == banyak


def test_belum_memilih_dikatakan(client, bappeda, banyak, tambah):
    client.force_login(bappeda)
    jawaban = client.post(
        tambah, kirim(indikator_kata="trantib", indikator_kata_lama="trantib")
    )
    assert jawaban.status_code == 422
    assert "Pilih indikator." in jawaban.content.decode()


def test_beberapa_sekaligus(client, bappeda, pakusari):
    # Codes of its own: those by count may hold a 20, too.
    program = [
        buat_program(f"Program urusan {n}", kode=f"7.77.{n}") for n in range(PENDEK + 1)
    ]
    sasaran = buat_sasaran(buat_renstra(pakusari))
    client.force_login(bappeda)
    alamat = f"{DASAR}sasaran/{sasaran.pk}/ubah/"
    awal = client.get(alamat)
    isi = {
        "uraian": sasaran.uraian,
        "sidik": awal.context["form"].initial["sidik"],
        "dukungan": [program[3].pk, program[7].pk],
        "alasan": "",
    }
    jawaban = client.post(alamat, isi | {"dukungan_kata": "urusan 20"})
    teks = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert teks.count('type="checkbox" name="dukungan"') == 3
    assert not sasaran.dukungan.exists()
    assert client.post(alamat, isi).status_code == 302
    assert set(sasaran.dukungan.values_list("nomenklatur", flat=True)) == {
        program[3].pk,
        program[7].pk,
    }
    # Unticking all is a choice as well.
    isi |= {
        "dukungan": [],
        "sidik": client.get(alamat).context["form"]["sidik"].value(),
    }
    assert client.post(alamat, isi).status_code == 302
    assert not sasaran.dukungan.exists()


@pytest.mark.parametrize("kunci", ["abc", "9" * 30, "-1", "²"])
def test_kunci_yang_bukan_kunci(client, bappeda, banyak, tambah, kunci):
    client.force_login(bappeda)
    jawaban = client.post(tambah, kirim(indikator=kunci))
    assert jawaban.status_code == 422
    assert 'type="radio"' not in jawaban.content.decode()


def test_banyak_permintaan_basis_data_tetap(client, bappeda, banyak, tambah):
    """As many queries for 50 found as for one."""

    client.force_login(bappeda)
    client.get(tambah)
    hitung = []
    for kata in ("trantib", "desa"):
        with CaptureQueriesContext(connection) as satu:
            cari(client, tambah, kata=kata)
        hitung.append(len(satu))
    assert hitung[0] == hitung[1]
