"""A planner starts from nothing, with the keyboard alone, in a real browser."""

from decimal import Decimal
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe

from iku.models import Acuan, Indikator, Renstra, Rpjmd
from kecamatan.models import Penugasan
from kecamatan.pilihan import Peran
from tests.pembangun import (
    buat_pengguna,
    buat_program,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
)
from tests.test_peramban import SANDI, buka, mesin, pytestmark  # noqa: F401

from ...layar import SEMUA_LAYAR
from .conftest import DASAR


@pytest.fixture
def perencana(pakusari):
    """Somebody who holds both offices, as in a small regency."""
    orang = buat_pengguna(Peran.BAPPEDA, pakusari, nama="perencana")
    Penugasan.objects.create(
        pengguna=orang,
        peran=Peran.BAGIAN_ORGANISASI,
        kabupaten=pakusari.kabupaten,
    )
    orang.set_password(SANDI)
    orang.save()
    return orang


def masuk(page, orang):
    page.goto("/masuk/")
    page.keyboard.press("Tab")
    page.get_by_label("Nama pengguna").focus()
    page.keyboard.type(orang.username)
    page.keyboard.press("Tab")
    page.keyboard.type(SANDI)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda alamat: "/masuk/" not in alamat)


def tuju(page, tulisan):
    """Press Tab until the thing with this name has the focus; a trap or a missing
    thing fails."""
    for _ in range(120):
        nama = page.evaluate(
            """() => {
              const e = document.activeElement;
              const label = e.labels && e.labels[0];
              return (label ? label.innerText : e.innerText || "")
                .replace(/\\s+/g, " ").trim();
            }"""
        )
        if nama == tulisan:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{tulisan} is not reached by Tab")


def tekan(page, tulisan):
    tuju(page, tulisan)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def ketik(page, label, nilai):
    tuju(page, label)
    page.keyboard.press("Control+A")
    page.keyboard.type(nilai)


def pilih(page, label, nilai):
    tuju(page, label)
    page.keyboard.type(nilai)


def isi_indikator(page):
    tekan(page, "Daftar indikator")
    tekan(page, "Tambah indikator")
    ketik(page, "Kode", "TRANTIB")
    ketik(page, "Nama indikator", "Persentase laporan trantib selesai")
    ketik(page, "Satuan", "%")
    pilih(page, "Arah", "Makin tinggi")
    pilih(page, "Nilai tahunan dari triwulan", "Dijumlahkan")
    pilih(page, "Cara memperoleh nilai", "Rumus")
    ketik(page, "Rumus", "selesai / masok * 100")
    for kode in ("selesai", "masuk"):
        ketik(page, "Kode", kode)
        ketik(page, "Nama", f"Laporan {kode}")
        ketik(page, "Satuan", "laporan")
        ketik(page, "Nilai contoh", "31" if kode == "selesai" else "34")
    tekan(page, "Simpan indikator")
    assert page.locator("mark").inner_text() == "masok"
    assert page.title().startswith("Galat:")
    page.locator("#id_rumus").focus()
    ketik(page, "Rumus", "selesai / masuk * 100")
    tekan(page, "Coba rumus")
    assert "31 ÷ 34 × 100 = 91,18" in page.locator("#hasil-coba").inner_text()
    tekan(page, "Simpan indikator")


def test_dari_kecamatan_kosong_dengan_papan_ketik(buka, perencana):  # noqa: F811
    program = buat_program("Program Ketenteraman")
    page = buka()
    masuk(page, perencana)
    page.goto(DASAR)
    isi_indikator(page)
    page.goto(DASAR)
    tekan(page, "Tambah Renstra")
    ketik(page, "Tahun awal", "2025")
    ketik(page, "Tahun akhir", "2029")
    tekan(page, "Simpan Renstra")
    tekan(page, "Tambah tujuan")
    ketik(page, "Rumusan tujuan", "Terwujudnya ketertiban")
    tekan(page, "Simpan tujuan")
    tekan(page, "Tambah sasaran pada tujuan 1")
    ketik(page, "Rumusan sasaran", "Menurunnya gangguan ketertiban")
    tuju(page, str(program))
    page.keyboard.press("Space")
    tekan(page, "Simpan sasaran")
    tekan(page, "Tambah indikator pada sasaran 1.1")
    pilih(page, "Indikator", "Persentase laporan")
    for tahun, nilai in zip(
        range(2025, 2030), ("90", "92,5", "95", "97", "100"), strict=True
    ):
        ketik(page, f"Target Renstra {tahun}", nilai)
    tekan(page, "Simpan indikator dan target")
    # The indicator has components: their targets follow in the same table.
    ketik(page, "Laporan masuk, Renstra 2026", "40")
    tekan(page, "Simpan target")

    renstra = Renstra.objects.get()
    tempat = renstra.indikator_renstra.get()
    assert tempat.indikator == Indikator.objects.get()
    assert [t.nilai for t in tempat.target.order_by("tahun")][1] == Decimal("92.5")
    assert tempat.target.get(tahun=2026).variabel.get().nilai == 40
    assert tempat.sasaran.dukungan.get().nomenklatur == program
    assert "92,5" in page.locator("table").first.inner_text()


@pytest.mark.parametrize(("lebar", "tema"), SEMUA_LAYAR)
def test_halaman_muat_dan_terbaca(buka, perencana, lebar, tema):  # noqa: F811
    tempat = buat_tempat(buat_sasaran(buat_renstra()), target={2025: "87.5"})
    for kode in ("kk", "ktp", "akta"):
        tempat.indikator.variabel.create(kode=kode, nama=kode.upper(), satuan="lembar")
    kabupaten = tempat.renstra.kecamatan.kabupaten
    rpjmd = Rpjmd.objects.create(kabupaten=kabupaten, awal=2025, akhir=2029)
    acuan = Acuan.objects.create(kabupaten=kabupaten, kode="IKM", nama="IKM")
    page = buka(lebar=lebar, tema=tema)
    masuk(page, perencana)
    daftar = (
        "",
        f"renstra/{tempat.renstra_id}/",
        f"renstra/{tempat.renstra_id}/ubah/",
        f"renstra/{tempat.renstra_id}/hapus/",
        f"sasaran/{tempat.sasaran_id}/ubah/",
        f"tempat/{tempat.pk}/",
        "indikator/",
        f"indikator/{tempat.indikator_id}/ubah/",
        "riwayat/",
        f"riwayat/indikator/{tempat.indikator_id}/",
        f"renstra/{tempat.renstra_id}/salin/",
        f"renstra/{tempat.renstra_id}/program/",
        "renstra/tambah/",
        f"sasaran/{tempat.sasaran_id}/indikator/",
        "indikator/tambah/",
        "../lembar/",
        "/kabupaten/35.09/rpjmd/",
        f"/kabupaten/35.09/rpjmd/{rpjmd.pk}/",
        f"/kabupaten/35.09/rpjmd/{rpjmd.pk}/misi/tambah/",
        "/kabupaten/35.09/acuan/",
        "/kabupaten/35.09/acuan/tambah/",
        f"/kabupaten/35.09/acuan/{acuan.pk}/pembanding/",
        f"/kabupaten/35.09/acuan/{acuan.pk}/pembanding/tambah/",
    )
    for alamat in daftar:
        jawaban = page.goto(urljoin(DASAR, alamat))
        assert jawaban.status == 200, alamat
        lebih = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert lebih <= 0, alamat
        pelanggaran = [
            satu
            for satu in Axe().run(page).response["violations"]
            if satu["impact"] in ("serious", "critical")
        ]
        assert not pelanggaran, (alamat, [p["id"] for p in pelanggaran])
