"""A review in a real browser, from its beginning to the issued statement."""

import io

import pikepdf
import pytest
from django.urls import reverse

from dokumen.models import DokumenResmi
from evaluasi.models import AturanReviu, Reviu
from evaluasi.pilihan import StatusReviu as S
from tests.evaluasi.reviu.bantuan import (
    buat_inspektur,
    buat_laporan,
    buat_reviu,
    instrumen_reviu,
    jawab_semua,
)
from tests.iku.perjanjian.test_peramban import periksa
from tests.test_peramban import pytestmark  # noqa: F401

from ...layar import LAYAR


def alamat(nama, *kunci):
    return reverse(nama, args=["35.09.24", 2025, *kunci])


def test_dari_mulai_sampai_terbit(
    masuk, pakusari, operator, evaluator, inspektur, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    instrumen_reviu()
    buat_inspektur(pakusari.kabupaten)
    buat_laporan(pakusari)
    page = masuk(evaluator)
    page.goto(alamat("reviu"))
    page.get_by_role("button", name="Mulai reviu").click()
    for satu in page.get_by_role("radio", name="Ya", exact=True).all():
        satu.check()
    keempat = page.locator("#b4")
    keempat.get_by_role("radio", name="Tidak", exact=True).check()
    keempat.get_by_label("Catatan").fill("Lampiran pengukuran belum ada.")
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.get_by_text("23 dari 23 dijawab").wait_for()
    page.get_by_role("link", name="Ajukan kepada Inspektur").click()
    page.get_by_role("button", name="Ajukan kepada Inspektur").click()
    page.get_by_text("Menunggu Inspektur").first.wait_for()

    page = masuk(inspektur)
    page.goto(alamat("reviu_satu", Reviu.objects.get().pk))
    page.get_by_role("link", name="Terbitkan pernyataan").click()
    page.get_by_label("Nomor").fill("700/12/2026")
    page.get_by_role("button", name="Terbitkan dan bekukan").click()
    page.get_by_text("700/12/2026").wait_for()

    page = masuk(operator)
    page.goto(alamat("reviu"))
    page.get_by_role("link", name="nomor 700/12/2026").click()
    page.get_by_text("Lampiran pengukuran belum ada.").wait_for()
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Unduh PDF").click()
    isi = io.BytesIO(unduhan.value.path().read_bytes())
    with pikepdf.open(isi) as pdf:
        assert len(pdf.pages) >= 3
    reviu = Reviu.objects.get()
    assert (reviu.status, reviu.hasil.nomor) == (S.TERBIT, "700/12/2026")


@pytest.mark.parametrize(("lebar", "tema"), LAYAR)
def test_halaman_terakses_dan_muat(masuk, pakusari, evaluator, inspektur, lebar, tema):
    """axe finds nothing, and the page itself never scrolls sideways."""
    AturanReviu.objects.create(kabupaten=pakusari.kabupaten, mulai=2025, wajib=True)
    buat_inspektur(pakusari.kabupaten)
    draf = buat_reviu(buat_laporan(pakusari), pereviu=evaluator)
    jawab_semua(draf, b4=("tidak", "Tanpa lampiran."))
    maju = buat_reviu(buat_laporan(pakusari, versi=2), S.DIAJUKAN, pereviu=evaluator)
    jawab_semua(maju)
    assert DokumenResmi.objects.count() == 2
    page = masuk(evaluator, lebar=lebar, tema=tema)
    milik_evaluator = [
        alamat("reviu"),
        alamat("reviu_satu", draf.pk),
        alamat("reviu_ajukan", draf.pk),
        alamat("reviu_riwayat", draf.pk),
    ]
    periksa(page, milik_evaluator, lebar)
    page = masuk(inspektur, lebar=lebar, tema=tema)
    papan = reverse("reviu_kabupaten", args=["35.09"])
    milik_inspektur = [
        alamat("reviu_satu", maju.pk),
        alamat("reviu_kembalikan", maju.pk),
        alamat("reviu_terbitkan", maju.pk),
        papan,
        reverse("reviu_aturan_tambah", args=["35.09"]),
    ]
    periksa(page, milik_inspektur, lebar)
