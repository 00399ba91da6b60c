"""What was signed, printed: its foot names the fingerprint of the row that keeps it, and
the file carries what that fingerprint is of."""

import hashlib
import io
import re
from datetime import date

import pikepdf
import pytest
from django.core.files.base import ContentFile

from dokumen.beku import sidik_pendek
from dokumen.pdf import cetak
from dokumen.pilihan import StatusDokumen
from evaluasi.lhe.susun import susun_lhe
from evaluasi.reviu.surat import susun_reviu
from iku.keputusan.usulan import buat_sk
from iku.surat.pk import susun_pk
from iku.surat.sk import susun_sk
from kecamatan.models import UnitKerja
from tests.dokumen.test_pdf import teks_halaman
from tests.evaluasi.lhe.bantuan import terbit as terbitkan_lhe
from tests.evaluasi.reviu.test_tindakan import terbit as terbitkan_reviu
from tests.pembangun import (
    buat_indikator,
    buat_masa_jabatan,
    buat_pengguna,
    buat_pk_lengkap,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
    isi_pdf,
)

SIDIK = re.compile(r"Sidik ([0-9a-f]{4}(?:-[0-9a-f]{4}){3})")


@pytest.fixture(autouse=True)
def _berkas_sementara(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def berkas():
    return ContentFile(isi_pdf(), "tertandatangani.pdf")


def pk(kecamatan):
    ini = buat_pk_lengkap()
    ini.ajukan(oleh=buat_pengguna("operator", kecamatan))
    petugas = buat_pengguna("bagian_organisasi", kecamatan)
    ini.tetapkan(oleh=petugas, nomor="1", tanggal=date(2025, 2, 10), berkas=berkas())
    return ini.dokumen, susun_pk(ini)


def sk(kecamatan):
    renstra = buat_renstra(kecamatan)
    petugas = buat_pengguna("bagian_organisasi", kecamatan)
    buat_masa_jabatan(kecamatan)
    iku = buat_indikator(kecamatan, formulasi="nilai survei", sumber_data="SKM")
    iku.penanggung_jawab.add(UnitKerja.objects.create(kecamatan=kecamatan, nama="S"))
    buat_tempat(buat_sasaran(renstra), iku)
    ini = buat_sk(kecamatan=kecamatan, renstra=renstra, bentuk="pisah", oleh=petugas)
    ini.tetapkan(oleh=petugas, nomor="1", tanggal=date(2025, 9, 23), berkas=berkas())
    return ini.dokumen, susun_sk(ini)


def lhe(kecamatan):
    ini = terbitkan_lhe(kecamatan)
    return ini.dokumen, susun_lhe(ini)


def reviu(kecamatan):
    ini = terbitkan_reviu(buat_pengguna("inspektur", kecamatan))
    return ini.hasil, susun_reviu(ini)


@pytest.mark.django_db
@pytest.mark.parametrize("terbit", [pk, sk, lhe, reviu])
def test_kaki_menyebut_sidik_dokumen_yang_dibawanya(terbit, pakusari):
    dokumen, pohon = terbit(pakusari)
    assert dokumen.status != StatusDokumen.DRAF
    isi = cetak(pohon)
    for halaman in teks_halaman(isi):
        assert set(SIDIK.findall(halaman)) == {sidik_pendek(dokumen.sidik)}
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        (nama,) = (n for n in pdf.attachments if n.endswith(".json"))
        bawaan = pdf.attachments[nama].get_file().read_bytes()
    assert hashlib.sha256(bawaan).hexdigest() == dokumen.sidik
