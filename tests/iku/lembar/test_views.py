"""The pages: bring a file, look, apply; yours alone, and once."""

import io
import os
import re
import time
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from iku.lembar import unggahan
from iku.models import ButirPk, Indikator, RencanaAksi, Renstra
from kecamatan.models import Jejak
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_pengguna,
    buat_renstra,
    buat_tempat,
)

from .berkas import PAKUSARI, bita, buku, indikator, renstra, satu_indikator

ALAMAT = "/35.09.24/2025/lembar/"


@pytest.fixture(autouse=True)
def _tempat_berkas(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def masuk(client, operator):
    client.force_login(operator)
    return client


def unggah(client, isi=None, jenis="renstra", nama="rencana.xlsx"):
    isi = (
        bita(buku(renstra() if isi is None else isi))
        if not isinstance(isi, bytes)
        else isi
    )
    berkas = SimpleUploadedFile(nama, isi)
    return client.post(ALAMAT, {"jenis": jenis, "berkas": berkas})


def sidik(jawaban):
    return re.search(r'name="sidik" value="([0-9a-f]+)"', jawaban.content.decode())[1]


def menunggu():
    return list(unggahan.folder().glob("*"))


def test_dari_unggah_sampai_terapan(masuk, pakusari, operator):
    ke = unggah(masuk)
    assert ke.status_code == 302
    pratinjau = masuk.get(ke.url)
    assert "1 baris baru, 0 berubah, 0 sama, 0 ditolak." in pratinjau.content.decode()
    assert not Renstra.objects.exists()
    hasil = masuk.post(f"{ke.url}terapkan/", {"sidik": sidik(pratinjau)}, follow=True)
    assert (
        "Berkas “rencana.xlsx” sudah diterapkan: 1 baris baru" in hasil.content.decode()
    )
    assert Renstra.objects.get().dasar == "Perbup 12/2025"
    assert Jejak.objects.get().id_pengguna == operator.pk
    assert menunggu() == []


def test_hasil_menautkan_riwayatnya(masuk, pakusari):
    ke = unggah(masuk)
    masuk.post(f"{ke.url}terapkan/", {"sidik": sidik(masuk.get(ke.url))})
    halaman = masuk.get(ALAMAT).content.decode()
    assert "Impor Renstra, tujuan, dan sasaran: rencana.xlsx" in halaman
    alamat = "/35.09.24/2025/perencanaan/riwayat/"
    assert f'href="{alamat}"' in halaman
    riwayat = masuk.get(alamat).content.decode()
    assert "Perbup 12/2025" in riwayat
    assert "rencana.xlsx" in riwayat


def test_perubahan_ditunjukkan_dari_dan_menjadi(masuk, pakusari):
    buat_renstra(pakusari, dasar="Perbup 1")
    halaman = masuk.get(unggah(masuk).url).content.decode()
    for isi in ("Perbup 1</td>", "Perbup 12/2025</td>", "35.09.24 / 2025 / 2029 / 0"):
        assert isi in halaman


def test_yang_ditolak_disebut_dan_tidak_dapat_diterapkan(masuk, pakusari):
    ke = unggah(masuk, renstra([PAKUSARI, 2029, 2025, 0, "x"]))
    halaman = masuk.get(ke.url).content.decode()
    assert "Tahun akhir harus setelah tahun awal." in halaman
    assert "<title>Galat: " in halaman
    assert 'name="sidik"' not in halaman
    jawab = masuk.post(f"{ke.url}terapkan/", {"sidik": "x"})
    assert jawab.status_code == 409
    assert not Renstra.objects.exists()


class TestDitandai:
    def test_berkas_yang_ditolak_diunduh(self, masuk, pakusari):
        ke = unggah(masuk, renstra([PAKUSARI, 2025, 2029, "nol", "x"])).url
        assert f'href="{ke}ditandai/"' in masuk.get(ke).content.decode()
        jawab = masuk.get(f"{ke}ditandai/")
        nama = 'attachment; filename="rencana (ditandai).xlsx"'
        assert jawab["Content-Disposition"] == nama
        wb = load_workbook(io.BytesIO(b"".join(jawab.streaming_content)))
        assert "bukan bilangan bulat" in wb["Renstra"]["D2"].comment.text
        assert menunggu()

    def test_yang_tidak_salah_kembali_ke_pratinjau(self, masuk, pakusari):
        ke = unggah(masuk).url
        assert f"{ke}ditandai/" not in masuk.get(ke).content.decode()
        assert masuk.get(f"{ke}ditandai/").url == ke

    def test_yang_tidak_terbaca_kembali_ke_pratinjau(self, masuk, pakusari):
        ke = unggah(masuk, b"\x89PNG").url
        assert masuk.get(f"{ke}ditandai/").url == ke

    def test_bukan_milikmu(self, masuk, pakusari):
        ke = unggah(masuk, renstra([PAKUSARI, 2025, 2029, "nol", "x"])).url
        lain = Client()
        lain.force_login(buat_pengguna("operator", pakusari, nama="rekan"))
        assert lain.get(f"{ke}ditandai/").status_code == 404


def test_data_berubah_sesudah_pratinjau(masuk, pakusari):
    ke = unggah(masuk)
    lama = sidik(masuk.get(ke.url))
    buat_renstra(pakusari, dasar="orang lain")
    jawab = masuk.post(f"{ke.url}terapkan/", {"sidik": lama})
    assert jawab.status_code == 409
    assert "Data berubah sejak pratinjau dibuat." in jawab.content.decode()
    # The page shows the new preview, which can be applied.
    assert masuk.post(f"{ke.url}terapkan/", {"sidik": sidik(jawab)}).status_code == 302
    assert Renstra.objects.get().dasar == "Perbup 12/2025"


def test_tanpa_sidik_tidak_diterapkan(masuk, pakusari):
    assert masuk.post(f"{unggah(masuk).url}terapkan/").status_code == 409
    assert not Renstra.objects.exists()


def test_dua_kali_terapkan(masuk, pakusari):
    ke = unggah(masuk)
    isi = {"sidik": sidik(masuk.get(ke.url))}
    masuk.post(f"{ke.url}terapkan/", isi)
    jawab = masuk.post(f"{ke.url}terapkan/", isi)
    assert jawab.status_code == 404
    assert "tidak menunggu lagi" in jawab.content.decode()
    assert Jejak.objects.count() == 1


class TestBukanMilikmu:
    @pytest.fixture
    def alamat(self, masuk, pakusari):
        return unggah(masuk).url

    def test_orang_lain_sekecamatan(self, alamat, pakusari):
        lain = Client()
        lain.force_login(buat_pengguna("operator", pakusari, nama="rekan"))
        assert lain.get(alamat).status_code == 404
        assert lain.post(f"{alamat}terapkan/", {"sidik": "x"}).status_code == 404

    def test_sesudah_keluar(self, alamat, masuk, operator):
        masuk.logout()
        masuk.force_login(operator)
        assert masuk.get(alamat).status_code == 404

    def test_kecamatan_lain_dalam_alamat(self, panti, bappeda, client):
        client.force_login(bappeda)
        ke = unggah(client).url
        assert client.get(ke.replace("35.09.24", "35.09.14")).status_code == 404
        assert client.get(ke).status_code == 200


def test_baris_kecamatan_lain_tidak_mengungkap_apa_apa(masuk, panti):
    buat_renstra(panti, dasar="RAHASIA-B-7f3a")
    ke = unggah(masuk, renstra(["35.09.14", 2025, 2029, 0, "x"]))
    halaman = masuk.get(ke.url).content.decode()
    assert "tidak dikenal di sini" in halaman
    assert "RAHASIA" not in halaman


def test_hak_diperiksa_lagi_saat_terapkan(masuk, pakusari, operator):
    ke = unggah(masuk)
    lama = sidik(masuk.get(ke.url))
    operator.penugasan.update(peran="camat")
    jawab = masuk.post(f"{ke.url}terapkan/", {"sidik": lama})
    assert jawab.status_code == 409
    assert not Renstra.objects.exists()


@pytest.mark.parametrize(
    ("isi", "nama", "kalimat"),
    [
        (b"", "kosong.xlsx", "Berkas kosong. Pilih berkas yang berisi data."),
        (b"x" * (5 * 1024 * 1024 + 1), "besar.csv", "Berkas lebih besar dari 5 MB."),
    ],
)
def test_ditolak_sebelum_disimpan(masuk, pakusari, isi, nama, kalimat):
    jawab = unggah(masuk, isi, nama=nama)
    assert jawab.status_code == 422
    assert kalimat in jawab.content.decode()
    assert menunggu() == []


def test_bukan_tabel(masuk, pakusari):
    jawab = masuk.get(unggah(masuk, b"\x89PNG\r\n\x1a\n", nama="foto.xlsx").url)
    assert jawab.status_code == 422
    assert "gambar PNG" in jawab.content.decode()


def test_isi_berkas_tidak_menjadi_html(masuk, pakusari):
    jahat = "<script>alert(1)</script>"
    ke = unggah(masuk, renstra([PAKUSARI, 2025, 2029, 0, jahat]), nama=f"{jahat}.xlsx")
    halaman = masuk.get(ke.url).content.decode()
    assert "alert(1)" in halaman
    assert jahat not in halaman


def test_nama_berkas_tidak_menjadi_jalan(masuk, pakusari):
    unggah(masuk, nama="../../../../etc/passwd")
    (satu,) = menunggu()
    assert re.fullmatch(r"[A-Za-z0-9_-]{32}", satu.name)


def test_yang_ditinggalkan_disapu_sesudah_sehari(masuk, pakusari):
    ke = unggah(masuk).url
    (lama,) = menunggu()
    kemarin = time.time() - 25 * 60 * 60
    os.utime(lama, (kemarin, kemarin))
    unggah(masuk)
    assert lama not in menunggu()
    assert masuk.get(ke).status_code == 404


def test_paling_banyak_lima_menunggu(masuk, pakusari):
    for _ in range(7):
        unggah(masuk)
    assert len(menunggu()) == unggahan.PALING_BANYAK


@pytest.mark.parametrize("mana", ["templat", "data"])
def test_unduh(masuk, pakusari, panti, mana):
    buat_indikator(pakusari, kode="IKM")
    buat_indikator(panti, kode="RAHASIA-B-7f3a")
    jawab = masuk.get(f"{ALAMAT}indikator/{mana}/")
    nama = f'attachment; filename="{mana}-indikator-35.09.24-2025.xlsx"'
    assert jawab["Content-Disposition"] == nama
    isi = b"".join(jawab.streaming_content)
    wb = load_workbook(io.BytesIO(isi))
    semua = {str(s.value) for ws in wb for b in ws.iter_rows() for s in b}
    assert "IKM" in semua
    assert "RAHASIA-B-7f3a" not in semua
    assert "35.09.14" not in semua


@pytest.mark.parametrize(
    ("jenis", "akhiran", "nama"),
    [("rencana-aksi", "csv", None), ("indikator", "zip", "1-indikator.csv")],
)
def test_unduh_csv(masuk, pakusari, panti, jenis, akhiran, nama):
    buat_butir_pk(tempat=buat_tempat(indikator=buat_indikator(pakusari, kode="IKM")))
    for ini in (*Indikator.objects.all(), buat_indikator(panti, kode="RAHASIA-B-7f3a")):
        ini.variabel.create(kode="kk", nama="x", satuan="x")
    RencanaAksi.objects.create(butir=ButirPk.objects.get(), triwulan=1, nilai=1)
    jawab = masuk.get(f"{ALAMAT}{jenis}/csv/")
    berkas = f'attachment; filename="data-{jenis}-35.09.24-2025.{akhiran}"'
    assert jawab["Content-Disposition"] == berkas
    isi = b"".join(jawab.streaming_content)
    if nama:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            assert len(arsip.namelist()) == 2
            isi = arsip.read(nama)
    assert "IKM" in isi.decode("utf-8-sig")
    assert b"RAHASIA" not in isi


@pytest.mark.parametrize("mana", ["data", "templat", "csv"])
def test_unduh_jenis_yang_tidak_ada(masuk, pakusari, mana):
    assert masuk.get(f"{ALAMAT}rahasia/{mana}/").status_code == 404


def test_banyak_kueri_halaman_tetap(
    client, bagian_organisasi, pakusari, django_assert_max_num_queries
):
    client.force_login(bagian_organisasi)
    isi = indikator(*(satu_indikator(f"I{n}") for n in range(60)))
    ke = unggah(client, isi, jenis="indikator").url
    lama = sidik(client.get(ke))
    with django_assert_max_num_queries(30):
        client.post(f"{ke}terapkan/", {"sidik": lama})
    assert Indikator.objects.count() == 60
    with django_assert_max_num_queries(14):
        assert "60" in client.get(ALAMAT).content.decode()


@pytest.mark.parametrize(
    ("peran", "ada"), [("operator", True), ("camat", False), ("pimpinan", False)]
)
def test_pembaca_tidak_ditawari_unggahan(client, pakusari, request, peran, ada):
    client.force_login(request.getfixturevalue(peran))
    halaman = client.get(f"/{pakusari.kode}/2025/lembar/").content.decode()
    assert ('type="file"' in halaman) is ada
    assert "/lembar/target/data/" in halaman
