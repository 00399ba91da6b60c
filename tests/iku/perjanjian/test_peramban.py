"""The main way of an agreement in a real browser: written, submitted, returned,
mended, determined, frozen."""

import io

import pikepdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from iku.models import ButirSkIku, PerjanjianKinerja, SkIku
from iku.pilihan import StatusPk
from kecamatan.pilihan import Jabatan
from tests.pembangun import (
    buat_masa_jabatan,
    buat_pagu,
    buat_pk,
    buat_program,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
    isi_pdf,
)
from tests.test_peramban import SANDI, pytestmark  # noqa: F401

from ...layar import LAYAR


def alamat(nama, *kunci):
    return reverse(nama, args=["35.09.24", 2025, *kunci])


@pytest.fixture
def masuk(buka):
    def _masuk(orang, **jendela):
        orang.set_password(SANDI)
        orang.save()
        page = buka(**jendela)
        page.goto("/masuk/")
        page.get_by_label("Nama pengguna").fill(orang.username)
        page.get_by_label("Kata sandi").fill(SANDI)
        page.get_by_role("button", name="Masuk").click()
        page.wait_for_url(lambda alamat: "/masuk/" not in alamat)
        return page

    return _masuk


@pytest.fixture
def rencana(pakusari):
    """A Renstra with two indicators, the year's money, camat and bupati."""
    renstra = buat_renstra(pakusari)
    buat_tempat(buat_sasaran(renstra), target={2025: "87.5"})
    tempat = buat_tempat(buat_sasaran(renstra, "Akuntabel"), target={2025: "81"})
    tempat.indikator.nama = "Nilai SAKIP"
    tempat.indikator.save()
    pagu = buat_pagu(buat_program("Program Pelayanan"), "473882000")
    buat_masa_jabatan(pakusari, nama="Rifendi")
    buat_masa_jabatan(pakusari, nama="Sodiq", selesai="2025-06-30")
    buat_masa_jabatan(pakusari, Jabatan.BUPATI, "Fawait")
    return pagu


def test_dari_draf_sampai_beku(masuk, rencana, operator, bagian_organisasi):
    page = masuk(operator)
    page.goto(alamat("daftar-pk"))
    page.get_by_role("link", name="Buat Perjanjian Kinerja 2025").click()
    page.get_by_role("button", name="Buat draf").click()
    page.get_by_role("link", name="Isi anggaran").click()
    page.get_by_role("button", name="Ambil jumlah dari dokumen ini").click()
    page.get_by_role("link", name="Kembali ke perjanjian").click()
    assert "Rp 473.882.000,00" in page.locator("tfoot").inner_text()

    page.get_by_role("link", name="Ubah Indeks Kepuasan Masyarakat").click()
    page.get_by_label("Target (indeks)").fill("90")
    page.get_by_role("button", name="Simpan indikator").click()
    assert "Target Renstra 87,5; di sini lebih tinggi 2,5." in page.inner_text("main")

    page.get_by_role("link", name="Ubah naskah dan pihak").click()
    page.get_by_label("Tanggal").fill("2025-07-10")
    page.get_by_label("Pihak pertama").select_option(label=_label(page, "Sodiq"))
    page.get_by_role("button", name="Simpan naskah").click()
    assert "tidak menjabat pada tanggal itu" in page.inner_text("main")
    page.get_by_label("Pihak pertama").select_option(label=_label(page, "Rifendi"))
    page.get_by_role("button", name="Simpan naskah").click()
    ajukan(page)

    organisasi = masuk(bagian_organisasi)
    pk = PerjanjianKinerja.objects.get()
    organisasi.goto(alamat("pk", pk.pk))
    organisasi.get_by_role("link", name="Kembalikan dengan alasan").click()
    organisasi.get_by_label("Yang perlu diperbaiki").fill("Target IKM ikut Renstra.")
    organisasi.get_by_role("button", name="Kembalikan perjanjian").click()

    page.reload()
    assert "Target IKM ikut Renstra." in page.inner_text("main")
    page.get_by_role("link", name="Ubah Indeks Kepuasan Masyarakat").click()
    page.get_by_label("Target (indeks)").fill("87,5")
    page.get_by_role("button", name="Simpan indikator").click()
    ajukan(page)

    organisasi.reload()
    organisasi.get_by_role("link", name="Tetapkan").click()
    organisasi.get_by_label("Nomor").fill("065/12/2025")
    organisasi.get_by_label("Naskah bertanda tangan (PDF)").set_input_files(
        {"name": "PK.pdf", "mimeType": "application/pdf", "buffer": isi_pdf()}
    )
    organisasi.get_by_role("button", name="Tetapkan dan bekukan").click()
    assert "nomor 065/12/2025 tanggal 10 Juli 2025" in organisasi.inner_text("main")

    page.reload()
    assert page.get_by_role("link", name="Ubah").count() == 0
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Naskah bertanda tangan (PDF)").click()
    assert unduhan.value.suggested_filename == "PK.pdf"
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Unduh PDF").click()
    with open(unduhan.value.path(), "rb") as berkas:
        assert len(pikepdf.open(io.BytesIO(berkas.read())).pages) == 2
    pk.refresh_from_db()
    assert (pk.status, pk.pertama_nama) == (StatusPk.DITETAPKAN, "Rifendi")


def _label(page, nama: str) -> str:
    pilihan = page.get_by_label("Pihak pertama").locator("option").all_inner_texts()
    return next(satu for satu in pilihan if nama in satu)


def ajukan(page):
    page.get_by_role("link", name="Ajukan ke Bagian Organisasi").click()
    page.get_by_role("button", name="Ajukan perjanjian").click()
    page.get_by_text("Menunggu Bagian Organisasi").wait_for()


@pytest.mark.parametrize(("lebar", "tema"), LAYAR)
def test_halaman_terakses_dan_muat(masuk, pk, operator, bagian_organisasi, lebar, tema):
    """axe finds nothing, and the page itself never scrolls sideways."""
    lama = buat_pk(pk.renstra, tahun=2025, perubahan_ke=1)
    tempat = pk.butir.get().butir_renstra
    buat_tempat(tempat.sasaran, target={2025: "5"})
    buat_pagu(buat_program("Program A"))
    sk = SkIku.objects.create(
        kecamatan=pk.kecamatan, renstra=pk.renstra, judul="IKU", bentuk="pisah"
    )
    butir = ButirSkIku.objects.create(
        sk=sk, indikator=tempat.indikator, urutan=1, uraian_indikator="IKM"
    )
    janji = pk.butir.get()
    milik_operator = [
        alamat("daftar-pk"),
        alamat("pk", pk.pk),
        alamat("pk-naskah", pk.pk),
        alamat("pk-butir-tambah", pk.pk),
        alamat("pk-butir", pk.pk, janji.pk),
        alamat("pk-anggaran", pk.pk),
        alamat("pk-ajukan", pk.pk),
        alamat("pk-salin", pk.pk),
        alamat("pk-hapus", pk.pk),
        alamat("pk-rencana", pk.pk),
        alamat("pk-rencana-butir", pk.pk, janji.pk),
        alamat("pk-banding") + f"?dari={pk.pk}&ke={lama.pk}",
        alamat("daftar-sk-iku"),
        alamat("sk-iku", sk.pk),
    ]
    milik_organisasi = [
        alamat("pk-tetapkan", pk.pk),
        alamat("pk-kembalikan", pk.pk),
        alamat("sk-iku-baru"),
        alamat("sk-iku-naskah", sk.pk),
        alamat("sk-iku-butir", sk.pk, butir.pk),
        alamat("sk-iku-butir-tambah", sk.pk) + "?baku=IPP",
    ]
    page = masuk(operator, lebar=lebar, tema=tema)
    periksa(page, milik_operator, lebar)
    pk.ajukan(oleh=operator)
    page = masuk(bagian_organisasi, lebar=lebar, tema=tema)
    periksa(page, milik_organisasi, lebar)


def periksa(page, daftar, lebar):
    for satu in daftar:
        assert page.goto(satu).status == 200, satu
        pelanggaran = [
            (v["id"], [n["html"][:120] for n in v["nodes"]])
            for v in Axe().run(page).response["violations"]
        ]
        assert not pelanggaran, satu
        assert page.evaluate("document.documentElement.scrollWidth") <= lebar, satu
