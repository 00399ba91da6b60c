"""Evaluation meetings: minutes, decisions, follow-up, and the printed minutes."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from capaian.models import KeputusanRapat, RapatEvaluasi
from capaian.rapat.notulen import (
    TANPA_KEPUTUSAN,
    nama_dan_jabatan,
    susun_notulen,
)
from dokumen.html import halaman
from dokumen.word import tulis_docx
from kecamatan.models import Jejak, UnitKerja
from kecamatan.pilihan import Peran
from kecamatan.riwayat import sidik
from tests.pembangun import buat_indikator, buat_pengguna

HARI = date(2025, 7, 14)
RAPAT = {
    "triwulan": "2",
    "tanggal": "2025-07-14",
    "tempat": "Pendopo Kecamatan",
    "pimpinan": "Rifendi, Camat Pakusari",
    "notulis": "Sari",
    "peserta": "Sekcam\nKasi Pelayanan\n",
    "notulen": "IKM turun dari 84,03.\n\nAntrean menumpuk pada hari pasar.",
}


@pytest.fixture
def rapat(pakusari):
    isi = RAPAT | {"tanggal": HARI, "triwulan": 2}
    return RapatEvaluasi.objects.create(kecamatan=pakusari, tahun=2025, **isi)


@pytest.fixture
def seksi(pakusari):
    return UnitKerja.objects.create(kecamatan=pakusari, nama="Seksi Pelayanan")


@pytest.fixture
def kasi(pakusari, seksi):
    return buat_pengguna(Peran.PENANGGUNG_JAWAB, pakusari, unit=seksi, nama="kasi")


@pytest.fixture
def putusan(rapat, seksi):
    return KeputusanRapat.objects.create(
        rapat=rapat,
        urutan=1,
        uraian="Menambah loket pada hari pasar",
        unit=seksi,
        batas_waktu=date(2025, 8, 1),
    )


def alamat(nama, *kunci):
    return reverse(nama, args=("35.09.24", 2025, *kunci))


def sebagai(orang):
    client = Client()
    client.force_login(orang)
    return client


def lanjut(putusan):
    return alamat("rapat-tindak-lanjut", putusan.rapat_id, putusan.pk)


# Writing the minutes.


def test_mencatat_rapat(operator):
    jawaban = sebagai(operator).post(alamat("rapat-baru"), RAPAT)
    ini = RapatEvaluasi.objects.get()
    assert jawaban.url == alamat("rapat", ini.pk)
    assert (ini.tahun, ini.triwulan, ini.tanggal) == (2025, 2, HARI)
    assert ini.daftar_peserta == ["Sekcam", "Kasi Pelayanan"]
    assert Jejak.objects.tentang(ini).get().aksi == "menambah"


def test_yang_salah_disebut_dan_isian_tetap(operator, pakusari):
    jawaban = sebagai(operator).post(
        alamat("rapat-baru"), RAPAT | {"tanggal": "", "triwulan": "5"}
    )
    isi = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "Isi tanggal rapat." in isi
    assert "Antrean menumpuk pada hari pasar." in isi
    assert not RapatEvaluasi.objects.exists()


def test_mengubah_di_atas_perubahan_orang_lain(operator, rapat):
    lama = sidik(rapat)
    RapatEvaluasi.objects.update(tempat="Aula")
    jawaban = sebagai(operator).post(
        alamat("rapat-ubah", rapat.pk), RAPAT | {"tempat": "Balai", "sidik": lama}
    )
    assert jawaban.status_code == 409
    assert "Aula" in jawaban.content.decode()
    assert RapatEvaluasi.objects.get().tempat == "Aula"


def test_menghapus_perlu_alasan_dan_tercatat(operator, putusan):
    rapat = putusan.rapat
    client, tempat = sebagai(operator), alamat("rapat-hapus", rapat.pk)
    isi = {"sidik": sidik(rapat)}
    assert client.post(tempat, isi).status_code == 422
    assert client.post(tempat, isi | {"alasan": "tercatat dua kali"}).status_code == 302
    assert not RapatEvaluasi.objects.exists()
    assert set(Jejak.objects.values_list("objek", "aksi")) == {
        ("capaian.RapatEvaluasi", "menghapus"),
        ("capaian.KeputusanRapat", "menghapus"),
    }


def test_tahun_lain_tidak_ada(operator, rapat):
    tempat = reverse("rapat", args=("35.09.24", 2024, rapat.pk))
    assert sebagai(operator).get(tempat).status_code == 404


# Decisions.


def test_keputusan_berurut_dan_penanggung_jawabnya_diberi_tahu(
    operator, rapat, seksi, kasi, pakusari
):
    lain = buat_pengguna(
        Peran.PENANGGUNG_JAWAB,
        pakusari,
        unit=UnitKerja.objects.create(kecamatan=pakusari, nama="Seksi lain"),
    )
    indikator = buat_indikator(pakusari, nama="IKM")
    isi = {
        "uraian": "Menambah loket",
        "indikator": indikator.pk,
        "unit": seksi.pk,
        "batas_waktu": "2025-08-01",
    }
    client = sebagai(operator)
    for _ in range(2):
        client.post(alamat("rapat-keputusan-tambah", rapat.pk), isi)
    satu, dua = rapat.keputusan.all()
    assert (satu.urutan, dua.urutan, satu.indikator) == (1, 2, indikator)
    assert {p.tautan for p in kasi.pemberitahuan.all()} == {lanjut(satu), lanjut(dua)}
    assert not lain.pemberitahuan.exists()


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"penanggung_jawab": ""}, "Pilih unit penanggung jawab"),
        ({"batas_waktu": "2025-07-13"}, "Batas waktu mendahului tanggal rapatnya."),
        ({"batas_waktu": ""}, "Isi batas waktu."),
        ({"uraian": " "}, "Isi keputusan."),
    ],
)
def test_keputusan_yang_kurang(operator, rapat, isi, kalimat):
    dasar = {
        "uraian": "Menambah loket",
        "penanggung_jawab": "Sekcam",
        "batas_waktu": "2025-08-01",
    }
    tempat = alamat("rapat-keputusan-tambah", rapat.pk)
    jawaban = sebagai(operator).post(tempat, dasar | isi)
    assert jawaban.status_code == 422
    assert kalimat in jawaban.content.decode()
    assert not rapat.keputusan.exists()


def test_unit_dan_indikator_tetangga_tidak_dapat_dipilih(operator, rapat, panti):
    unit = UnitKerja.objects.create(kecamatan=panti, nama="Seksi tetangga")
    isi = {"uraian": "X", "unit": unit.pk, "batas_waktu": "2025-08-01"}
    tempat = alamat("rapat-keputusan-tambah", rapat.pk)
    client = sebagai(operator)
    assert client.post(tempat, isi).status_code == 422
    assert "Seksi tetangga" not in client.get(tempat).content.decode()


def test_keputusan_rapat_lain_tidak_ada(operator, putusan, pakusari):
    isi = RAPAT | {"tanggal": HARI, "triwulan": 3}
    lain = RapatEvaluasi.objects.create(kecamatan=pakusari, tahun=2025, **isi)
    tempat = alamat("rapat-keputusan", lain.pk, putusan.pk)
    assert sebagai(operator).get(tempat).status_code == 404


# Follow-up.


def test_penanggung_jawab_mengisi_tindak_lanjut_unitnya(kasi, putusan):
    isi = {
        "status": "selesai",
        "tindak_lanjut": "Loket kedua dibuka.",
        "selesai_pada": "2025-07-30",
        "sidik": sidik(putusan),
    }
    assert sebagai(kasi).post(lanjut(putusan), isi).status_code == 302
    putusan.refresh_from_db()
    assert (putusan.status, putusan.selesai_pada) == ("selesai", date(2025, 7, 30))
    jejak = Jejak.objects.tentang(putusan).get()
    assert (jejak.dari["status"], jejak.ke["status"]) == ("belum", "selesai")
    jawaban = sebagai(kasi).get(alamat("rapat", putusan.rapat_id))
    halaman = jawaban.content.decode()
    assert "Ubah tindak lanjut" in halaman
    assert "Isi tindak lanjut" not in halaman


def test_penanggung_jawab_hanya_unitnya_dan_tidak_mengubah_keputusan(kasi, putusan):
    client = sebagai(kasi)
    ubah = alamat("rapat-keputusan", putusan.rapat_id, putusan.pk)
    assert client.get(ubah).status_code == 403
    KeputusanRapat.objects.update(unit=None, penanggung_jawab="Sekcam")
    assert client.get(lanjut(putusan)).status_code == 403


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"tindak_lanjut": ""}, "Tulis apa yang sudah dikerjakan."),
        ({"selesai_pada": ""}, "Isi tanggal selesainya."),
        ({"selesai_pada": "2999-01-01"}, "Tanggal selesai belum tiba."),
        ({"status": "proses"}, "statusnya belum selesai"),
        ({"status": "batal"}, "Masukkan pilihan yang valid"),
    ],
)
def test_tindak_lanjut_yang_kurang(operator, putusan, isi, kalimat):
    dasar = {
        "status": "selesai",
        "tindak_lanjut": "Loket dibuka.",
        "selesai_pada": "2025-07-30",
    }
    jawaban = sebagai(operator).post(lanjut(putusan), dasar | isi)
    assert jawaban.status_code == 422
    assert kalimat in jawaban.content.decode()


def test_terlambat_sesudah_harinya_selama_belum_selesai(putusan):
    hari = putusan.batas_waktu
    semua = KeputusanRapat.objects
    for pada, hasil in ((hari, False), (hari + timedelta(days=1), True)):
        assert putusan.terlambat(pada) is hasil
        assert semua.terlambat(pada).exists() is hasil
    semua.update(status="selesai", selesai_pada=hari, tindak_lanjut="x")
    putusan.refresh_from_db()
    assert not putusan.terlambat(hari + timedelta(days=1))
    assert not semua.terlambat(hari + timedelta(days=1)).exists()


# Reading.


def test_daftar_menandai_yang_lewat_batas(operator, putusan):
    isi = sebagai(operator).get(alamat("daftar-rapat")).content.decode()
    assert "1 lewat batas waktu" in isi
    assert "0 dari 1 selesai" in isi
    KeputusanRapat.objects.update(batas_waktu=timezone.localdate())
    isi = sebagai(operator).get(alamat("daftar-rapat")).content.decode()
    assert "ewat batas waktu" not in isi


def test_teks_tidak_menjadi_html(operator, rapat):
    RapatEvaluasi.objects.update(notulen="<script>x</script>", peserta="<b>A</b>")
    isi = sebagai(operator).get(alamat("rapat", rapat.pk)).content.decode()
    assert "<script>x" not in isi and "<b>A" not in isi


def test_riwayat_memuat_keputusan_yang_sudah_dihapus(operator, rapat):
    client = sebagai(operator)
    isi = {
        "uraian": "Menambah loket",
        "penanggung_jawab": "Sekcam",
        "batas_waktu": "2025-08-01",
    }
    client.post(alamat("rapat-keputusan-tambah", rapat.pk), isi)
    satu = rapat.keputusan.get()
    client.post(
        alamat("rapat-keputusan-hapus", rapat.pk, satu.pk), {"sidik": sidik(satu)}
    )
    riwayat = client.get(alamat("rapat-riwayat", rapat.pk)).content.decode()
    assert riwayat.count("Menambah loket") >= 2
    assert "Menghapus" in riwayat


def test_banyak_kueri_tetap(operator, putusan, seksi):
    client, jumlah = sebagai(operator), []
    for banyak in (0, 12):
        for n in range(banyak):
            KeputusanRapat.objects.create(
                rapat=putusan.rapat,
                urutan=n + 2,
                uraian=f"Keputusan {n}",
                unit=seksi,
                indikator=buat_indikator(putusan.rapat.kecamatan),
                batas_waktu=HARI,
            )
        with CaptureQueriesContext(connection) as kueri:
            client.get(alamat("daftar-rapat"))
            client.get(alamat("rapat", putusan.rapat_id))
        jumlah.append(len(kueri))
    assert jumlah[0] == jumlah[1] <= 30


# The printed minutes.


def test_notulen_tercetak(rapat, putusan):
    putusan.indikator = buat_indikator(rapat.kecamatan, nama="IKM Kecamatan")
    putusan.status, putusan.tindak_lanjut = "proses", "Pengadaan meja."
    putusan.save()
    isi = halaman(susun_notulen(rapat))
    for kata in (
        "NOTULEN RAPAT EVALUASI KINERJA",
        "TRIWULAN II TAHUN 2025",
        "14 Juli 2025",
        "Kasi Pelayanan",
        "Antrean menumpuk pada hari pasar.",
        "Menambah loket pada hari pasar",
        "IKM Kecamatan",
        "Seksi Pelayanan",
        "1 Agustus 2025",
        "Sedang dikerjakan",
        "Pengadaan meja.",
        "Camat Pakusari",
    ):
        assert kata in isi, kata


@pytest.mark.parametrize(
    ("ditulis", "hasil"),
    [
        ("Rifendi", ("Rifendi", "")),
        ("Rifendi, Camat Pakusari", ("Rifendi", "Camat Pakusari")),
        ("Rifendi, S.Sos., M.Si.", ("Rifendi, S.Sos., M.Si.", "")),
        ("Rifendi, S.Sos., M.Si., Camat", ("Rifendi, S.Sos., M.Si.", "Camat")),
    ],
)
def test_nama_dan_jabatan_pimpinan(ditulis, hasil):
    assert nama_dan_jabatan(ditulis) == hasil


def test_notulen_tanpa_keputusan_dan_tanpa_notulis(rapat):
    rapat.notulis = ""
    assert TANPA_KEPUTUSAN in halaman(susun_notulen(rapat))
    assert tulis_docx(susun_notulen(rapat)).startswith(b"PK")


def test_unduh_word_dan_pdf(operator, putusan, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client = sebagai(operator)
    for bentuk, awal in (("docx", b"PK"), ("pdf", b"%PDF-")):
        jawaban = client.get(alamat("rapat-unduh", putusan.rapat_id, bentuk))
        assert jawaban.content.startswith(awal)
        assert "notulen-pakusari" in jawaban["Content-Disposition"]


def test_camat_mencatat_rapat_dan_memilih_triwulan(pakusari):
    client = sebagai(buat_pengguna(Peran.CAMAT, pakusari))
    baru = alamat("rapat-baru")
    halaman = client.get(baru).content.decode()
    assert ">Pilih triwulan</option>" in halaman and "-----" not in halaman
    kosong = client.post(baru, RAPAT | {"triwulan": ""}).content.decode()
    assert "Pilih triwulan yang dievaluasi." in kosong
    assert client.post(baru, RAPAT).status_code == 302
    assert RapatEvaluasi.objects.get().triwulan == 2
