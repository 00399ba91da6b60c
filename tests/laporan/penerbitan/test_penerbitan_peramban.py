"""Issuing in a real browser: from the draft to the paper that somebody checks."""

from datetime import date

import pytest

from capaian.models import Realisasi
from dokumen.pilihan import StatusDokumen as S
from laporan.models import VersiLkjip
from laporan.penerbitan import tindakan as acara
from tests.iku.perjanjian.test_peramban import periksa
from tests.test_peramban import pytestmark  # noqa: F401

from ...layar import LAYAR
from .bantuan import TAHUN, beri_cetakan, buat_versi, tandatangani

UTAMA = "/35.09.24/2025/lkjip/penerbitan/"


def test_dari_naskah_sampai_diperiksa(
    masuk, buka, penanda, operator, camat, bagian_organisasi
):
    page = masuk(operator)
    page.goto(UTAMA)
    page.get_by_role("button", name="Siapkan naskah").click()
    page.get_by_text("Versi 1 draf.").wait_for()

    page = masuk(camat)
    page.goto(UTAMA)
    page.get_by_role("link", name="Catat penandatanganan").click()
    page.get_by_label("Nomor").fill("400/7")
    page.get_by_label("Tanggal").fill("2026-02-10")
    page.get_by_role("button", name="Catat dan bekukan").click()
    page.get_by_text("Versi 1 ditandatangani.").wait_for()
    page.get_by_role("link", name="Catat penyampaian").click()
    page.get_by_label("Tanggal").fill("2026-02-12")
    page.get_by_role("button", name="Catat penyampaian").click()
    page.get_by_text("tepat waktu").wait_for()
    beri_cetakan(VersiLkjip.objects.all())

    page = masuk(bagian_organisasi)
    page.goto(UTAMA)
    page.get_by_role("link", name="Terbitkan").click()
    page.get_by_role("button", name="Terbitkan").click()
    page.get_by_text("Versi 1 terbit.").wait_for()

    page = buka(lebar=360, javascript=False)
    page.goto("/publik/lkjip/")
    page.get_by_role("link", name="Tahun 2025").click()
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Unduh PDF").click()
    page.get_by_role("link", name="Periksa keaslian").click()
    page.get_by_label("Atau berkas PDF-nya").set_input_files(unduhan.value.path())
    page.get_by_role("button", name="Periksa", exact=True).click()
    page.get_by_role("heading", name="Asli dan berlaku").wait_for()


@pytest.mark.parametrize(("lebar", "tema"), LAYAR)
def test_halaman_terakses_dan_muat(
    masuk, pakusari, penanda, bagian_organisasi, lebar, tema
):
    """axe finds nothing, and the page itself never scrolls sideways."""
    lama = buat_versi(pakusari, S.TERBIT, penanda).dokumen.sidik
    Realisasi.objects.update(nilai="11.11")
    acara.perbaiki(pakusari, TAHUN, oleh=bagian_organisasi, alasan="Salah angka")
    halaman = masuk(bagian_organisasi, lebar=lebar, tema=tema)
    periksa(
        halaman,
        [
            UTAMA,
            f"{UTAMA}tandatangani/",
            f"{UTAMA}beda/",
            f"{UTAMA}versi/1/",
            "/kabupaten/35.09/lkjip/2025/",
            "/kabupaten/35.09/lkjip/2025/batas/",
            "/publik/lkjip/",
            "/publik/lkjip/35.09/2025/",
            "/verifikasi/",
        ],
        lebar,
    )
    tandatangani(pakusari, penanda, bagian_organisasi, tanggal=date(2026, 3, 1))
    lain = [f"/verifikasi/{lama}/", f"{UTAMA}sampaikan/", f"{UTAMA}versi/1/"]
    periksa(halaman, lain, lebar)
