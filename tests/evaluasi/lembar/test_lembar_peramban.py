"""The worksheet in a real browser: 80 criteria by keys alone, conflicts, a lost line, the
end of a session, without a script, on a telephone."""

import gzip
from decimal import Decimal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import expect

from capaian.models import Bukti
from evaluasi.lembar.lampiran import unggah
from evaluasi.models import Evaluasi, JawabanLke, LampiranLke, NilaiSub
from tests.iku.perjanjian.test_peramban import masuk  # noqa: F401
from tests.pembangun import isi_pdf
from tests.test_peramban import BERAT_HALAMAN, SANDI, buka, mesin, pytestmark  # noqa: F401

from ...layar import LAYAR
from .bantuan import buat_evaluasi, isi_jawaban, kriteria, lengkapi
from .test_simpan import alamat
from .test_tahap import taruh

# The grade of each sub-component, and what it comes to by hand:
# weight × points, added up without the code of the house.
NILAI = {
    "1.a": ("AA", Decimal("6.00")),
    "1.b": ("A", Decimal("8.10")),
    "1.c": ("BB", Decimal("12.00")),
    "2.a": ("B", Decimal("4.20")),
    "2.b": ("CC", Decimal("5.40")),
    "2.c": ("C", Decimal("7.50")),
    "3.a": ("D", Decimal("0.90")),
    "3.b": ("E", Decimal("0.00")),
    "3.c": ("BB", Decimal("6.00")),
    "4.a": ("B", Decimal("3.50")),
    "4.b": ("CC", Decimal("4.50")),
    "4.c": ("BB", Decimal("10.00")),
}
JUMLAH = "68,10"  # the sum of these: B (Baik)
URUTAN = ["AA", "A", "BB", "B", "CC", "C", "D", "E"]


@pytest.fixture
def utuh(pakusari, evaluator):
    """All 80 criteria of the regulation, answered by the kecamatan."""
    ini = buat_evaluasi(pakusari, anggota=[evaluator])
    isi_jawaban(ini, "mandiri")
    return taruh(ini, "penilaian")


def diam(page):
    """Everything that was typed has been stored."""
    expect(page.locator("[data-hitung]")).to_have_text("", timeout=60_000)
    menunggu = page.locator("[data-keadaan=menyimpan], [data-keadaan=tertunda]")
    expect(menunggu).to_have_count(0, timeout=60_000)


def test_lembar_penuh_dengan_papan_ketik(masuk, utuh, evaluator):  # noqa: F811
    assert sum(poin for _, poin in NILAI.values()) == Decimal("68.10")
    page = masuk(evaluator)
    klik = []
    page.expose_function("catatKlik", lambda: klik.append(1))
    page.add_init_script("addEventListener('pointerdown', () => catatKlik())")
    page.goto(alamat("lke_lembar"))
    page.wait_for_selector(".hentian.kini")
    papan = page.keyboard
    # It opens at the first empty one, with the focus there.
    assert page.evaluate("document.activeElement.id") == "k-1-a-1"
    banyak = 0
    while banyak < 120:
        kini = page.evaluate("document.activeElement.id")
        if kini == "bilah":
            break
        if kini.startswith("k-"):
            # Letters or numbers, in turns; a note now and then.
            papan.press(("a", "1")[banyak % 2] if _huruf(page, kini) else "y")
            if banyak % 20 == 0:
                papan.press("Enter")
                papan.type("catatan n 1 ?")
                papan.press("Escape")
        else:
            nilai = NILAI[kini[2:].replace("-", ".")][0]
            papan.press(str(URUTAN.index(nilai) + 1))
            if nilai in ("AA", "A"):
                papan.type("Dipertahankan sejak 2019.")
                papan.press("Escape")
        papan.press("n")
        banyak += 1
    diam(page)
    assert not klik
    assert JUMLAH in page.locator("#bilah-kabar").inner_text()
    assert "B (Baik)" in page.locator("#bilah-kabar").inner_text()
    assert "semua terisi" in page.locator("#bilah-kabar").inner_text()
    jawaban = JawabanLke.objects.filter(evaluasi=utuh).exclude(nilai="")
    assert jawaban.count() == 80
    assert set(jawaban.filter(catatan__gt="").values_list("catatan", flat=True)) == {
        "catatan n 1 ?"
    }
    tersimpan = dict(NilaiSub.objects.values_list("sub__kode", "nilai"))
    assert tersimpan == {kode: nilai for kode, (nilai, _) in NILAI.items()}
    # On to the summary, still without the mouse.
    papan.press("Tab")
    papan.press("Tab")
    papan.press("Enter")
    page.wait_for_url("**/evaluasi/tahun/")
    assert f"Nilai {JUMLAH}, predikat B" in page.locator("main").inner_text()


def _huruf(page, kini) -> bool:
    """Whether this criterion is answered with A to D."""
    return page.locator(f"#{kini} input[value=D]").count() == 1


def test_panah_dan_kotak_isian(masuk, utuh, evaluator):  # noqa: F811
    page = masuk(evaluator)
    page.goto(alamat("lke_lembar"))
    page.wait_for_selector(".hentian.kini")
    fokus = lambda: page.evaluate("document.activeElement.id")  # noqa: E731
    page.keyboard.press("ArrowDown")
    assert fokus() == "k-1-a-2"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert fokus() == "k-1-a-1"
    page.keyboard.press("?")
    assert page.locator("#dialog-pintasan").is_visible()
    page.keyboard.press("Escape")
    # No trap: from any criterion to the bar at once.
    page.keyboard.press("Control+Alt+ArrowDown")
    assert fokus() == "bilah"
    assert not JawabanLke.objects.exclude(nilai="").exists()


def test_bentrok_dan_sambungan_putus(masuk, utuh, evaluator):  # noqa: F811
    page = masuk(evaluator)
    page.goto(alamat("lke_lembar"))
    page.wait_for_selector(".hentian.kini")
    ini = kriteria(utuh, "1.a.1")
    JawabanLke.objects.filter(kriteria=ini).update(nilai="T", catatan="Lain", versi=5)
    page.keyboard.press("y")
    page.locator("#k-1-a-1 .bentrok").wait_for()
    assert "Lain" in page.locator("#k-1-a-1 .bentrok").inner_text()
    assert JawabanLke.objects.get(kriteria=ini).nilai == "T"
    page.get_by_role("button", name="Pakai isian saya").press("Enter")
    diam(page)
    assert JawabanLke.objects.get(kriteria=ini).nilai == "Y"
    # A lost line: said, kept, sent when it is back.
    page.context.set_offline(True)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("t")
    page.locator("#k-1-a-2 .keadaan", has_text="menunggu sambungan").wait_for()
    assert "1 belum tersimpan" in page.locator("[data-hitung]").inner_text()
    page.context.set_offline(False)
    diam(page)
    assert JawabanLke.objects.get(kriteria__nomor=2, kriteria__sub__kode="1.a").nilai


def test_sesi_berakhir(masuk, utuh, evaluator):  # noqa: F811
    page = masuk(evaluator)
    page.goto(alamat("lke_lembar"))
    page.wait_for_selector(".hentian.kini")
    page.context.clear_cookies()
    page.keyboard.press("Enter")
    page.keyboard.type("Catatan panjang")
    expect(page.locator(".hentian.kini .keadaan")).to_have_text("belum tersimpan")
    page.keyboard.press("Escape")
    page.locator("#dialog-sesi").wait_for()
    page.keyboard.type(SANDI)
    page.keyboard.press("Enter")
    page.locator("#dialog-sesi").wait_for(state="hidden")
    diam(page)
    assert JawabanLke.objects.get(catatan="Catatan panjang").versi == 2


def test_tanpa_javascript(masuk, pakusari, operator):  # noqa: F811
    buat_evaluasi(pakusari)
    page = masuk(operator, javascript=False)
    page.goto(alamat("lke_lembar"))
    kotak = page.locator("#k-1-a-2")
    kotak.get_by_label("Ya", exact=True).check()
    kotak.get_by_label("Catatan 1.a.2").fill("Renstra 2025–2029")
    kotak.get_by_role("button", name="Simpan 1.a.2").click()
    assert page.url.endswith("#k-1-a-2")
    assert "1.a.2 tersimpan" in page.locator(".pesan.success").inner_text()
    assert JawabanLke.objects.get().mandiri == "Y"


def test_bukti_terlihat_di_samping(
    masuk,  # noqa: F811
    utuh,
    evaluator,
    operator,
    settings,
    tmp_path,
):
    """P shows the evidence at its page, and the keys go on working."""
    settings.MEDIA_ROOT = tmp_path
    taruh(utuh, "mandiri")
    berkas = SimpleUploadedFile("renstra.pdf", isi_pdf())
    ini = kriteria(utuh, "1.a.1")
    unggah(Evaluasi.objects.get(), ini, berkas, "hlm. 3", oleh=operator)
    taruh(utuh, "penilaian")
    page = masuk(evaluator, lebar=1400)
    pesan = []
    page.on("console", lambda m: pesan.append(m.text))
    page.goto(alamat("lke_lembar"))
    page.wait_for_selector(".hentian.kini")
    with page.expect_response("**/pratinjau/") as jawaban:
        page.keyboard.press("p")
    assert jawaban.value.status == 200
    bingkai = page.locator("iframe[name=pratinjau]")
    assert bingkai.get_attribute("src").endswith("#page=3&navpanes=0")
    assert "1.a.1: renstra.pdf" in page.locator("#pratinjau").inner_text()
    page.wait_for_timeout(500)
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == "k-1-a-2"
    assert not pesan


@pytest.mark.parametrize(("lebar", "tema"), LAYAR)
def test_aksesibilitas_dan_ringan(
    masuk,  # noqa: F811
    pakusari,
    operator,
    evaluator,
    lebar,
    tema,
):
    ini = buat_evaluasi(pakusari, anggota=[evaluator])
    lengkapi(ini)
    bukti = Bukti.objects.create(
        kecamatan=pakusari,
        nama="Renstra",
        tautan="https://contoh.go.id/",
        diunggah_oleh=operator,
    )
    jawaban = JawabanLke.objects.get(evaluasi=ini, kriteria=kriteria(ini, "1.a.1"))
    LampiranLke.objects.create(jawaban=jawaban, bukti=bukti, halaman="3")
    for orang, status, daftar in (
        (
            operator,
            "mandiri",
            (
                "lke",
                "lke_lembar",
                ("lke_bukti", "1.a.1"),
                ("lke_tindakan", "kirim_mandiri"),
            ),
        ),
        (evaluator, "penilaian", ("lke", "lke_lembar", "lke_tanggapan")),
        (operator, "tanggapan", ("lke", "lke_lembar", "lke_tanggapan")),
    ):
        taruh(ini, status)
        page = masuk(orang, lebar=lebar, tema=tema)
        pesan = []
        page.on("console", lambda m, p=pesan: p.append(m.text))
        for satu in daftar:
            tujuan = alamat(satu) if isinstance(satu, str) else alamat(*satu)
            jawab = page.goto(tujuan)
            assert jawab.status == 200, tujuan
            galat = [
                (v["id"], [n["html"][:120] for n in v["nodes"]])
                for v in Axe().run(page).response["violations"]
            ]
            assert not galat, tujuan
            assert page.evaluate("document.documentElement.scrollWidth") <= lebar
            assert len(gzip.compress(jawab.body())) <= BERAT_HALAMAN
        assert not pesan
    assert Evaluasi.objects.count() == 1
