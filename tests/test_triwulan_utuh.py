"""A quarter of 2026 for Pakusari from the first figure to the verified capaian, by
keyboard alone: whoever cannot use a mouse can do all of it."""

from decimal import Decimal

import pytest
from django.core.management import call_command

from capaian.models import (
    LampiranBukti,
    PengukuranTriwulan,
    Realisasi,
    TangkapanTriwulan,
)
from iku.models import ButirPk
from kecamatan.models import Jejak, Pengguna

from .capaian.triwulan.test_grid_peramban import keadaan
from .pembangun import isi_pdf
from .test_peramban import SANDI, buka, mesin, pytestmark  # noqa: F401

pytestmark = [*pytestmark, pytest.mark.lengkap]  # noqa: F811

TABULASI_TERBANYAK = 150
# What the element that has the focus is called, as a screen reader would say it.
NAMA = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return "";
  const oleh = (e.getAttribute("aria-labelledby") || "").split(" ")
    .map(id => document.getElementById(id)?.textContent || "").join(" ").trim();
  const label = e.labels?.[0]?.textContent || "";
  return (oleh || e.getAttribute("aria-label") || label || e.textContent)
    .replace(/\\s+/g, " ").trim();
}"""
HITUNG_TUNJUK = """
  const catat = () => sessionStorage.setItem("tunjuk", "ada");
  addEventListener("pointerdown", catat, true);
  addEventListener("touchstart", catat, true);
"""


class PapanKetik:
    """A person with a keyboard: everything is reached by Tab, in the page's order."""

    def __init__(self, page, orang: Pengguna):
        self.page = page
        page.add_init_script(HITUNG_TUNJUK)
        # Choosers are caught from now on: asked for only when one is about to open, the
        # browser may open it before it has heard of it.
        page.on("filechooser", lambda _: None)
        page.goto("/")
        self.ke("Nama pengguna").ketik(orang.username)
        self.ke("Kata sandi").ketik(SANDI)
        self.pindah()

    def ke(self, nama: str) -> "PapanKetik":
        """Tab until what has this name has the focus."""
        dilalui = []
        for _ in range(TABULASI_TERBANYAK):
            self.page.keyboard.press("Tab")
            ini = self.page.evaluate(NAMA)
            if ini.startswith(nama):
                return self
            dilalui.append(ini)
        pytest.fail(f"{self.page.url}: “{nama}” tidak tercapai di antara {dilalui}")

    def ketik(self, teks: str) -> "PapanKetik":
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(teks)
        return self

    def pindah(self) -> "PapanKetik":
        """Enter, and the page it leads to."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self

    def buka(self, nama: str) -> "PapanKetik":
        return self.ke(nama).pindah()

    def isi(self, indikator, nilai: str) -> "PapanKetik":
        """One cell of the grid; leaving it stores it. A warning is explained."""
        self.ke(indikator.nama).ke_sel(indikator).ketik(nilai)
        self.page.keyboard.press("Tab")
        keadaan(self.page, indikator, "tersimpan")
        penjelasan = self.page.locator(f"#i-penjelasan-{indikator.pk}")
        if penjelasan.is_visible() and not penjelasan.input_value():
            self.ke_id(f"i-penjelasan-{indikator.pk}").ketik("Sesuai rekap bulanan.")
            with self.page.expect_response("**/sel/"):
                self.page.keyboard.press("Tab")
        return self

    def ke_sel(self, indikator) -> "PapanKetik":
        return self.ke_id(f"i-nilai-{indikator.pk}")

    def ke_id(self, kunci: str) -> "PapanKetik":
        for _ in range(TABULASI_TERBANYAK):
            if self.page.evaluate("document.activeElement.id") == kunci:
                return self
            self.page.keyboard.press("Tab")
        pytest.fail(f"{self.page.url}: #{kunci} tidak tercapai")

    def unggah(self, nama: str) -> "PapanKetik":
        """Choose a file by the key that opens the chooser, and send it."""
        self.ke("Berkas bukti")
        with self.page.expect_file_chooser() as pemilih:
            self.page.keyboard.press("Enter")
        berkas = {"name": nama, "mimeType": "application/pdf", "buffer": isi_pdf()}
        pemilih.value.set_files([berkas])
        self.ke("Unggah bukti")
        self.page.keyboard.press("Enter")
        self.page.locator("#daftar-bukti", has_text=nama).wait_for()
        return self

    @property
    def teks(self) -> str:
        return self.page.locator("main").inner_text()

    def tanpa_tunjuk(self) -> bool:
        return self.page.evaluate("sessionStorage.getItem('tunjuk')") is None


@pytest.fixture
def orang(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    call_command("muat_contoh", verbosity=0)
    hasil = {}
    for nama in ("operator", "camat", "organisasi"):
        satu = Pengguna.objects.get(username=nama)
        satu.set_password(SANDI)
        satu.save()
        hasil[nama] = satu
    return hasil


def indikator_2026() -> dict[str, object]:
    """The promised ones of Pakusari 2026 by how their value is obtained."""
    return {
        b.indikator.cara: b.indikator
        for b in ButirPk.objects.filter(
            perjanjian__tahun=2026, perjanjian__kecamatan__kode="35.09.24"
        ).select_related("indikator")
    }


def status() -> str:
    return PengukuranTriwulan.objects.get(tahun=2026, triwulan=1).status


def test_satu_triwulan_2026_dengan_papan_ketik_saja(buka, orang):  # noqa: F811
    semua = indikator_2026()
    nilai = {"skm": "88,1", "ipp": "4,65", "sakip": "82,4", "langsung": "96"}
    assert set(semua) == set(nilai)

    # Entered.
    operator = PapanKetik(buka(), orang["operator"])
    assert operator.page.url.endswith("/35.09.24/2026/beranda/")
    operator.buka("Isi realisasi triwulan I")
    for cara, angka in nilai.items():
        operator.page.reload()
        operator.isi(semua[cara], angka)
    assert Realisasi.objects.filter(tahun=2026, triwulan=1).count() == len(nilai)

    # Evidenced.
    operator.page.reload()
    operator.ke(f"+ tambah {semua['skm'].nama}").pindah().unggah("rekap-skm.pdf")
    assert LampiranBukti.objects.get().indikator == semua["skm"]

    # Sent.
    operator.buka("Beranda").buka("Kirim realisasi triwulan I kepada Camat")
    operator.buka("Kirim triwulan I kepada Camat")
    assert "Tanda terima" in operator.teks
    assert status() == "diajukan"

    # Returned.
    camat = PapanKetik(buka(), orang["camat"])
    camat.buka("Setujui atau kembalikan realisasi triwulan I").buka("Kembalikan")
    camat.ke("Alasan").ketik("Angka IKM belum sama dengan rekap survei.")
    camat.buka("Kembalikan triwulan I")
    assert status() == "dikembalikan"

    # Repaired.
    operator.buka("Beranda")
    assert "Angka IKM belum sama dengan rekap survei." in operator.teks
    operator.buka("Perbaiki realisasi triwulan I")
    if "/periksa/" in operator.page.url:
        operator.buka("Ubah isian")
    operator.isi(semua["skm"], "88,31")
    operator.buka("Beranda").buka("Perbaiki realisasi triwulan I")
    operator.buka("Kirim triwulan I kepada Camat")

    # Approved.
    camat.buka("Beranda").buka("Setujui atau kembalikan realisasi triwulan I")
    camat.buka("Setujui triwulan I")
    assert status() == "disetujui"

    # Verified.
    organisasi = PapanKetik(buka(), orang["organisasi"])
    organisasi.page.goto("/kabupaten/35.09/2026/")
    organisasi.buka("Verifikasi realisasi triwulan I: 1 kecamatan")
    organisasi.buka("Pakusari").buka("Verifikasi triwulan I")
    assert status() == "diverifikasi"

    # The capaian table follows, and everything is on record.
    operator.buka("Capaian")
    assert "88,31" in operator.teks
    assert "100,64" in operator.teks  # 88,31 of 87,75
    skm = Realisasi.objects.get(indikator=semua["skm"], tahun=2026, triwulan=1)
    assert skm.nilai == Decimal("88.31")
    assert Jejak.objects.filter(objek="capaian.Realisasi", id_objek=skm.pk).count() == 2
    assert list(
        TangkapanTriwulan.objects.order_by("pk").values_list("tindakan", flat=True)
    ) == ["ajukan", "kembalikan", "ajukan", "setujui", "verifikasi"]
    for siapa in (operator, camat, organisasi):
        assert siapa.tanpa_tunjuk()
