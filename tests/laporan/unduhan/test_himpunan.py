"""The reports of all kecamatan in one ZIP: a part at a time, printed once, and told
where there is none."""

import zipfile

import pytest
from django.utils import timezone

from dokumen.models import PekerjaanCetak
from dokumen.pekerjaan import antre_lagi, berkas_hasil, catat_bagian, mulai
from dokumen.pilihan import FormatCetak, StatusPekerjaan
from laporan.cetak import (
    TERLANTAR,
    TERLANTAR_LANJUT,
    cetak_dokumen,
    jalankan_bila_terlantar,
    kerjakan,
    minta_himpunan,
    nama_unduhan,
)
from laporan.unduhan import himpunan
from tests.pembangun import (
    buat_butir_pk,
    buat_kecamatan,
    buat_pengguna,
    buat_pk,
    buat_realisasi,
    buat_renstra,
    buat_skala,
)

pytestmark = pytest.mark.django_db
DUA = ["35.09.14-LKjIP-Panti-2025.xlsx", "35.09.24-LKjIP-Pakusari-2025.xlsx"]


@pytest.fixture
def kabupaten(pakusari, panti, settings, tmp_path):
    """Two kecamatan with a report of 2025, one without."""
    settings.MEDIA_ROOT = tmp_path / "berkas"
    buat_skala()
    for kecamatan in (pakusari, panti):
        butir = buat_butir_pk(buat_pk(buat_renstra(kecamatan)))
        buat_realisasi(butir.indikator, "84.03")
    buat_kecamatan("35.09.25", "Tanpa PK")
    return pakusari.kabupaten


@pytest.fixture
def petugas(pakusari):
    return buat_pengguna("bagian_organisasi", pakusari)


def minta(kabupaten, petugas):
    return minta_himpunan(kabupaten, 2025, petugas, FormatCetak.EXCEL)


def tuntaskan(pekerjaan):
    """Turn by turn, as the queue would; how many turns it took."""
    for giliran in range(1, 10):
        kerjakan(pekerjaan.pk)
        pekerjaan.refresh_from_db()
        if pekerjaan.status != StatusPekerjaan.ANTRE:
            return giliran
    raise AssertionError("tidak selesai")


def isi_zip(pekerjaan):
    with zipfile.ZipFile(berkas_hasil(pekerjaan)) as arsip:
        assert arsip.testzip() is None
        return {nama: arsip.read(nama) for nama in arsip.namelist()}


def test_memuat_setiap_laporan_dan_menyebut_yang_tidak_ada(kabupaten, petugas):
    pekerjaan = minta(kabupaten, petugas)
    tuntaskan(pekerjaan)
    assert (pekerjaan.status, pekerjaan.kemajuan) == (StatusPekerjaan.SELESAI, 100)
    isi = isi_zip(pekerjaan)
    keterangan = isi.pop("BACA-DAHULU.txt").decode("utf-8-sig")
    assert list(isi) == DUA
    assert all(satu.startswith(b"PK") for satu in isi.values())
    assert "2 dari 3 kecamatan." in keterangan
    assert "35.09.25 Kecamatan Tanpa PK: " in keterangan
    assert "belum mempunyai Perjanjian Kinerja tahun 2025" in keterangan
    assert nama_unduhan(pekerjaan) == "LKjIP-Jember-2025-Excel.zip"


def test_sesudah_satu_bagian_giliran_orang_lain(kabupaten, petugas):
    pekerjaan = minta(kabupaten, petugas)
    kerjakan(pekerjaan.pk)
    pekerjaan.refresh_from_db()
    assert pekerjaan.status == StatusPekerjaan.ANTRE
    assert (len(pekerjaan.bagian), pekerjaan.banyak_bagian) == (1, 3)
    assert pekerjaan.percobaan == 0  # it has not failed


def test_yang_tidak_berubah_tidak_dicetak_lagi(
    kabupaten, petugas, pakusari, monkeypatch
):
    pertama = minta(kabupaten, petugas)
    tuntaskan(pertama)
    dicetak = []
    asli = himpunan.pastikan
    monkeypatch.setattr(
        himpunan, "pastikan", lambda *a: dicetak.append(asli(*a)) or dicetak[-1]
    )
    kedua = minta(kabupaten, petugas)
    assert tuntaskan(kedua) == 1
    assert [b.baru for b in dicetak] == [False, False]
    assert berkas_hasil(kedua) == berkas_hasil(pertama)
    dicetak.clear()
    butir = pakusari.perjanjian_kinerja.get().butir.get()
    buat_realisasi(butir.indikator, "80", 2024)
    ketiga = minta(kabupaten, petugas)
    tuntaskan(ketiga)
    assert sum(b.baru for b in dicetak) == 1
    assert berkas_hasil(ketiga) != berkas_hasil(pertama)


def test_bagian_yang_tersapu_dibuat_lagi(kabupaten, petugas, settings):
    pekerjaan = minta(kabupaten, petugas)
    kerjakan(pekerjaan.pk)
    for berkas in (settings.MEDIA_ROOT / "cetak").glob("*.xlsx"):
        berkas.unlink()
    tuntaskan(pekerjaan)
    assert set(DUA) < set(isi_zip(pekerjaan))


def test_satu_laporan_yang_rusak_tidak_menahan_yang_lain(
    kabupaten, petugas, monkeypatch
):
    asli = himpunan.susun_lkjip

    def susun(kecamatan, tahun):
        if kecamatan.kode == "35.09.14":
            raise ZeroDivisionError
        return asli(kecamatan, tahun)

    monkeypatch.setattr(himpunan, "susun_lkjip", susun)
    pekerjaan = minta(kabupaten, petugas)
    tuntaskan(pekerjaan)
    isi = isi_zip(pekerjaan)
    assert DUA[1] in isi and DUA[0] not in isi
    assert "kesalahan pada sistem" in isi["BACA-DAHULU.txt"].decode()


def test_tanpa_satu_laporan_pun_gagal_dengan_kalimat(kabupaten, petugas):
    pekerjaan = minta_himpunan(kabupaten, 2031, petugas)
    tuntaskan(pekerjaan)
    assert pekerjaan.status == StatusPekerjaan.GAGAL
    assert "tahun 2031" in pekerjaan.pesan


def test_penyimpanan_yang_menolak_disebut(kabupaten, petugas, settings):
    settings.MEDIA_ROOT.write_text("bukan folder")
    pekerjaan = minta(kabupaten, petugas)
    tuntaskan(pekerjaan)
    assert pekerjaan.status == StatusPekerjaan.GAGAL
    assert pekerjaan.pesan.startswith("Hasil cetak tidak dapat disimpan")


def test_dua_permintaan_satu_pekerjaan(kabupaten, petugas):
    assert minta(kabupaten, petugas) == minta(kabupaten, petugas)
    pdf = minta_himpunan(kabupaten, 2025, petugas, FormatCetak.PDF)
    assert pdf != minta(kabupaten, petugas)


def test_yang_diambil_alih_tidak_dapat_mencatat(kabupaten, petugas):
    lama = mulai(minta(kabupaten, petugas).pk)
    PekerjaanCetak.objects.update(pelaksana="mesin:1:1")
    assert not catat_bagian(lama, [], 3)
    assert not antre_lagi(lama)


def test_tanpa_pekerja_halaman_melanjutkan_satu_bagian(kabupaten, petugas):
    pekerjaan = minta(kabupaten, petugas)
    baris = PekerjaanCetak.objects.filter(pk=pekerjaan.pk)
    baris.update(dibuat_pada=timezone.now() - TERLANTAR)
    for selesai in (1, 2):
        assert len(jalankan_bila_terlantar(pekerjaan).bagian) == selesai
        # At once again: the queue may yet come to it.
        assert len(jalankan_bila_terlantar(pekerjaan).bagian) == selesai
        baris.update(kabar_pada=timezone.now() - TERLANTAR_LANJUT)
    assert jalankan_bila_terlantar(pekerjaan).status == StatusPekerjaan.SELESAI


def test_tugas_antrean_memajukan_satu_giliran(kabupaten, petugas):
    pekerjaan = minta(kabupaten, petugas)
    cetak_dokumen.call(pekerjaan.pk)
    pekerjaan.refresh_from_db()
    assert len(pekerjaan.bagian) == 1
