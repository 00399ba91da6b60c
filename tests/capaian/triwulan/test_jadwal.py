"""The windows of quarters: their pages, and the clock at their edges."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from capaian.models import Jadwal, PengecualianJadwal, PengukuranTriwulan, Realisasi
from capaian.pilihan import StatusTriwulan as S
from capaian.triwulan.jadwal.views import jendela_bawaan
from capaian.triwulan.keterbukaan import (
    Jendela,
    PeriksaKeterbukaan,
    akhir_perbaikan,
    nilai_keterbukaan,
    tulis_sisa,
)
from kecamatan.models import Jejak
from kecamatan.riwayat import sidik
from tests.pembangun import buat_kecamatan

from .isian import isian, kirim_sel
from .langkah import baca, klien

DAFTAR = "/kabupaten/35.09/jadwal/"
ZONA = [("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")]
BUKA = datetime(2025, 12, 1, tzinfo=UTC)


@pytest.fixture
def jadwal(pakusari):
    zona = timezone.get_current_timezone()
    return Jadwal.objects.create(
        kabupaten=pakusari.kabupaten,
        tahun=2025,
        triwulan=1,
        buka=datetime(2025, 4, 1, tzinfo=zona),
        tutup=datetime(2025, 4, 10, 23, 59, 59, 999_999, tzinfo=zona),
    )


# The rule at its edges.


@pytest.mark.parametrize(("nama", "singkatan"), ZONA)
def test_malam_tahun_baru_tiap_zona(nama, singkatan):
    """Open through 31 December 23:59:59, closed with the new year, in each zone."""
    zona = ZoneInfo(nama)
    tutup = datetime(2025, 12, 31, 23, 59, 59, 999_999, tzinfo=zona)
    jendela = Jendela(BUKA, tutup)
    with timezone.override(zona):
        akhir = datetime(2025, 12, 31, 23, 59, 59, tzinfo=zona)
        terbuka = nilai_keterbukaan(S.DRAF, akhir, jendela)
        assert terbuka.terbuka
        assert terbuka.kalimat == (f"Ditutup 31 Desember 2025 pukul 23.59 {singkatan}.")
        assert tulis_sisa(akhir, tutup) == "ditutup hari ini pukul 23.59"
        lewat = nilai_keterbukaan(S.DRAF, akhir + timedelta(seconds=1), jendela)
        assert not lewat.terbuka and singkatan in lewat.kalimat


def test_saat_yang_sama_zona_lain():
    """23.59 in Jember is the next year in Jayapura; the moment decides, not the day."""
    wib, wit = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Jayapura")
    tutup = datetime(2025, 12, 31, 23, 59, 59, tzinfo=wib)
    kini = datetime(2026, 1, 1, 1, 30, tzinfo=wit)  # 23.30 WIB
    assert nilai_keterbukaan(S.DRAF, kini, Jendela(BUKA, tutup)).terbuka


def test_29_februari():
    zona = timezone.get_current_timezone()
    kini = datetime(2028, 2, 28, 12, tzinfo=zona)
    assert tulis_sisa(kini, datetime(2028, 3, 1, 12, tzinfo=zona)) == (
        "ditutup 2 hari lagi"
    )
    batas = akhir_perbaikan(kini, Jendela(BUKA, kini, hari_perbaikan=1))
    assert (batas.month, batas.day, batas.hour, batas.minute) == (2, 29, 23, 59)


def test_tanpa_jadwal_tanpa_batas():
    assert akhir_perbaikan(timezone.now(), None) is None
    assert nilai_keterbukaan(S.DRAF, timezone.now(), None).terbuka


def test_perbaikan_diperpanjang_lewat_jadwal():
    kini = timezone.now()
    habis = kini - timedelta(hours=1)
    lama = Jendela(BUKA, kini - timedelta(days=3))
    baru = Jendela(BUKA, kini + timedelta(days=1), pengecualian=True)
    assert not nilai_keterbukaan(S.DIKEMBALIKAN, kini, lama, habis).terbuka
    assert nilai_keterbukaan(S.DIKEMBALIKAN, kini, baru, habis).terbuka


# What closing does.


def test_sesudah_tutup_tidak_tersimpan(client, operator, triwulanan, jadwal):
    client.force_login(operator)
    with time_machine.travel(jadwal.tutup - timedelta(seconds=1), tick=False):
        client.force_login(operator)
        terbuka = isian(client)
    with time_machine.travel(jadwal.tutup + timedelta(seconds=1), tick=False):
        client.force_login(operator)
        halaman = client.get("/35.09.24/2025/realisasi/1/").content.decode()
        assert f'id="i-nilai-{triwulanan.ikm.pk}"' not in halaman
        assert "Pengisian ditutup 10 April 2025 pukul 23.59 WIB" in halaman
        jawaban = kirim_sel(client, triwulanan.ikm, dari=terbuka, nilai="85,1")
        assert jawaban.status_code == 403
        assert "ditutup" in jawaban.json()["kalimat"]
    assert not Realisasi.objects.filter(indikator=triwulanan.ikm).exists()


def test_pengecualian_membuka_satu_kecamatan(pakusari, panti, jadwal):
    zona = timezone.get_current_timezone()
    PengecualianJadwal.objects.create(
        jadwal=jadwal,
        kecamatan=pakusari,
        tutup=jadwal.tutup + timedelta(days=2),
        alasan="Banjir.",
    )
    kini = datetime(2025, 4, 12, 9, tzinfo=zona)

    def terbuka(kecamatan):
        ini = PengukuranTriwulan(kecamatan=kecamatan, tahun=2025, triwulan=1)
        return PeriksaKeterbukaan(ini, kini).triwulan().terbuka

    assert (terbuka(pakusari), terbuka(panti)) == (True, False)


# The pages.


def isi_jadwal(**ubah):
    return {
        "buka": "2026-04-01T00:00",
        "tutup": "2026-04-10T23:59",
        "hari_perbaikan": "3",
    } | ubah


def test_bagian_organisasi_mengatur(bagian_organisasi, operator):
    client = klien(bagian_organisasi)
    tambah = f"{DAFTAR}2026/1/tambah/"
    assert "2026-04-10T23:59" in client.get(tambah).content.decode()
    jawaban = client.post(tambah, isi_jadwal())
    assert jawaban.status_code == 302
    jadwal = Jadwal.objects.get()
    assert str(jadwal) == "Triwulan I 2026"
    assert timezone.localtime(jadwal.buka).hour == 0
    # Until the end of the minute.
    assert (jadwal.tutup.second, jadwal.tutup.microsecond) == (59, 999_999)
    assert Jejak.objects.tentang(jadwal).get().aksi == "menambah"
    isi = baca(klien(operator).get(DAFTAR))
    assert "ditutup 10 Apr 2026 pukul 23.59 WIB" in isi
    assert "Ubah" not in isi
    # A second window of the same quarter is the first one's page.
    assert client.get(tambah).url == f"{DAFTAR}{jadwal.pk}/ubah/"


def test_tutup_mendahului_buka(bagian_organisasi):
    client = klien(bagian_organisasi)
    jawaban = client.post(
        f"{DAFTAR}2026/1/tambah/", isi_jadwal(tutup="2026-03-31T23:59")
    )
    assert jawaban.status_code == 422
    assert "Pilih waktu sesudah" in baca(jawaban)
    assert 'value="2026-03-31T23:59"' in jawaban.content.decode()
    jawaban = client.post(f"{DAFTAR}2026/1/tambah/", isi_jadwal(tutup="nanti"))
    assert "Tulis tanggal dan jamnya" in baca(jawaban)
    assert not Jadwal.objects.exists()


def kabar(orang):
    return list(orang.pemberitahuan.order_by("pk").values_list("teks", flat=True))


def test_pengecualian_dengan_alasan(
    bagian_organisasi, operator, operator_tetangga, pakusari, jadwal
):
    buat_kecamatan("35.10.01", "Pesanggaran")
    client = klien(bagian_organisasi)
    tambah = f"{DAFTAR}{jadwal.pk}/pengecualian/tambah/"
    assert "Pesanggaran" not in client.get(tambah).content.decode()
    isi = {
        "kecamatan": pakusari.pk,
        "tutup": "2025-04-12T16:00",
        "alasan_pengecualian": "",
    }
    assert "Isi alasan." in baca(client.post(tambah, isi))
    isi["alasan_pengecualian"] = "Banjir."
    assert client.post(tambah, isi).status_code == 302
    ini = PengecualianJadwal.objects.get()
    assert ini.alasan == "Banjir."
    assert "Kecamatan Pakusari: ditutup 12 Apr 2025 pukul 16.00 WIB. Banjir." in baca(
        client.get(DAFTAR)
    )
    ubah = f"{DAFTAR}pengecualian/{ini.pk}/ubah/"
    awal = isi | {"tutup": "2025-03-01T16:00", "sidik": "", "alasan": ""}
    assert "mendahului waktu buka" in baca(client.post(ubah, awal))
    sama = isi | {"sidik": sidik(ini)}
    assert client.post(ubah, sama).status_code == 302
    assert client.post(ubah, sama | {"tutup": "2025-04-13T16:00"}).status_code == 302
    buang = f"{DAFTAR}pengecualian/{ini.pk}/hapus/"
    assert client.post(buang, {"sidik": "bukan-yang-tersimpan"}).status_code == 409
    assert client.post(buang, {"alasan": ""}).status_code == 302
    assert not PengecualianJadwal.objects.exists()
    # Told once for each change, with the reason, to this kecamatan alone.
    dibuat, diubah, dicabut = kabar(operator)
    assert "12 April 2025 pukul 16.00 WIB. Alasan: Banjir." in dibuat
    assert "13 April 2025" in diubah
    assert "10 April 2025 pukul 23.59 WIB, seperti kecamatan lain" in dicabut
    assert kabar(operator_tetangga) == []


@pytest.mark.parametrize(
    ("jam", "kalimat"),
    [
        (-1, "Pakusari dapat diisi sampai 10 April 2025 pukul 23.59 WIB, seperti"),
        (1, "Pakusari sudah ditutup sejak 10 April 2025 pukul 23.59 WIB, seperti"),
    ],
)
def test_pengecualian_dicabut(
    jam, kalimat, bagian_organisasi, operator, camat, pakusari, jadwal
):
    """After everybody's closing time nobody is told that he may still write."""
    ini = PengecualianJadwal.objects.create(
        jadwal=jadwal,
        kecamatan=pakusari,
        tutup=jadwal.tutup + timedelta(days=5),
        alasan="Banjir.",
    )
    with time_machine.travel(jadwal.tutup + timedelta(hours=jam), tick=False):
        client = klien(bagian_organisasi)
        client.post(f"{DAFTAR}pengecualian/{ini.pk}/hapus/", {"alasan": ""})
    for orang in (operator, camat):
        (teks,) = kabar(orang)
        assert kalimat in teks
        assert ("dapat diisi sampai" in teks) == (jam < 0)


def test_tetangga_tidak_melihat_pengecualian(operator_tetangga, pakusari, jadwal):
    PengecualianJadwal.objects.create(
        jadwal=jadwal, kecamatan=pakusari, tutup=jadwal.tutup, alasan="Banjir."
    )
    isi = baca(klien(operator_tetangga).get(DAFTAR))
    assert "ditutup 10 Apr 2025" in isi
    assert "Banjir" not in isi and "Pakusari" not in isi


def test_orang_lain_menyimpan_lebih_dahulu(bagian_organisasi, jadwal):
    client = klien(bagian_organisasi)
    isi = isi_jadwal(sidik="bukan-yang-tersimpan", alasan="")
    jawaban = client.post(f"{DAFTAR}{jadwal.pk}/ubah/", isi)
    assert jawaban.status_code == 409
    assert 'value="2026-04-10T23:59"' in jawaban.content.decode()


@pytest.mark.parametrize(
    ("triwulan", "awal", "akhir"),
    [(1, (2026, 4, 1), (2026, 4, 10)), (4, (2027, 1, 1), (2027, 1, 10))],
)
def test_jendela_yang_diusulkan(triwulan, awal, akhir):
    buka, tutup = jendela_bawaan(2026, triwulan)
    assert (buka.year, buka.month, buka.day) == awal
    assert (tutup.year, tutup.month, tutup.day, tutup.minute) == (*akhir, 59)
