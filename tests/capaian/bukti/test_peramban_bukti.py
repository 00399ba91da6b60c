"""Evidence in a real browser: several files with progress and cancel, the preview at
its page, a session that ends, a phone, and no script at all."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from capaian.bukti import tindakan
from capaian.models import Analisis, Bukti, LampiranBukti
from capaian.periode import PeriodeIndikator
from kecamatan.models import Pengguna
from tests.test_peramban import SANDI, buka, masuk, mesin, pytestmark

from .berkas_uji import isi_docx, isi_gambar, isi_pdf_berhalaman
from .conftest import berkas

__all__ = ["buka", "mesin", "pytestmark"]


@pytest.fixture
def dunia(indikator, operator, camat):
    for akun in Pengguna.objects.all():
        akun.set_password(SANDI)
        akun.save()
    return f"/35.09.24/2026/indikator/{indikator.pk}/"


@pytest.fixture
def terisi(dunia, indikator, operator):
    """A PDF of twenty pages, proof on page 12; a photo; a document; words."""
    periode = PeriodeIndikator(indikator, 2026, 1)
    pdf = isi_pdf_berhalaman(20)
    for satu, halaman in (
        (berkas("notulen rapat evaluasi triwulan pertama.pdf", pdf), "12"),
        (berkas("foto.png", isi_gambar()), ""),
        (berkas("rekap.docx", isi_docx()), ""),
    ):
        tindakan.unggah(periode, satu, oleh=operator, halaman=halaman)
    lepas = tindakan.unggah(periode, berkas("lama.pdf"), oleh=operator).lampiran
    tindakan.lepas(lepas, oleh=operator)
    Analisis.objects.create(
        indikator=indikator, tahun=2025, triwulan=4, pendorong="Loket ditambah"
    )
    return dunia


def pilih(halaman, *daftar):
    """Files as the dialog of the system hands them over."""
    halaman.get_by_label("Berkas bukti").set_input_files(
        [{"name": n, "mimeType": "", "buffer": isi} for n, isi in daftar]
    )


def test_tiga_berkas_satu_terlalu_besar(dunia, buka):
    halaman = buka()
    masuk(halaman, "operator")
    halaman.goto(f"{dunia}bukti/1/")
    besar = isi_pdf_berhalaman() + b" " * (20 * 1024 * 1024)
    pilih(
        halaman,
        ("nota.pdf", isi_pdf_berhalaman(2)),
        ("besar.pdf", besar),
        ("foto.png", isi_gambar()),
    )
    papan = halaman.locator("[data-kiriman]")
    assert "besar.pdf" in papan.inner_text()
    assert "paling besar 20 MB" in papan.locator("li.gagal").inner_text()
    halaman.get_by_role("button", name="Unggah bukti triwulan I 2026").click()
    halaman.get_by_text("2 berkas tersimpan, 1 belum.").wait_for()
    daftar = halaman.locator("#daftar-bukti")
    assert "nota.pdf" in daftar.inner_text()
    assert "foto.png" in daftar.inner_text()
    assert LampiranBukti.objects.count() == 2
    # The refused one goes away by its button, and the next choice starts anew.
    halaman.get_by_role("button", name="Batalkan besar.pdf").click()
    pilih(halaman, ("catatan.pdf", b"bukan pdf"))
    halaman.get_by_role("button", name="Unggah bukti triwulan I 2026").click()
    halaman.get_by_text("0 berkas tersimpan, 1 belum.").wait_for()
    assert "tidak diterima" in papan.inner_text()


def test_kemajuan_dan_batal_pada_jaringan_lambat(dunia, buka):
    halaman = buka()
    masuk(halaman, "operator")
    halaman.goto(f"{dunia}bukti/1/")
    jaringan = halaman.context.new_cdp_session(halaman)
    jaringan.send("Network.enable")
    jaringan.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": 50,
            "downloadThroughput": 1_000_000,
            "uploadThroughput": 200_000,
        },
    )
    besar = isi_gambar("JPEG") + b"\x00" * 3_000_000
    pilih(halaman, ("lambat.jpg", besar), ("cepat.png", isi_gambar()))
    halaman.get_by_role("button", name="Unggah bukti triwulan I 2026").click()
    maju = halaman.locator(".kiriman progress").first
    for _ in range(100):
        if maju.evaluate("p => p.value") > 5:
            break
        halaman.wait_for_timeout(100)
    assert 5 < maju.evaluate("p => p.value") < 100
    assert "mengirim" in halaman.locator(".kiriman li").first.inner_text()
    halaman.get_by_role("button", name="Batalkan lambat.jpg").click()
    # The other one goes on.
    halaman.get_by_text("1 berkas tersimpan.").wait_for()
    assert [b.nama for b in Bukti.objects.all()] == ["cepat.png"]


def test_pratinjau_pdf_pada_halamannya(terisi, buka):
    """The frame shows the viewer, at page 12; nothing is blocked on the way."""
    halaman, pesan = buka(), []
    halaman.on("console", lambda m: pesan.append(m.text))
    masuk(halaman, "operator")
    halaman.goto(f"{terisi}bukti/1/")
    halaman.get_by_role("link", name="Lihat notulen rapat").click()
    bingkai = halaman.locator("iframe")
    assert bingkai.get_attribute("src").endswith("#page=12&navpanes=0")
    assert _nomor_halaman(halaman) == "12"
    halaman.get_by_role("link", name="Berikutnya").click()
    gambar = halaman.locator(".gambar-bukti img")
    gambar.wait_for()
    assert gambar.evaluate("g => g.decode().then(() => g.naturalWidth)") == 40
    assert not pesan


def _nomor_halaman(halaman) -> str | None:
    """What the browser's own viewer shows as the page it is at."""
    for _ in range(60):
        for satu in halaman.frames:
            kotak = satu.locator("viewer-page-selector input")
            if "extension" in satu.url and kotak.count():
                nomor = kotak.first.input_value()
                if nomor not in ("", "0", "1"):
                    return nomor
        halaman.wait_for_timeout(250)
    return None


def test_situs_lain_tidak_dapat_membingkai(terisi, buka):
    """Nor may the page itself be framed."""
    halaman = buka()
    masuk(halaman, "operator")
    bukti = Bukti.objects.get(nama__startswith="notulen")
    minta = halaman.context.request.get
    pratinjau = minta(f"/35.09.24/bukti/{bukti.pk}/pratinjau/").headers
    assert "frame-ancestors 'self'" in pratinjau["content-security-policy"]
    kebijakan = minta(f"{terisi}bukti/1/").headers["content-security-policy"]
    assert "frame-ancestors 'none'" in kebijakan
    assert "frame-src 'self'" in kebijakan


def test_tanpa_javascript(dunia, buka):
    halaman = buka(360, 740, javascript=False)
    masuk(halaman, "operator")
    halaman.goto(f"{dunia}bukti/1/")
    assert "Sekali kirim paling besar 100 MB" in halaman.content()
    pilih(halaman, ("nota.pdf", isi_pdf_berhalaman()), ("a.txt", b"x"))
    halaman.locator("#id_halaman").click()
    halaman.keyboard.type("3")
    halaman.get_by_role("button", name="Unggah bukti triwulan I 2026").click()
    assert "a.txt: Jenis berkas ini" in halaman.locator(".pesan.error").inner_text()
    assert "hlm. 3" in halaman.locator("#daftar-bukti").inner_text()
    halaman.get_by_role("button", name="Lepas nota.pdf").click()
    halaman.get_by_role("button", name="Urungkan pelepasan nota.pdf").click()
    assert LampiranBukti.objects.get().dilepas_pada is None


def test_sesi_berakhir_tulisan_tetap_ada_dan_tersimpan_sekali(dunia, buka):
    halaman = buka()
    masuk(halaman, "operator")
    halaman.goto(f"{dunia}analisis/1/")
    tulisan = "Loket ditambah menjadi tiga. " * 60
    halaman.get_by_label("Faktor pendorong").click()
    halaman.keyboard.insert_text(tulisan)
    halaman.context.clear_cookies()
    halaman.get_by_role("button", name="Simpan analisis triwulan I 2026").click()
    halaman.get_by_text("Sesi Anda berakhir.").wait_for()
    assert halaman.get_by_label("Faktor pendorong").input_value() == tulisan
    assert not Analisis.objects.exists()

    with halaman.context.expect_page() as tab:
        halaman.get_by_role("link", name="Masuk lagi di tab baru").click()
    # Somebody else signs in: the words are not sent in that name.
    _masuk_di(tab.value, "camat")
    halaman.get_by_role("button", name="Simpan analisis triwulan I 2026").click()
    halaman.get_by_text("tidak lagi terbuka untuk Anda").wait_for()
    assert not Analisis.objects.exists()
    halaman.context.clear_cookies()
    tab.value.goto("/masuk/")
    _masuk_di(tab.value, "operator")
    halaman.get_by_role("button", name="Simpan analisis triwulan I 2026").click()
    halaman.get_by_text("Analisis tersimpan.").wait_for()
    assert Analisis.objects.get().pendorong == tulisan.strip()


def _masuk_di(tab, nama):
    tab.get_by_label("Nama pengguna").fill(nama)
    tab.get_by_label("Kata sandi").fill(SANDI)
    tab.keyboard.press("Enter")
    tab.wait_for_url(lambda alamat: "masuk" not in alamat)


def test_berkas_tetap_terpilih_bila_sesi_berakhir(dunia, buka):
    halaman = buka()
    masuk(halaman, "operator")
    halaman.goto(f"{dunia}bukti/1/")
    pilih(halaman, ("nota.pdf", isi_pdf_berhalaman()))
    halaman.context.clear_cookies()
    halaman.get_by_role("button", name="Unggah bukti triwulan I 2026").click()
    halaman.get_by_text("Sesi Anda berakhir.").wait_for()
    assert "menunggu dikirim" in halaman.locator(".kiriman").inner_text()
    with halaman.context.expect_page() as tab:
        halaman.get_by_role("link", name="Masuk lagi di tab baru").click()
    _masuk_di(tab.value, "operator")
    halaman.get_by_role("button", name="Unggah bukti triwulan I 2026").click()
    halaman.get_by_text("1 berkas tersimpan.").wait_for()
    assert LampiranBukti.objects.count() == 1


def semua_halaman(terisi):
    bukti = Bukti.objects.get(nama__startswith="notulen")
    lampiran = bukti.lampiran.get()
    return [
        f"{terisi}bukti/1/",
        f"{terisi}bukti/1/?kata=notulen",
        f"{terisi}bukti/2/?lihat={lampiran.pk}",
        f"{terisi}bukti/1/?lihat={LampiranBukti.objects.get(bukti__nama='foto.png').pk}",
        f"{terisi}bukti/tahun/",
        f"{terisi}analisis/1/",
        f"{terisi}analisis/tahun/",
        "/35.09.24/2026/bukti/",
        "/35.09.24/2026/bukti/?kata=tidak-ada",
        f"/35.09.24/2026/bukti/{bukti.pk}/",
        f"/35.09.24/2026/bukti/lampiran/{lampiran.pk}/",
        terisi,
    ]


@pytest.mark.parametrize(
    ("lebar", "tema", "siapa"),
    [
        pytest.param(1280, "light", "operator", marks=pytest.mark.lengkap),
        (360, "dark", "operator"),
        (360, "light", "camat"),
    ],
)
def test_ponsel_dan_aksesibilitas(terisi, buka, lebar, tema, siapa):
    """No sideways scroll, nothing serious for axe, light pages, no inline style."""
    halaman, axe, temuan = buka(lebar, 800, tema), Axe(), []
    masuk(halaman, siapa)
    for alamat in semua_halaman(terisi):
        halaman.goto(alamat)
        halaman.evaluate(
            "document.querySelectorAll('details.buka').forEach(d => d.open = true)"
        )
        assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar, alamat
        assert len(halaman.content().encode()) <= 150_000, alamat
        assert not halaman.locator("[style], style").count(), alamat
        temuan += [
            f"{alamat}: {satu['id']} {satu['nodes'][0]['html'][:120]}"
            for satu in axe.run(halaman).response["violations"]
            if satu["impact"] in ("serious", "critical")
        ]
    assert not temuan
