"""The first page of a kecamatan: what each role has to do, and by when."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from capaian.models import (
    Jadwal,
    KeputusanRapat,
    PengukuranTriwulan,
    PermintaanPerbaikan,
    RapatEvaluasi,
)
from iku.models import Indikator
from kecamatan.models import Pemberitahuan, UnitKerja
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_pengguna,
    buat_realisasi,
    buat_survei,
    buat_tempat,
)

from .conftest import KINI, buat_ikm

ALAMAT = "/35.09.24/2025/beranda/"


@pytest.fixture
def indikator(pakusari, ikm, skala):
    return buat_ikm(pakusari, ikm)


@pytest.fixture
def lihat(client):
    """The rows of the page as this person sees them: title → all its text."""

    def _lihat(orang, alamat=ALAMAT):
        client.force_login(orang)
        jawaban = client.get(alamat)
        assert jawaban.status_code == 200
        pohon = html.fromstring(jawaban.content.decode())
        return {
            baris.find(".//a").text_content(): " ".join(baris.text_content().split())
            for baris in pohon.xpath("//ul[@class='tugas']/li")
        }

    return _lihat


def atur(pakusari, triwulan, status, **isi):
    return PengukuranTriwulan.objects.create(
        kecamatan=pakusari, tahun=2025, triwulan=triwulan, status=status, **isi
    )


def buka_jadwal(pakusari, triwulan, tutup):
    return Jadwal.objects.create(
        kabupaten=pakusari.kabupaten,
        tahun=2025,
        triwulan=triwulan,
        buka=tutup - timedelta(days=30),
        tutup=tutup,
    )


def test_masuk_dibawa_ke_beranda_kecamatan_tahun_terbaru(client, operator, indikator):
    client.force_login(operator)
    assert client.get("/").url == ALAMAT


def test_operator_melihat_yang_harus_diisi_dan_sampai_kapan(
    lihat, operator, pakusari, indikator
):
    buka_jadwal(pakusari, 3, KINI + timedelta(days=5))
    buka_jadwal(pakusari, 2, KINI - timedelta(days=60))
    buat_realisasi(indikator, "80", triwulan=1)
    baris = lihat(operator)
    assert "0 dari 1 terisi" in baris["Isi realisasi triwulan III"]
    assert "Ditutup 5 hari lagi" in baris["Isi realisasi triwulan III"]
    assert "Terlambat" in baris["Isi realisasi triwulan II"]
    assert "ditutup 11 Agustus 2025" in baris["Isi realisasi triwulan II"]
    assert (
        "1 dari 1 terisi · 1 tanpa bukti"
        in baris["Kirim realisasi triwulan I kepada Camat"]
    )
    assert list(baris)[0] == "Isi realisasi triwulan II"


def test_dikembalikan_dengan_alasannya(lihat, operator, camat, pakusari, indikator):
    atur(pakusari, 3, "dikembalikan", alasan_kembali="Angka belum sama.")
    assert (
        "Alasan: Angka belum sama."
        in lihat(operator)["Perbaiki realisasi triwulan III"]
    )
    assert "sedang diperbaiki operator" in lihat(camat)["Realisasi triwulan III"]


@pytest.mark.parametrize(
    ("status", "siapa", "judul"),
    [
        ("diajukan", "camat", "Setujui atau kembalikan realisasi triwulan III"),
        ("disetujui", "bagian_organisasi", "Verifikasi realisasi triwulan III"),
        ("diverifikasi", "bagian_organisasi", "Kunci realisasi triwulan III"),
    ],
)
def test_giliran_siapa(
    lihat, operator, camat, bagian_organisasi, pakusari, indikator, status, siapa, judul
):
    atur(pakusari, 3, status, diajukan_pada=KINI - timedelta(days=3))
    orang = {"camat": camat, "bagian_organisasi": bagian_organisasi}
    baris = lihat(orang.pop(siapa))
    assert "Perlu dikerjakan" in baris[judul]
    assert "Dikirim 3 hari lalu" in baris[judul]
    for lain in (operator, *orang.values()):
        assert "Menunggu pihak lain" in lihat(lain)["Realisasi triwulan III"]


def test_terkunci_adalah_selesai(lihat, operator, pakusari, indikator):
    atur(pakusari, 3, "terkunci")
    assert "Selesai" in lihat(operator)["Realisasi triwulan III"]


def test_pk_survei_rapat_dan_pemberitahuan(
    lihat, client, operator, camat, pakusari, indikator
):
    buat_survei(pakusari, [[4] * 9], selesai=date(2025, 9, 30))
    rapat = RapatEvaluasi.objects.create(
        kecamatan=pakusari,
        tahun=2025,
        triwulan=2,
        tanggal=date(2025, 7, 10),
        tempat="Aula",
        pimpinan="Camat",
        peserta="Sari",
        notulen="-",
    )
    KeputusanRapat.objects.create(
        rapat=rapat,
        urutan=1,
        uraian="Pasang loket",
        penanggung_jawab="Sekretaris",
        batas_waktu=date(2025, 10, 9),
    )
    Pemberitahuan.objects.create(penerima=operator, teks="Ada kabar.", tautan="/")
    baris = lihat(operator)
    assert "Masih draf" in baris["Ajukan Perjanjian Kinerja 2025"]
    assert "1 jawaban terkumpul" in baris["Tutup SKM setahun 2025"]
    assert "Terlambat" in baris["Tindak lanjuti keputusan rapat: Pasang loket"]
    assert "Ada kabar." in client.get(ALAMAT).content.decode()
    assert "Sedang disusun operator" in lihat(camat)["Perjanjian Kinerja 2025"]


def test_tanpa_perencanaan_diberi_tahu_langkah_berikutnya(lihat, client, operator):
    baris = lihat(operator)
    assert list(baris) == ["Susun Perjanjian Kinerja 2025"]


def test_penanggung_jawab_hanya_indikator_unitnya(lihat, pakusari, indikator, ikm):
    unit = UnitKerja.objects.create(kecamatan=pakusari, nama="Seksi Trantib")
    orang = buat_pengguna("penanggung_jawab", pakusari, unit=unit)
    ini = atur(pakusari, 3, "dikembalikan", alasan_kembali="Lihat tanda.")
    PermintaanPerbaikan.objects.create(
        pengukuran=ini, indikator=indikator, alasan="Lampirkan rekap."
    )
    assert lihat(orang) == {}
    Indikator.objects.get(pk=indikator.pk).penanggung_jawab.add(unit)
    baris = lihat(orang)
    assert "0 dari 1 terisi" in baris["Isi realisasi triwulan III"]
    assert "Lampirkan rekap." in baris[f"Perbaiki {indikator} (triwulan III)"]


def test_beberapa_peran_beberapa_bagian(client, pakusari, operator, indikator):
    operator.penugasan.create(
        peran="camat", kabupaten=pakusari.kabupaten, kecamatan=pakusari
    )
    client.force_login(operator)
    isi = client.get(ALAMAT).content.decode()
    assert "Tugas Operator kecamatan" in isi
    assert "Tugas Camat" in isi


def test_yang_hanya_melihat_melihat_keadaan(lihat, pimpinan, pakusari, indikator):
    assert "Sedang diisi operator" in lihat(pimpinan)["Realisasi triwulan III"]


def _satu_lagi(indikator):
    """One more promise in the same agreement."""
    butir = indikator.butir_pk.get()
    baru = buat_indikator(indikator.kecamatan, frekuensi="triwulan")
    buat_butir_pk(butir.perjanjian, buat_tempat(butir.butir_renstra.sasaran, baru), "9")
    return baru


def test_banyak_query_tetap(client, operator, pakusari, indikator, ikm):
    client.force_login(operator)
    client.get(ALAMAT)
    with CaptureQueriesContext(connection) as satu:
        client.get(ALAMAT)
    for _ in range(3):
        buat_realisasi(_satu_lagi(indikator), "80", triwulan=1)
    with CaptureQueriesContext(connection) as banyak:
        client.get(ALAMAT)
    assert len(banyak) == len(satu) <= 30
