"""A quarter's whole way by taps on a phone, in a real browser."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from capaian.models import Jadwal, PengukuranTriwulan
from tests.test_peramban import SANDI, buka, mesin, pytestmark  # noqa: F401

from ...layar import LAYAR
from .langkah import alamat, buka_kunci, isi_lengkap, orang_orang, sampai
from .test_grid_peramban import keadaan

GRID = alamat("")
BERAT_HALAMAN = 150_000  # bytes, before compression


@pytest.fixture
def siapa(pakusari, triwulanan):
    isi_lengkap(triwulanan)
    hasil = orang_orang(pakusari)
    for orang in hasil.values():
        orang.set_password(SANDI)
        orang.save()
    return hasil


@pytest.fixture
def ponsel(mesin, live_server):  # noqa: F811
    """A phone: 360 px wide, with touch. `ponsel(orang, alamat)`."""
    jendela = []

    def _buka(orang, tujuan, lebar=360, tema="light"):
        konteks = mesin.new_context(
            base_url=live_server.url,
            viewport={"width": lebar, "height": 740},
            has_touch=True,
            is_mobile=lebar < 600,
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            color_scheme=tema,
        )
        konteks.set_default_timeout(30_000)
        jendela.append(konteks)
        page = konteks.new_page()
        page.goto(f"/masuk/?next={tujuan}")
        page.get_by_label("Nama pengguna").fill(orang.username)
        page.get_by_label("Kata sandi").fill(SANDI)
        # Not by its pattern: the address of the sign-in page ends like it.
        with page.expect_navigation():
            page.get_by_role("button", name="Masuk").tap()
        return page

    yield _buka
    for konteks in jendela:
        konteks.close()


def ketuk(page, nama, peran="button"):
    tombol = page.get_by_role(peran, name=nama).first
    kotak = tombol.bounding_box()
    assert kotak["height"] >= (44 if peran == "button" else 24), nama
    with page.expect_navigation():
        tombol.tap()


def muat(page):
    """No scrolling sideways."""
    lebar = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert lebar[0] <= lebar[1], page.url


def status():
    return PengukuranTriwulan.objects.get().status


def test_satu_triwulan_dari_draf_sampai_terkunci(ponsel, siapa, triwulanan):
    t = triwulanan
    operator = ponsel(siapa["operator"], GRID)
    operator.locator("#periksa").tap()
    operator.wait_for_url(f"**{alamat()}")
    muat(operator)
    ketuk(operator, "Kirim triwulan I kepada Camat")
    operator.get_by_role("heading", name="Tanda terima pengiriman").wait_for()
    muat(operator)

    camat = ponsel(siapa["camat"], "/35.09.24/2025/realisasi/keadaan/")
    muat(camat)
    camat.locator(".menunggu a").tap()
    camat.wait_for_url(f"**{alamat()}")
    muat(camat)
    camat.locator(f"#baris-{t.ikm.pk}").get_by_role(
        "link", name="Minta perbaikan"
    ).tap()
    isian = camat.locator(f"#id_tandai-{t.ikm.pk}")
    isian.wait_for()
    isian.tap()
    camat.keyboard.type("Sumber nilainya mana?")
    muat(camat)
    ketuk(camat, "Kembalikan triwulan I")
    camat.get_by_text("Operator sudah diberi tahu").wait_for()
    assert status() == "dikembalikan"

    operator.goto(GRID)
    assert "Sumber nilainya mana?" in operator.locator(f"#sel-{t.ikm.pk}").inner_text()
    isian = operator.locator(f"#i-nilai-{t.ikm.pk}")
    isian.tap()
    operator.keyboard.press("Control+a")
    operator.keyboard.type("86")
    operator.keyboard.press("Tab")
    keadaan(operator, t.ikm, "tersimpan")
    operator.locator("#periksa").tap()
    operator.wait_for_url(f"**{alamat()}")
    ketuk(operator, "Kirim triwulan I kepada Camat")
    operator.get_by_text("35.09.24/2025/TW-1/2").wait_for()

    camat.goto(alamat())
    ubahan = camat.locator("section[aria-labelledby=perubahan]").inner_text()
    assert "85,1" in ubahan and "86" in ubahan and "Jumlah" not in ubahan
    ketuk(camat, "Setujui triwulan I")
    camat.get_by_text("diteruskan kepada Bagian Organisasi").wait_for()

    organisasi = ponsel(siapa["organisasi"], "/kabupaten/35.09/triwulan/2025/1/")
    muat(organisasi)
    organisasi.get_by_role("link", name="Pakusari", exact=True).tap()
    organisasi.wait_for_url(f"**{alamat()}")
    ketuk(organisasi, "Verifikasi triwulan I")
    organisasi.get_by_text("Triwulan I 2025 diverifikasi.").wait_for()
    ketuk(organisasi, "Kunci triwulan I")
    organisasi.get_by_text("Triwulan I 2025 dikunci.").wait_for()
    muat(organisasi)
    assert status() == "terkunci"
    operator.goto(GRID)
    assert not operator.locator(f"#i-nilai-{t.ikm.pk}").count()


def test_ringkasan_galat_menerima_fokus_dan_menuju_sel(ponsel, siapa, triwulanan):
    triwulanan.dokumen.realisasi.all().delete()
    page = ponsel(siapa["operator"], alamat(), lebar=1280)
    ketuk(page, "Kirim triwulan I kepada Camat")
    assert page.title().startswith("Galat: ")
    assert page.evaluate("document.activeElement.matches('[data-fokus]')")
    page.get_by_role("link", name="Jumlah dokumen: belum diisi.").tap()
    page.wait_for_url("**#i-nilai-*")
    page.locator(f"#i-nilai-{triwulanan.dokumen.pk}:focus").wait_for()


# (who, where) of each state to be looked at.
def _halaman(pakusari, siapa, triwulanan):
    kabupaten = "/kabupaten/35.09"
    yield "operator", alamat()
    ini = sampai(pakusari, siapa, "ajukan")
    yield "operator", alamat(f"tanda-terima/{ini.tangkapan.get().pk}/")
    yield "camat", alamat()
    yield "camat", alamat("kembalikan/")
    ini.kembalikan(oleh=siapa["camat"], per_indikator={triwulanan.ikm: "Periksa."})
    triwulanan.ikm.realisasi.update(nilai=86)
    yield "operator", alamat()
    sampai(pakusari, siapa, "ajukan", "setujui")
    yield "organisasi", alamat()
    yield "organisasi", f"{kabupaten}/triwulan/2025/1/verifikasi/"
    ini = sampai(pakusari, siapa, "verifikasi", "kunci")
    yield "operator", alamat("minta-buka/")
    minta = ini.minta_buka(oleh=siapa["operator"], alasan="Salah ketik.")
    yield "organisasi", alamat(f"minta-buka/{minta.pk}/")
    buka_kunci(ini, siapa, triwulanan.ikm)
    yield "organisasi", alamat()
    yield "operator", "/35.09.24/2025/realisasi/keadaan/"
    yield "organisasi", f"{kabupaten}/triwulan/2025/1/"
    yield "organisasi", f"{kabupaten}/jadwal/"
    yield "organisasi", f"{kabupaten}/jadwal/{Jadwal.objects.get().pk}/ubah/"


@pytest.mark.parametrize(("lebar", "tema"), LAYAR)
def test_semua_keadaan_dapat_diakses(ponsel, siapa, pakusari, triwulanan, lebar, tema):
    kini = timezone.now()
    Jadwal.objects.create(
        kabupaten=pakusari.kabupaten,
        tahun=2025,
        triwulan=1,
        buka=kini - timedelta(days=2),
        tutup=kini + timedelta(days=2),
    )
    page = {
        nama: ponsel(orang, "/35.09.24/2025/realisasi/keadaan/", lebar, tema)
        for nama, orang in siapa.items()
    }
    for nama, tujuan in _halaman(pakusari, siapa, triwulanan):
        jawaban = page[nama].goto(tujuan)
        assert jawaban.status == 200
        assert len(jawaban.body()) < BERAT_HALAMAN
        muat(page[nama])
        pelanggaran = Axe().run(page[nama]).response["violations"]
        assert pelanggaran == [], (tujuan, [p["id"] for p in pelanggaran])
