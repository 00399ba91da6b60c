"""Messy and hostile files, made here: each is answered right, in words, in time.

A case is (name, suffix, bytes, answer). The answer is a part of the sentence for a
file refused as a whole; (sheet, row, column, part of the sentence) for a refused
cell; or the value that "Dasar hukum" of the one row must have.
"""

import io
import time
import zipfile
from datetime import date, datetime, timedelta
from datetime import time as jam
from decimal import Decimal

import pytest
from openpyxl.styles import Font

from iku.lembar.penjaga import BerkasDitolak
from tests.pembangun import buat_pagu, buat_program

from .berkas import (
    PAGU,
    PAKUSARI,
    RENSTRA,
    baris_xml,
    bita,
    buku,
    dengan_lembar,
    isi_renstra_xml,
    lembar_xml,
    renstra,
    ubah_zip,
)

PALING_LAMA = 10  # seconds
DASAR = "Perbup 12/2025"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIASA = [PAKUSARI, 2025, 2029, 0]


def wb(*baris, judul=RENSTRA):
    return bita(buku(renstra(*baris, judul=judul)))


def diubah(ubah, *baris):
    isi = buku(renstra(*baris))
    ubah(isi, isi["Renstra"])
    return bita(isi)


def dasar(nilai):
    return wb([*_BIASA, nilai])


def csv(*baris, pemisah=";", sandi="utf-8"):
    return "\r\n".join(pemisah.join(b) for b in (RENSTRA, *baris)).encode(sandi)


def sel_jauh(_, ws):
    ws["XFD1048576"].font = Font(bold=True)


def sel_jauh_berisi(_, ws):
    ws["XFD1048576"] = "tersesat"


def gabung(_, ws):
    ws.merge_cells("E2:E3")


def judul_di_atas(_, ws):
    ws.insert_rows(1)
    ws["A1"] = "RENSTRA KECAMATAN PAKUSARI"


def sembunyikan_baris(_, ws):
    ws.row_dimensions[2].hidden = True


def sembunyikan_kolom(_, ws):
    ws.column_dimensions["E"].hidden = True


def sembunyikan_lembar(isi, ws):
    isi.create_sheet("Catatan")
    ws.sheet_state = "hidden"


def salah_nama(_, ws):
    ws.title = "Renstraa"


def nama_asing(_, ws):
    ws.title = "Sheet1"


def lembar_lain(isi, _):
    isi.create_sheet("Hitungan sendiri")["A1"] = "=1+1"


def rumus_tanpa_nilai(_, ws):
    ws["E2"] = '="Perbup "&"12"'


def persen(_, ws):
    ws["D2"].number_format = "0%"


def tanpa_dimensi() -> bytes:
    return dengan_lembar(lembar_xml(isi_renstra_xml()))


def dimensi_bohong() -> bytes:
    xml = lembar_xml(isi_renstra_xml()).replace(
        b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>'
    )
    return dengan_lembar(xml)


def seperempat_juta_baris_kosong() -> bytes:
    kosong = "".join(f'<row r="{n}" s="1"/>' for n in range(3, 250_000))
    return dengan_lembar(lembar_xml(isi_renstra_xml() + kosong))


def bom_zip() -> bytes:
    isi = bita(buku(renstra()))
    return ubah_zip(isi, {}, [("xl/worksheets/sheet9.xml", b" " * 60_000_000)])


def bom_rasio() -> bytes:
    isi = bita(buku(renstra()))
    return ubah_zip(isi, {}, [("xl/worksheets/sheet9.xml", b" " * 20_000_000)])


def banyak_entri() -> bytes:
    tambah = [(f"xl/media/{n}.png", b"") for n in range(300)]
    return ubah_zip(bita(buku(renstra())), {}, tambah)


def gaya_raksasa() -> bytes:
    gaya = "".join(f'<xf numFmtId="{n}"/>' for n in range(200_000)).encode()
    xml = b'<styleSheet xmlns="http://x"><cellXfs>' + gaya + b"</cellXfs></styleSheet>"
    return ubah_zip(bita(buku(renstra())), {"xl/styles.xml": xml})


def dtd(kepala: str) -> bytes:
    xml = lembar_xml(isi_renstra_xml().replace(DASAR, "&x;"), kepala)
    return dengan_lembar(xml)


def seribu_tawa() -> bytes:
    entitas = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )
    return dtd(f'<!DOCTYPE x [{entitas}<!ENTITY x "&a9;">]>')


def dtd_utf16() -> bytes:
    xml = (
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE worksheet [<!ENTITY x "y">]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    )
    return dengan_lembar(xml.encode("utf-16"))


def teks_bersama_raksasa() -> bytes:
    isi = bita(buku(renstra()))
    satu = "".join(f"<si><t>{n:x}</t></si>" for n in range(450_000))
    xml = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"{satu}</sst>"
    ).encode()
    tipe = ubah_tipe(
        isi,
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>',
    )
    tanpa = {"[Content_Types].xml": tipe, "xl/sharedStrings.xml": None}
    return ubah_zip(isi, tanpa, [("xl/sharedStrings.xml", xml)])


def ubah_tipe(isi: bytes, tambah: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(isi)) as asal:
        teks = asal.read("[Content_Types].xml").decode()
    if "sharedStrings" in teks:
        return teks.encode()
    return teks.replace("</Types>", f"{tambah}</Types>").encode()


def terpotong() -> bytes:
    return bita(buku(renstra()))[:-200]


def isi_rusak() -> bytes:
    return dengan_lembar(b"<worksheet><sheetData><row r='1'><c></row>")


def makro() -> bytes:
    isi = bita(buku(renstra()))
    return ubah_zip(isi, {}, [("xl/vbaProject.bin", _OLE + b"Sub AutoOpen()")])


def entri_bersandi() -> bytes:
    isi = bytearray(bita(buku(renstra())))
    awal = 0
    while (awal := isi.find(b"PK\x01\x02", awal)) != -1:
        isi[awal + 8] |= 1
        awal += 4
    return bytes(isi)


def baris_sebanyak(n: int) -> bytes:
    kepala = baris_xml(1, RENSTRA)
    isi = "".join(baris_xml(i + 2, [PAKUSARI, 2025, 2029, i]) for i in range(n))
    return dengan_lembar(lembar_xml(kepala + isi))


def berlebih_kolom() -> bytes:
    return wb([*_BIASA, DASAR, *[None] * 55, "jauh"])


DITOLAK = [
    ("kosong", ".xlsx", lambda: b"", "Berkas kosong"),
    ("lebih dari 5 MB", ".csv", lambda: b"x" * (5 * 1024 * 1024 + 1), "5 MB"),
    ("gambar bernama xlsx", ".xlsx", lambda: b"\x89PNG\r\n\x1a\n" + b"0" * 99, "PNG"),
    ("PDF bernama csv", ".csv", lambda: b"%PDF-1.7\n...", "berkas PDF"),
    ("Excel lama", ".xls", lambda: _OLE + b"\0" * 600, "format Excel lama (.xls)"),
    (
        "bersandi",
        ".xlsx",
        lambda: _OLE + "EncryptedPackage".encode("utf-16-le") * 9,
        "dilindungi kata sandi",
    ),
    ("entri bersandi", ".xlsx", entri_bersandi, "dilindungi kata sandi"),
    (
        "ODS",
        ".ods",
        lambda: ubah_zip(
            wb(),
            {"[Content_Types].xml": None, "xl/workbook.xml": None},
            [("content.xml", b"<x/>")],
        ),
        "OpenDocument (.ods)",
    ),
    (
        "Word bernama xlsx",
        ".xlsx",
        lambda: ubah_zip(
            wb(), {"xl/workbook.xml": None}, [("word/document.xml", b"<x/>")]
        ),
        "dokumen Word",
    ),
    ("zip terpotong", ".xlsx", terpotong, "rusak atau tidak lengkap"),
    ("isi rusak", ".xlsx", isi_rusak, "rusak atau tidak lengkap"),
    ("bukan zip", ".xlsx", lambda: b"PK\x03\x04" + b"0" * 500, "rusak"),
    ("bom zip", ".xlsx", bom_zip, "lebih besar dari 50 MB"),
    ("bom rasio", ".xlsx", bom_rasio, "dimampatkan secara tidak wajar"),
    ("300 entri", ".xlsx", banyak_entri, "lebih dari 200 bagian"),
    ("gaya raksasa", ".xlsx", gaya_raksasa, "terlalu banyak gaya"),
    ("seribu tawa", ".xlsx", seribu_tawa, "DOCTYPE"),
    (
        "entitas luar",
        ".xlsx",
        lambda: dtd('<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "DOCTYPE",
    ),
    ("DTD dalam UTF-16", ".xlsx", dtd_utf16, "DOCTYPE"),
    ("450.000 teks bersama", ".xlsx", teks_bersama_raksasa, "terlalu banyak teks"),
    ("250.000 baris kosong", ".xlsx", seperempat_juta_baris_kosong, "baris kosong"),
    ("20.001 baris", ".xlsx", lambda: baris_sebanyak(20_001), "20.000 baris"),
    ("61 kolom", ".xlsx", berlebih_kolom, "di luar 60 kolom pertama"),
    ("sel jauh yang berisi", ".xlsx", lambda: diubah(sel_jauh_berisi), "XFD1048576"),
    ("NUL dalam CSV", ".csv", lambda: csv([PAKUSARI, "2025\0"]), "bukan CSV UTF-8"),
    ("CSV UTF-16", ".csv", lambda: csv([PAKUSARI], sandi="utf-16"), "bukan CSV UTF-8"),
    (
        "surogat dalam CSV",
        ".csv",
        lambda: csv([PAKUSARI, "2025", "2029", "0"]) + b";\xed\xa0\x80",
        "Huruf dalam CSV ini tidak dapat dibaca",
    ),
    ("petik terbuka", ".csv", lambda: csv(['"' + PAKUSARI]), "tanda petiknya"),
]

SEL_DITOLAK = [
    (
        "nama lembar salah ketik",
        lambda: diubah(salah_nama),
        ("", "Maksud Anda “Renstra”"),
    ),
    ("nama lembar asing", lambda: diubah(nama_asing), ("", "Tidak ada lembar")),
    ("lembar tersembunyi", lambda: diubah(sembunyikan_lembar), ("", "disembunyikan")),
    ("baris tersembunyi", lambda: diubah(sembunyikan_baris), ("", "disembunyikan")),
    (
        "kolom tersembunyi",
        lambda: diubah(sembunyikan_kolom),
        ("Dasar hukum", "disembu"),
    ),
    ("sel gabungan", lambda: diubah(gabung), ("E2:E3", "Pisahkan")),
    ("judul di atas kepala", lambda: diubah(judul_di_atas), ("Kecamatan", "tidak ada")),
    (
        "judul dua kali",
        lambda: wb([*_BIASA, "a", "b"], judul=[*RENSTRA, "Dasar hukum"]),
        ("Dasar hukum", "dua kali"),
    ),
    ("isian tanpa judul", lambda: wb([*_BIASA, DASAR, "x"]), ("", "judul kolom")),
    ("baris ganda", lambda: wb([*_BIASA, "a"], [*_BIASA, "b"]), ("", "baris 2")),
    (
        "kecamatan yang tidak ada",
        lambda: wb(["35.09.99", 2025, 2029, 0, "x"]),
        ("Kecamatan", "tidak dikenal di sini"),
    ),
    ("kode sebagai angka", lambda: wb([35.09, 2025, 2029, 0]), ("Kecamatan", "teks")),
    (
        "kode menjadi jam",
        lambda: wb([timedelta(hours=35, minutes=9, seconds=24), 2025, 2029, 0]),
        ("Kecamatan", "Maksud Anda 35.09.24?"),
    ),
    (
        "kode menjadi tanggal",
        lambda: wb([date(2024, 9, 3), 2025, 2029, 0]),
        ("Kecamatan", "teks"),
    ),
    (
        "tahun pecahan",
        lambda: wb([PAKUSARI, 2025.5, 2029, 0]),
        ("Tahun awal", "2025,5"),
    ),
    ("tahun tak wajar", lambda: wb([PAKUSARI, 25, 2029, 0]), ("Tahun awal", "2000")),
    ("nilai logika", lambda: wb([PAKUSARI, True, 2029, 0]), ("Tahun awal", "logika")),
    # openpyxl writes "#REF!" as an error cell.
    ("galat rumus", lambda: dasar("#REF!"), ("Dasar hukum", "(#REF!)")),
    (
        "rumus tanpa nilai",
        lambda: diubah(rumus_tanpa_nilai),
        ("Dasar hukum", "belum dihitung"),
    ),
    ("terlalu panjang", lambda: dasar("x" * 301), ("Dasar hukum", "301 huruf")),
    (
        "tidak terhingga",
        lambda: tak_terhingga(),
        ("Tahun awal", "tidak dapat dihitung"),
    ),
    ("angka raksasa", lambda: wb([PAKUSARI, 10**40, 2029, 0]), ("Tahun awal", "2000")),
]


def tak_terhingga() -> bytes:
    isi = isi_renstra_xml().replace("<v>2025</v>", "<v>1E400</v>")
    return dengan_lembar(lembar_xml(isi))


DITERIMA = [
    ("sel berformat di XFD1048576", ".xlsx", lambda: diubah(sel_jauh), DASAR),
    ("tanpa dimensi", ".xlsx", tanpa_dimensi, DASAR),
    ("dimensi bohong", ".xlsx", dimensi_bohong, DASAR),
    ("bermakro", ".xlsm", makro, DASAR),
    ("lembar hitungan sendiri", ".xlsx", lambda: diubah(lembar_lain), DASAR),
    ("teks serupa rumus", ".xlsx", lambda: teks_rumus(), "=cmd|' /C calc'!A0"),
    (
        "NBSP dan spasi",
        ".xlsx",
        lambda: dasar("\u00a0 Perbup\u00a012 \u200b"),
        "Perbup 12",
    ),
    ("angka di kolom teks", ".xlsx", lambda: dasar(12.5), "12,5"),
    (
        "tanggal di kolom teks",
        ".xlsx",
        lambda: dasar(date(2025, 9, 24)),
        "24 September 2025",
    ),
    ("persen pada bilangan", ".xlsx", lambda: diubah(persen), DASAR),
    (
        "tahun sebagai teks dan pecahan nol",
        ".xlsx",
        lambda: wb([f" {PAKUSARI}\u00a0", "2025", 2029.0, "0", DASAR]),
        DASAR,
    ),
    (
        "baris kosong di antaranya",
        ".xlsx",
        lambda: wb([None] * 5, [*_BIASA, DASAR]),
        DASAR,
    ),
    (
        "baris contoh",
        ".xlsx",
        lambda: wb(["Contoh", "x", "y", "z", "w"], [*_BIASA, DASAR]),
        DASAR,
    ),
    (
        "CSV titik koma",
        ".csv",
        lambda: csv([PAKUSARI, "2025", "2029", "0", DASAR]),
        DASAR,
    ),
    (
        "CSV koma dengan BOM",
        ".csv",
        lambda: csv(
            [PAKUSARI, "2025", "2029", "0", DASAR], pemisah=",", sandi="utf-8-sig"
        ),
        DASAR,
    ),
    (
        "CSV cp1252",
        ".csv",
        lambda: csv([PAKUSARI, "2025", "2029", "0", "Perbup – “12”"], sandi="cp1252"),
        "Perbup – “12”",
    ),
    (
        "CSV bernama xlsx",
        ".xlsx",
        lambda: csv([PAKUSARI, "2025", "2029", "0", "'=1+1"]),
        "=1+1",
    ),
]


def teks_rumus() -> bytes:
    isi = isi_renstra_xml().replace(DASAR, "=cmd|' /C calc'!A0")
    return dengan_lembar(lembar_xml(isi))


@pytest.mark.parametrize(
    ("akhiran", "isi", "jawab"), [k[1:] for k in DITOLAK], ids=[k[0] for k in DITOLAK]
)
def test_berkas_ditolak(pakusari, terap, tmp_path, isi_basis_data, akhiran, isi, jawab):
    jalan = tmp_path / f"isi{akhiran}"
    jalan.write_bytes(isi())
    semula = isi_basis_data()
    mulai = time.monotonic()
    with pytest.raises(BerkasDitolak) as galat:
        terap("renstra", jalan)
    assert time.monotonic() - mulai < PALING_LAMA
    assert jawab in str(galat.value)
    assert isi_basis_data() == semula


@pytest.mark.parametrize(
    ("isi", "jawab"), [k[1:] for k in SEL_DITOLAK], ids=[k[0] for k in SEL_DITOLAK]
)
def test_sel_ditolak(pakusari, terap, tmp_path, isi_basis_data, isi, jawab):
    jalan = tmp_path / "isi.xlsx"
    jalan.write_bytes(isi())
    semula = isi_basis_data()
    hasil = terap("renstra", jalan)
    assert not hasil.diterapkan
    kolom, kalimat = jawab
    cocok = [g for g in hasil.galat if g.kolom == kolom and kalimat in g.pesan]
    assert cocok, hasil.galat
    assert isi_basis_data() == semula


@pytest.mark.parametrize(
    ("akhiran", "isi", "nilai"), [k[1:] for k in DITERIMA], ids=[k[0] for k in DITERIMA]
)
def test_diterima_dengan_nilai_yang_benar(
    pakusari, terap, tmp_path, akhiran, isi, nilai
):
    jalan = tmp_path / f"isi{akhiran}"
    jalan.write_bytes(isi())
    hasil = terap("renstra", jalan)
    assert hasil.galat == []
    assert pakusari.renstra.get(awal=2025).dasar == nilai


class TestAngka:
    """Cells of a figure, in a file of budgets."""

    @pytest.fixture
    def jumlah(self, pakusari, lihat, tmp_path):
        buat_pagu(buat_program(kode="7.01.02"), jumlah="1")

        def _jumlah(isi, format_=""):
            baris = [PAKUSARI, 2025, 1, "7.01.02", isi]
            isi_buku = buku({"Pagu": [PAGU, baris]})
            if format_:
                isi_buku["Pagu"]["E2"].number_format = format_
            isi_buku.save(tmp_path / "isi.xlsx")
            return lihat("pagu", tmp_path / "isi.xlsx")

        return _jumlah

    @pytest.mark.parametrize(
        ("isi", "nilai"),
        [
            (0.1 + 0.2, "0.3"),
            (1234567890123.45, "1234567890123.45"),
            ("Rp 1.234.567,89", "1234567.89"),
            ("12.750.000,-", "12750000"),
            ("\u00a01.234\u00a0", "1234"),
            (1.005, "1.01"),
        ],
    )
    def test_terbaca(self, jumlah, isi, nilai):
        hasil = jumlah(isi)
        assert hasil.galat == []
        assert hasil.baris[0].perubahan["Pagu (Rp)"][1] == Decimal(nilai)

    @pytest.mark.parametrize(
        ("isi", "kalimat"),
        [
            ("1,234.5", "Maksud Anda 1.234,5?"),
            ("79.5", "Maksud Anda 79,5?"),
            ("1,2345", "Paling banyak 2 angka di belakang koma."),
            (10**14, "Angka terlalu besar"),
            (-1, "tidak boleh kurang dari 0"),
            (date(2025, 5, 1), "sebagai tanggal"),
            (datetime(2025, 5, 1, 7, 30), "sebagai jam"),
            (jam(7, 1, 1), "Maksud Anda 7.01.01?"),
            ("banyak", "bukan angka"),
        ],
    )
    def test_ditolak(self, jumlah, isi, kalimat):
        (galat,) = jumlah(isi).galat
        assert galat.kolom == "Pagu (Rp)"
        assert kalimat in galat.pesan

    def test_persen_dibaca_seperti_terlihat(self, jumlah):
        hasil = jumlah(0.875, "0.0%")
        assert hasil.baris[0].perubahan["Pagu (Rp)"][1] == Decimal("87.5")


@pytest.mark.lengkap
def test_dua_puluh_ribu_baris_masih_diterima(pakusari, lihat, tmp_path):
    jalan = tmp_path / "isi.xlsx"
    jalan.write_bytes(baris_sebanyak(20_000))
    assert lihat("renstra", jalan).ringkasan["baru"] == 20_000
