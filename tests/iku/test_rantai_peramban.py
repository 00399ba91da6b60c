"""The main way of a planner in a real browser: from an empty year to a determined
Perjanjian Kinerja, each hand doing what is its own."""

from decimal import Decimal

import pikepdf
import pytest

from iku.models import Indikator, PerjanjianKinerja
from iku.pilihan import StatusPk
from kecamatan.models import Pengguna
from kecamatan.pilihan import Jabatan
from tests.pembangun import (
    buat_masa_jabatan,
    buat_pagu,
    buat_program,
    isi_pdf,
)
from tests.test_peramban import SANDI, buka, masuk, mesin, pytestmark

from .perencanaan.test_peramban import isi_indikator, ketik, pilih, tekan, tuju

__all__ = ["buka", "mesin", "pytestmark"]
PERENCANAAN = "/35.09.24/2025/perencanaan/"
TARGET = {2025: "100", 2026: "100", 2027: "100", 2028: "100", 2029: "100"}


@pytest.fixture
def kosong(pakusari, operator, bagian_organisasi, settings, tmp_path):
    """Officials, accounts, a program with money; nothing planned yet."""
    settings.MEDIA_ROOT = tmp_path
    for akun in Pengguna.objects.all():
        akun.set_password(SANDI)
        akun.save()
    buat_masa_jabatan(pakusari, nama="Sodiq, S.Pd, M.Si")
    buat_masa_jabatan(pakusari, Jabatan.BUPATI, "Muhammad Fawait")
    return buat_pagu(buat_program("Program Ketenteraman"), "126097800").nomenklatur


def ganti(halaman, nama):
    """Another person takes the seat."""
    halaman.context.clear_cookies()
    masuk(halaman, nama)
    halaman.goto(PERENCANAAN)


def susun_renstra(halaman, program):
    tekan(halaman, "Tambah Renstra")
    ketik(halaman, "Tahun awal", "2025")
    ketik(halaman, "Tahun akhir", "2029")
    tekan(halaman, "Simpan Renstra")
    tekan(halaman, "Tambah tujuan")
    ketik(halaman, "Rumusan tujuan", "Terwujudnya ketertiban")
    tekan(halaman, "Simpan tujuan")
    tekan(halaman, "Tambah sasaran pada tujuan 1")
    ketik(halaman, "Rumusan sasaran", "Terjaganya ketertiban umum")
    tuju(halaman, str(program))
    halaman.keyboard.press("Space")
    tekan(halaman, "Simpan sasaran")
    tekan(halaman, "Tambah indikator pada sasaran 1.1")
    pilih(halaman, "Indikator", "Persentase laporan")
    for tahun, nilai in TARGET.items():
        ketik(halaman, f"Target Renstra {tahun}", nilai)
    tekan(halaman, "Simpan indikator dan target")


def susun_pk(halaman):
    halaman.goto(PERENCANAAN)
    tekan(halaman, "Perjanjian Kinerja")
    tekan(halaman, "Buat Perjanjian Kinerja 2025")
    tekan(halaman, "Buat draf")
    # One promise below the plan: stored, and said.
    tekan(halaman, "Ubah Persentase laporan trantib selesai")
    ketik(halaman, "Target (%)", "97,5")
    tekan(halaman, "Simpan indikator")
    assert "Target Renstra 100; di sini lebih rendah 2,5." in (
        halaman.locator("main").inner_text()
    )
    tekan(halaman, "Isi anggaran")
    tekan(halaman, "Ambil jumlah dari dokumen ini")
    tekan(halaman, "Kembali ke perjanjian")
    tekan(halaman, "Ajukan ke Bagian Organisasi")
    tekan(halaman, "Ajukan perjanjian")


def test_dari_indikator_sampai_pk_yang_ditetapkan(kosong, buka):  # noqa: F811
    halaman = buka()
    ganti(halaman, "bagor")
    isi_indikator(halaman)
    ganti(halaman, "operator")
    susun_renstra(halaman, kosong)
    susun_pk(halaman)
    assert halaman.locator(".judul .status").inner_text() == "Diajukan"
    assert not halaman.get_by_role("link", name="Tetapkan").count()

    ganti(halaman, "bagor")
    halaman.locator("#pk").locator("..").get_by_role(
        "link", name="Perjanjian Kinerja 2025"
    ).press("Enter")
    tekan(halaman, "Tetapkan")
    ketik(halaman, "Nomor", "188/12/35.09.24/2025")
    halaman.get_by_label("Tanggal penandatanganan").fill("2025-02-10")
    halaman.get_by_label("Naskah bertanda tangan (PDF)").set_input_files(
        {"name": "pindaian.pdf", "mimeType": "application/pdf", "buffer": isi_pdf()}
    )
    tekan(halaman, "Tetapkan dan bekukan")
    assert halaman.locator(".judul .status").inner_text() == "Ditetapkan"
    assert not halaman.get_by_role("link", name="Ubah").count()

    pk = PerjanjianKinerja.objects.get()
    assert pk.status == StatusPk.DITETAPKAN
    assert pk.butir.get().nilai == Decimal("97.5")
    assert pk.butir.get().indikator == Indikator.objects.get()
    assert pk.anggaran.get().jumlah == Decimal(126097800)
    assert (pk.pertama_nama, pk.kedua_nama) == ("Sodiq, S.Pd, M.Si", "Muhammad Fawait")
    tuju(halaman, "Unduh PDF")
    with halaman.expect_download() as unduhan:
        halaman.keyboard.press("Enter")
    with pikepdf.open(unduhan.value.path()) as pdf:
        assert len(pdf.pages) == 2
