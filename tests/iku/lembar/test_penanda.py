"""A refused file given back marked: where, why, and nothing of the file's own."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import load_workbook

from iku.lembar import buku, daftar
from iku.lembar.lingkup import Lingkup
from iku.lembar.penanda import BATAS_CATATAN, pilah, tulis_ditandai
from iku.lembar.penerapan import baca_dan_periksa
from iku.models import Renstra
from tests.pembangun import buat_renstra

from . import berkas
from .berkas import PAKUSARI, RENSTRA, indikator, renstra, satu_indikator

MERAH = "00FFC7CE"
BURUK = [PAKUSARI, 2025, 2029, "nol", "Perbup 12/2025"]
DUA_SALAH = [PAKUSARI, "dua ribu", 2029, "nol", "x"]


@pytest.fixture
def tandai(tmp_path):
    """The marked copy of {sheet: rows} or a file, as a path."""

    def _tandai(jenis, isi):
        jalan = tmp_path / "asal.xlsx"
        if isinstance(isi, bytes):
            jalan.write_bytes(isi)
        else:
            berkas.tulis(jalan, isi)
        jenis = daftar.cari(jenis)
        asal, hasil = baca_dan_periksa(jalan, jenis, Lingkup())
        ke = tmp_path / "ditandai.xlsx"
        with ke.open("wb") as keluaran:
            tulis_ditandai(keluaran, asal, jenis, hasil.galat)
        return ke

    return _tandai


def merah(ws):
    return [
        s.coordinate for b in ws.iter_rows() for s in b if s.fill.fgColor.rgb == MERAH
    ]


def test_sel_yang_salah_diwarnai_dan_diberi_sebab(pakusari, tandai):
    ws = load_workbook(tandai("renstra", renstra(DUA_SALAH)))["Renstra"]
    assert merah(ws) == ["B2", "D2"]
    assert "“dua ribu” bukan bilangan bulat." in ws["B2"].comment.text
    assert ws["A2"].comment is None


def test_baris_yang_salah_diwarnai_seluruhnya(pakusari, tandai):
    isi = renstra([PAKUSARI, 2029, 2025, 0, "x"])
    ws = load_workbook(tandai("renstra", isi))["Renstra"]
    assert merah(ws) == ["A2", "B2", "C2", "D2", "E2"]
    assert "Tahun akhir harus setelah tahun awal." in ws["A2"].comment.text


def test_daftar_kesalahan_di_lembar_pertama(pakusari, tandai):
    wb = load_workbook(tandai("renstra", renstra(BURUK, BURUK)))
    assert wb.sheetnames == ["Kesalahan", "Renstra"]
    kepala, satu, *_ = wb["Kesalahan"].iter_rows(values_only=True)
    assert kepala == (
        *("Lembar", "Baris", "Kolom", "Isian", "Yang salah", "Cara memperbaiki"),
    )
    assert satu[:5] == (
        *("Renstra", 2, "Perubahan ke", "nol", "“nol” bukan bilangan bulat."),
    )
    assert satu[5] == "Perbaiki isian ini, lalu unggah lagi."


@pytest.mark.parametrize(
    ("pesan", "hasil"),
    [
        ("Satu salah. Tulis dua.", ("Satu salah.", "Tulis dua.")),
        ("Tak dikenal. Maksud Anda “x”?", ("Tak dikenal.", "Maksud Anda “x”?")),
        ("Tidak 1.234 tetapi.", ("Tidak 1.234 tetapi.", "Perbaiki isian ini")),
    ],
)
def test_apa_dan_cara(pesan, hasil):
    salah, cara = pilah(pesan)
    assert (salah, cara.startswith(hasil[1])) == (hasil[0], True)


def test_nomor_baris_tetap_walau_ada_baris_kosong(pakusari, tandai):
    isi = renstra([PAKUSARI, 2025, 2029, 0, "x"], [], [], BURUK)
    wb = load_workbook(tandai("renstra", isi))
    assert merah(wb["Renstra"]) == ["D5"]
    assert wb["Kesalahan"]["B2"].value == 5


def test_baris_yang_jauh_di_bawah_tidak_membuat_berkas_raksasa(pakusari, tandai):
    xml = berkas.isi_renstra_xml() + berkas.baris_xml(900_000, BURUK)
    wb = load_workbook(tandai("renstra", berkas.dengan_lembar(berkas.lembar_xml(xml))))
    assert merah(wb["Renstra"]) == ["D3"]
    assert wb["Kesalahan"]["B2"].value == 3


def test_judul_asing_dan_lembar_lain_ikut(pakusari, tandai):
    isi = renstra(judul=[*RENSTRA[:4], "Dasra hukum"]) | {"Catatan saya": [["hai"]]}
    wb = load_workbook(tandai("renstra", isi))
    assert merah(wb["Renstra"]) == ["E1"]
    assert wb["Catatan saya"]["A1"].value == "hai"


class TestKembali:
    """What was mended in the marked file can be brought again."""

    def test_setelah_diperbaiki_diterima(self, pakusari, tandai, terap):
        jalan = tandai("renstra", renstra(BURUK, [PAKUSARI, 2021, 2026, 0, "Perbup"]))
        wb = load_workbook(jalan)
        wb["Renstra"]["D2"] = 0
        wb.save(jalan)
        hasil = terap("renstra", jalan)
        assert (hasil.galat, hasil.catatan, hasil.ringkasan["baru"]) == ([], [], 2)
        assert Renstra.objects.count() == 2

    def test_tanpa_diperbaiki_kesalahannya_sama(self, pakusari, tandai, lihat):
        wb = berkas.buku(renstra(DUA_SALAH, [PAKUSARI, 2021, 2026, 0, "#REF!"]))
        wb["Renstra"].append([PAKUSARI, 2027, 2031, 0, True])
        wb["Renstra"].append([PAKUSARI, 2015, 2020, 0, date(2025, 1, 2)])
        jalan = tandai("renstra", berkas.bita(wb))
        galat = lihat("renstra", jalan.with_name("asal.xlsx")).galat
        assert [g.baris for g in galat] == [2, 2, 3, 4]
        assert lihat("renstra", jalan).galat == galat
        assert lihat("renstra", tandai("renstra", jalan.read_bytes())).galat == galat

    def test_yang_tersimpan_tetap_sama(self, pakusari, ekspor, tandai, lihat):
        buat_renstra(pakusari, dasar="=1+1", ditetapkan_pada=date(2025, 9, 24))
        wb = load_workbook(ekspor("renstra"))
        wb["Renstra"].append([PAKUSARI, "x", 2029, 0])
        jalan = tandai("renstra", berkas.bita(wb))
        hasil = lihat("renstra", jalan)
        assert (hasil.ringkasan["sama"], len(hasil.galat)) == (1, 1)

    def test_ribuan_kesalahan_masih_dapat_dibaca(self, pakusari, tandai, lihat):
        baris = [satu_indikator(f"I{n}") for n in range(BATAS_CATATAN + 500)]
        for satu in baris:
            satu[4] = "miring"
        jalan = tandai("indikator", indikator(*baris))
        ws = load_workbook(jalan)["Indikator"]
        assert len(merah(ws)) == len(baris)
        bercatatan = [s for (s,) in ws["E2:E9999"] if s.comment is not None]
        assert len(bercatatan) == BATAS_CATATAN
        assert len(lihat("indikator", jalan).galat) == len(baris)


class TestBerkasJahat:
    def isi(self):
        """Formulas with and without a kept value, a link, a macro, a hostile name."""
        rumus = '<c r="E3" t="str"><f>HYPERLINK("http://x","k")</f><v>=cmd|x</v></c>'
        tanpa = '<c r="D3"><f>WEBSERVICE("http://x")</f></c>'
        baris = berkas.baris_xml(3, [PAKUSARI, 2021, 2026])
        baris = baris.replace("</row>", f"{tanpa}{rumus}</row>")
        xml = berkas.lembar_xml(berkas.isi_renstra_xml() + baris)
        jahat = berkas.dengan_lembar(xml)
        return berkas.ubah_zip(jahat, {}, [("xl/vbaProject.bin", b"MAKRO-7f3a")])

    def test_tidak_ada_yang_ikut_kembali(self, pakusari, tandai):
        jalan = tandai("renstra", self.isi())
        ws = load_workbook(jalan)["Renstra"]
        assert (ws["E3"].value, ws["E3"].data_type) == ("=cmd|x", "s")
        assert (ws["D3"].value, ws["D3"].data_type) == ("#N/A", "e")
        assert "rumus yang belum dihitung" in ws["D3"].comment.text
        with zipfile.ZipFile(jalan) as zip_:
            assert not [n for n in zip_.namelist() if "vba" in n.lower()]
            semua = b"".join(zip_.read(n) for n in zip_.namelist())
        for tanda in (b"MAKRO", b"<f>", b"WEBSERVICE", b"HYPERLINK"):
            assert tanda not in semua

    def test_isian_seperti_rumus_dalam_daftar_pun_teks(self, pakusari, tandai):
        isi = renstra([PAKUSARI, "=2+3", 2029, 0, "x"])
        wb = berkas.buku(isi)
        wb["Renstra"]["B2"].data_type = "s"
        wb = load_workbook(tandai("renstra", berkas.bita(wb)))
        sel = wb["Kesalahan"]["D2"]
        assert (sel.value, sel.data_type) == ("=2+3", "s")
        assert "f" not in {s.data_type for ws in wb for b in ws.iter_rows() for s in b}

    @pytest.mark.parametrize("angka", ["1e300", "-1e-300", "1" * 40])
    def test_angka_yang_mustahil_menjadi_teks(self, pakusari, tandai, angka):
        baris = berkas.baris_xml(3, [PAKUSARI, 2021, 2026])
        baris = baris.replace("</row>", f'<c r="D3"><v>{angka}</v></c></row>')
        xml = berkas.lembar_xml(berkas.isi_renstra_xml() + baris)
        ws = load_workbook(tandai("renstra", berkas.dengan_lembar(xml)))["Renstra"]
        assert isinstance(ws["D3"].value, str)


def test_csv_menjadi_excel_dengan_nama_lembarnya(pakusari, tmp_path, lihat):
    asal = tmp_path / "a.csv"
    asal.write_text(";".join(RENSTRA) + f"\n{PAKUSARI};2025;2029;nol;'=1+1\n")
    jenis = daftar.cari("renstra")
    galat = lihat("renstra", asal).galat
    keluaran = io.BytesIO()
    tulis_ditandai(keluaran, buku.baca(asal), jenis, galat)
    ws = load_workbook(keluaran)["Renstra"]
    assert merah(ws) == ["D2"]
    assert (ws["E2"].value, ws["E2"].data_type) == ("=1+1", "s")
