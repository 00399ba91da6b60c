"""The questionnaire without an account, and what is published."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from capaian.models import RespondenSkm
from kecamatan.models import Jejak
from tests.pembangun import buat_survei

from .conftest import CONTOH


def isian(halaman, nilai="3", **lain):
    form = halaman.context["form"]
    isi = {f"unsur_{u.pk}": nilai for u in form.unsur}
    return isi | {"kunci": form.initial["kunci"]} | lain


@pytest.fixture
def tempat(survei):
    return reverse("skm-publik", args=[survei.token])


def test_isi_tanpa_akun(client, survei, tempat):
    halaman = client.get(tempat)
    assert "Legalisasi surat" in halaman.content.decode()
    isi = isian(halaman, umur="40", layanan="Perekaman KTP", saran="Baik sekali")
    jawaban = client.post(tempat, isi)
    assert jawaban.url == reverse("skm-terima-kasih", args=[survei.token])
    assert "Terima kasih" in client.get(jawaban.url).content.decode()
    satu = survei.daftar_responden.get()
    assert (satu.nomor, satu.cara, satu.umur) == (1, "daring", 40)
    assert {j.nilai for j in satu.jawaban.all()} == {3}
    assert satu.tanggal is not None
    assert not Jejak.objects.exists()


def test_dua_jendela_satu_jawaban(client, survei, tempat):
    """One browser, two windows, and a second click: one answer."""
    satu, dua = client.get(tempat), client.get(tempat)
    client.post(tempat, isian(satu))
    client.post(tempat, isian(satu))
    client.post(tempat, isian(dua, "4"))
    assert survei.daftar_responden.count() == 1
    assert client.get(tempat).status_code == 302  # it has answered
    lain = client.get(tempat + "?lain=1")
    client.post(tempat, isian(lain))
    assert survei.daftar_responden.count() == 2


def test_peramban_lain_adalah_responden_lain(survei, tempat):
    for _ in range(2):
        client = Client()
        client.post(tempat, isian(client.get(tempat)))
    assert survei.daftar_responden.count() == 2


def test_jawaban_kurang_ditolak_tanpa_hilang(client, survei, tempat):
    isi = isian(client.get(tempat), saran="Ruang tunggu sempit")
    del isi[next(iter(isi))]
    jawaban = client.post(tempat, isi)
    assert jawaban.status_code == 422
    halaman = jawaban.content.decode()
    assert "Pilih salah satu jawaban." in halaman
    assert "Ruang tunggu sempit" in halaman
    assert halaman.count("checked") == 8
    assert not survei.daftar_responden.exists()


@pytest.mark.parametrize("nilai", ["0", "5", "3.0", "-1", "٣", "3 OR 1=1", "\x00"])
def test_jawaban_mustahil_ditolak(client, survei, tempat, nilai):
    jawaban = client.post(tempat, isian(client.get(tempat), nilai))
    assert jawaban.status_code == 422
    assert not survei.daftar_responden.exists()


@pytest.mark.parametrize("kunci", ["", "x", "a" * 33, "<script>", "é" * 20])
def test_tanda_halaman_palsu_ditolak(client, survei, tempat, kunci):
    jawaban = client.post(tempat, isian(client.get(tempat), kunci=kunci))
    assert jawaban.status_code == 422
    assert not survei.daftar_responden.exists()


def test_perangkap_mesin(client, survei, tempat):
    jawaban = client.post(tempat, isian(client.get(tempat), situs="http://x"))
    assert jawaban.status_code == 302
    assert not survei.daftar_responden.exists()


def test_terlalu_sering(client, survei, tempat, monkeypatch):
    monkeypatch.setattr("capaian.publik.PER_PERAMBAN", 2)
    for ke in range(3):
        halaman = client.get(f"{tempat}?lain={ke}")
        jawaban = client.post(tempat, isian(halaman, saran="Tetap ada"))
    assert jawaban.status_code == 429
    assert "Tetap ada" in jawaban.content.decode()
    assert survei.daftar_responden.count() == 2


def test_hitungan_bertahan_sejam(client, survei, tempat, monkeypatch):
    """Not only for the few minutes a cache keeps things by default."""
    monkeypatch.setattr("capaian.publik.PER_PERAMBAN", 1)
    with time_machine.travel("2026-11-20 10:01:00+07:00", tick=False) as jam:
        client.post(tempat, isian(client.get(tempat)))
        jam.shift(timedelta(minutes=20))
        assert (
            client.post(tempat, isian(client.get(f"{tempat}?lain=1"))).status_code
            == 429
        )


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"status": "ditutup"}, "sudah ditutup"),
        ({"selesai": date(2025, 1, 2)}, "sudah ditutup"),
        ({"mulai": date(2099, 1, 1)}, "dibuka mulai 1 Januari 2099"),
    ],
)
def test_di_luar_masa_survei(client, survei, tempat, ubah, kalimat):
    isi = isian(client.get(tempat))
    for nama, nilai in ubah.items():
        setattr(survei, nama, nilai)
    survei.save()
    assert kalimat in client.get(tempat).content.decode()
    assert client.post(tempat, isi).status_code == 409
    assert not RespondenSkm.objects.exists()


def test_draf_rekap_dan_tanda_salah_tidak_ada(client, pakusari):
    draf = buat_survei(pakusari, status="draf")
    rekap = buat_survei(pakusari, asal="esukma", periode="tw1", status="ditutup")
    for token in (draf.token, rekap.token, "a" * 22):
        assert client.get(reverse("skm-publik", args=[token])).status_code == 404


def test_hasil_hanya_yang_diterbitkan(client, contoh):
    tempat = reverse("skm-hasil", args=[contoh.token])
    for status in ("draf", "terbuka", "ditutup"):
        contoh.status = status
        contoh.save()
        assert client.get(tempat).status_code == 404
    contoh.status = "diterbitkan"
    contoh.save()
    contoh.daftar_responden.update(saran="Rahasia responden")
    halaman = client.get(tempat).content.decode()
    assert "IKM <strong>76,94</strong>" in halaman
    assert "dari 10 responden" in halaman
    assert "Jenis kelamin" in halaman
    assert "Rahasia responden" not in halaman


def test_halaman_publik_tidak_membawa_isi_ruang(client, survei, tempat, operator):
    halaman = client.get(tempat)
    assert "script-src 'self'" in halaman.headers["Content-Security-Policy"]
    assert "no-store" in halaman.headers["Cache-Control"]
    isi = halaman.content.decode()
    assert "Capaian" not in isi
    assert "<script>" not in isi
    assert len(halaman.content) < 60_000


def test_kueri_publik_tetap(client, contoh, django_assert_max_num_queries):
    contoh.status = "diterbitkan"
    contoh.save()
    assert len(CONTOH) == 10
    with django_assert_max_num_queries(6):
        client.get(reverse("skm-hasil", args=[contoh.token]))
