"""The workbook: a sheet for each table, true numbers shown as printed, text that stays
text, openable by openpyxl and LibreOffice."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from dokumen.beku import sidik, sidik_pendek
from dokumen.excel import tulis_xlsx
from dokumen.excel.angka import BAWAAN, bentuk_angka
from dokumen.excel.lembar import DAFTAR, NAMA_MAKS, TENTANG
from dokumen.pohon import (
    Bab,
    Baris,
    Butir,
    Daftar,
    Kepala,
    Kolom,
    Lembar,
    Paragraf,
    Predikat,
    Rumus,
    Sel,
    Tabel,
)
from dokumen.telusur import semua_sel, semua_tabel

from .banding_xlsx import bandingkan_xlsx
from .pohon_contoh import dokumen, lengkap, tabel, tabel_sdm

RACUN = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "#REF!", "\t=1+1", "=\x0b1"]


def buka(d):
    return load_workbook(io.BytesIO(tulis_xlsx(d)))


def satu_tabel(t, **ubah):
    """The sheet of a document with this table alone."""
    return buka(dokumen(Lembar("Uji", (t,), **ubah))).worksheets[1]


def satu_sel(*sel):
    """The cells of a table of one row, in order."""
    t = Tabel("Uji", tuple(Kolom(1) for _ in sel), (), (Baris(sel),))
    return list(satu_tabel(t)[4])


def test_every_table_has_its_sheet_and_every_number_its_cell():
    d = lengkap()
    buku = buka(d)
    banyak = len(list(semua_tabel(d)))
    assert len(buku.sheetnames) == banyak + 2
    assert (buku.sheetnames[0], buku.sheetnames[-1]) == (DAFTAR, TENTANG)
    berangka = sum(s.sel.nilai is not None for s in semua_sel(d))
    assert bandingkan_xlsx(d) == berangka > 0


def test_no_formula_anywhere():
    with zipfile.ZipFile(io.BytesIO(tulis_xlsx(lengkap()))) as paket:
        for nama in paket.namelist():
            assert not re.search(rb"<f[ >]", paket.read(nama))


def test_text_stays_text_whatever_it_begins_with():
    for sel, asal in zip(satu_sel(*map(Sel, RACUN)), RACUN, strict=True):
        assert sel.data_type == "s"
        assert sel.value.strip() == asal.replace("\x0b", "").strip()
        if not asal.startswith("#"):
            assert sel.quotePrefix  # also after somebody edited it


def test_codes_stay_text():
    (sel,) = satu_sel(Sel("01"))
    assert (sel.value, sel.data_type) == ("01", "s")


@pytest.mark.parametrize(
    ("teks", "nilai", "bentuk"),
    [
        ("94,42", "94.4157", "0.00"),
        ("85", "85.0000", "0"),
        ("155.487.500,00", "155487500", "#,##0.00"),
        ("80\xa0%", "80", '0"\xa0%"'),
        ("Rp 1.000,50", "1000.5", '"Rp "#,##0.00'),
        ("(36.000.000,25)", "-36000000.25", '#,##0.00;"("#,##0.00")"'),
        ("-3,5", "-3.5", '0.0;"-"0.0'),
        ("B (79,92)", "79.92", '"B ("0.00")"'),
        ('5"', "5", '0\\"'),
        ("tiga", "3", BAWAAN),
        ("Sasaran 1: 20 dari 30", "30", '"Sasaran 1: 20 dari "0'),
    ],
)
def test_number_is_shown_as_printed(teks, nilai, bentuk):
    assert bentuk_angka(teks, Decimal(nilai)) == bentuk


def test_cell_with_blocks_is_lines_of_text():
    butir = Butir("Formulir", (Daftar((Butir("isi"),)),))
    isi = (
        Paragraf("Dokumen:"),
        Daftar((Butir("SOP"), butir), gaya="huruf"),
        Rumus("terisi", "semua", "IPP", "x 100"),
    )
    (sel,) = satu_sel(Sel(blok=isi))
    assert sel.value.split("\n") == [
        "Dokumen:",
        "a. SOP",
        "b. Formulir",
        "    • isi",
        "IPP = (terisi) / (semua) x 100",
    ]


def test_predicate_is_a_word_with_its_shape():
    (sel,) = satu_sel(Sel(predikat=Predikat("Tinggi", "▲", "tinggi")))
    assert sel.value == "▲ Tinggi"
    assert sel.fill.fgColor.rgb.endswith("CBEBD3")


def test_head_and_merged_cells_as_in_print():
    halaman = satu_tabel(tabel_sdm())
    gabungan = {str(r) for r in halaman.merged_cells.ranges}
    assert {"A4:A5", "B4:G4", "H4:M4", "A6:O6"} <= gabungan
    assert halaman.freeze_panes == "A6"
    assert halaman.print_title_rows == "$4:$5"
    assert halaman["A2"].value == "Komposisi SDM Kecamatan Pakusari Tahun 2025"
    assert halaman.cell(halaman.max_row, 1).value.startswith("Sumber: Data Kepegawaian")


def test_wide_table_is_printed_on_its_side():
    assert satu_tabel(tabel(lanskap=True)).page_setup.orientation == "landscape"
    halaman = satu_tabel(tabel(), lanskap=True, ukuran="A3")
    assert halaman.page_setup.orientation == "landscape"
    assert halaman.page_setup.paperSize == 8
    assert satu_tabel(tabel()).page_setup.orientation == "portrait"


def test_names_are_legal_and_unique():
    judul = "Capaian [Program] / Kegiatan: 'apa' *?\\ tahun yang panjang sekali"
    nama = [judul, judul.upper(), judul, "History", "Tentang", "'", "", ""]
    d = dokumen(Lembar("L", tuple(tabel(j) for j in nama)), Bab("B", (tabel(judul),)))
    buku = buka(d)
    assert len({n.casefold() for n in buku.sheetnames}) == len(nama) + 3
    for satu in buku.sheetnames:
        assert 0 < len(satu) <= NAMA_MAKS
        assert not set(satu) & set("[]:*?/\\") and satu.strip("'") == satu
    assert "Tabel 1.1 Capaian Program" in buku.sheetnames


def test_list_of_tables_leads_to_each_and_back():
    buku = buka(lengkap())
    daftar = buku[DAFTAR]
    tujuan = [s.hyperlink.location for s in daftar["B"] if s.hyperlink]
    assert tujuan == [f"'{nama}'!A1" for nama in buku.sheetnames[1:-1]]
    for nama in buku.sheetnames[1:-1]:
        assert buku[nama]["A1"].hyperlink.location == f"'{DAFTAR}'!A1"


def test_says_which_document_it_copies():
    d = lengkap()
    tentang = buka(d)[TENTANG]
    isi = {baris[0].value: baris[1].value for baris in tentang.rows if baris[0].value}
    assert isi["Sidik isi"] == sidik_pendek(sidik(d))
    assert (isi["Dokumen"], isi["Untuk"]) == (d.judul, d.subjudul)


def test_document_without_tables_says_so():
    buku = buka(dokumen(Bab("A", (Paragraf("isi"),))))
    assert buku[DAFTAR]["A4"].value == "Dokumen ini tidak memuat tabel."


def test_same_tree_same_bytes():
    d = lengkap()
    assert tulis_xlsx(d) == tulis_xlsx(d)
    assert tulis_xlsx(d) != tulis_xlsx(replace(d, subjudul="Kecamatan Panti"))


def test_libreoffice_shows_the_numbers_as_printed(tmp_path):
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        pytest.skip("LibreOffice tidak terpasang; pasang dengan ./siapkan --uji")
    t = Tabel(
        "Uji",
        (Kolom(1), Kolom(1), Kolom(1)),
        ((Kepala("Uraian"), Kepala("Nilai"), Kepala("Rupiah")),),
        (
            Baris((Sel("=1+1"), Sel("94,42", Decimal("94.4157")), Sel("01"))),
            Baris(
                (
                    Sel("B (79,92)", Decimal("79.92")),
                    Sel("80 %", Decimal("80")),
                    Sel("(36.000.000,25)", Decimal("-36000000.25")),
                )
            ),
        ),
    )
    sumber = tmp_path / "uji.xlsx"
    sumber.write_bytes(tulis_xlsx(dokumen(Lembar("Uji", (t,)))))
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation=file://{tmp_path}/profil",
            "--headless",
            "--convert-to",
            # Second sheet, UTF-8, as shown; numbers as in the United States.
            "csv:Text - txt - csv (StarCalc):9,34,76,1,,1033,false,true,true,false,false,2",
            "--outdir",
            tmp_path,
            sumber,
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    (csv,) = tmp_path.glob("*.csv")
    baris = csv.read_text().splitlines()
    assert baris[4:6] == ["=1+1\t94.42\t01", "B (79.92)\t80 %\t(36,000,000.25)"]
