"""The tree as a content tree, and its command."""

import io
import subprocess

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from dokumen.pdf import cetak
from iku.models import DukunganProgram
from iku.pilihan import StatusPk
from iku.pohon.cetak import susun_dokumen
from iku.pohon_kinerja import susun_pohon
from tests.pembangun import (
    buat_pk,
    buat_program,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def renstra(pakusari):
    """A tree of two sheets: forty sub kegiatan under one sasaran."""
    renstra = buat_renstra(pakusari)
    sasaran = buat_sasaran(renstra)
    buat_tempat(sasaran)
    program = buat_program("Program")
    kegiatan = buat_program("Kegiatan", program)
    DukunganProgram.objects.create(sasaran=sasaran, nomenklatur=program)
    for nomor in range(40):
        sub = buat_program(f"Sub kegiatan nomor {nomor}", kegiatan)
        DukunganProgram.objects.create(sasaran=sasaran, nomenklatur=sub)
    return renstra


def test_setiap_lembar_satu_halaman_dan_semuanya_tercetak(renstra, tmp_path):
    dokumen = susun_dokumen(susun_pohon(renstra, 2025))
    assert [b.judul for b in dokumen.bagian] == [
        "Pohon Kinerja Renstra 2025–2029: tujuan 1, lembar 1 dari 3",
        "Pohon Kinerja Renstra 2025–2029: tujuan 1, lembar 2 dari 3",
        "Pohon Kinerja Renstra 2025–2029: tujuan 1, lembar 3 dari 3",
    ]
    berkas = tmp_path / "pohon.pdf"
    berkas.write_bytes(cetak(dokumen))
    hasil = subprocess.run(
        ["pdftotext", "-layout", berkas, "-"], capture_output=True, check=True
    )
    halaman = hasil.stdout.decode().rstrip("\f").split("\f")
    assert len(halaman) == 3
    isi = " ".join(" ".join(halaman).split())
    assert all(f"Sub kegiatan nomor {n}" in isi for n in range(40))


def test_lembar_kosong_mengatakan_bahwa_kosong(pakusari):
    (lembar,) = susun_dokumen(susun_pohon(buat_renstra(pakusari), 2025)).bagian
    assert "belum mempunyai tujuan" in lembar.isi[0].isi


def test_keterangan_hanya_bila_ada_yang_lepas(renstra):
    utuh = susun_dokumen(susun_pohon(renstra, 2025)).bagian[0]
    assert len(utuh.isi) == 1
    buat_sasaran(renstra, "Terlupa")
    lepas = susun_dokumen(susun_pohon(renstra, 2025)).bagian[0]
    assert "bersudut terpotong" in lepas.isi[1].isi


def test_perintah_mencetak_menurut_kode_dan_periode(renstra, tmp_path):
    buat_pk(renstra, 2026, status=StatusPk.DITETAPKAN)
    berkas = tmp_path / "pohon.html"
    call_command(
        "cetak",
        "pohon-kinerja",
        "35.09.24:2025-2029",
        keluaran=str(berkas),
        stdout=io.StringIO(),
    )
    assert "target dan pagu tahun 2026" in berkas.read_text()


def test_perintah_menyebut_yang_ada(renstra, tmp_path):
    with pytest.raises(CommandError, match="Renstra 2025–2029 Kecamatan Pakusari"):
        call_command(
            "cetak",
            "pohon-kinerja",
            "35.09.24:2030-2034",
            keluaran=str(tmp_path / "pohon.pdf"),
        )
