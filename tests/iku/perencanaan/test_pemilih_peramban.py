"""The combobox with real keys; and the same choice without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from iku.models import IndikatorRenstra
from tests.pembangun import buat_indikator, buat_program, buat_renstra, buat_sasaran
from tests.test_peramban import SANDI, buka, mesin, pytestmark  # noqa: F401

from ...layar import LAYAR
from .conftest import DASAR
from .test_peramban import masuk


@pytest.fixture
def tambah(pakusari, operator):
    """The address of the form; and more indicators than a plain list holds."""
    operator.set_password(SANDI)
    operator.save()
    for nomor in range(60):
        buat_indikator(pakusari, kode=f"K-{nomor:03}", nama=f"Persentase desa {nomor}")
    buat_indikator(pakusari, kode="TRANTIB", nama="Laporan trantib selesai")
    return f"{DASAR}sasaran/{buat_sasaran(buat_renstra(pakusari)).pk}/indikator/"


def cari(page, kata):
    """Type into the search field, and wait for what is found."""
    kotak = page.get_by_role("combobox", name="Indikator")
    kotak.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(kata, delay=20)
    page.get_by_role("option", name=kata).first.wait_for()
    return kotak


def test_dengan_papan_ketik(buka, operator, tambah):  # noqa: F811
    page, diminta = buka(), []
    masuk(page, operator)
    page.goto(tambah)
    page.on("request", lambda r: diminta.append(r.url))
    kotak = cari(page, "trantib")
    # Once for a word that was typed at one go.
    assert len([url for url in diminta if "pilih=indikator" in url]) == 1
    assert kotak.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    aktif = page.locator(f"#{kotak.get_attribute('aria-activedescendant')}")
    assert aktif.get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    assert kotak.get_attribute("aria-expanded") == "false"
    assert kotak.input_value().startswith("Laporan trantib selesai")
    page.get_by_label("Target Renstra 2025", exact=True).focus()
    page.keyboard.type("95")
    page.keyboard.press("Enter")
    page.locator(".pesan.success").wait_for()
    assert IndikatorRenstra.objects.get().indikator.kode == "TRANTIB"


def test_panah_membuka_dan_berputar_escape_menutup(buka, operator, tambah):  # noqa: F811
    page = buka()
    masuk(page, operator)
    page.goto(tambah)
    kotak = page.get_by_role("combobox", name="Indikator")
    kotak.focus()
    page.keyboard.press("ArrowDown")
    page.locator(".pemilih-papan li").nth(19).wait_for()
    assert page.locator(".pemilih-papan li").count() == 20
    assert "20 dari 61" in page.locator(".pemilih [role=status]").inner_text()
    page.keyboard.press("ArrowUp")
    terpilih = page.locator('[role=option][aria-selected="true"]')
    assert terpilih.get_attribute("id").endswith("-19")
    page.keyboard.press("ArrowDown")
    assert terpilih.get_attribute("id").endswith("-0")
    page.keyboard.press("Escape")
    assert kotak.get_attribute("aria-expanded") == "false"
    assert page.locator(".pemilih-papan").is_hidden()
    assert kotak.evaluate("e => e === document.activeElement")


def test_yang_diketik_tanpa_dipilih_tidak_tersimpan(buka, operator, tambah):  # noqa: F811
    """The page comes back to the search, with everything else as typed."""
    page = buka()
    masuk(page, operator)
    page.goto(tambah)
    cari(page, "trantib")
    page.get_by_label("Target Renstra 2025", exact=True).fill("95")
    page.get_by_role("button", name="Simpan indikator dan target").click()
    page.get_by_text("Pilih dari yang memuat").or_(
        page.get_by_text("1 cocok")
    ).wait_for()
    assert page.get_by_label("Target Renstra 2025", exact=True).input_value() == "95"
    assert not IndikatorRenstra.objects.exists()
    page.get_by_role("option", name="Laporan trantib selesai").click()
    page.get_by_role("button", name="Simpan indikator dan target").click()
    page.locator(".pesan.success").wait_for()
    assert IndikatorRenstra.objects.get().indikator.kode == "TRANTIB"


def test_sambungan_putus_dikatakan(buka, operator, tambah):  # noqa: F811
    page = buka()
    masuk(page, operator)
    page.goto(tambah)
    page.context.set_offline(True)
    page.get_by_role("combobox", name="Indikator").focus()
    page.keyboard.type("trantib")
    page.get_by_text("Daftar belum dapat dimuat.").wait_for()
    page.context.set_offline(False)
    cari(page, "trantib")


def test_tanpa_javascript(buka, operator, tambah):  # noqa: F811
    page = buka(360, 740, javascript=False)
    masuk_tanpa_js(page, operator)
    page.goto(tambah)
    page.get_by_label("Target Renstra 2025", exact=True).fill("95")
    page.get_by_label("Indikator", exact=True).fill("trantib")
    page.keyboard.press("Enter")
    page.get_by_text("1 memuat “trantib”").wait_for()
    assert page.get_by_label("Target Renstra 2025", exact=True).input_value() == "95"
    page.get_by_label("Laporan trantib selesai").check()
    # Enter in any other field stores.
    page.get_by_label("Target Renstra 2025", exact=True).press("Enter")
    page.locator(".pesan.success").wait_for()
    assert IndikatorRenstra.objects.get().indikator.kode == "TRANTIB"


def masuk_tanpa_js(page, orang):
    page.goto("/masuk/")
    page.get_by_label("Nama pengguna").fill(orang.username)
    page.get_by_label("Kata sandi").fill(SANDI)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda alamat: "/masuk/" not in alamat)


def test_beberapa_program(buka, operator, tambah, pakusari):  # noqa: F811
    for nomor in range(21):
        buat_program(f"Program urusan {nomor}")
    buat_program("Program ketenteraman")
    buat_program("Program pemberdayaan")
    page = buka()
    masuk(page, operator)
    page.goto(f"{DASAR}tujuan/{buat_renstra(pakusari).tujuan.get().pk}/sasaran/")
    page.get_by_label("Rumusan sasaran").fill("Meningkatnya ketertiban")
    kotak = page.get_by_role("combobox", name="Program yang mendukung")
    for kata in ("ketenteraman", "pemberdayaan"):
        kotak.focus()
        page.keyboard.type(kata)
        page.get_by_role("option", name=kata).first.wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert kotak.input_value() == ""
    page.get_by_role("button", name="Simpan sasaran").click()
    page.locator(".pesan.success").wait_for()
    sasaran = buat_renstra(pakusari).tujuan.get().sasaran.last()
    assert sorted(d.nomenklatur.nama for d in sasaran.dukungan.all()) == [
        "Program ketenteraman",
        "Program pemberdayaan",
    ]


@pytest.mark.parametrize(("lebar", "tema"), LAYAR)
def test_terbaca_siapa_pun(buka, operator, tambah, lebar, tema):  # noqa: F811
    page, salah = buka(lebar, tema=tema), []
    masuk(page, operator)
    page.on("console", lambda m: salah.append(m.text) if m.type == "error" else None)
    page.goto(tambah)
    cari(page, "desa")
    page.keyboard.press("ArrowDown")
    salah += [v["id"] for v in Axe().run(page).response["violations"]]
    assert page.evaluate("document.documentElement.scrollWidth") <= lebar
    assert not salah
