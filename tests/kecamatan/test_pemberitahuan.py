"""Telling people: once, only them, by the bell and by e-mail."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kecamatan.models import Pemberitahuan, UnitKerja
from kecamatan.pemberitahuan import beritahu, kirim_surel, orang
from kecamatan.pilihan import Peran
from tests.pembangun import buat_pengguna


@pytest.fixture
def beralamat(operator):
    operator.email = "operator@contoh.go.id"
    operator.save()
    return operator


def test_orang_menurut_peran_di_tempatnya(
    pakusari, operator, operator_tetangga, camat, bagian_organisasi, kabupaten_lain
):
    assert orang(pakusari, Peran.OPERATOR) == [operator]
    assert set(orang(pakusari, Peran.CAMAT, Peran.BAGIAN_ORGANISASI)) == {
        camat,
        bagian_organisasi,
    }
    assert orang(pakusari, Peran.ADMIN_KABUPATEN) == []
    assert set(orang(pakusari.kabupaten, Peran.OPERATOR)) == {
        operator,
        operator_tetangga,
    }


def test_orang_tanpa_yang_selesai_tugas_nonaktif_dan_dua_kali(pakusari, operator):
    seksi = [
        UnitKerja.objects.create(kecamatan=pakusari, nama=f"Seksi {n}") for n in (1, 2)
    ]
    rangkap = buat_pengguna(Peran.PENANGGUNG_JAWAB, pakusari, unit=seksi[0])
    satu = rangkap.penugasan.get()
    satu.pk, satu.unit = None, seksi[1]
    satu.save()
    assert orang(pakusari, Peran.PENANGGUNG_JAWAB) == [rangkap]
    kemarin = timezone.localdate() - timedelta(days=1)
    rangkap.penugasan.update(selesai=kemarin)
    operator.is_active = False
    operator.save()
    assert orang(pakusari, Peran.PENANGGUNG_JAWAB, Peran.OPERATOR) == []


def test_hal_yang_sama_diberitahukan_sekali(operator, camat):
    for _ in range(2):
        beritahu([operator, camat, operator], "PK diajukan", "/a/", kunci="pk-1")
    assert Pemberitahuan.objects.count() == 2
    beritahu([operator], "Lain", "/a/")
    beritahu([operator], "Lain", "/a/")
    assert operator.pemberitahuan.count() == 3


@pytest.mark.parametrize(
    "tautan", ["https://jahat.id", "//jahat.id", "/\\jahat.id", ""]
)
def test_tautan_hanya_ke_dalam(operator, tautan):
    with pytest.raises(ValidationError):
        beritahu([operator], "Kabar", tautan)
    assert not Pemberitahuan.objects.exists()


def test_batal_bersama_perubahannya(beralamat):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        beritahu([beralamat], "Kabar", "/", surel=True)
        raise ZeroDivisionError
    assert not Pemberitahuan.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_surel_hanya_sekali_dan_hanya_yang_beralamat(beralamat, camat, settings):
    settings.ALAMAT_SITUS = "https://sakip.contoh.go.id"
    beritahu([beralamat, camat], "PK dikembalikan.", "/35.09.24/", "pk-1", surel=True)
    beritahu([beralamat], "PK dikembalikan.", "/35.09.24/", "pk-1", surel=True)
    assert DBTaskResult.objects.count() == 2
    assert [kirim_surel.call(), kirim_surel.call()] == [1, 0]
    (surat,) = mail.outbox
    assert surat.to == ["operator@contoh.go.id"]
    assert "PK dikembalikan." in surat.body
    assert "https://sakip.contoh.go.id/35.09.24/" in surat.body


def test_surel_yang_gagal_dicoba_lagi(beralamat, settings):
    beritahu([beralamat], "Kabar", "/", surel=True)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody answers
    assert kirim_surel.call() == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert kirim_surel.call() == 1


def test_surel_yang_basi_tidak_dikirim(beralamat):
    beritahu([beralamat], "Kabar", "/", surel=True)
    Pemberitahuan.objects.update(pada=timezone.now() - timedelta(days=4))
    assert kirim_surel.call() == 0


def test_lonceng_dan_halaman(client, operator, operator_tetangga):
    client.force_login(operator)
    assert "belum dibaca" not in client.get("/sandi/").content.decode()
    beritahu([operator], "<b>PK</b> dikembalikan", "/sandi/")
    beritahu([operator_tetangga], "Rahasia tetangga", "/")
    assert "1<span" in client.get("/sandi/").content.decode()
    isi = client.get("/pemberitahuan/").content.decode()
    assert "&lt;b&gt;PK&lt;/b&gt; dikembalikan" in isi
    assert "Rahasia tetangga" not in isi


def test_membuka_menandai_sudah_dibaca(client, operator):
    client.force_login(operator)
    beritahu([operator], "Kabar", "/sandi/")
    beritahu([operator], "Kabar lain", "/")
    ini = operator.pemberitahuan.get(tautan="/sandi/")
    assert client.post(f"/pemberitahuan/{ini.pk}/").url == "/sandi/"
    assert operator.pemberitahuan.belum_dibaca().count() == 1
    client.post("/pemberitahuan/")
    assert not operator.pemberitahuan.belum_dibaca().exists()


def test_waktu_baca_yang_pertama_tetap(client, operator):
    client.force_login(operator)
    beritahu([operator], "Kabar", "/")
    lama = timezone.now() - timedelta(days=1)
    operator.pemberitahuan.all().baca(lama)
    ini = operator.pemberitahuan.get()
    client.post(f"/pemberitahuan/{ini.pk}/")
    ini.refresh_from_db()
    assert ini.dibaca_pada == lama


def test_bukan_milik_sendiri_tidak_ada(operator, operator_tetangga):
    beritahu([operator], "Kabar", "/")
    tetangga = Client()
    tetangga.force_login(operator_tetangga)
    ini = operator.pemberitahuan.get()
    assert tetangga.post(f"/pemberitahuan/{ini.pk}/").status_code == 404
    tetangga.post("/pemberitahuan/")
    ini.refresh_from_db()
    assert ini.dibaca_pada is None


def test_banyak_kueri_tetap(client, operator):
    client.force_login(operator)
    jumlah = []
    for banyak in (1, 20):
        for _ in range(banyak):
            beritahu([operator], "Kabar", "/")
        with CaptureQueriesContext(connection) as kueri:
            client.get("/pemberitahuan/")
        jumlah.append(len(kueri))
    assert jumlah[0] == jumlah[1] <= 10
