"""F-02 by keyboard, and the public F-03 on a telephone, in a real browser."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from capaian.ipp.tindakan import atur_f03
from capaian.models import PenilaianIpp
from tests.iku.perjanjian.test_peramban import masuk, periksa  # noqa: F401
from tests.test_peramban import buka, mesin, pytestmark  # noqa: F401

from ...layar import LAYAR
from .bantuan import beri_respons, diajukan, isi_skor


def alamat(nama, *kunci):
    return reverse(nama, args=["35.09.24", 2025, *kunci])


def skor(penilaian, nomor, kolom="f02"):
    return getattr(penilaian.jawaban.get(indikator__nomor=nomor), kolom)


def tersimpan(page, nomor):
    """Wait until a row says so: "belum tersimpan" is not "tersimpan"."""
    kabar = page.locator(f"#baris-{nomor} [data-kabar]")
    expect(kabar).to_have_text("tersimpan", timeout=20_000)


def test_f02_dengan_papan_tik(masuk, penilaian, operator, bagian_organisasi):  # noqa: F811
    """Each row is stored when it is left, without the mouse; a row that another
    changed meanwhile says so and is replaced only on purpose."""
    diajukan(penilaian, operator)
    page = masuk(bagian_organisasi)
    page.goto(alamat("ipp-f02"))
    page.locator("input[name='1-f02']").first.focus()
    page.keyboard.press("4")
    tersimpan(page, 1)
    page.keyboard.press("ArrowUp")
    page.get_by_text("1 dari 31 terisi").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # past the link of the kecamatan's evidence, if any
    page.locator("#c1").focus()
    page.keyboard.type("SP lengkap, belum dipantau.")
    kabar = page.locator("#baris-1 [data-kabar]")
    expect(kabar).to_have_text("belum tersimpan")
    page.keyboard.press("Tab")
    # Polled here: what Playwright polls in the page is code the page's CSP forbids.
    for _ in range(100):
        if skor(penilaian, 1, "f02_catatan"):
            break
        page.wait_for_timeout(100)
    tersimpan(page, 1)
    page.locator("input[name='2-f02']").first.focus()
    page.keyboard.press("0")
    tersimpan(page, 2)
    assert (skor(penilaian, 1), skor(penilaian, 2)) == (3, 0)
    assert skor(penilaian, 1, "f02_catatan") == "SP lengkap, belum dipantau."

    penilaian.jawaban.filter(indikator__nomor=2).update(f02=5)
    page.keyboard.press("1")
    kabar = page.locator("#baris-2 [data-kabar]", has_text="Orang lain")
    kabar.wait_for()
    assert "skor 5" in kabar.inner_text()
    assert skor(penilaian, 2) == 5
    page.locator("#baris-2 button").press("Enter")
    tersimpan(page, 2)
    assert skor(penilaian, 2) == 1


def test_f02_tanpa_javascript(masuk, penilaian, operator, bagian_organisasi):  # noqa: F811
    diajukan(penilaian, operator)
    page = masuk(bagian_organisasi, javascript=False)
    page.goto(alamat("ipp-f02"))
    page.locator("input[name='30-f02'][value='2']").check()
    page.locator("input[name='31-f02'][value='5']").check()
    page.locator("#baris-31 button").click()
    assert page.url.endswith("#baris-31")
    assert "2 baris F-02 tersimpan." in page.inner_text("main")
    assert (skor(penilaian, 30), skor(penilaian, 31)) == (2, 5)


def test_publik_di_telepon_dengan_papan_tik(buka, penilaian, operator):  # noqa: F811
    atur_f03(penilaian, date(2025, 1, 1), date(2999, 1, 1), oleh=operator)
    page = buka(lebar=360, tinggi=740)
    publik = reverse("f03-publik", args=[penilaian.token])
    periksa(page, [publik], 360)
    page.locator("input[name=p1]").first.focus()
    for _ in range(13):
        page.keyboard.press("ArrowLeft")  # from 0 round to 5
        page.keyboard.press("Tab")
    page.get_by_role("button", name="Kirim jawaban").press("Enter")
    page.locator(".pesan.error").wait_for()
    assert "14. Tersedia konsultasi" in page.inner_text(".pesan.error")
    page.get_by_role("link", name="14. Tersedia konsultasi").click()
    page.locator("input[name=p14][value='3']").press("Space")
    page.get_by_role("button", name="Kirim jawaban").press("Enter")
    page.get_by_text("Terima kasih. Jawaban Anda sudah kami terima.").wait_for()
    periksa(page, [page.url], 360)
    respons = penilaian.respons.get()
    nilai = respons.nilai.order_by("pertanyaan__nomor").values_list("nilai", flat=True)
    assert list(nilai) == [5] * 13 + [3]


@pytest.mark.parametrize(("lebar", "tema"), LAYAR)
def test_halaman_terakses_dan_muat(
    masuk,  # noqa: F811
    penilaian,
    operator,
    bagian_organisasi,
    lebar,
    tema,
):
    """axe finds nothing, and the page itself never scrolls sideways."""
    page = masuk(operator, lebar=lebar, tema=tema)
    nama = ("ipp", "ipp-f01", "ipp-ajukan", "ipp-f03", "ipp-f03-isi", "ipp-f03-poster")
    periksa(page, [*map(alamat, nama), alamat("program-tercapai")], lebar)
    diajukan(penilaian, operator)
    isi_skor(penilaian, "f02", 4)
    beri_respons(penilaian, 4, 30)
    page = masuk(bagian_organisasi, lebar=lebar, tema=tema)
    kabupaten = [
        reverse("ipp-kabupaten", args=["35.09"]),
        reverse("ipp-aturan-baru", args=["35.09"]),
    ]
    hapus = alamat("ipp-f03-hapus", penilaian.respons.first().pk)
    nama = ("ipp", "ipp-f01", "ipp-f02", "ipp-kembalikan", "ipp-tetapkan")
    periksa(page, [*map(alamat, nama), hapus, *kabupaten], lebar)
    assert len(page.request.get(alamat("ipp-f02")).body()) < 150_000
    PenilaianIpp.objects.get().tetapkan(
        oleh=bagian_organisasi, tanggal=date(2025, 9, 1)
    )
    periksa(page, [alamat("ipp"), alamat("ipp-batalkan")], lebar)
