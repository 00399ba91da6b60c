"""What everybody may read, and the question whether a paper is genuine."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from capaian.models import Realisasi
from dokumen.beku import sidik_pendek
from dokumen.models import DokumenResmi
from dokumen.pilihan import StatusDokumen as S
from laporan.models import VersiLkjip
from laporan.penerbitan import tindakan as acara
from laporan.penerbitan.verifikasi import rapikan
from tests.pembangun import isi_pdf

from .bantuan import TAHUN, beri_cetakan, buat_versi, maju, tandatangani

DAFTAR = "/publik/lkjip/"
TAHUNAN = "/publik/lkjip/35.09/2025/"
PDF = "/publik/lkjip/35.09.24/2025/versi-{}.pdf"


def isi(alamat: str, status: int = 200) -> str:
    jawaban = Client().get(alamat)
    assert jawaban.status_code == status
    return jawaban.content.decode()


@pytest.mark.parametrize("sampai", [S.DRAF, S.DITANDATANGANI, S.DISAMPAIKAN])
def test_sebelum_terbit_tidak_ada_apa_apa(pakusari, penanda, sampai):
    buat_versi(pakusari, sampai, penanda)
    # Its print exists already: that alone opens nothing.
    beri_cetakan(VersiLkjip.objects.all())
    assert "Jember" not in isi(DAFTAR)
    for alamat in (TAHUNAN, PDF.format(1)):
        assert "Pakusari" not in isi(alamat, 404)


def test_yang_terbit_dibaca_tanpa_akun(pakusari, penanda):
    versi = buat_versi(pakusari, S.TERBIT, penanda)
    assert TAHUNAN in isi(DAFTAR)
    assert PDF.format(1) in isi(TAHUNAN)
    jawaban = Client().get(PDF.format(1))
    assert b"".join(jawaban.streaming_content) == Path(versi.cetakan.path).read_bytes()
    assert "LKjIP-Pakusari-2025-versi-1.pdf" in jawaban["Content-Disposition"]
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in jawaban["Cache-Control"]


def test_versi_terbaru_ditandai(pakusari, penanda, operator, bagian_organisasi):
    buat_versi(pakusari, S.TERBIT, penanda)
    Realisasi.objects.update(nilai="11.11")
    acara.perbaiki(pakusari, TAHUN, oleh=operator, alasan="Salah")
    # Until the second is issued, the public reads the first.
    assert PDF.format(2) not in isi(TAHUNAN)
    isi(PDF.format(2), 404)
    maju(pakusari, S.TERBIT, penanda, bagian_organisasi)
    halaman = isi(TAHUNAN)
    assert PDF.format(2) in halaman and "digantikan versi 2" in halaman
    lama = Client().get(PDF.format(1))
    assert lama.status_code == 200
    lama.close()


def test_terbit_sebelum_cetakannya_jadi(pakusari, penanda, bagian_organisasi):
    """Issued at once; the public is told that the print is on its way, and their asking
    makes no request print and no second job wait."""
    buat_versi(pakusari, S.DISAMPAIKAN, penanda)
    DBTaskResult.objects.all().delete()
    acara.terbitkan(pakusari, TAHUN, oleh=bagian_organisasi)
    assert "cetakan sedang disiapkan" in isi(TAHUNAN)
    menunggu = DBTaskResult.objects.filter(task_path__endswith="cetak_tertunda")
    # As old as it gets where there is no worker.
    menunggu.update(enqueued_at=timezone.now() - timedelta(hours=1))
    jawaban = Client().get(PDF.format(1))
    assert jawaban.status_code == 202 and jawaban.headers["Refresh"]
    assert "Cetakan sedang disiapkan" in jawaban.content.decode()
    assert VersiLkjip.objects.get().sidik_cetakan == "" and menunggu.count() == 1
    # A job that was lost is asked for again, once.
    menunggu.delete()
    isi(PDF.format(1), 202), isi(PDF.format(1), 202)
    assert menunggu.count() == 1
    VersiLkjip.objects.update(galat_cetakan="Gagal karena tabel terlalu panjang.")
    teks = isi(PDF.format(1), 503)
    assert "belum dapat dibuat" in teks and "tabel" not in teks


def test_berkas_hilang_bukan_galat(pakusari, penanda):
    versi = buat_versi(pakusari, S.TERBIT, penanda)
    versi.cetakan.storage.delete(versi.cetakan.name)
    isi(PDF.format(1), 404)


# --- Verification ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ketikan", "hasil"),
    [
        ("a1b2-c3d4", "a1b2c3d4"),
        (" A1B2 C3D4 - e5f6 ", "a1b2c3d4e5f6"),
        ("a1b2–c3d4", "a1b2c3d4"),
        ("f" * 64, "f" * 64),
        ("a1b2c3d", None),
        ("f" * 65, None),
        ("g1b2c3d4", None),
        ("", None),
    ],
)
def test_ketikan_sidik(ketikan, hasil):
    assert rapikan(ketikan) == hasil


def periksa(**kirim):
    return Client().post("/verifikasi/", kirim, follow=True)


def test_sidik_tercetak_menyebut_dokumennya(pakusari, penanda):
    versi = buat_versi(pakusari, S.DITANDATANGANI, penanda)
    pendek = sidik_pendek(versi.dokumen.sidik)
    jawaban = periksa(sidik=pendek.upper())
    teks = jawaban.content.decode()
    assert jawaban.redirect_chain[0][0] == reverse(
        "verifikasi-sidik", args=[pendek.replace("-", "")]
    )
    assert "Asli dan berlaku" in teks
    for fakta in ("Laporan Kinerja Kecamatan Pakusari", "400/7", "10 Februari 2026"):
        assert fakta in teks
    # Nothing of its content: the camat's name stands in it.
    assert "Rifendi" not in teks and "noindex" in teks


def test_draf_dan_karangan_sama_sama_tidak_dikenal(pakusari, penanda):
    draf = buat_versi(pakusari, S.DRAF, penanda).dokumen.sidik
    for sidik in (draf, "0" * 16):
        teks = isi(f"/verifikasi/{sidik}/", 404)
        assert "Tidak dikenal" in teks and "Pakusari" not in teks


def test_yang_digantikan_menyebut_penggantinya(pakusari, penanda, operator):
    lama = buat_versi(pakusari, S.DITANDATANGANI, penanda).dokumen.sidik
    Realisasi.objects.update(nilai="11.11")
    acara.perbaiki(pakusari, TAHUN, oleh=operator, alasan="Salah")
    # A draft replaces nothing.
    assert "Asli dan berlaku" in isi(f"/verifikasi/{lama}/")
    tandatangani(pakusari, penanda, operator, nomor="400/8", tanggal=date(2026, 3, 1))
    teks = isi(f"/verifikasi/{lama}/")
    assert "Asli, sudah digantikan oleh versi 2" in teks and "1 Maret 2026" in teks


def test_berkas_yang_sama_dikenal_dan_tidak_disimpan(pakusari, penanda, tmp_path):
    bertanda_tangan = isi_pdf(300)
    versi = buat_versi(pakusari, S.DRAF, penanda)
    tandatangani(
        pakusari,
        penanda,
        versi.dokumen.dibuat_oleh,
        berkas=SimpleUploadedFile("ttd.pdf", bertanda_tangan),
    )
    beri_cetakan(VersiLkjip.objects.all())
    versi.refresh_from_db()
    sebelum = sorted(tmp_path.rglob("*"))
    for berkas, kata in (
        (Path(versi.cetakan.path).read_bytes(), "Asli dan berlaku"),
        (bertanda_tangan, "Asli dan berlaku"),
        (bertanda_tangan + b" ", "Tidak dikenal"),
    ):
        jawaban = periksa(berkas=SimpleUploadedFile("x.pdf", berkas))
        assert kata in jawaban.content.decode()
    assert sorted(tmp_path.rglob("*")) == sebelum


def test_dokumen_lain_yang_ditandatangani_dikenal_juga(pakusari):
    DokumenResmi.objects.create(
        kecamatan=pakusari,
        jenis="sk-iku",
        tahun=2025,
        judul="Keputusan IKU",
        tanggal="2025-01-02",
        status=S.DITANDATANGANI,
        sidik="ab" * 32,
    )
    assert "Keputusan Indikator Kinerja Utama" in isi(f"/verifikasi/{'ab' * 8}/")


def test_kiriman_buruk_dijawab_kalimat():
    for kirim in ({"sidik": "bukan sidik"}, {}):
        jawaban = Client().post("/verifikasi/", kirim)
        assert jawaban.status_code == 422
        assert "Sidik terdiri atas" in jawaban.content.decode()
