"""The quarter's grid in a real browser, with real keys."""

import re
from decimal import Decimal

import pytest
from axe_playwright_python.sync_playwright import Axe

from capaian.models import PengukuranTriwulan, Realisasi
from kecamatan.models import Jejak
from tests.pembangun import buat_realisasi
from tests.test_peramban import SANDI, buka, mesin, pytestmark  # noqa: F401

from ...layar import LAYAR
from .isian import ALAMAT


@pytest.fixture
def masuk(buka, operator):  # noqa: F811
    def _masuk(orang=operator, alamat=ALAMAT, **jendela):
        orang.set_password(SANDI)
        orang.save()
        page = buka(**jendela)
        page.goto(f"/masuk/?next={alamat}")
        masukkan(page, orang.username)
        page.wait_for_url(f"**{alamat}")
        return page

    return _masuk


def masukkan(page, nama):
    page.get_by_label("Nama pengguna").fill(nama)
    page.get_by_label("Kata sandi").fill(SANDI)
    page.get_by_role("button", name="Masuk").click()


@pytest.fixture
def page(masuk, triwulanan):
    hasil = masuk()
    hasil.kiriman = []
    hasil.on(
        "request",
        lambda r: hasil.kiriman.append(r) if r.url.endswith("/sel/") else None,
    )
    return hasil


def sel(page, indikator):
    return page.locator(f"#i-nilai-{indikator.pk}")


def keadaan(page, indikator, kata):
    """Wait until the state of a cell begins so: "belum tersimpan" is not "tersimpan"."""
    page.locator(f"#k-{indikator.pk}", has_text=re.compile(rf"^\s*{kata}")).wait_for()


def nilai(indikator, tahun=2025):
    baris = Realisasi.objects.filter(indikator=indikator, tahun=tahun).first()
    return baris and baris.nilai


def aktif(page):
    return page.evaluate("document.activeElement.id")


def tempelkan(page, teks):
    """What Ctrl+V does with a block copied elsewhere."""
    page.evaluate(
        """teks => {
          const data = new DataTransfer();
          data.setData("text/plain", teks);
          document.activeElement.dispatchEvent(new ClipboardEvent("paste",
            { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        teks,
    )


# Saving.


def test_disimpan_saat_ditinggalkan_bukan_saat_diketik(page, triwulanan):
    t = triwulanan
    sel(page, t.ikm).focus()
    page.keyboard.type("0,82", delay=300)
    page.wait_for_timeout(1500)
    assert not page.kiriman
    assert "1 belum tersimpan" in page.locator("[data-hitung]").inner_text()
    page.keyboard.press("Tab")
    keadaan(page, t.ikm, "tersimpan")
    assert len(page.kiriman) == 1
    assert nilai(t.ikm) == Decimal("0.82")
    assert "1 dari 4 terisi" in page.locator(".bilah").inner_text()
    assert "Tersimpan: 0,82." in page.locator("[data-suara]").inner_text()
    page.reload()
    assert sel(page, t.ikm).input_value() == "0,82"


def test_satu_triwulan_dengan_papan_ketik_saja(page, triwulanan):
    t = triwulanan
    sel(page, t.ikm).focus()
    for teks in ("85,10", "31", "34", "3", "38"):
        page.keyboard.type(teks)
        page.keyboard.press("Enter")
    keadaan(page, t.warga, "tersimpan")
    assert "4 dari 4 terisi" in page.locator(".bilah").inner_text()
    assert aktif(page) == "kirim"
    assert page.url.endswith(ALAMAT)
    assert PengukuranTriwulan.objects.get().status == "draf"
    assert sel(page, t.ikm).input_value() == "85,1"
    baris = page.locator(f"#sel-{t.trantib.pk}").inner_text()
    assert "31 ÷ 34 × 100 = 91,18" in baris and "91,18 %" in baris
    assert [nilai(t.dokumen), nilai(t.warga)] == [3, 38]


def test_panah_esc_dan_daftar_pintasan(page, triwulanan):
    t = triwulanan
    sel(page, t.ikm).focus()
    page.keyboard.press("ArrowDown")
    assert aktif(page) == f"i-k-{t.trantib.pk}-{t.selesai.pk}"
    page.keyboard.press("ArrowUp")
    assert aktif(page) == f"i-nilai-{t.ikm.pk}"
    page.keyboard.type("12")
    page.keyboard.press("Escape")
    assert sel(page, t.ikm).input_value() == ""
    page.keyboard.press("?")
    assert page.locator("#dialog-pintasan").is_visible()
    page.keyboard.press("Escape")
    assert aktif(page) == f"i-nilai-{t.ikm.pk}"
    page.keyboard.press("Control+Enter")
    assert aktif(page) == f"i-penjelasan-{t.ikm.pk}"
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Control+Alt+ArrowDown")
    assert aktif(page) == "kirim"
    assert not page.kiriman


def test_tidak_ada_jebakan_dan_ada_jalan_pintas(page, triwulanan):
    page.locator("a.lompat", has_text="Lewati tabel").focus()
    page.keyboard.press("Enter")
    assert aktif(page) == "kirim"
    sel(page, triwulanan.warga).focus()
    for _ in range(6):
        page.keyboard.press("Tab")
    assert not page.evaluate("!!document.activeElement.closest('tr')")


def test_yang_salah_dikembalikan_tidak_salah_lagi(page, triwulanan):
    t = triwulanan
    sel(page, t.ikm).focus()
    page.keyboard.type("1,234.5")
    page.keyboard.press("Tab")
    keadaan(page, t.ikm, "tidak tersimpan")
    sel(page, t.ikm).focus()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.press("Tab")
    keadaan(page, t.ikm, "belum diisi")
    assert "perlu diperbaiki" not in page.locator(".bilah").inner_text()
    assert page.locator(f"#g-{t.ikm.pk}").is_hidden()
    assert len(page.kiriman) == 1


def test_yang_salah_tetap_tertulis_dan_menahan_kepergian(page, triwulanan):
    t = triwulanan
    sel(page, t.ikm).focus()
    page.keyboard.type("1,234.5")
    page.keyboard.press("Tab")
    keadaan(page, t.ikm, "tidak tersimpan")
    assert sel(page, t.ikm).input_value() == "1,234.5"
    assert "1.234,5?" in page.locator(f"#g-{t.ikm.pk}").inner_text()
    assert "1 perlu diperbaiki" in page.locator(".bilah").inner_text()
    tanya = []
    page.on("dialog", lambda d: (tanya.append(d.type), d.dismiss()))
    page.get_by_role("link", name="Capaian", exact=True).click()
    page.wait_for_timeout(300)
    assert tanya == ["beforeunload"]
    sel(page, t.ikm).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("85")
    page.keyboard.press("Tab")
    keadaan(page, t.ikm, "tersimpan")
    page.get_by_role("link", name="Capaian", exact=True).click()
    page.wait_for_url("**/35.09.24/2025/")
    assert tanya == ["beforeunload"]


def test_tidak_tersedia_data_lalu_diurungkan(page, triwulanan):
    t = triwulanan
    sel(page, t.ikm).focus()
    page.keyboard.type("85")
    page.keyboard.press("Enter")
    keadaan(page, t.ikm, "tersimpan")
    sel(page, t.ikm).focus()
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    assert aktif(page) == f"i-alasan-{t.ikm.pk}"
    page.keyboard.type("Survei pada triwulan IV")
    page.keyboard.press("Tab")
    page.locator("[data-suara]", has_text="tidak tersedia data").wait_for()
    assert Realisasi.objects.get().alasan_kosong == "Survei pada triwulan IV"
    page.get_by_role("button", name="Urungkan").press("Enter")
    page.locator("[data-suara]", has_text="Tersimpan: 85.").wait_for()
    assert nilai(t.ikm) == 85


def test_mengosongkan_dapat_diurungkan_dengan_ctrl_z(page, triwulanan):
    t = triwulanan
    sel(page, t.ikm).focus()
    page.keyboard.type("85")
    page.keyboard.press("Enter")
    keadaan(page, t.ikm, "tersimpan")
    sel(page, t.ikm).focus()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.press("Tab")
    keadaan(page, t.ikm, "belum diisi")
    assert nilai(t.ikm) is None
    sel(page, t.ikm).focus()
    page.keyboard.press("Control+Z")
    keadaan(page, t.ikm, "tersimpan")
    assert nilai(t.ikm) == 85
    assert Jejak.objects.count() == 3


# Blocks from Excel.


def test_tempel_blok_pratinjau_terapkan_urungkan(masuk, triwulanan):
    t = triwulanan
    buat_realisasi(t.dokumen, "2", triwulan=1)
    buat_realisasi(t.warga, "30", triwulan=1, status="terkunci")
    page = masuk()
    sel(page, t.ikm).focus()
    tempelkan(page, '12,5\r\n31\t34\r\n\r\n"a\nb"\r\n99')
    dialog = page.locator("#dialog-tempel")
    dialog.wait_for()
    isi = dialog.inner_text()
    assert "2 nilai akan berubah" in isi
    assert "Jumlah dokumen: Sel yang ditempel kosong." in isi
    assert "Jumlah warga terlayani: Nilai ini sudah terkunci" in isi
    assert "1 baris terakhir tidak mendapat tempat" in isi
    assert nilai(t.ikm) is None
    dialog.get_by_role("button", name="Terapkan").press("Enter")
    keadaan(page, t.ikm, "tersimpan")
    keadaan(page, t.trantib, "tersimpan")
    assert [nilai(t.ikm), nilai(t.dokumen)] == [Decimal("12.5"), 2]
    assert "91,18 %" in page.locator(f"#sel-{t.trantib.pk}").inner_text()
    sel(page, t.ikm).focus()
    page.keyboard.press("Control+Z")
    keadaan(page, t.ikm, "belum diisi")
    keadaan(page, t.trantib, "belum diisi")
    assert Realisasi.objects.count() == 2


def test_tempel_dengan_kutip_dan_ribuan(page, triwulanan):
    t = triwulanan
    sel(page, t.ikm).focus()
    tempelkan(page, '"1.234,5"\n"31 "\t"34"\n"3"\n38\n')
    page.locator("#dialog-tempel").wait_for()
    assert "4 nilai akan berubah" in page.locator("#dialog-tempel").inner_text()
    page.keyboard.press("Escape")
    assert not Realisasi.objects.exists()
    assert sel(page, t.ikm).input_value() == ""


# Looks.


@pytest.mark.parametrize(("lebar", "tema"), LAYAR)
def test_terakses_muat_dan_ringan(masuk, triwulanan, lebar, tema):
    t = triwulanan
    buat_realisasi(t.ikm, "84.03", triwulan=1)
    buat_realisasi(t.warga, "900", triwulan=1)
    page = masuk(lebar=lebar, tema=tema)
    for terbuka in (False, True):
        if terbuka:
            page.evaluate(
                "document.querySelectorAll('details').forEach(d => d.open = true)"
            )
        pelanggaran = [
            (v["id"], [n["html"][:120] for n in v["nodes"]])
            for v in Axe().run(page).response["violations"]
        ]
        assert not pelanggaran
        assert page.evaluate("document.documentElement.scrollWidth") <= lebar
    assert not page.locator("[style], style").count()


def test_ponsel_satu_kartu_per_indikator(masuk, triwulanan):
    page = masuk(lebar=360, tinggi=740)
    kotak = sel(page, triwulanan.dokumen)
    kotak.focus()
    letak, bilah = kotak.bounding_box(), page.locator(".bilah").bounding_box()
    assert letak["x"] >= 0 and letak["x"] + letak["width"] <= 360
    assert letak["height"] >= 44
    assert letak["y"] + letak["height"] <= bilah["y"]  # not behind the bar
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    keadaan(page, triwulanan.dokumen, "tersimpan")


def test_tanpa_javascript(masuk, triwulanan):
    t = triwulanan
    page = masuk(javascript=False)
    sel(page, t.ikm).fill("85,1")
    sel(page, t.dokumen).fill("x")
    page.keyboard.press("Enter")
    assert "1 baris tersimpan." in page.locator(".pesan.success").inner_text()
    assert sel(page, t.dokumen).input_value() == "x"
    assert nilai(t.ikm) == Decimal("85.1")
