"""What an export and a template look like, cell by cell; and what they never hold."""

import csv
import io
import shutil
import subprocess
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from iku.lembar import daftar
from iku.lembar.kamus import Kamus
from iku.lembar.lingkup import Lingkup
from iku.lembar.penulis import tulis_csv
from iku.models import Indikator, Nomenklatur
from kecamatan.models import UnitKerja
from tests.pembangun import (
    buat_butir_pk,
    buat_indikator,
    buat_pagu,
    buat_program,
    buat_renstra,
    buat_tempat,
)

from .berkas import PAKUSARI

BERBAHAYA = ("=1+1", "+62", "-2", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://x")')


@pytest.fixture
def berbahaya(pakusari):
    for nomor, teks in enumerate(BERBAHAYA):
        buat_indikator(
            pakusari, kode=f"{teks.strip()}{nomor}", nama=teks, definisi=teks
        )


class TestIsi:
    @pytest.fixture
    def lembar(self, pakusari, ekspor):
        buat_tempat(
            indikator=buat_indikator(pakusari, kode="01"),
            target={2025: "87.5", 2026: "-5", 2027: "90"},
            baseline_nilai=Decimal("82.5"),
            baseline_predikat="B",
        )
        return load_workbook(ekspor("target"))["Target"]

    def baris(self, lembar):
        kepala, isi = lembar.iter_rows(max_row=2)
        return {k.value: s for k, s in zip(kepala, isi, strict=True)}

    def test_kode_adalah_teks(self, lembar):
        sel = self.baris(lembar)["Kode indikator"]
        assert (sel.value, sel.data_type, sel.number_format) == ("01", "s", "@")

    def test_angka_adalah_angka(self, lembar):
        baris = self.baris(lembar)
        assert (baris["Target 2025"].value, baris["Target 2025"].data_type) == (
            87.5,
            "n",
        )
        assert (baris["Target 2026"].value, baris["Target 2026"].data_type) == (-5, "n")

    def test_predikat_seperti_dokumen(self, lembar):
        assert self.baris(lembar)["Kondisi awal"].value == "B (82,5)"

    def test_tahun_kosong_tetap_berkolom(self, lembar):
        assert self.baris(lembar)["Target 2029"].value is None

    def test_kepala_beku_berpenyaring_dan_lebar(self, lembar):
        assert lembar.freeze_panes == "B2"
        assert (
            lembar.auto_filter.ref
            == f"A1:{lembar.cell(1, lembar.max_column).coordinate[:-1]}2"
        )
        assert lembar.column_dimensions["E"].width >= 40

    def test_tanggal_adalah_tanggal(self, pakusari, ekspor):
        buat_renstra(pakusari, ditetapkan_pada=date(2025, 9, 24))
        sel = load_workbook(ekspor("renstra"))["Renstra"]["G2"]
        assert (sel.value, sel.number_format) == (datetime(2025, 9, 24), "dd/mm/yyyy")


class TestRumusSuntikan:
    def test_xlsx_tanpa_sel_rumus(self, berbahaya, ekspor):
        wb = load_workbook(ekspor("indikator"))
        jenis = {s.data_type for ws in wb for b in ws.iter_rows() for s in b}
        assert "f" not in jenis
        tertulis = {s.value for s in wb["Indikator"]["C"]}
        assert {"=1+1", "+62", "-2", "@SUM(A1)"} <= tertulis

    def test_nama_unit_dan_kode_pun_teks(self, pakusari, ekspor):
        UnitKerja.objects.create(kecamatan=pakusari, nama="=unit", dasar="=dasar")
        buat_program("=program", kode="=kode")
        buat_renstra(pakusari, dasar="=x")
        for jenis in daftar.semua():
            wb = load_workbook(ekspor(jenis.kode, templat=True))
            sel = [s for ws in wb for b in ws.iter_rows() for s in b]
            assert not [s.coordinate for s in sel if s.data_type == "f"], jenis.kode

    def test_csv_tidak_berawal_tanda_rumus(self, berbahaya):
        for baris in self.csv("indikator")[1:]:
            for isi in baris:
                assert not isi.startswith(("=", "+", "-", "@", "\t", "\r")), isi

    def test_csv_angka_negatif_tetap_angka(self, pakusari):
        buat_tempat(target={2025: "-5.25"})
        kepala, isi = self.csv("target")
        assert dict(zip(kepala, isi, strict=True))["Target 2025"] == "-5,25"

    @staticmethod
    def csv(kode):
        lingkup, keluaran = Lingkup(), io.BytesIO()
        kamus = Kamus(lingkup.daftar_kecamatan(), lingkup.daftar_kabupaten())
        tulis_csv(keluaran, daftar.cari(kode).lembar[0](), kamus)
        teks = keluaran.getvalue().decode("utf-8-sig")
        return list(csv.reader(io.StringIO(teks, newline=""), delimiter=";"))

    @pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice tidak ada")
    @pytest.mark.lengkap
    def test_libreoffice_menampilkan_teksnya(self, berbahaya, ekspor, tmp_path):
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{tmp_path}/profil",
                "--headless",
                "--convert-to",
                "csv:Text - txt - csv (StarCalc):44,34,76,1",
                "--outdir",
                str(tmp_path),
                str(ekspor("indikator")),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        with (tmp_path / "indikator-data.csv").open(encoding="utf-8", newline="") as f:
            nama = {baris[2] for baris in csv.reader(f)}
        assert {"=1+1", "+62", "-2", "@SUM(A1)"} <= nama


class TestTemplat:
    @pytest.fixture
    def dunia(self, pakusari):
        UnitKerja.objects.create(kecamatan=pakusari, nama="Seksi Pelayanan Umum")
        buat_program("Program pelayanan", kode="7.01.02")
        return buat_tempat(indikator=buat_indikator(pakusari, kode="IKM"))

    @pytest.mark.parametrize("kode", [j.kode for j in daftar.semua()])
    def test_baris_contoh_dilewati(self, dunia, ekspor, lihat, kode):
        hasil = lihat(kode, ekspor(kode, templat=True))
        assert (hasil.galat, hasil.baris) == ([], [])
        banyak = len(daftar.cari(kode).lembar)
        assert len([c for c in hasil.catatan if "baris contoh" in c]) == banyak

    def test_daftar_pilihan_dan_kode(self, dunia, ekspor):
        wb = load_workbook(ekspor("target", templat=True))
        aturan = {
            str(a.sqref): a.formula1
            for a in wb["Target"].data_validations.dataValidation
        }
        assert aturan["G2:G20001"] == '"hasil,keluaran,masukan"'
        kolom = aturan["D2:D20001"].removeprefix("Kode!$")[0]
        kepala, pertama = (wb["Kode"][f"{kolom}{n}"].value for n in (1, 2))
        assert (kepala, pertama) == ("Kode indikator", "IKM")
        assert wb["Kode"]["A2"].value == PAKUSARI

    def test_kolom_kode_berformat_teks_sampai_bawah(self, dunia, ekspor):
        ws = load_workbook(ekspor("pagu", templat=True))["Pagu"]
        assert ws.column_dimensions["D"].number_format == "@"

    def test_petunjuk_menyebut_setiap_kolom(self, dunia, ekspor):
        wb = load_workbook(ekspor("indikator", templat=True))
        disebut = {(a, b) for a, b, *_ in wb["Petunjuk"].iter_rows(values_only=True)}
        for kelas in daftar.cari("indikator").lembar:
            for kolom in kelas().kolom:
                assert (kelas.nama, kolom.judul) in disebut

    def test_contohnya_benar(self, pakusari, ekspor, terap, tmp_path):
        """The example rows, unmarked, make a whole small plan in this order."""
        buat_program("Program pelayanan", kode="7.01.02")
        awal = ("rpjmd", "acuan", "renstra", "indikator", "target")
        for kode in (*awal, "sk-iku", "program", "pagu", "pk"):
            self._buka(ekspor(kode, templat=True), tmp_path / "contoh.xlsx")
            hasil = terap(kode, tmp_path / "contoh.xlsx", alasan="Contoh")
            assert hasil.diterapkan, hasil.galat
        self._buka(ekspor("rencana-aksi", templat=True), tmp_path / "contoh.xlsx")
        contoh = tmp_path / "contoh.xlsx"
        assert terap("rencana-aksi", contoh, alasan="Contoh").diterapkan
        assert Indikator.objects.get(kode="IKM").butir_pk.get().nilai == Decimal("87.5")
        assert Nomenklatur.objects.get(kode="7.01.99").kabupaten == pakusari.kabupaten

    @staticmethod
    def _buka(templat, tujuan):
        wb = load_workbook(templat)
        for ws in wb:
            if ws.title in ("Komponen", "Target komponen"):
                ws.delete_rows(2)  # speak of another measure
            for baris in ws.iter_rows(max_col=1):
                if baris[0].value == "CONTOH":
                    baris[0].value = (
                        "35.09" if ws["A1"].value == "Kabupaten" else PAKUSARI
                    )
        wb.save(tujuan)


def test_ekspor_pk_menyebut_status(pakusari, ekspor):
    buat_butir_pk()
    ws = load_workbook(ekspor("pk"))["PK"]
    assert [s.value for s in ws[2]][:5] == [PAKUSARI, 2025, None, 0, "draf"]


def test_uang_berformat_ribuan(pakusari, ekspor):
    buat_pagu(jumlah="2649221375.25")
    sel = load_workbook(ekspor("pagu"))["Pagu"]["F2"]
    assert (sel.value, sel.number_format) == (2649221375.25, "#,##0.00")
