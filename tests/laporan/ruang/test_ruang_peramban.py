"""Writing a section in a real browser: keys, saving by itself, two people, the end of a
session, pasting from Word, without a script."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from laporan.models import Narasi
from tests.iku.perjanjian.test_peramban import masuk  # noqa: F401
from tests.pembangun import (
    buat_butir_pk,
    buat_pengguna,
    buat_pk,
    buat_renstra,
    buat_skala,
)
from tests.test_peramban import BERAT_HALAMAN, buka, mesin, pytestmark  # noqa: F401

from ...layar import TEMA

ISU = "/35.09.24/2025/lkjip/tulis/isu_strategis/"
DARI_WORD = """<html><head><style>p { color: red }</style></head><body>
<h2>Isu <b>utama</b></h2><p class=MsoNormal>Ada&nbsp;dua
hal:</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>1.<span>&nbsp;</span></span>Jalan rusak</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span
style='mso-list:Ignore'>\u00b7<span> </span></span>di timur</p>
<ul><li>Air<ul><li>bersih</li></ul></li></ul>
<script>document.title = "jahat"</script>
<table><tr><td>Komputer</td><td>3</td></tr></table></body></html>"""
TERTEMPEL = """Isu utama

Ada dua hal:

1. Jalan rusak
  - di timur
- Air
  - bersih
- Komputer; 3"""


@pytest.fixture
def laporan(pakusari):
    buat_skala()
    return buat_butir_pk(buat_pk(buat_renstra(pakusari)))


def isi_tersimpan(pakusari):
    narasi = Narasi.objects.filter(kecamatan=pakusari, bagian="isu_strategis").first()
    return narasi and narasi.isi


def kabar(page):
    return page.locator("[data-kabar]")


def test_diketik_tersimpan_sendiri_lalu_siap(masuk, laporan, operator, pakusari):  # noqa: F811
    page = masuk(operator)
    page.goto("/35.09.24/2025/lkjip/")
    page.get_by_role("link", name="Isu Strategis").click()
    page.get_by_role("textbox", name="Tulisan").click()
    page.keyboard.type("Jalan rusak.\n\nPelayanan")
    # Buttons within reach of the keyboard, backwards from the field.
    page.get_by_role("button", name="Daftar", exact=False).first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Tulisan")).to_have_value(
        "Jalan rusak.\n\n- Pelayanan"
    )
    page.keyboard.type(" lambat")
    # Nothing is pressed: some seconds later it is stored, and seen as printed.
    expect(kabar(page)).to_contain_text("Tersimpan pukul", timeout=15_000)
    expect(page.locator("[data-pratinjau] li")).to_have_text("Pelayanan lambat")
    expect(page.locator("[data-hitung]")).to_have_text("5 kata")
    assert isi_tersimpan(pakusari) == "Jalan rusak.\n\n- Pelayanan lambat"
    page.keyboard.type(" sekali")
    # Leaving for "siap" stores first what was typed last.
    page.get_by_role("button", name="Tandai siap").click()
    expect(page.get_by_role("button", name="Buka lagi")).to_be_visible()
    narasi = Narasi.objects.get(bagian="isu_strategis")
    assert (narasi.siap, narasi.isi.endswith("- Pelayanan lambat sekali")) == (
        True,
        True,
    )


def test_dua_orang_bentrok_dan_memilih(masuk, laporan, operator, pakusari):  # noqa: F811
    rekan = buat_pengguna("operator", pakusari, nama="rekan")
    Narasi(kecamatan=pakusari, tahun=2025, bagian="isu_strategis").tulis(
        "Awal", versi=0, oleh=operator
    )
    page = masuk(operator)
    page.goto(ISU)
    Narasi.objects.get().tulis("Dari rekan", versi=1, oleh=rekan)
    page.get_by_role("textbox", name="Tulisan").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" dari saya")
    page.keyboard.press("Tab")
    bentrok = page.get_by_role("heading", name="Orang lain menyimpan lebih dahulu")
    expect(bentrok).to_be_visible()
    expect(page.locator(".naskah-mentah")).to_have_text("Dari rekan")
    expect(page.get_by_role("textbox", name="Tulisan")).to_have_value("Awal dari saya")
    page.get_by_role("textbox", name="Tulisan").click()
    page.keyboard.type("!")
    page.get_by_role("button", name="Simpan tulisan saya").click()
    expect(kabar(page)).to_contain_text("Tersimpan pukul")
    expect(bentrok).to_have_count(0)
    assert isi_tersimpan(pakusari) == "Awal dari saya!"


def test_sesi_berakhir_tulisan_tetap_ada(masuk, laporan, operator, pakusari):  # noqa: F811
    page = masuk(operator)
    page.goto(ISU)
    kue = page.context.cookies()
    Session.objects.all().delete()
    page.get_by_role("textbox", name="Tulisan").click()
    page.keyboard.type("Diketik lama sekali")
    page.keyboard.press("Tab")
    expect(kabar(page)).to_contain_text("Sesi Anda berakhir")
    expect(kabar(page).get_by_role("link")).to_have_attribute(
        "href", re.compile("/masuk/")
    )
    expect(page.get_by_role("textbox", name="Tulisan")).to_have_value(
        "Diketik lama sekali"
    )
    assert isi_tersimpan(pakusari) is None
    # Signed in again at another tab: the next look sends it, with a token of its own.
    lain = masuk(operator)
    page.context.add_cookies(lain.context.cookies())
    assert page.context.cookies() != kue
    page.get_by_role("button", name="Simpan").first.click()
    expect(kabar(page)).to_contain_text("Tersimpan pukul")
    assert isi_tersimpan(pakusari) == "Diketik lama sekali"


def test_tempelan_word_menjadi_teks_biasa(masuk, laporan, operator):  # noqa: F811
    page = masuk(operator)
    page.goto(ISU)
    area = page.get_by_role("textbox", name="Tulisan")
    area.click()
    area.evaluate(
        """(area, html) => {
            const isi = new DataTransfer();
            isi.setData("text/html", html);
            isi.setData("text/plain", "polos");
            area.dispatchEvent(new ClipboardEvent("paste",
                { clipboardData: isi, bubbles: true, cancelable: true }));
        }""",
        DARI_WORD,
    )
    expect(area).to_have_value(TERTEMPEL)
    expect(page).to_have_title(re.compile("Isu Strategis"))
    page.keyboard.press("Control+z")
    expect(area).to_have_value("")


@pytest.mark.parametrize("tema", TEMA)
def test_ponsel_tanpa_javascript_dan_axe(masuk, laporan, operator, tema):  # noqa: F811
    page = masuk(operator, lebar=360, javascript=False, tema=tema)
    jawaban = page.goto(ISU)
    assert len(jawaban.body()) < BERAT_HALAMAN
    expect(page.get_by_role("toolbar")).to_have_count(0)
    page.get_by_role("textbox", name="Tulisan").fill("Tanpa skrip")
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator("[data-pratinjau]")).to_have_text("Tanpa skrip")
    page = masuk(operator, lebar=360, tema=tema)
    for alamat in ("", "tulis/isu_strategis/", "pegawai/baru/", "pengaturan/"):
        page.goto(f"/35.09.24/2025/lkjip/{alamat}")
        lebar = page.evaluate("document.documentElement.scrollWidth")
        assert lebar <= 360, alamat
        temuan = [
            satu["id"]
            for satu in Axe().run(page).response["violations"]
            if satu["impact"] in ("serious", "critical")
        ]
        assert not temuan, alamat
