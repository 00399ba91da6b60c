"""What was spent, in a real browser with real keys."""

import re
from decimal import Decimal

import pytest
from axe_playwright_python.sync_playwright import Axe

from capaian.models import RealisasiAnggaran
from tests.test_peramban import SANDI, buka, mesin, pytestmark  # noqa: F401

from ...layar import LAYAR
from ..triwulan.test_grid_peramban import tempelkan
from .isian import ALAMAT


@pytest.fixture
def page(buka, operator, murni):  # noqa: F811
    return _masuk(buka, operator)


def _masuk(buka, operator, **jendela):  # noqa: F811
    operator.set_password(SANDI)
    operator.save()
    page = buka(**jendela)
    page.goto(f"/masuk/?next={ALAMAT}")
    page.get_by_label("Nama pengguna").fill(operator.username)
    page.get_by_label("Kata sandi").fill(SANDI)
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url(f"**{ALAMAT}")
    return page


def sel(page, node):
    return page.locator(f"#i-jumlah-{node.pk}")


def keadaan(page, node, kata):
    page.locator(f"#k-{node.pk}", has_text=re.compile(rf"^\s*{kata}")).wait_for()


def jumlah(node):
    baris = RealisasiAnggaran.objects.filter(nomenklatur=node).first()
    return baris and baris.jumlah


def test_satu_triwulan_dengan_papan_ketik_saja(page, pohon):
    sel(page, pohon.gaji).focus()
    for teks in ("450,5", "500", "60"):
        page.keyboard.type(teks)
        page.keyboard.press("Enter")
    keadaan(page, pohon.kegiatan2, "tersimpan")
    assert page.evaluate("document.activeElement.id") == "kirim"
    assert "3 dari 3 baris terisi" in page.locator(".bilah").inner_text()
    assert page.locator(f"#jumlah-{pohon.program.pk}").inner_text() == "950,50"
    assert page.locator(f"#serapan-{pohon.program.pk}").inner_text() == "67,89 %"
    assert page.locator("#jumlah-semua").inner_text() == "1.010,50"
    # A warning that saves.
    assert (
        "Melebihi pagu sebesar Rp 100,00"
        in page.locator(f"#sel-{pohon.laporan.pk}").inner_text()
    )
    assert jumlah(pohon.gaji) == Decimal("450.50")


def test_galat_tetap_di_sel_esc_dan_urungkan(page, pohon):
    sel(page, pohon.gaji).focus()
    page.keyboard.type("10.5")
    page.keyboard.press("Tab")
    keadaan(page, pohon.gaji, "tidak tersimpan")
    assert sel(page, pohon.gaji).input_value() == "10.5"
    assert "Maksud Anda 10,5?" in page.locator(f"#g-{pohon.gaji.pk}").inner_text()
    sel(page, pohon.gaji).focus()
    page.keyboard.press("Escape")
    assert sel(page, pohon.gaji).input_value() == ""
    page.keyboard.type("12")
    page.keyboard.press("ArrowDown")
    keadaan(page, pohon.gaji, "tersimpan")
    page.keyboard.press("Control+z")
    keadaan(page, pohon.gaji, "belum diisi")
    assert jumlah(pohon.gaji) is None


def test_bentrok_dipilih_orangnya(page, pohon, belanja):
    belanja(pohon.gaji, "70")
    sel(page, pohon.gaji).focus()
    page.keyboard.type("80")
    page.keyboard.press("Enter")
    page.get_by_text("sudah berubah sejak halaman dibuka").wait_for()
    page.get_by_role("button", name="Pakai nilai saya").press("Enter")
    keadaan(page, pohon.gaji, "tersimpan")
    assert jumlah(pohon.gaji) == 80
    RealisasiAnggaran.objects.update(jumlah=90)
    sel(page, pohon.gaji).focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("85")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Pakai nilai tersimpan").press("Enter")
    keadaan(page, pohon.gaji, "tersimpan")
    assert sel(page, pohon.gaji).input_value() == "90"
    assert jumlah(pohon.gaji) == 90


@pytest.mark.parametrize(("lebar", "tema"), LAYAR)
def test_aksesibel_dan_tidak_bergulir_ke_samping(
    buka,  # noqa: F811
    operator,
    murni,
    pohon,
    belanja,
    lebar,
    tema,
):
    belanja(pohon.gaji, "2373518267.75")
    page = _masuk(buka, operator, lebar=lebar, tema=tema)
    assert Axe().run(page).violations_count == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= lebar


def test_tanpa_javascript(buka, operator, murni, pohon):  # noqa: F811
    page = _masuk(buka, operator, javascript=False)
    sel(page, pohon.gaji).focus()
    page.keyboard.type("7,25")
    page.keyboard.press("Enter")
    page.get_by_text("1 baris tersimpan").wait_for()
    assert jumlah(pohon.gaji) == Decimal("7.25")


def test_tempel_satu_kolom(page, pohon):
    sel(page, pohon.gaji).focus()
    tempelkan(page, "450\t500\r\n")
    dialog = page.locator("#dialog-tempel")
    assert "Salin kolom realisasinya saja" in dialog.inner_text()
    assert not dialog.get_by_role("button", name="Terapkan").is_visible()
    page.keyboard.press("Escape")
    tempelkan(page, "450\r\n10.5\r\n\r\n99\r\n")
    assert "1 jumlah terakhir tidak mendapat tempat" in dialog.inner_text()
    assert jumlah(pohon.gaji) is None
    dialog.get_by_role("button", name="Terapkan").press("Enter")
    keadaan(page, pohon.gaji, "tersimpan")
    keadaan(page, pohon.laporan, "tidak tersimpan")
    assert sel(page, pohon.laporan).input_value() == "10.5"
    assert jumlah(pohon.gaji) == 450
    assert jumlah(pohon.kegiatan2) is None
    sel(page, pohon.gaji).focus()
    page.keyboard.press("Control+z")
    keadaan(page, pohon.gaji, "belum diisi")
