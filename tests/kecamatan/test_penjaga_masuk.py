"""Guessing passwords, how long a session lasts, and what the log says of both."""

import logging
import threading
import time
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connections
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from kecamatan.models import PercobaanMasuk
from kecamatan.penjaga_masuk import (
    BANYAK_AKUN,
    JENDELA,
    KUKI,
    SEAKUN,
    SEALAMAT,
    alamat,
    sidik_nama,
)
from sakip.catatan import Baris
from tests.pembangun import buat_pengguna

SANDI = "jati-kuda-langit-42"


@pytest.fixture
def sari(operator):
    operator.set_password(SANDI)
    operator.save()
    return operator


def coba(client=None, nama="operator", sandi="salah", **asal):
    isi = {"username": nama, "password": sandi}
    return (client or Client()).post("/masuk/", isi, **asal).status_code


def gagal(kali, **isi):
    return [coba(**isi) for _ in range(kali)]


def test_sesudah_sepuluh_kali_ditahan_juga_sandi_yang_benar(sari):
    assert gagal(SEAKUN) == [422] * SEAKUN
    assert coba() == 429
    assert coba(sandi=SANDI) == 429
    assert PercobaanMasuk.objects.count() == SEAKUN  # being held adds nothing


def test_halaman_menyebut_berapa_lama(sari):
    gagal(SEAKUN)
    jawaban = Client().post("/masuk/", {"username": "operator", "password": "x"})
    assert jawaban["Retry-After"] == "900"
    assert "Tunggu 15 menit" in jawaban.content.decode()


def test_ditahan_tanpa_menghitung_sandi(sari, settings, monkeypatch):
    gagal(SEAKUN)

    def hitung(*_, **__):
        raise AssertionError("the password was reckoned with")

    monkeypatch.setattr("django.contrib.auth.forms.authenticate", hitung)
    assert coba(sandi=SANDI) == 429


def test_terbuka_lagi_sesudah_jendelanya(sari):
    gagal(SEAKUN)
    PercobaanMasuk.objects.update(pada=timezone.now() - JENDELA)
    assert coba(sandi=SANDI) == 302


def test_perangkat_yang_dikenal_tetap_masuk(sari):
    biasa = Client()
    assert coba(biasa, sandi=SANDI) == 302
    biasa.post("/keluar/")
    gagal(SEAKUN)
    gagal(5, nama="lain")
    assert coba(sandi=SANDI) == 429
    assert coba(biasa, sandi=SANDI) == 302


def test_perangkat_yang_dikenal_pun_terbatas(sari):
    biasa = Client()
    coba(biasa, sandi=SANDI)
    biasa.post("/keluar/")
    assert [coba(biasa) for _ in range(SEAKUN + 1)] == [422] * SEAKUN + [429]
    # ... and keeps nobody else out.
    assert coba(sandi=SANDI) == 302


def test_perangkat_dikenal_untuk_akunnya_sendiri_saja(sari, camat):
    camat.set_password(SANDI)
    camat.save()
    biasa = Client()
    coba(biasa, sandi=SANDI)
    biasa.post("/keluar/")
    gagal(SEAKUN, nama="camat")
    assert coba(biasa, nama="camat", sandi=SANDI) == 429


@pytest.mark.parametrize("kuki", ["", "x", "e30:1abc:def", "\x00"])
def test_kuki_palsu_bukan_perangkat_yang_dikenal(sari, kuki):
    gagal(SEAKUN)
    palsu = Client()
    palsu.cookies[KUKI] = kuki
    assert coba(palsu, sandi=SANDI) == 429


def test_kuki_perangkat_tertutup_bagi_skrip(sari):
    client = Client()
    coba(client, sandi=SANDI)
    kuki = client.cookies[KUKI]
    assert kuki["httponly"] and kuki["samesite"] == "Lax"
    assert "operator" not in kuki.value


def test_nama_yang_tidak_ada_sama_jawabannya(sari):
    for nama in ("operator", "tidak-ada"):
        assert gagal(SEAKUN + 1, nama=nama) == [422] * SEAKUN + [429]


def test_ejaan_nama_tidak_menambah_kesempatan(sari):
    gagal(SEAKUN)
    assert [coba(nama=n) for n in ("OPERATOR", " operator ", "ｏperator")] == [429] * 3


def test_satu_alamat_dibatasi_untuk_semua_akun(sari, camat):
    PercobaanMasuk.objects.bulk_create(
        PercobaanMasuk(nama=str(n), alamat="127.0.0.1") for n in range(SEALAMAT)
    )
    assert coba(sandi=SANDI) == 429
    assert coba(sandi=SANDI, REMOTE_ADDR="10.0.0.7") == 302


def test_berhasil_tidak_dihitung_dan_yang_basi_dibuang(sari):
    PercobaanMasuk.objects.create(nama="x", alamat="y")
    PercobaanMasuk.objects.update(pada=timezone.now() - timedelta(days=2))
    assert coba(sandi=SANDI) == 302
    assert not PercobaanMasuk.objects.exists()


def test_nama_tidak_tersimpan_terbaca(sari):
    coba(nama="sandi-salah-kolom")
    satu = PercobaanMasuk.objects.get()
    assert satu.nama == sidik_nama("sandi-salah-kolom")
    assert "sandi" not in satu.nama


@pytest.mark.parametrize(
    ("proksi", "teruskan", "asal", "hasil"),
    [
        (0, "1.2.3.4", "10.0.0.1", "10.0.0.1"),
        (0, None, "10.0.0.1", "10.0.0.1"),
        (1, "6.6.6.6, 1.2.3.4", "127.0.0.1", "1.2.3.4"),
        (1, None, "127.0.0.1", "127.0.0.1"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.9", "127.0.0.1", "1.2.3.4"),
        (2, "1.2.3.4", "127.0.0.1", "1.2.3.4"),
        (1, "bukan alamat", "127.0.0.1", ""),
        (0, None, "", ""),
        (0, None, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (0, None, "::ffff:10.0.0.1", "10.0.0.1"),
    ],
)
def test_alamat(settings, proksi, teruskan, asal, hasil):
    settings.PROKSI_TEPERCAYA = proksi
    kepala = {"X-Forwarded-For": teruskan} if teruskan else {}
    minta = RequestFactory(REMOTE_ADDR=asal).get("/", headers=kepala)
    assert alamat(minta) == hasil


def test_x_forwarded_for_palsu_tidak_mengubah_apa_pun(sari):
    jawaban = [
        coba(headers={"X-Forwarded-For": f"10.0.0.{n}"}) for n in range(SEAKUN + 1)
    ]
    assert jawaban[-1] == 429


@pytest.mark.django_db(transaction=True)
def test_bersamaan_tidak_lolos_lebih_banyak():
    orang = buat_pengguna("operator", nama="operator")
    orang.set_password(SANDI)
    orang.save()
    hasil = []

    def kerja():
        hasil.extend(gagal(4))
        connections.close_all()

    utas = [threading.Thread(target=kerja) for _ in range(6)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert hasil.count(422) <= SEAKUN
    assert set(hasil) == {422, 429}


# How long a session lasts.


def test_sesi_berakhir_bila_menganggur_sejam(client, sari):
    with time_machine.travel("2026-03-02 08:00+07:00", tick=False) as jam:
        coba(client, sandi=SANDI)
        for _ in range(3):
            jam.shift(timedelta(minutes=59))
            assert client.get("/sandi/").status_code == 200
        jam.shift(timedelta(minutes=61))
        assert client.get("/sandi/").status_code == 302
        assert not Session.objects.exists()


def test_sesi_berakhir_dua_belas_jam_sejak_masuk(client, sari):
    with time_machine.travel("2026-03-02 07:00+07:00", tick=False) as jam:
        coba(client, sandi=SANDI)
        for _ in range(12):
            jam.shift(timedelta(minutes=59))
            assert client.get("/sandi/").status_code == 200
        jam.shift(timedelta(minutes=13))
        assert client.get("/sandi/").status_code == 302


def test_ganti_sandi_tidak_memperpanjang_sesi(client, sari):
    with time_machine.travel("2026-03-02 07:00+07:00", tick=False) as jam:
        coba(client, sandi=SANDI)
        mulai = time.time()
        jam.shift(timedelta(minutes=30))
        baru = "laut-meja-hujan-77"
        isi = {"old_password": SANDI, "new_password1": baru, "new_password2": baru}
        client.post("/sandi/", isi)
        assert client.session["mulai"] == mulai


def test_membuka_halaman_tidak_selalu_menulis_sesi(
    client, sari, django_assert_num_queries
):
    coba(client, sandi=SANDI)
    client.get("/pemberitahuan/")
    with django_assert_num_queries(5) as kueri:
        client.get("/pemberitahuan/")
    assert not [k for k in kueri if not k["sql"].startswith("SELECT")]


# The log.


def test_masuk_dan_gagal_tercatat_tanpa_sandi(sari, caplog):
    with caplog.at_level(logging.INFO, "sakip.masuk"):
        coba(sandi="rahasia-yang-salah")
        coba(nama="rahasia-di-kolom-nama")
        coba(sandi=SANDI)
    semua = " ".join(caplog.messages)
    assert "gagal masuk: operator dari 127.0.0.1" in caplog.messages
    assert "masuk: operator dari 127.0.0.1" in caplog.messages
    assert "rahasia" not in semua and SANDI not in semua


def test_banyak_akun_dari_satu_alamat_tercatat(sari, caplog):
    for n in range(BANYAK_AKUN + 3):
        coba(nama=f"akun-{n}")
    galat = [r for r in caplog.records if r.levelname == "ERROR"]
    assert [r.getMessage() for r in galat] == [
        f"{BANYAK_AKUN} akun dicoba dari 127.0.0.1"
    ]


def test_yang_ditolak_tercatat(client, bappeda, pakusari, caplog):
    client.force_login(bappeda)
    assert client.get(reverse("pk-baru", args=("35.09.24", 2025))).status_code == 403
    assert [m for m in caplog.messages if m.startswith("ditolak: bappeda GET /35")]


def test_satu_baris_per_kejadian():
    catatan = logging.makeLogRecord(
        {"msg": "masuk: %s", "args": ("a\r\n2026 palsu",), "created": 0, "msecs": 0}
    )
    baris = Baris("{asctime} {message}", style="{").format(catatan)
    assert baris == "1970-01-01 00:00:00.000Z masuk: a\\r\\n2026 palsu"
