"""Print jobs: one at a time per person, never lost, never half a file."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.utils import timezone

from dokumen import pekerjaan as siklus
from dokumen.models import PekerjaanCetak
from dokumen.pekerjaan import (
    BATAS_JALAN,
    GAGAL_BERULANG,
    PERCOBAAN_MAKS,
    berkas_hasil,
    maju,
    minta,
    mulai,
    nama_berkas,
    sapu,
    selesai,
    sidik_cetakan,
    simpan_utuh,
)
from dokumen.pilihan import FormatCetak, JenisDokumen, StatusPekerjaan
from dokumen.proses import hidup, identitas, mulai_proses
from kecamatan.pilihan import Peran

from ..pembangun import buat_pengguna
from .pohon_contoh import dokumen

SIDIK = "a" * 64


@pytest.fixture(autouse=True)
def _berkas(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "berkas"


@pytest.fixture
def proses_mati():
    """The identity of a process that was killed, as a worker may be."""
    kode = "import time; print('siap', flush=True); time.sleep(60)"
    proses = subprocess.Popen([sys.executable, "-c", kode], stdout=subprocess.PIPE)
    proses.stdout.readline()
    nama = identitas().rsplit(":", 2)[0]
    pelaksana = f"{nama}:{proses.pid}:{mulai_proses(proses.pid)}"
    assert hidup(pelaksana)
    proses.kill()
    proses.wait()
    proses.stdout.close()
    return pelaksana


def pesan(kecamatan, pemohon, sidik=SIDIK):
    return minta(kecamatan, JenisDokumen.LKJIP, 2025, pemohon, sidik)


def test_permintaan_kedua_mendapat_pekerjaan_yang_sama(pakusari, operator):
    satu, baru = pesan(pakusari, operator)
    dua, baru_lagi = pesan(pakusari, operator)
    assert (satu.pk, baru, baru_lagi) == (dua.pk, True, False)


def test_orang_lain_mendapat_pekerjaannya_sendiri(pakusari, operator):
    lain = buat_pengguna(Peran.CAMAT, pakusari)
    assert pesan(pakusari, operator)[0].pk != pesan(pakusari, lain)[0].pk


def test_pekerjaan_selesai_menyimpan_berkas_utuh(pakusari, operator):
    antre, _ = pesan(pakusari, operator)
    jalan = mulai(antre.pk)
    maju(jalan, 20)
    jalan.refresh_from_db()
    assert (jalan.status, jalan.kemajuan, jalan.percobaan) == ("jalan", 20, 1)
    assert berkas_hasil(jalan) is None
    selesai(jalan, SIDIK, b"%PDF-isi")
    jalan.refresh_from_db()
    assert berkas_hasil(jalan).read_bytes() == b"%PDF-isi"
    assert berkas_hasil(jalan).name == f"{SIDIK}.pdf"


def test_isi_yang_sama_langsung_selesai(pakusari, operator):
    selesai(mulai(pesan(pakusari, operator)[0].pk), SIDIK, b"%PDF-isi")
    lagi, baru = pesan(pakusari, operator)
    assert (lagi.status, baru) == (StatusPekerjaan.SELESAI, False)
    assert berkas_hasil(lagi).read_bytes() == b"%PDF-isi"
    assert PekerjaanCetak.objects.count() == 1


def test_berkas_yang_hilang_dicetak_lagi(pakusari, operator, settings):
    jadi = mulai(pesan(pakusari, operator)[0].pk)
    selesai(jadi, SIDIK, b"%PDF-isi")
    (settings.MEDIA_ROOT / nama_berkas(SIDIK)).unlink()
    jadi.refresh_from_db()
    assert berkas_hasil(jadi) is None
    assert pesan(pakusari, operator)[1] is True


def test_pekerjaan_hanya_diambil_satu_kali(pakusari, operator):
    antre, _ = pesan(pakusari, operator)
    assert mulai(antre.pk) is not None
    assert mulai(antre.pk) is None


def test_proses_sendiri_hidup_dan_mesin_lain_tidak_dapat_dikatakan():
    assert hidup(identitas())
    assert hidup("mesin-lain:1:1")
    nomor = os.getpid()
    assert not hidup(f"{identitas().rsplit(':', 2)[0]}:{nomor}:1")  # number used again


def test_pekerjaan_dari_pekerja_yang_mati_antre_lagi(pakusari, operator, proses_mati):
    jalan = mulai(pesan(pakusari, operator)[0].pk)
    assert sapu() == []  # we live
    PekerjaanCetak.objects.filter(pk=jalan.pk).update(pelaksana=proses_mati)
    assert sapu() == [jalan.pk]
    assert mulai(jalan.pk).percobaan == 2


def test_setelah_tiga_kali_mati_pekerjaan_gagal(pakusari, operator, proses_mati):
    nomor = pesan(pakusari, operator)[0].pk
    for _ in range(PERCOBAAN_MAKS):
        assert mulai(nomor) is not None
        PekerjaanCetak.objects.filter(pk=nomor).update(pelaksana=proses_mati)
        sapu()
    akhir = PekerjaanCetak.objects.get(pk=nomor)
    assert (akhir.status, akhir.pesan) == (StatusPekerjaan.GAGAL, GAGAL_BERULANG)
    assert pesan(pakusari, operator)[1] is True  # and may be asked for anew


def test_pekerjaan_mesin_lain_dianggap_hilang_menurut_waktu(pakusari, operator):
    jalan = mulai(pesan(pakusari, operator)[0].pk)
    lama = timezone.now() - BATAS_JALAN - timedelta(seconds=1)
    baris = PekerjaanCetak.objects.filter(pk=jalan.pk)
    baris.update(pelaksana="mesin-lain:1:1", mulai_pada=lama)
    assert sapu() == []  # long at work, but it was heard of
    baris.update(kabar_pada=lama)
    assert sapu() == [jalan.pk]


def test_yang_sudah_diambil_alih_tidak_dapat_menutup_pekerjaan(
    pakusari, operator, proses_mati
):
    lama = mulai(pesan(pakusari, operator)[0].pk)
    PekerjaanCetak.objects.filter(pk=lama.pk).update(pelaksana=proses_mati)
    sapu()
    siklus.gagal(lama, "terlambat")
    lama.refresh_from_db()
    assert (lama.status, lama.pesan) == (StatusPekerjaan.ANTRE, "")


def test_berkas_ditulis_utuh_atau_tidak_sama_sekali(tmp_path):
    berkas = tmp_path / "lkjip.pdf"
    simpan_utuh(berkas, b"lama")
    with pytest.raises(TypeError):
        simpan_utuh(berkas, "bukan byte")
    assert berkas.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [berkas]


def test_yang_diminta_lagi_tidak_menjadi_tua(pakusari, operator, settings):
    """What nobody asks for is swept by its age (`capaian.bukti.sapuan`)."""
    selesai(mulai(pesan(pakusari, operator)[0].pk), SIDIK, b"%PDF-isi")
    berkas = settings.MEDIA_ROOT / nama_berkas(SIDIK)
    os.utime(berkas, (0, 0))
    pesan(pakusari, operator)
    assert berkas.stat().st_mtime > 0


def test_setiap_format_pekerjaan_dan_berkasnya_sendiri(pakusari, operator):
    pdf, _ = pesan(pakusari, operator)
    word, baru = minta(
        pakusari, JenisDokumen.LKJIP, 2025, operator, SIDIK, FormatCetak.WORD
    )
    assert baru and word.pk != pdf.pk
    selesai(mulai(word.pk), SIDIK, b"PK-isi")
    word.refresh_from_db()
    assert berkas_hasil(word).name == f"{SIDIK}.docx"


def test_sidik_mengikuti_format():
    d = dokumen(subjudul="Pakusari")
    assert len({sidik_cetakan(d, f) for f in FormatCetak}) == len(FormatCetak)


def test_sidik_mengikuti_isi_dokumen():
    satu, dua = dokumen(subjudul="Pakusari"), dokumen(subjudul="Panti")
    assert sidik_cetakan(satu) == sidik_cetakan(dokumen(subjudul="Pakusari"))
    assert sidik_cetakan(satu) != sidik_cetakan(dua)
