"""A frozen agreement carries the end of the audit trail out of the database."""

import hashlib
import io
from datetime import date

import pikepdf
import pytest
from django.urls import reverse

from dokumen.beku import sidik_pendek
from dokumen.html import halaman
from dokumen.models import DokumenResmi
from dokumen.pdf import cetak
from dokumen.penetapan import bekukan
from iku.surat.pk import susun_pk
from kecamatan.models import kepala_jejak
from kecamatan.models.segel import segel
from kecamatan.pemeriksaan_jejak import Acuan, periksa
from tests.pembangun import buat_pk_lengkap


@pytest.fixture
def ditetapkan(operator, bagian_organisasi, berkas):
    pk = buat_pk_lengkap()
    pk.ajukan(oleh=operator)
    segel()
    pk.tetapkan(
        oleh=bagian_organisasi, nomor="1", tanggal=date(2025, 2, 10), berkas=berkas
    )
    segel()
    return pk


def test_kepala_saat_dibekukan_tersimpan_dan_tercetak(ditetapkan, settings):
    settings.ALAMAT_SITUS = "https://sakip.contoh.go.id"
    kepala = ditetapkan.dokumen.kepala_jejak
    assert kepala.startswith("1-") and kepala != kepala_jejak()
    kaki = (
        f"Sidik {sidik_pendek(ditetapkan.dokumen.sidik)}, periksa di "
        f"sakip.contoh.go.id/verifikasi/ · Kepala jejak {kepala}"
    )
    assert susun_pk(ditetapkan).tanda == kaki
    assert kaki in halaman(susun_pk(ditetapkan))
    assert periksa(Acuan.baca(kepala)).banyak == 2


def test_cetakan_memuat_isi_yang_sidiknya_disebut(ditetapkan):
    with pikepdf.open(io.BytesIO(cetak(susun_pk(ditetapkan)))) as berkas:
        (nama,) = (n for n in berkas.attachments if n.endswith(".json"))
        isi = berkas.attachments[nama].get_file().read_bytes()
    assert hashlib.sha256(isi).hexdigest() == ditetapkan.dokumen.sidik


def test_naskah_bertanda_kaki_tidak_dibekukan(ditetapkan):
    with pytest.raises(ValueError, match="bertanda kaki"):
        bekukan(DokumenResmi(), susun_pk(ditetapkan), None)


def test_draf_tidak_memuatnya(operator):
    segel()
    assert "Kepala jejak" not in halaman(susun_pk(buat_pk_lengkap()))


def test_halaman_menyebutnya(client, ditetapkan, operator):
    client.force_login(operator)
    alamat = reverse("pk", args=("35.09.24", 2025, ditetapkan.pk))
    isi = client.get(alamat).content.decode()
    assert ditetapkan.dokumen.kepala_jejak in isi
    assert ditetapkan.dokumen.sidik in isi
