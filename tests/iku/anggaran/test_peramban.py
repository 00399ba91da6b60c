"""Budgets and the performance tree with a real browser and real keys."""

import pikepdf
import pytest
from axe_playwright_python.sync_playwright import Axe

from iku.models import DokumenAnggaran, DukunganProgram, Pagu
from kecamatan.models import Pengguna
from tests.pembangun import buat_renstra, buat_sasaran, buat_skala, buat_tempat
from tests.test_peramban import BERAT_HALAMAN, SANDI, masuk, pytestmark

from ...layar import LAYAR

__all__ = ["pytestmark"]
ANGGARAN = "/35.09.24/2025/perencanaan/anggaran/"
POHON = "/35.09.24/2025/perencanaan/pohon/"


@pytest.fixture
def dunia(pohon, pakusari, operator, bappeda):
    """The nomenclature, and a Renstra with one whole chain and one loose sasaran."""
    for orang in Pengguna.objects.all():
        orang.set_password(SANDI)
        orang.save()
    buat_skala()
    renstra = buat_renstra(pakusari)
    sasaran = buat_sasaran(renstra, "Meningkatnya akuntabilitas kinerja")
    buat_tempat(sasaran, target={2025: "81"})
    buat_sasaran(renstra, "Meningkatnya kepuasan masyarakat")
    return renstra


def ketik(halaman, label, teks):
    halaman.get_by_label(label).click()
    halaman.keyboard.press("Control+a")
    halaman.keyboard.type(teks)


def test_dari_murni_kosong_sampai_perubahan_dan_pohon(dunia, buka, pohon):
    """The main way: empty year, DPA murni, its rows, perubahan, support, tree."""
    halaman = buka()
    masuk(halaman, "operator")
    halaman.goto(ANGGARAN)
    halaman.get_by_role("link", name="Tambah dokumen anggaran").click()
    halaman.get_by_label("Tahap").select_option("Murni")
    ketik(halaman, "Nomor DPA", "DPA 900/1/2025")
    halaman.get_by_role("button", name="Tambah dokumen").click()

    # Rows from the nomenclature; what was typed survives a search.
    halaman.locator("summary", has_text="Pelayanan publik").press("Enter")
    ketik(halaman, "7.01.02.2.01 Koordinasi", "485.980.000")
    ketik(halaman, "Cari kode atau nama", "gaji")
    halaman.keyboard.press("Enter")
    halaman.get_by_text("1 jumlah sudah ditulis dan belum disimpan.").wait_for()
    ketik(halaman, "7.01.01.2.02.0001 Gaji", "2.373.518.253")
    halaman.get_by_role("button", name="Tambahkan baris yang terisi").click()
    halaman.get_by_text("2 baris sudah ditambahkan.").wait_for()

    # The next stage begins with these amounts.
    halaman.get_by_role("link", name="Tambah dokumen anggaran").click()
    assert halaman.get_by_label("Tahap").input_value() == "pergeseran"
    halaman.get_by_label("Tahap").select_option("Perubahan")
    halaman.get_by_role("button", name="Tambah dokumen").click()
    halaman.get_by_label("7.01.01.2.02.0001 Gaji").press("Tab")
    ketik(halaman, "7.01.02.2.01 Koordinasi", "473.882.000,25")
    ketik(halaman, "Belanja Operasi (Rp)", "2.847.400.253")
    halaman.get_by_role("button", name="Simpan jumlah anggaran Perubahan").click()
    assert "2 jumlah sudah disimpan." in halaman.locator(".pesan.success").inner_text()
    baris = halaman.locator("tr", has_text="7.01.02.2.01").first.inner_text()
    assert "-12.097.999,75" in baris
    temuan = halaman.locator("section.pesan").inner_text()
    assert "-0,25" in temuan and "pembulatan" in temuan
    assert DokumenAnggaran.objects.count() == 2 and Pagu.objects.count() == 4

    # A loose program is named, then linked.
    halaman.get_by_role("link", name="Pohon kinerja Renstra 2025–2029").click()
    assert "Tanpa sasaran" in halaman.locator("ul.pohon").inner_text()
    halaman.get_by_role("link", name="Tautkan program dengan sasaran").click()
    kotak = halaman.get_by_role("group", name="Meningkatnya akuntabilitas kinerja")
    for nama in ("7.01.01 Penunjang", "7.01.02 Pelayanan publik"):
        kotak.get_by_label(nama).press("Space")
    halaman.get_by_role("button", name="Simpan dukungan program").click()
    halaman.get_by_text("2 dukungan program berubah.").wait_for()
    assert DukunganProgram.objects.count() == 2

    halaman.goto(POHON)
    assert "Tanpa sasaran" not in halaman.locator("ul.pohon").inner_text()
    halaman.locator("summary", has_text="Penunjang").press("Enter")
    halaman.get_by_text("Administrasi keuangan").first.wait_for()
    halaman.get_by_role("link", name="Meningkatnya kepuasan masyarakat").click()
    assert halaman.url.endswith(f"#sasaran-{dunia.tujuan.get().sasaran.last().pk}")
    for nama, awalan in (("Unduh SVG", b"<svg"), ("Unduh PDF (A3)", b"%PDF")):
        with halaman.expect_download() as unduhan:
            halaman.get_by_role("link", name=nama).click()
        with open(unduhan.value.path(), "rb") as berkas:
            assert berkas.read(4) == awalan


def test_tanpa_javascript_kesalahan_tetap_terbaca(dunia, buka, dokumen, pohon):
    murni = dokumen("murni", {pohon.gaji: "100"})
    halaman = buka(360, 740, javascript=False)
    masuk(halaman, "operator")
    halaman.goto(f"{ANGGARAN}{murni.pk}/jumlah/")
    ketik(halaman, "7.01.01.2.02.0001 Gaji", "12.5")
    halaman.keyboard.press("Enter")
    assert "Maksud Anda 12,5?" in halaman.locator(".pesan.error").inner_text()
    isian = halaman.get_by_label("7.01.01.2.02.0001 Gaji")
    assert isian.input_value() == "12.5"


@pytest.fixture
def halaman_anggaran(dunia, dokumen, pohon):
    """Every page of this room, filled."""
    murni = dokumen("murni", {pohon.gaji: "2373518253", pohon.kegiatan2: "485980000"})
    ini = dokumen("perubahan", {pohon.gaji: "2373518267.75"})
    pagu = murni.pagu.first()
    return [
        ANGGARAN,
        "/35.09.24/2031/perencanaan/anggaran/",
        f"{ANGGARAN}tambah/",
        f"{ANGGARAN}{ini.pk}/",
        f"{ANGGARAN}{ini.pk}/hapus/",
        f"{ANGGARAN}{ini.pk}/jumlah/",
        f"{ANGGARAN}{ini.pk}/baris/?cari=7.01",
        f"{ANGGARAN}{murni.pk}/jumlah/{pagu.pk}/hapus/",
        f"{ANGGARAN}dukungan/{dunia.pk}/",
        f"{POHON}{dunia.pk}/?buka=semua",
        "/35.09.24/2031/perencanaan/pohon/",
        "/kabupaten/35.09/nomenklatur/?cari=7.01",
        "/kabupaten/35.09/nomenklatur/tambah/",
    ]


@pytest.mark.parametrize(("lebar", "tema"), LAYAR)
def test_terbaca_siapa_pun_di_layar_mana_pun(halaman_anggaran, buka, lebar, tema):
    """No finding of axe, no scrolling sideways, nothing against the CSP."""
    halaman, axe, temuan = buka(lebar, tema=tema), Axe(), []
    halaman.on("console", lambda m: temuan.append(m.text) if m.type == "error" else 0)
    masuk(halaman, "bappeda")
    for alamat in halaman_anggaran:
        jawaban = halaman.goto(alamat)
        assert jawaban.status == 200, alamat
        assert len(halaman.content().encode()) <= BERAT_HALAMAN, alamat
        assert not halaman.locator("[style], style").count(), alamat
        assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar, alamat
        temuan += [
            f"{alamat}: {satu['id']} {satu['nodes'][0]['html'][:120]}"
            for satu in axe.run(halaman).response["violations"]
            if satu["impact"] in ("serious", "critical")
        ]
    assert not temuan


def test_cetak_halaman_pohon_pada_a3(dunia, buka, tmp_path):
    """Printed by the browser: only the drawing, on A3 landscape, and in black however
    dark the screen is."""
    halaman = buka(tema="dark")
    masuk(halaman, "operator")
    halaman.goto(POHON)
    berkas = tmp_path / "cetak.pdf"
    berkas.write_bytes(halaman.pdf(prefer_css_page_size=True))
    with pikepdf.open(berkas) as pdf:
        lebar, tinggi = (float(x) for x in pdf.pages[0].mediabox[2:])
        assert len(pdf.pages) == 1
    assert (round(lebar), round(tinggi)) == (1191, 842)
    halaman.emulate_media(media="print", color_scheme="dark")
    tinta = "getComputedStyle(document.querySelector('.bagan')).color"
    assert halaman.evaluate(tinta) == "rgb(0, 0, 0)"
