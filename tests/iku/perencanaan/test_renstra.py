"""Renstra, tujuan and sasaran in the browser."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from iku.models import DukunganProgram, Renstra, Rpjmd, Sasaran, Tujuan
from kecamatan.models import Jejak
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_program,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
)

from .conftest import DASAR, isian, kirim, teks


@pytest.fixture
def renstra(pakusari):
    return buat_renstra(pakusari, dasar="Perbup 1")


def test_dari_kosong_sampai_sasaran(pakusari, operator, buka):
    client = buka(operator)
    assert "Belum ada Renstra" in teks(client.get(DASAR))
    jawaban = client.post(
        f"{DASAR}renstra/tambah/", {"awal": "2025", "akhir": "2029", "versi": "0"}
    )
    renstra = Renstra.objects.get()
    assert jawaban.url == f"{DASAR}renstra/{renstra.pk}/"
    assert (renstra.kecamatan, renstra.akhir) == (pakusari, 2029)
    client.post(f"{DASAR}renstra/{renstra.pk}/tujuan/", {"uraian": "Tujuan kita"})
    tujuan = Tujuan.objects.get()
    client.post(f"{DASAR}tujuan/{tujuan.pk}/sasaran/", {"uraian": "Sasaran kita"})
    client.post(f"{DASAR}tujuan/{tujuan.pk}/sasaran/", {"uraian": "Sasaran dua"})
    assert list(tujuan.sasaran.values_list("urutan", "uraian")) == [
        (1, "Sasaran kita"),
        (2, "Sasaran dua"),
    ]
    halaman = teks(client.get(f"{DASAR}renstra/{renstra.pk}/"))
    assert "Sasaran 1.2 Sasaran dua" in halaman
    assert Jejak.objects.filter(aksi="menambah").count() == 4


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"awal": "2029", "akhir": "2025"}, "Tahun akhir harus setelah tahun awal."),
        ({"awal": "25", "akhir": "2029"}, "Tahun berkisar 2000 sampai 2100"),
        ({"awal": "dua ribu", "akhir": "2029"}, "Tulis tahun dengan empat angka"),
        ({"awal": "2025", "akhir": "2029"}, "Versi Renstra periode ini sudah ada."),
    ],
)
def test_isian_salah_ditolak_dan_tetap_terlihat(renstra, operator, buka, isi, kalimat):
    jawaban = buka(operator).post(f"{DASAR}renstra/tambah/", isi | {"versi": "0"})
    assert jawaban.status_code == 422
    assert kalimat in teks(jawaban)
    assert f'value="{isi["awal"]}"' in jawaban.content.decode()
    assert Renstra.objects.count() == 1


def test_perubahan_tersimpan_dengan_alasan(renstra, operator, buka):
    alamat = f"{DASAR}renstra/{renstra.pk}/ubah/"
    kirim(buka(operator), alamat, dasar="Perbup 2", alasan="salah nomor")
    jejak = Jejak.objects.get()
    assert (jejak.ke, jejak.alasan) == ({"dasar": "Perbup 2"}, "salah nomor")


def test_dua_orang_mengubah_bersamaan(renstra, operator, buka):
    client, alamat = buka(operator), f"{DASAR}renstra/{renstra.pk}/ubah/"
    saya = isian(client.get(alamat)) | {"dasar": "Perbup saya"}
    Renstra.objects.update(dasar="Perbup orang lain")
    jawaban = client.post(alamat, saya)
    assert jawaban.status_code == 409
    halaman = teks(jawaban)
    assert "Perbup orang lain" in halaman
    assert "Perbup saya" in halaman
    assert Renstra.objects.get().dasar == "Perbup orang lain"
    # The choice to replace it is a second, deliberate save.
    assert client.post(alamat, isian(jawaban)).status_code == 302
    assert Renstra.objects.get().dasar == "Perbup saya"


def test_yang_sudah_dihapus_orang_lain_tidak_muncul_lagi(renstra, operator, buka):
    tujuan = Tujuan.objects.create(renstra=renstra, urutan=1, uraian="Lama")
    alamat = f"{DASAR}tujuan/{tujuan.pk}/ubah/"
    client = buka(operator)
    client.get(alamat)
    tujuan.delete()
    assert client.post(alamat, {"uraian": "Baru"}).status_code == 404
    assert not Tujuan.objects.exists()


def test_program_pendukung_ikut_tersimpan_dan_tercatat(renstra, operator, buka):
    sasaran = buat_sasaran(renstra)
    lama, baru = buat_program("Lama"), buat_program("Baru")
    DukunganProgram.objects.create(sasaran=sasaran, nomenklatur=lama)
    alamat = f"{DASAR}sasaran/{sasaran.pk}/ubah/"
    jawaban = kirim(buka(operator), alamat, dukungan=[baru.pk])
    assert jawaban.status_code == 302
    assert [d.nomenklatur for d in sasaran.dukungan.all()] == [baru]
    assert sorted(Jejak.objects.values_list("aksi", flat=True)) == [
        "menambah",
        "menghapus",
    ]


def test_program_pendukung_orang_lain_tidak_tertimpa(renstra, operator, buka):
    sasaran, program = buat_sasaran(renstra), buat_program("Program orang lain")
    client, alamat = buka(operator), f"{DASAR}sasaran/{sasaran.pk}/ubah/"
    saya = isian(client.get(alamat))
    DukunganProgram.objects.create(sasaran=sasaran, nomenklatur=program)
    jawaban = client.post(alamat, saya)
    assert jawaban.status_code == 409
    assert "Program orang lain" in teks(jawaban)
    assert sasaran.dukungan.count() == 1


def test_rpjmd_tidak_diganti_selama_masih_didukung(renstra, operator, buka):
    kabupaten = renstra.kecamatan.kabupaten
    lama = Rpjmd.objects.create(kabupaten=kabupaten, awal=2025, akhir=2029)
    lain = Rpjmd.objects.create(kabupaten=kabupaten, awal=2021, akhir=2026)
    misi = lama.butir.create(jenis="misi", urutan=1, uraian="Misi")
    Renstra.objects.update(rpjmd=lama)
    Tujuan.objects.create(renstra=renstra, urutan=1, uraian="T", mendukung=misi)
    alamat = f"{DASAR}renstra/{renstra.pk}/ubah/"
    jawaban = kirim(buka(operator), alamat, rpjmd=lain.pk)
    assert jawaban.status_code == 422
    assert "masih mendukung butir RPJMD yang lama" in teks(jawaban)


def test_geser_dengan_tombol(renstra, operator, buka):
    a, b = (
        Tujuan.objects.create(renstra=renstra, urutan=n, uraian=f"T{n}") for n in (1, 2)
    )
    client = buka(operator)
    jawaban = client.post(f"{DASAR}tujuan/{b.pk}/geser/", {"arah": "naik"})
    assert jawaban.url == f"{DASAR}renstra/{renstra.pk}/#tujuan-{b.pk}"
    assert list(renstra.tujuan.order_by("urutan")) == [b, a]
    jawaban = client.post(f"{DASAR}tujuan/{b.pk}/geser/", {"arah": "naik"}, follow=True)
    assert "Sudah paling atas." in teks(jawaban)
    client.post(f"{DASAR}tujuan/{b.pk}/geser/", {"arah": ""})
    assert list(renstra.tujuan.order_by("urutan")) == [b, a]


def test_hapus_bertanya_lalu_menghapus(renstra, operator, buka):
    sasaran = buat_sasaran(renstra)
    client, alamat = buka(operator), f"{DASAR}tujuan/{sasaran.tujuan_id}/hapus/"
    jawaban = client.get(alamat)
    assert "Ikut terhapus: 1 sasaran" in teks(jawaban)
    assert Tujuan.objects.exists()
    isi = {"sidik": jawaban.context["sidik"], "alasan": "ganda"}
    assert client.post(alamat, isi).status_code == 302
    assert not Sasaran.objects.exists()
    assert Jejak.objects.filter(alasan="ganda").count() == 2


def test_hapus_yang_berubah_meminta_diperiksa_lagi(renstra, operator, buka):
    tujuan = Tujuan.objects.create(renstra=renstra, urutan=1, uraian="Lama")
    jawaban = buka(operator).post(
        f"{DASAR}tujuan/{tujuan.pk}/hapus/", {"sidik": "lama", "alasan": "x"}
    )
    assert jawaban.status_code == 409
    assert "Orang lain mengubahnya lebih dahulu" in teks(jawaban)
    assert Tujuan.objects.exists()


def test_hapus_yang_dipakai_menjadi_kalimat(renstra, operator, buka):
    buat_butir_pk(tempat=buat_tempat(buat_sasaran(renstra)))
    jawaban = buka(operator).post(f"{DASAR}renstra/{renstra.pk}/hapus/", {"sidik": ""})
    assert jawaban.status_code == 422
    assert "1 butir Perjanjian Kinerja" in teks(jawaban)
    assert Renstra.objects.exists()


def test_salin_ke_versi_baru(renstra, operator, buka):
    buat_tempat(buat_sasaran(renstra), target={2025: "89"})
    alamat = f"{DASAR}renstra/{renstra.pk}/salin/"
    jawaban = kirim(buka(operator), alamat, dasar="Perbup 9")
    baru = Renstra.objects.get(versi=1)
    assert jawaban.url == f"{DASAR}renstra/{baru.pk}/"
    assert (baru.dasar, baru.tujuan.count()) == ("Perbup 9", 1)


def test_baris_kecamatan_lain_bukan_bagian_halaman_ini(panti, operator, buka):
    lain = buat_renstra(panti)
    assert buka(operator).get(f"{DASAR}renstra/{lain.pk}/").status_code == 404


def test_yang_hanya_melihat_tidak_ditawari_mengubah(renstra, camat, buka):
    buat_tempat(buat_sasaran(renstra))
    halaman = buka(camat).get(f"{DASAR}renstra/{renstra.pk}/").content.decode()
    assert "/ubah/" not in halaman
    assert "/geser/" not in halaman


def test_banyak_kueri_tetap(renstra, pakusari, operator, buka):
    client = buka(operator)

    def kueri(alamat) -> int:
        with CaptureQueriesContext(connection) as catatan:
            assert client.get(alamat).status_code == 200
        return len(catatan)

    def tambah():
        sasaran = buat_sasaran(renstra)
        buat_tempat(sasaran, buat_indikator(pakusari), {2025: "1", 2026: "2"})
        program = buat_program()
        DukunganProgram.objects.create(sasaran=sasaran, nomenklatur=program)
        renstra.indikator_renstra.create(
            indikator=buat_indikator(pakusari), nomenklatur=program
        )

    tambah()
    halaman = [DASAR, f"{DASAR}renstra/{renstra.pk}/", f"{DASAR}indikator/"]
    sedikit = [kueri(alamat) for alamat in halaman]
    for _ in range(5):
        tambah()
    assert [kueri(alamat) for alamat in halaman] == sedikit
