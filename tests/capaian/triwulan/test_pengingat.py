"""`manage.py ingatkan`: who is reminded, when, and how often."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from capaian.models import Jadwal, PengecualianJadwal, Realisasi
from capaian.triwulan.pengingat import ingatkan
from kecamatan.models import Pemberitahuan
from kecamatan.pemberitahuan import kirim_surel
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_pk,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
)

from .langkah import isi_lengkap, orang_orang, sampai, triwulan_kini

ZONA = timezone.get_default_timezone()
TUTUP = datetime(2025, 4, 10, 23, 59, 59, tzinfo=ZONA)


def hari(beda: int, jam=7):
    """So many days after the closing day (negative: before)."""
    return datetime(2025, 4, 10, jam, tzinfo=ZONA) + timedelta(days=beda)


@pytest.fixture
def siapa(pakusari):
    return orang_orang(pakusari)


@pytest.fixture
def jadwal(pakusari):
    return Jadwal.objects.create(
        kabupaten=pakusari.kabupaten,
        tahun=2025,
        triwulan=1,
        buka=datetime(2025, 4, 1, tzinfo=ZONA),
        tutup=TUTUP,
    )


@pytest.fixture
def tetangga(panti):
    """Panti has a target too, and an operator of its own."""
    indikator = buat_indikator(panti, frekuensi="triwulan")
    renstra = buat_renstra(panti)
    buat_butir_pk(buat_pk(renstra), buat_tempat(buat_sasaran(renstra), indikator))
    return orang_orang(panti)


def diingatkan():
    return {
        p.penerima.username: p.teks
        for p in Pemberitahuan.objects.filter(kunci__startswith="pengingat:")
    }


@pytest.mark.parametrize(
    ("beda", "kata"),
    [
        (-5, "ditutup 5 hari lagi"),
        (-1, "ditutup besok"),
        (1, "sudah ditutup kemarin"),
    ],
)
def test_hanya_yang_belum_mengirim(
    beda, kata, triwulanan, jadwal, siapa, tetangga, pakusari
):
    isi_lengkap(triwulanan)
    sampai(pakusari, siapa, "ajukan", "setujui")
    assert ingatkan(hari(beda)) == 1
    assert list(diingatkan()) == ["operator-35.09.14"]
    teks = diingatkan()["operator-35.09.14"]
    assert kata in teks and "10 April 2025 pukul 23.59 WIB" in teks
    assert "0 dari 1 terisi" in teks


@pytest.mark.parametrize("beda", [-6, -4, -3, -2, 0, 2, 30])
def test_hari_lain_tidak_ada(beda, triwulanan, jadwal, siapa):
    assert ingatkan(hari(beda)) == 0


def test_diulang_pada_hari_yang_sama_satu_surel(triwulanan, jadwal, siapa):
    for jam in (7, 9, 23):
        ingatkan(hari(-1, jam))
    assert Pemberitahuan.objects.count() == 1
    with time_machine.travel(timezone.now(), tick=False):
        kirim_surel.func()
        kirim_surel.func()
    (surel,) = mail.outbox
    assert surel.to == ["operator@35.09.24.contoh.go.id"]
    assert "/35.09.24/2025/realisasi/1/periksa/" in surel.body


@pytest.mark.parametrize(("nama", "jam"), [("Asia/Jakarta", 0), ("Asia/Jayapura", 0)])
def test_harinya_hari_setempat(nama, jam, triwulanan, jadwal, siapa):
    """Half past midnight is a new day, although in UTC it is still the day before."""
    with timezone.override(nama):
        zona = timezone.get_current_timezone()
        Jadwal.objects.update(tutup=datetime(2025, 4, 10, 23, 59, 59, tzinfo=zona))
        assert ingatkan(datetime(2025, 4, 5, 0, 30, tzinfo=zona)) == 1
        assert ingatkan(datetime(2025, 4, 4, 23, 30, tzinfo=zona)) == 0


def test_pengecualian_mengikuti_waktunya_sendiri(triwulanan, jadwal, siapa, pakusari):
    PengecualianJadwal.objects.create(
        jadwal=jadwal,
        kecamatan=pakusari,
        tutup=TUTUP + timedelta(days=20),
        alasan="Banjir.",
    )
    assert ingatkan(hari(-1)) == 0
    assert ingatkan(hari(19)) == 1


def test_tanpa_target_tidak_diingatkan(jadwal, siapa):
    assert ingatkan(hari(-1)) == 0


def test_antrean_camat_lebih_dari_sehari(triwulanan, siapa, pakusari):
    isi_lengkap(triwulanan)
    ini = sampai(pakusari, siapa, "ajukan")
    assert ingatkan(ini.diajukan_pada + timedelta(hours=23)) == 0
    besok = ini.diajukan_pada + timedelta(hours=25)
    assert ingatkan(besok) == 1
    assert "menunggu keputusan Anda" in diingatkan()["camat-35.09.24"]
    ini.setujui(oleh=siapa["camat"])
    assert ingatkan(besok + timedelta(days=1)) == 0


def test_dikembalikan_dan_tidak_disentuh(triwulanan, siapa, pakusari):
    isi_lengkap(triwulanan)
    ini = sampai(pakusari, siapa, "ajukan")
    ini.kembalikan(oleh=siapa["camat"], alasan="Periksa.")
    kini = timezone.now()
    assert ingatkan(kini + timedelta(hours=23)) == 0
    assert ingatkan(kini + timedelta(hours=25)) == 1
    assert "belum diperbaiki" in diingatkan()["operator-35.09.24"]
    Realisasi.objects.filter(indikator=triwulanan.ikm).update(nilai=86)
    assert ingatkan(kini + timedelta(days=3)) == 0


def test_beberapa_hal_satu_pesan(triwulanan, jadwal, siapa, pakusari):
    """Two quarters and a returned one: one message, one e-mail a day."""
    isi_lengkap(triwulanan)
    ini = sampai(pakusari, siapa, "ajukan")
    ini.kembalikan(oleh=siapa["camat"], alasan="Periksa.")
    kini = timezone.localtime() + timedelta(hours=30)
    Jadwal.objects.all().update(
        buka=kini - timedelta(days=9), tutup=kini + timedelta(days=1)
    )
    Jadwal.objects.create(
        kabupaten=pakusari.kabupaten,
        tahun=2025,
        triwulan=2,
        buka=kini - timedelta(days=9),
        tutup=kini + timedelta(days=5),
    )
    assert ingatkan(kini) == 1
    (teks,) = diingatkan().values()
    assert "triwulan I 2025" in teks and "triwulan II 2025" in teks
    assert "belum diperbaiki" in teks and len(teks) <= 500


def test_perintah(triwulanan, jadwal, siapa, capsys):
    with time_machine.travel(hari(-1), tick=False):
        call_command("ingatkan")
    assert "1 orang mempunyai pengingat hari ini." in capsys.readouterr().out
    assert triwulan_kini(triwulanan.ikm.kecamatan).pk is None
