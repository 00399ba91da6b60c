"""What a person does, with a real browser, real keys and the real PDF printer."""

import shutil
from decimal import Decimal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import sync_playwright

from capaian.models import Realisasi
from kecamatan.models import Pengguna

from .layar import TEMA
from .pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_pk,
    buat_realisasi,
    buat_renstra,
    buat_sasaran,
    buat_skala,
    buat_tempat,
)

CHROMIUM = shutil.which("chromium")
ARGUMEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SANDI = "rahasia-untuk-tes"
BERAT_HALAMAN = 150_000  # bytes, before compression

pytestmark = [
    pytest.mark.peramban,
    pytest.mark.skipif(
        CHROMIUM is None, reason="Chromium belum terpasang: jalankan ./siapkan --uji"
    ),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture(scope="module")
def mesin():
    # Playwright keeps a loop in this thread; rows are read and flushed in it too.
    with pytest.MonkeyPatch.context() as lingkungan, sync_playwright() as playwright:
        lingkungan.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMEN)
        yield browser
        browser.close()


@pytest.fixture
def buka(mesin, live_server):
    """Open a window: `buka(lebar=360, tema="dark")`."""
    jendela = []

    def _buka(lebar=1280, tinggi=900, tema="light", javascript=True):
        konteks = mesin.new_context(
            base_url=live_server.url,
            viewport={"width": lebar, "height": tinggi},
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            color_scheme=tema,
            java_script_enabled=javascript,
        )
        konteks.set_default_timeout(20_000)
        jendela.append(konteks)
        return konteks.new_page()

    yield _buka
    for konteks in jendela:
        konteks.close()


@pytest.fixture
def dunia(pakusari, panti, operator, bappeda, tanpa_tugas, settings, tmp_path):
    """Two PKs of Pakusari 2025, as wide and as long as real ones."""
    settings.MEDIA_ROOT = tmp_path
    for orang in Pengguna.objects.all():
        orang.set_password(SANDI)
        orang.save()
    buat_skala()
    renstra = buat_renstra(pakusari, 2021, 2026)
    baru = buat_renstra(pakusari, 2025, 2029)
    nilai = ["84.03", "100", "76.3", "61.4", "40", None]
    for perjanjian in (buat_pk(renstra), buat_pk(baru, perubahan_ke=1)):
        for nomor, angka in enumerate(nilai):
            sasaran = buat_sasaran(
                perjanjian.renstra,
                "Meningkatnya kepuasan masyarakat dalam hal pelayanan publik yang "
                f"merata dan berkualitas di kecamatan {nomor}",
            )
            indikator = buat_indikator(
                pakusari,
                nama="Persentase tingkat penyelesaian laporan dan pelanggaran "
                f"ketertiban umum serta ketenteraman masyarakat {nomor}",
                satuan="%",
            )
            tempat = buat_tempat(
                sasaran,
                indikator,
                {tahun: "100" for tahun in range(2022, perjanjian.renstra.akhir + 1)},
            )
            buat_butir_pk(perjanjian, tempat, "100")
            for tahun in (2022, 2023, 2024):
                buat_realisasi(indikator, "90.5", tahun=tahun)
            if angka is not None:
                buat_realisasi(indikator, angka)
    kosong = perjanjian.butir.last().indikator
    return {"indikator": kosong.pk}


def masuk(halaman, nama):
    halaman.goto("/masuk/")
    halaman.get_by_label("Nama pengguna").click()
    halaman.keyboard.type(nama)
    halaman.keyboard.press("Tab")
    halaman.keyboard.type(SANDI)
    halaman.keyboard.press("Enter")
    halaman.wait_for_url(lambda alamat: "masuk" not in alamat)


def test_masuk_mengisi_melihat_mengunduh(dunia, buka):
    """The main job from end to end."""
    halaman = buka()
    masuk(halaman, "operator")
    halaman.goto("/35.09.24/2025/")
    halaman.get_by_role("link", name="Isi realisasi").last.click()
    halaman.get_by_role("link", name="Isi setahun penuh").click()

    halaman.get_by_label("Realisasi", exact=True).click()
    halaman.keyboard.type("85,1", delay=40)
    halaman.get_by_role("button", name="Simpan realisasi setahun penuh").click()
    kabar = halaman.locator(".pesan.success")
    assert "85,1 %" in kabar.inner_text()
    assert "85,10 % (Tinggi)" in kabar.inner_text()
    assert Realisasi.objects.get(indikator=dunia["indikator"], tahun=2025).nilai == (
        Decimal("85.1")
    )
    halaman.get_by_role("link", name="Capaian", exact=True).click()
    baris = halaman.locator("tr", has_text="masyarakat 5").last
    assert "85,10 %" in baris.inner_text()
    assert "Tinggi" in baris.inner_text()

    halaman.get_by_role("link", name="LKjIP").click()
    halaman.get_by_role("button", name="Buat PDF").click()
    halaman.get_by_text("PDF menunggu giliran").wait_for()
    call_command("db_worker", batch=True, verbosity=0)
    # The page looks again by itself.
    unduh = halaman.get_by_role("link", name="Unduh PDF")
    unduh.wait_for()
    with halaman.expect_download() as unduhan:
        unduh.click()
    assert unduhan.value.suggested_filename == "LKjIP-Pakusari-2025.pdf"
    with open(unduhan.value.path(), "rb") as berkas:
        assert berkas.read(5) == b"%PDF-"


def test_tanpa_javascript(dunia, buka):
    halaman = buka(360, 740, javascript=False)
    masuk(halaman, "operator")
    halaman.locator("details.pilih summary", has_text="2025").click()
    halaman.get_by_role("link", name="2025", exact=True).click()
    halaman.goto(f"/35.09.24/2025/indikator/{dunia['indikator']}/realisasi/1/")
    halaman.get_by_label("Realisasi", exact=True).click()
    halaman.keyboard.type("85.1")
    halaman.keyboard.press("Enter")
    assert "85,1?" in halaman.locator(".pesan.error").inner_text()
    assert halaman.title().startswith("Galat: ")
    isian = halaman.get_by_label("Realisasi", exact=True)
    assert isian.input_value() == "85.1"
    isian.fill("")
    isian.click()
    halaman.keyboard.type("85,1")
    halaman.keyboard.press("Enter")
    assert "85,1 %" in halaman.locator(".pesan.success").inner_text()
    halaman.get_by_role("button", name="Gelap").click()
    halaman.locator("[data-tema]").wait_for()
    assert halaman.locator("html").get_attribute("data-tema") == "gelap"


def test_ringkasan_galat_mendapat_fokus_dan_menaut(dunia, buka):
    halaman = buka()
    masuk(halaman, "operator")
    halaman.goto(f"/35.09.24/2025/indikator/{dunia['indikator']}/realisasi/tahun/")
    halaman.get_by_label("Realisasi", exact=True).click()
    halaman.keyboard.type("abc")
    halaman.keyboard.press("Enter")
    halaman.locator(".pesan.error:focus").wait_for()
    halaman.locator(".pesan.error a").first.click()
    assert halaman.evaluate("document.activeElement.id") == "id_nilai"


def semua_halaman(dunia):
    """Every page as (person, address); the forms in error are tried by tests."""
    nomor = dunia["indikator"]
    return [
        ("bappeda", "/"),
        ("bappeda", "/?cari=tidak-ada"),
        ("tanpa-tugas", "/"),
        ("operator", "/35.09.24/2025/"),
        ("operator", "/35.09.24/2031/"),
        ("operator", f"/35.09.24/2025/indikator/{nomor}/"),
        ("operator", f"/35.09.24/2025/indikator/{nomor}/realisasi/tahun/"),
        ("operator", f"/35.09.24/2031/indikator/{nomor}/realisasi/tahun/"),
        ("operator", "/35.09.24/2025/lkjip/"),
        ("operator", "/35.09.24/2025/lkjip/pratinjau/?bagian=bab-3"),
        ("operator", "/35.09.24/2031/lkjip/"),
        ("operator", "/35.09.24/2025/lkjip/periksa/"),
        ("operator", "/35.09.24/2025/lkjip/periksa/naskah-lama/"),
        ("operator", "/sandi/"),
        ("operator", "/35.09.14/2025/"),
        ("bappeda", f"/35.09.24/2025/indikator/{nomor}/realisasi/tahun/"),
        ("bappeda", "/kabupaten/35.09/lkjip/2025/zip/"),
    ]


def kunjungi(halaman, dunia):
    """Visit every page, signed in as its person."""
    halaman.goto("/masuk/")
    yield "/masuk/"
    siapa = None
    for orang, alamat in semua_halaman(dunia):
        if orang != siapa:
            halaman.context.clear_cookies()
            masuk(halaman, orang)
            siapa = orang
        halaman.goto(alamat)
        yield alamat
    halaman.goto(f"/35.09.24/2025/indikator/{dunia['indikator']}/realisasi/tahun/")


def test_ponsel_tidak_bergulir_ke_samping(dunia, buka):
    halaman = buka(360, 740)
    for alamat in kunjungi(halaman, dunia):
        for menu in halaman.locator("details.pilih summary").all():
            menu.press("Enter")
            lebar = halaman.evaluate("document.documentElement.scrollWidth")
            assert lebar <= 360, f"{alamat}, {menu.inner_text()}"
            menu.press("Escape")
        lebar = halaman.evaluate("document.documentElement.scrollWidth")
        assert lebar <= 360, alamat


def test_kolom_pertama_tetap_terlihat_saat_tabel_digulir(dunia, buka):
    halaman = buka(360, 740)
    masuk(halaman, "operator")
    halaman.goto("/35.09.24/2025/")
    kotak = halaman.locator(".gulung").first
    kotak.evaluate("e => e.scrollLeft = 400")
    letak = kotak.locator("tbody th.lekat").first.bounding_box()
    assert 0 <= letak["x"] < 30


@pytest.mark.parametrize("tema", TEMA)
def test_aksesibilitas(dunia, buka, tema):
    """No serious or critical finding of axe on any page, menus open."""
    halaman, axe, temuan = buka(tema=tema), Axe(), []
    for alamat in kunjungi(halaman, dunia):
        halaman.evaluate(
            "document.querySelectorAll('details.pilih').forEach(d => d.open = true)"
        )
        temuan += [
            f"{alamat}: {satu['id']} {satu['nodes'][0]['html'][:120]}"
            for satu in axe.run(halaman).response["violations"]
            if satu["impact"] in ("serious", "critical")
        ]
    assert not temuan


def test_halaman_ringan_dan_tanpa_pelanggaran_csp(dunia, buka):
    halaman, pesan = buka(), []
    halaman.on(
        "console",
        lambda m: pesan.append(m.text) if "status of 40" not in m.text else None,
    )
    halaman.on("pageerror", lambda galat: pesan.append(str(galat)))
    for alamat in kunjungi(halaman, dunia):
        assert len(halaman.content().encode()) <= BERAT_HALAMAN, alamat
        assert not halaman.locator("[style], style").count(), alamat
    assert not pesan
