"""The quarter's grid in a real browser: lines that break, sessions that end, others who
are faster, and what the state of a row says meanwhile."""

from capaian.models import Realisasi
from kecamatan.models import Jejak
from kecamatan.pilihan import Peran
from tests.pembangun import buat_pengguna
from tests.test_peramban import SANDI, buka, mesin, pytestmark  # noqa: F401

from .isian import ALAMAT
from .test_grid_peramban import (  # noqa: F401
    keadaan,
    masuk,
    masukkan,
    nilai,
    page,
    sel,
)

SEL = "**/realisasi/1/sel/"


def test_urutan_tetap_walau_yang_pertama_lambat(page, triwulanan):  # noqa: F811
    """T-CC-03: the second save of a cell does not overtake the first."""
    t = triwulanan
    tertahan = []
    page.route(SEL, lambda r: tertahan.append(r) if not tertahan else r.continue_())
    sel(page, t.ikm).focus()
    page.keyboard.type("85")
    page.keyboard.press("Tab")
    keadaan(page, t.ikm, "menyimpan")
    sel(page, t.ikm).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("86")
    page.keyboard.press("Tab")
    page.wait_for_timeout(1000)
    assert len(page.kiriman) == 1
    tertahan[0].continue_()
    page.locator("[data-suara]", has_text="Tersimpan: 86.").wait_for()
    assert nilai(t.ikm) == 86
    assert sel(page, t.ikm).input_value() == "86"
    assert page.locator("[data-hitung]").inner_text() == ""


def test_tidak_menyebut_tersimpan_selama_ada_yang_baru_ditulis(page, triwulanan):  # noqa: F811
    t = triwulanan
    tertahan = []
    page.route(SEL, lambda r: tertahan.append(r))

    def ganti(teks):
        sel(page, t.ikm).focus()
        page.keyboard.press("Control+A")
        page.keyboard.type(teks)

    def jawab(kata):
        page.wait_for_timeout(100)
        tertahan.pop().continue_()
        page.locator("[data-suara]", has_text=f"Tersimpan: {kata}.").wait_for()

    ganti("85")
    page.keyboard.press("Tab")
    ganti("86")
    jawab("85")
    keadaan(page, t.ikm, "belum tersimpan")
    page.keyboard.press("Escape")
    keadaan(page, t.ikm, "tersimpan")
    ganti("86")
    page.keyboard.press("Tab")
    keadaan(page, t.ikm, "menyimpan")
    # Back to what was stored before, and left, while 86 is on its way.
    ganti("85")
    page.keyboard.press("Tab")
    jawab("86")
    keadaan(page, t.ikm, "menyimpan")
    jawab("85")
    keadaan(page, t.ikm, "tersimpan")
    assert nilai(t.ikm) == 85


def test_luring_lalu_tersambung(page, triwulanan):  # noqa: F811
    t = triwulanan
    page.context.set_offline(True)
    sel(page, t.ikm).focus()
    for teks in ("85", "31", "34", "3", "38"):
        page.keyboard.type(teks)
        page.keyboard.press("Enter")
    keadaan(page, t.warga, "belum tersimpan")
    keadaan(page, t.ikm, "belum tersimpan: menunggu sambungan")
    assert "4 belum tersimpan" in page.locator(".bilah").inner_text()
    assert not Realisasi.objects.exists()
    page.context.set_offline(False)
    keadaan(page, t.warga, "tersimpan")
    assert [nilai(i) for i in (t.ikm, t.dokumen, t.warga)] == [85, 3, 38]
    urutan = Jejak.objects.order_by("pk").values_list("id_objek", flat=True)
    assert list(urutan) == list(
        Realisasi.objects.order_by("pk").values_list("pk", flat=True)
    )


def test_sesi_berakhir_teks_tetap_dan_tersimpan_sekali(page, triwulanan, operator):  # noqa: F811
    t = triwulanan
    page.context.clear_cookies(name="sessionid")
    awal, panjang = "Jalan terendam.", " Banjir pada bulan Maret." * 80
    sel(page, t.ikm).focus()
    page.keyboard.type("85")
    page.keyboard.press("Control+Enter")
    # The dialog does not come in the middle of this: its field would take the rest.
    page.keyboard.type(awal, delay=100)
    page.keyboard.insert_text(panjang)
    page.keyboard.press("Tab")
    dialog = page.locator("#dialog-sesi")
    dialog.wait_for()
    keadaan(page, t.ikm, "belum tersimpan")
    page.keyboard.type("salah")
    page.keyboard.press("Enter")
    dialog.get_by_text("Kata sandi belum cocok").wait_for()
    page.keyboard.type(SANDI)
    page.keyboard.press("Enter")
    keadaan(page, t.ikm, "tersimpan")
    assert not dialog.is_visible()
    assert nilai(t.ikm) == 85
    assert t.ikm.analisis.get().penjelasan == awal + panjang
    assert Jejak.objects.filter(objek="capaian.Realisasi").count() == 1


def test_orang_lain_yang_masuk_tidak_mendapat_teksnya(
    page,  # noqa: F811
    triwulanan,
    pakusari,
):
    t = triwulanan
    rekan = buat_pengguna(Peran.OPERATOR, pakusari, nama="rekan")
    rekan.set_password(SANDI)
    rekan.save()
    page.context.clear_cookies()
    lain = page.context.new_page()
    lain.goto(f"/masuk/?next={ALAMAT}")
    masukkan(lain, "rekan")
    lain.wait_for_url(f"**{ALAMAT}")
    sel(page, t.ikm).focus()
    page.keyboard.type("85")
    with page.expect_navigation():
        page.keyboard.press("Tab")
    assert sel(page, t.ikm).input_value() == ""
    assert "rekan" in page.locator(".kepala").inner_text()
    assert not Realisasi.objects.exists()


def test_bentrok_memilih_nilai_saya(page, masuk, triwulanan, pakusari):  # noqa: F811
    t = triwulanan
    lain = masuk(buat_pengguna(Peran.OPERATOR, pakusari, nama="rekan"))
    for satu, teks, akhir in ((lain, "86", ""), (page, "85", "tidak ")):
        sel(satu, t.ikm).focus()
        satu.keyboard.type(teks)
        satu.keyboard.press("Tab")
        keadaan(satu, t.ikm, f"{akhir}tersimpan")
    kotak = page.locator(f"#sel-{t.ikm.pk} .bentrok")
    kotak.wait_for()
    assert "86" in kotak.inner_text() and "85" in kotak.inner_text()
    # What stands as one's own is what the choice will send.
    sel(page, t.ikm).focus()
    page.keyboard.press("End")
    page.keyboard.type(",5")
    assert "85,5" in kotak.inner_text()
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    # Nothing but the choice goes over the other's value.
    page.locator("[data-simpan]").press("Enter")
    page.wait_for_timeout(500)
    assert nilai(t.ikm) == 86
    kotak.get_by_role("button", name="Pakai nilai saya").press("Enter")
    page.locator("[data-suara]", has_text="Tersimpan: 85.").wait_for()
    assert nilai(t.ikm) == 85
    sel(lain, t.ikm).focus()
    lain.keyboard.press("Control+A")
    lain.keyboard.type("87")
    lain.keyboard.press("Tab")
    kotak = lain.locator(f"#sel-{t.ikm.pk} .bentrok")
    kotak.get_by_role("link", name="Pakai nilai tersimpan").press("Enter")
    keadaan(lain, t.ikm, "tersimpan")
    assert sel(lain, t.ikm).input_value() == "85"
    assert nilai(t.ikm) == 85
