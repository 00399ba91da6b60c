"""The page of findings, the command, and leaving a finding as it is."""

import json
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from dokumen.models import Tercetak
from dokumen.pilihan import Aturan
from kecamatan.models import Jejak
from kecamatan.pilihan import Peran
from laporan.models import PengabaianTemuan
from laporan.periksa import Keparahan, Tempat, Temuan, periksa
from laporan.periksa.pengabaian import abaikan

from ...pembangun import buat_pengguna
from .selaras import susun

pytestmark = pytest.mark.django_db
ALAMAT = "/35.09.24/2025/lkjip/periksa/"
ALASAN = "Bukti fisiknya disimpan di kantor kecamatan."


@pytest.fixture
def s(db):
    return susun()


@pytest.fixture
def tanpa_bukti(s):
    """One finding: no evidence for the first indicator."""
    s.bukti[0].delete()
    (satu,) = periksa(s.kecamatan, 2025).temuan
    return satu


def test_laporan_selaras_dikatakan_dengan_kata(s, client):
    client.force_login(s.operator)
    isi = client.get(ALAMAT).content.decode()
    assert "tidak ada temuan yang terbuka" in isi
    assert "Abaikan dengan alasan" not in isi


def test_naskah_lama_pada_halamannya_sendiri(s, client):
    """What an old paper printed wrongly cannot be mended: told so, by fifty."""
    for n in range(60):
        Tercetak.objects.create(
            kecamatan=s.kecamatan, tahun=2025, aturan="tahun-lain", hal=f"Judul {n}",
            tempat="Sampul", tercetak="Tahun 2023", dipakai="Tahun 2025",
        )  # fmt: skip
    client.force_login(s.operator)
    isi = client.get(ALAMAT).content.decode()
    assert "Isi laporan selaras" in isi and "Tahun 2023" not in isi
    assert "60 temuan lain" in isi and f'href="{ALAMAT}naskah-lama/"' in isi
    lama = client.get(f"{ALAMAT}naskah-lama/").content.decode()
    assert "tidak ada yang perlu atau dapat diperbaiki" in lama
    assert lama.count("Lihat datanya") == 50 and ">Perbaiki<" not in lama
    assert "Temuan berat" in lama and "perbaiki sebelum" not in lama
    kedua = client.get(f"{ALAMAT}naskah-lama/?lembar=2").content.decode()
    assert kedua.count("Lihat datanya") == 10 and "Lembar 2 dari 2" in kedua
    # Left with a reason, one comes back to the list it was on.
    ini = periksa(s.kecamatan, 2025).temuan[0]
    tujuan = f"{ALAMAT}abaikan/{ini.kode}/"
    assert "naskah lama yang disalin" in client.get(tujuan).content.decode()
    jawaban = client.post(tujuan, {"alasan": ALASAN})
    assert jawaban.url == f"{ALAMAT}naskah-lama/"


def test_tanpa_perjanjian_satu_kalimat(s, client):
    client.force_login(s.operator)
    halaman = client.get(ALAMAT.replace("2025", "2031"))
    assert "belum mempunyai Perjanjian Kinerja tahun 2031" in halaman.content.decode()


def test_abaikan_lalu_batalkan(s, tanpa_bukti, client):
    """The whole way of the operator, without JavaScript."""
    client.force_login(s.operator)
    isi = client.get(ALAMAT).content.decode()
    tujuan = f"{ALAMAT}abaikan/{tanpa_bukti.kode}/"
    assert "Ada 1 temuan sedang" in isi and tujuan in isi
    ditolak = client.post(tujuan, {"alasan": "pendek"})
    assert ditolak.status_code == 422
    assert "paling sedikit 10 huruf" in ditolak.content.decode()
    assert "pendek" in ditolak.content.decode()  # what was typed stays
    assert not PengabaianTemuan.objects.exists()
    isi = client.post(tujuan, {"alasan": ALASAN}, follow=True).content.decode()
    assert "1 diabaikan dengan alasan" in isi and ALASAN in isi
    assert "penyusun" in isi  # who
    hasil = periksa(s.kecamatan, 2025)
    assert hasil.terbuka("sedang") == () and hasil.ringkasan.diabaikan == 1
    (baris,) = PengabaianTemuan.objects.all()
    assert (baris.oleh, baris.aturan, baris.pesan) == (
        s.operator,
        "tanpa-bukti",
        tanpa_bukti.pesan,
    )
    assert Jejak.objects.filter(aksi="menambah", alasan=ALASAN).count() == 1
    # Once more from an old page: led back with a sentence.
    assert "sudah diabaikan" in client.get(tujuan, follow=True).content.decode()
    client.post(f"{ALAMAT}buka/{baris.pk}/")
    (terbuka,) = periksa(s.kecamatan, 2025).semua_terbuka
    assert terbuka.kode == tanpa_bukti.kode
    assert Jejak.objects.filter(aksi="menghapus").count() == 1


def test_yang_berubah_terbuka_lagi(s):
    """A waiver speaks of what was found then."""
    type(s.lhe).objects.update(nilai=71)
    (lama,) = periksa(s.kecamatan, 2025).temuan
    abaikan(lama, s.kecamatan, 2025, alasan=ALASAN, oleh=s.operator)
    assert periksa(s.kecamatan, 2025).semua_terbuka == ()
    type(s.lhe).objects.update(nilai=72)
    (baru,) = periksa(s.kecamatan, 2025).semua_terbuka
    assert baru.kode != lama.kode


def test_dua_kali_diabaikan_ditolak(s, tanpa_bukti):
    abaikan(tanpa_bukti, s.kecamatan, 2025, alasan=ALASAN, oleh=s.operator)
    with pytest.raises(ValidationError, match="sudah diabaikan"):
        abaikan(tanpa_bukti, s.kecamatan, 2025, alasan=ALASAN, oleh=s.operator)
    with pytest.raises(ValidationError, match="10 huruf"):
        abaikan(tanpa_bukti, s.kecamatan, 2025, alasan="  ok  ", oleh=s.operator)


@pytest.mark.parametrize("peran", [Peran.CAMAT, Peran.BAPPEDA, Peran.EVALUATOR])
def test_yang_lain_membaca_saja(s, tanpa_bukti, client, peran):
    client.force_login(buat_pengguna(peran, s.kecamatan))
    isi = client.get(ALAMAT).content.decode()
    assert "belum disertai bukti" in isi and "Abaikan dengan alasan" not in isi
    assert "Lihat datanya" in isi and ">Perbaiki<" not in isi
    tujuan = f"{ALAMAT}abaikan/{tanpa_bukti.kode}/"
    assert client.post(tujuan, {"alasan": ALASAN}).status_code == 403
    baris = abaikan(tanpa_bukti, s.kecamatan, 2025, alasan=ALASAN, oleh=s.operator)
    assert client.post(f"{ALAMAT}buka/{baris.pk}/").status_code == 403
    assert PengabaianTemuan.objects.count() == 1


def test_temuan_berat_dahulu(s):
    s.bukti[0].delete()
    type(s.camat).objects.filter(pk=s.camat.pk).update(mulai="2025-06-01")
    assert [t.keparahan for t in periksa(s.kecamatan, 2025).temuan] == [
        "berat",
        "sedang",
    ]


def test_kode_tetap_selama_temuannya_tetap():
    satu = Temuan(
        Aturan.TARGET_BEDA,
        Keparahan.BERAT,
        Tempat("Bab III", "Tabel 3.8", "IKM", "Target"),
        "Tabel 3.8, IKM: target 89,75 berbeda dari Perjanjian Kinerja (87,5).",
        "87.5",
        "89.75",
    )
    assert satu.kode == "0a59d748f591"


# --- The command --------------------------------------------------------------------


def jalankan(*argumen) -> str:
    keluar = StringIO()
    call_command("periksa", *argumen, stdout=keluar)
    return keluar.getvalue()


def test_json_menurut_janji(s, tanpa_bukti):
    abaikan(tanpa_bukti, s.kecamatan, 2025, alasan=ALASAN, oleh=s.operator)
    type(s.lhe).objects.update(nilai=71)
    isi = json.loads(jalankan("35.09.24", "2025", "--format", "json"))
    assert set(isi) == {"skema", "kecamatan", "tahun", "temuan", "ringkasan"}
    assert isi["kecamatan"] == {"kode": "35.09.24", "nama": "Pakusari"}
    berat, sedang = isi["temuan"]
    assert berat["keparahan"] == "berat" and berat["aturan"] == "realisasi-beda"
    assert (berat["ditemukan"], berat["diharapkan"]) == ("70.25", "71")
    assert berat["diabaikan"] is None
    assert set(berat["tempat"]) == {"bagian", "tabel", "baris", "kolom"}
    assert sedang["diabaikan"]["alasan"] == ALASAN
    assert set(sedang["diabaikan"]) == {"alasan", "oleh", "pada"}
    assert isi["ringkasan"] == {
        "berat": 1,
        "sedang": 0,
        "ringan": 0,
        "pembulatan": 0,
        "diabaikan": 1,
    }


def test_ketat_gagal_hanya_bila_berat_terbuka(s):
    assert "0 berat" in jalankan("35.09.24", "2025", "--ketat")
    type(s.lhe).objects.update(nilai=71)
    assert "1 berat" in jalankan("35.09.24", "2025")  # without: no refusal
    with pytest.raises(CommandError, match="1 temuan berat masih terbuka"):
        jalankan("35.09.24", "2025", "--ketat")
    (berat,) = periksa(s.kecamatan, 2025).terbuka("berat")
    abaikan(berat, s.kecamatan, 2025, alasan=ALASAN, oleh=s.operator)
    assert ALASAN in jalankan("35.09.24", "2025", "--ketat")


@pytest.mark.parametrize(
    ("argumen", "kalimat"),
    [
        (("pakusari", "2025"), "bukan kode kecamatan"),
        (("35.09.24", "2031"), "belum mempunyai Perjanjian Kinerja"),
        (("35.09.24", "dua"), "bukan tahun"),
        (("35.09.24", "2025", "--format", "pdf"), "tidak dikenal"),
    ],
)
def test_masukan_salah_ditolak_dengan_kalimat(s, argumen, kalimat):
    with pytest.raises(CommandError, match=kalimat):
        jalankan(*argumen)
