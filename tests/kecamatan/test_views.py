"""Signing in, the first page, the theme, health, and what errors look like."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.utils import timezone
from django.views.defaults import bad_request, server_error
from django_tasks_db.models import DBTaskResult

from kecamatan import kesehatan
from kecamatan.kesehatan import jawab
from kecamatan.models import Pengguna
from tests.pembangun import buat_pk, buat_renstra

SANDI = "jati-kuda-langit-42"


@pytest.fixture
def sari(operator):
    operator.set_password(SANDI)
    operator.save()
    return operator


# Signing in and out.


def test_masuk_dan_keluar(client, sari):
    jawaban = client.post("/masuk/", {"username": "operator", "password": SANDI})
    assert (jawaban.status_code, jawaban.url) == (302, "/")
    assert client.get("/sandi/").status_code == 200
    assert client.post("/keluar/").status_code == 302
    assert client.get("/sandi/").status_code == 302


@pytest.mark.parametrize("nama", ["operator", "tidak-ada", "x" * 5000, "a\x00b"])
def test_masuk_gagal_sama_untuk_nama_yang_ada_dan_tidak(client, sari, nama):
    jawaban = client.post("/masuk/", {"username": nama, "password": "salah"})
    assert jawaban.status_code == 422
    assert "Belum dapat masuk" in jawaban.content.decode()


def test_akun_nonaktif_tidak_dapat_masuk(client, sari):
    sari.is_active = False
    sari.save()
    jawaban = client.post("/masuk/", {"username": "operator", "password": SANDI})
    assert jawaban.status_code == 422


@pytest.mark.parametrize(
    "tujuan", ["//jahat.id", "https://jahat.id", "https:jahat.id", "/\\jahat.id"]
)
def test_pengalihan_tetap_di_dalam(client, sari, tujuan):
    isi = {"username": "operator", "password": SANDI, "next": tujuan}
    assert client.post("/masuk/", isi).url == "/"
    assert client.post("/tema/", {"tema": "gelap", "tujuan": tujuan}).url == "/"


def test_tamu_kembali_ke_halaman_yang_dituju(client, sari):
    jawaban = client.get("/35.09.24/2025/")
    assert jawaban.url == "/masuk/?next=/35.09.24/2025/"


def test_sesi_baru_setelah_masuk(client, sari):
    client.get("/masuk/")
    client.cookies["sessionid"] = "nomor-dari-orang-lain"
    client.post("/masuk/", {"username": "operator", "password": SANDI})
    assert client.cookies["sessionid"].value != "nomor-dari-orang-lain"


# The password.


def test_ganti_sandi(client, sari):
    client.force_login(sari)
    lain = Client()
    lain.force_login(sari)
    baru = "laut-meja-hujan-77"
    isi = {"old_password": SANDI, "new_password1": baru, "new_password2": baru}
    jawaban = client.post("/sandi/", isi)
    assert jawaban.status_code == 302
    sari.refresh_from_db()
    assert sari.check_password(baru)
    assert client.get("/sandi/").status_code == 200
    assert lain.get("/sandi/").status_code == 302  # other sessions end


@pytest.mark.parametrize(
    ("lama", "baru", "ulang"),
    [
        ("salah", "laut-meja-hujan-77", "laut-meja-hujan-77"),
        (SANDI, "laut-meja-hujan-77", "laut-meja-hujan-78"),
        (SANDI, "pendek", "pendek"),
        (SANDI, "123456789012", "123456789012"),
        (SANDI, "", ""),
    ],
)
def test_sandi_ditolak(client, sari, lama, baru, ulang):
    client.force_login(sari)
    isi = {"old_password": lama, "new_password1": baru, "new_password2": ulang}
    jawaban = client.post("/sandi/", isi)
    assert jawaban.status_code == 422
    assert "Kata sandi belum diganti" in jawaban.content.decode()
    assert Pengguna.objects.get(pk=sari.pk).check_password(SANDI)


# The first page.


def test_alamat_pendek_membuka_tahun_terbaru(client, operator, pakusari):
    client.force_login(operator)
    for tahun in (2024, 2026, 2025):
        buat_pk(buat_renstra(pakusari), tahun=tahun)
    assert client.get("/").url == "/35.09.24/2026/beranda/"
    assert client.get("/35.09.24/").url == "/35.09.24/2026/"


def test_tanpa_penugasan_diberi_tahu_siapa_yang_dihubungi(client, tanpa_tugas):
    client.force_login(tanpa_tugas)
    isi = client.get("/").content.decode()
    assert "admin SAKIP kabupaten" in isi
    assert "tanpa-tugas" in isi


# The theme.


def test_tema_disimpan_dan_dihapus(client, operator):
    client.force_login(operator)
    client.post("/tema/", {"tema": "gelap", "tujuan": "/sandi/"})
    assert (
        '<html lang="id" data-tema="gelap">' in client.get("/sandi/").content.decode()
    )
    client.post("/tema/", {"tema": "sistem"})
    assert '<html lang="id">' in client.get("/sandi/").content.decode()


@pytest.mark.parametrize("tujuan", ["bukan-nama", "capaian", "beranda"])
def test_tujuan_tema_adalah_alamat_bukan_nama(client, db, tujuan):
    assert client.post("/tema/", {"tujuan": tujuan}).url == tujuan


def test_tema_asing_tidak_masuk_halaman(client, operator):
    client.force_login(operator)
    client.cookies["tema"] = '"><script>'
    assert '<html lang="id">' in client.get("/sandi/").content.decode()


# Health.


def test_siap(client, db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    jawaban = client.get("/siap/")
    assert jawaban.status_code == 200
    assert jawaban.json() == {
        "siap": True,
        "periksa": {"basis_data": True, "berkas": True, "antrean": True},
    }


def test_belum_siap_tanpa_membuka_isi_peladen(client, db, settings, tmp_path):
    (tmp_path / "berkas").write_text("not a folder")
    settings.MEDIA_ROOT = tmp_path / "berkas" / "media"
    settings.DATA_DIR = tmp_path
    jawaban = client.get("/siap/")
    assert jawaban.status_code == 503
    assert jawaban.json()["periksa"]["berkas"] is False
    assert str(tmp_path) not in jawaban.content.decode()


def test_basis_data_mati_adalah_503(client, db):
    def mati(jalankan, *argumen):
        raise OperationalError("database is gone")

    with connection.execute_wrapper(mati):
        jawaban = client.get("/siap/")
    assert jawaban.status_code == 503
    assert jawaban.json() == {"siap": False, "periksa": {"basis_data": False}}


def test_antrean_macet_terlihat(client, db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    jawab.enqueue()
    assert client.get("/siap/").status_code == 200
    DBTaskResult.objects.update(
        enqueued_at=timezone.now() - kesehatan.ANTREAN_TERLAMA - timedelta(minutes=1)
    )
    jawaban = client.get("/siap/")
    assert (jawaban.status_code, jawaban.json()["periksa"]["antrean"]) == (503, False)


# Errors, in Indonesian and without what is inside.


def test_halaman_galat():
    minta = RequestFactory().get("/")
    for jawaban, kalimat in (
        (bad_request(minta, ValueError("rahasia")), "Permintaan tidak dapat dibaca"),
        (server_error(minta), "Terjadi gangguan pada sistem"),
    ):
        isi = jawaban.content.decode()
        assert kalimat in isi
        assert "rahasia" not in isi


def test_kiriman_terlalu_besar_ditolak_dengan_halaman(client, operator):
    client.force_login(operator)
    jawaban = client.post("/sandi/", {"old_password": "x" * 3_000_000})
    assert jawaban.status_code == 400
    assert "lebih pendek" in jawaban.content.decode()
