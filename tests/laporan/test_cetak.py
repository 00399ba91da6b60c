"""Printing the LKjIP as a job: queue, worker, and no worker at all."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from capaian.models import JenjangSkala, Skala
from capaian.pengukuran import TanpaSkala
from capaian.pilihan import JenisSkala
from dokumen.models import PekerjaanCetak
from dokumen.pekerjaan import berkas_hasil, mulai
from dokumen.pilihan import StatusPekerjaan
from laporan.cetak import (
    TERLANTAR,
    cetak_dokumen,
    jalankan_bila_terlantar,
    kerjakan,
    minta_lkjip,
    nama_unduhan,
)
from laporan.susun import TanpaPerjanjian

from ..pembangun import buat_butir_pk, buat_realisasi

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _lingkungan(settings, tmp_path, db):
    settings.MEDIA_ROOT = tmp_path / "berkas"
    skala = Skala.objects.create(
        kode="UJI", jenis=JenisSkala.CAPAIAN, nama="Skala", sumber="Uji", mulai=2017
    )
    JenjangSkala.objects.create(skala=skala, urutan=1, kode="B", nama="Baik")


@pytest.fixture
def butir(pakusari):
    butir = buat_butir_pk()
    buat_realisasi(butir.indikator)
    return butir


def menua(pekerjaan):
    """As if it had waited longer than any worker needs to notice it."""
    PekerjaanCetak.objects.filter(pk=pekerjaan.pk).update(
        dibuat_pada=timezone.now() - TERLANTAR
    )
    pekerjaan.refresh_from_db()


@pytest.mark.django_db(transaction=True)
def test_pekerja_mencetak_yang_diminta(butir, pakusari, operator):
    pekerjaan = minta_lkjip(pakusari, 2025, operator)
    assert pekerjaan.status == StatusPekerjaan.ANTRE
    call_command("db_worker", "--batch", "--no-startup-delay", "--interval=0")
    pekerjaan.refresh_from_db()
    assert (pekerjaan.status, pekerjaan.kemajuan) == (StatusPekerjaan.SELESAI, 100)
    assert berkas_hasil(pekerjaan).read_bytes().startswith(b"%PDF-")
    assert nama_unduhan(pekerjaan) == "LKjIP-Pakusari-2025.pdf"


def test_data_yang_sama_tidak_dicetak_dua_kali(butir, pakusari, operator, camat):
    kerjakan(minta_lkjip(pakusari, 2025, operator).pk)
    milik_camat = minta_lkjip(pakusari, 2025, camat)
    assert milik_camat.status == StatusPekerjaan.SELESAI
    assert milik_camat.pemohon == camat
    assert berkas_hasil(milik_camat) is not None


def test_data_yang_berubah_dicetak_lagi(butir, pakusari, operator):
    kerjakan(minta_lkjip(pakusari, 2025, operator).pk)
    buat_realisasi(butir.indikator, "80", 2024)
    assert minta_lkjip(pakusari, 2025, operator).status == StatusPekerjaan.ANTRE


def test_yang_dicetak_ialah_data_saat_dicetak(butir, pakusari, operator):
    pekerjaan = minta_lkjip(pakusari, 2025, operator)
    diminta = pekerjaan.sidik
    buat_realisasi(butir.indikator, "80", 2024)
    kerjakan(pekerjaan.pk)
    pekerjaan.refresh_from_db()
    assert pekerjaan.sidik != diminta
    assert pekerjaan.sidik == minta_lkjip(pakusari, 2025, operator).sidik


def test_dua_permintaan_satu_pekerjaan(butir, pakusari, operator):
    satu, dua = (minta_lkjip(pakusari, 2025, operator) for _ in range(2))
    assert satu.pk == dua.pk


def test_tanpa_perjanjian_atau_skala_tidak_ada_pekerjaan(pakusari, operator):
    with pytest.raises(TanpaPerjanjian):
        minta_lkjip(pakusari, 2025, operator)
    Skala.objects.all().delete()
    with pytest.raises(TanpaSkala):
        minta_lkjip(pakusari, 2025, operator)
    assert not PekerjaanCetak.objects.exists()


def test_pekerjaan_yang_tidak_dapat_dicetak_gagal_dengan_kalimat(
    butir, pakusari, operator
):
    pekerjaan = minta_lkjip(pakusari, 2025, operator)
    butir.perjanjian.delete()
    cetak_dokumen.call(pekerjaan.pk)
    pekerjaan.refresh_from_db()
    assert pekerjaan.status == StatusPekerjaan.GAGAL
    assert "belum mempunyai Perjanjian Kinerja tahun 2025" in pekerjaan.pesan


def test_penyimpanan_yang_menolak_disebut(butir, pakusari, operator, settings):
    settings.MEDIA_ROOT.parent.joinpath("berkas").write_text("bukan folder")
    pekerjaan = minta_lkjip(pakusari, 2025, operator)
    kerjakan(pekerjaan.pk)
    pekerjaan.refresh_from_db()
    assert pekerjaan.status == StatusPekerjaan.GAGAL
    assert pekerjaan.pesan.startswith("Hasil cetak tidak dapat disimpan")


def test_tanpa_pekerja_halaman_menyelesaikannya_sendiri(butir, pakusari, operator):
    pekerjaan = minta_lkjip(pakusari, 2025, operator)
    assert jalankan_bila_terlantar(pekerjaan).status == StatusPekerjaan.ANTRE  # not yet
    menua(pekerjaan)
    assert jalankan_bila_terlantar(pekerjaan).status == StatusPekerjaan.SELESAI


def test_selama_ada_yang_mencetak_pekerjaan_lain_menunggu(
    butir, pakusari, operator, camat
):
    mulai(minta_lkjip(pakusari, 2025, camat).pk)
    pekerjaan = minta_lkjip(pakusari, 2025, operator)
    menua(pekerjaan)
    assert jalankan_bila_terlantar(pekerjaan).status == StatusPekerjaan.ANTRE
