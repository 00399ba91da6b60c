"""Withdrawing a correction that was begun by mistake."""

import pytest
from django.urls import reverse

from capaian.models import Realisasi
from dokumen.models import DokumenResmi
from dokumen.pilihan import StatusDokumen as S
from evaluasi.models import Reviu
from evaluasi.pilihan import StatusReviu
from kecamatan.models import Jejak, Pemberitahuan
from laporan.models import VersiLkjip
from laporan.penerbitan import tindakan as acara
from laporan.penerbitan.syarat import TidakBisa
from laporan.penerbitan.versi import Penerbitan
from tests.evaluasi.reviu.bantuan import buat_reviu

from .bantuan import TAHUN, buat_versi, reviu_sampai_terbit


@pytest.fixture
def perbaikan(pakusari, penanda, operator):
    buat_versi(pakusari, S.TERBIT, penanda)
    Realisasi.objects.update(nilai="11.11")
    return acara.perbaiki(pakusari, TAHUN, oleh=operator, alasan="Salah angka")


def batalkan(kecamatan, oleh):
    return acara.batalkan(kecamatan, TAHUN, oleh=oleh)


def test_versi_sebelumnya_berlaku_seperti_semula(
    pakusari, perbaikan, operator, camat, client
):
    berlaku = batalkan(pakusari, operator)
    assert VersiLkjip.objects.get() == berlaku
    assert DokumenResmi.objects.get(jenis="lkjip").status == S.TERBIT
    assert Pemberitahuan.objects.filter(
        penerima=camat, teks__contains="dibatalkan"
    ).exists()
    # What was withdrawn stays in the trail, and on the page of the report.
    jejak = Jejak.objects.get(objek=VersiLkjip._meta.label, aksi__startswith="batal")
    assert jejak.id_objek == perbaikan.pk
    assert jejak.dari == {"versi": 2} and jejak.ke["versi"] == 1
    client.force_login(operator)
    tujuan = reverse("lkjip-penerbitan", args=["35.09.24", TAHUN])
    teks = client.get(tujuan).content.decode()
    assert "Batalkan naskah perbaikan" in teks and "Buat versi perbaikan" in teks
    assert teks.count("Alasan: Salah angka") == 1
    # The number is free again.
    lagi = acara.perbaiki(pakusari, TAHUN, oleh=operator, alasan="Salah nama")
    assert lagi.dokumen.versi == 2


def test_reviu_yang_belum_diajukan_ikut_hilang(
    pakusari, perbaikan, operator, evaluator
):
    reviu = buat_reviu(perbaikan.dokumen, StatusReviu.DIAJUKAN, evaluator)
    with pytest.raises(TidakBisa, match="diajukan kepada Inspektur"):
        batalkan(pakusari, operator)
    Reviu.objects.update(status=StatusReviu.DRAF)
    batalkan(pakusari, operator)
    assert not Reviu.objects.exists()
    assert Jejak.objects.tentang(reviu).filter(aksi="menghapus").exists()
    kabar = Pemberitahuan.objects.filter(
        penerima=evaluator, teks__contains="dibatalkan"
    )
    assert kabar.count() == 1


def test_yang_sudah_direviu_tidak_dibatalkan(
    pakusari, perbaikan, operator, evaluator, inspektur
):
    reviu_sampai_terbit(perbaikan.dokumen, evaluator, inspektur)
    keadaan = Penerbitan.baca(pakusari, TAHUN)
    assert not keadaan.dapat_dibatalkan
    with pytest.raises(TidakBisa):
        batalkan(pakusari, operator)
    assert VersiLkjip.objects.count() == 2
