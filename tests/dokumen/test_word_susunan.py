"""What makes Word offer to "repair" a file, looked for in every part of ours: elements
in the wrong order, numbers used twice, cells without a paragraph, rows that do not fill
their table, references to what is not there, fields left open."""

import io
import posixpath
import re
import zipfile

import pytest
from lxml import etree

from dokumen.word import tulis_docx

from .pohon_contoh import dokumen, lengkap, panjang, perjanjian

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

# ECMA-376 part 1: the order of children, as far as we write them.
URUTAN = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens spacing ind "
    "contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps color spacing sz szCs highlight u "
    "bdr shd vertAlign lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols",
    "settings": "defaultTabStop characterSpacingControl updateFields compat "
    "themeFontLang decimalSymbol listSeparator",
    "tbl": "bookmarkStart tblPr tblGrid tr",
    "tr": "trPr tc",
    "numbering": "abstractNum num",
    "lvl": "start numFmt pStyle lvlText lvlJc pPr rPr",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr trPr tcPr tblStylePr",
}


@pytest.fixture(
    scope="module",
    params=[lengkap, lambda: panjang(2), lambda: dokumen(perjanjian())],
    ids=["lengkap", "panjang", "surat"],
)
def paket(request):
    """The parts of a file by name: their bytes, and parsed where they are XML."""
    with zipfile.ZipFile(io.BytesIO(tulis_docx(request.param()))) as berkas:
        assert len(set(berkas.namelist())) == len(berkas.namelist())
        return {n: berkas.read(n) for n in berkas.namelist()}


@pytest.fixture(scope="module")
def bagian(paket):
    return {n: etree.fromstring(i) for n, i in paket.items() if n.endswith(".xml")}


def badan(bagian):
    """Parts with running text."""
    return [
        akar
        for nama, akar in bagian.items()
        if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", nama)
    ]


def unik(daftar):
    daftar = list(daftar)
    return len(daftar) == len(set(daftar))


def test_children_stand_in_the_order_of_the_standard(bagian):
    for nama, akar in bagian.items():
        if nama == "word/stylesWithEffects.xml":  # the library's own, for Word 2010
            continue
        for unsur in akar.iter():
            if not isinstance(unsur.tag, str) or not unsur.tag.startswith(W):
                continue
            urutan = URUTAN.get(unsur.tag.removeprefix(W), "").split()
            anak = [a.tag.removeprefix(W) for a in unsur] if urutan else []
            tempat = [urutan.index(a) for a in anak]  # ValueError: unknown to this list
            assert tempat == sorted(tempat), (nama, unsur.tag, anak)


def test_rows_fill_their_table_and_cells_end_with_a_paragraph(bagian):
    tabel = [t for akar in badan(bagian) for t in akar.iter(f"{W}tbl")]
    assert tabel
    for t in tabel:
        kolom = len(t.findall(f"{W}tblGrid/{W}gridCol"))
        assert kolom and t.findall(f"{W}tr")
        for baris in t.findall(f"{W}tr"):
            rentang = [
                int(getattr(s, "attrib", {}).get(f"{W}val", 1)) if s is not None else 1
                for s in (
                    c.find(f"{W}tcPr/{W}gridSpan") for c in baris.findall(f"{W}tc")
                )
            ]
            assert sum(rentang) == kolom
            for sel in baris.findall(f"{W}tc"):
                assert sel[-1].tag == f"{W}p"


def test_two_tables_never_touch_and_the_body_ends_with_its_section(bagian):
    isi = bagian["word/document.xml"][0]
    assert isi[-1].tag == f"{W}sectPr"
    for induk in [isi, *isi.iter(f"{W}tc")]:
        tag = [a.tag for a in induk]
        assert not any(a == b == f"{W}tbl" for a, b in zip(tag, tag[1:], strict=False))


def test_bookmarks_and_pictures_have_numbers_of_their_own(bagian):
    akar = bagian["word/document.xml"]
    awal = list(akar.iter(f"{W}bookmarkStart"))
    nama = [a.get(f"{W}name") for a in awal]
    assert unik(n.casefold() for n in nama) and unik(a.get(f"{W}id") for a in awal)
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", n) for n in nama)
    akhir = [a.get(f"{W}id") for a in akar.iter(f"{W}bookmarkEnd")]
    assert sorted(akhir) == sorted(a.get(f"{W}id") for a in awal)
    assert unik(g.get("id") for g in akar.iter(f"{WP}docPr"))
    sasaran = {h.get(f"{W}anchor") for h in akar.iter(f"{W}hyperlink")}
    assert sasaran <= set(nama)


def test_what_is_referred_to_is_there(paket, bagian):
    gaya = {s.get(f"{W}styleId") for s in bagian["word/styles.xml"].iter(f"{W}style")}
    nomor = {n.get(f"{W}numId") for n in bagian["word/numbering.xml"].iter(f"{W}num")}
    abstrak = {
        n.get(f"{W}abstractNumId")
        for n in bagian["word/numbering.xml"].iter(f"{W}abstractNum")
    }
    for akar in badan(bagian):
        for tag in ("pStyle", "rStyle", "tblStyle"):
            assert {s.get(f"{W}val") for s in akar.iter(f"{W}{tag}")} <= gaya
        assert {n.get(f"{W}val") for n in akar.iter(f"{W}numId")} <= nomor
    dipakai = {
        n.get(f"{W}val") for n in bagian["word/numbering.xml"].iter(f"{W}abstractNumId")
    }
    assert dipakai <= abstrak
    hubungan = etree.fromstring(paket["word/_rels/document.xml.rels"])
    id_hubungan = {h.get("Id"): h.get("Target") for h in hubungan}
    for sasaran in id_hubungan.values():
        assert posixpath.normpath(posixpath.join("/word", sasaran))[1:] in paket
    for unsur in bagian["word/document.xml"].iter():
        for nama, nilai in unsur.attrib.items():
            if nama.startswith(R):
                assert nilai in id_hubungan


def test_every_part_has_its_content_type(paket):
    jenis = etree.fromstring(paket["[Content_Types].xml"])
    akhiran = {j.get("Extension") for j in jenis if j.get("Extension")}
    nama = {j.get("PartName") for j in jenis if j.get("PartName")}
    for bagian_paket in paket:
        assert f"/{bagian_paket}" in nama or bagian_paket.rpartition(".")[2] in akhiran
    assert all(n[1:] in paket for n in nama)


def test_fields_are_closed(bagian):
    for akar in badan(bagian):
        terbuka = []
        for f in akar.iter(f"{W}fldChar"):
            jenis = f.get(f"{W}fldCharType")
            if jenis == "begin":
                terbuka.append("begin")
            elif jenis == "separate":
                assert terbuka[-1] == "begin"
                terbuka[-1] = "separate"
            else:
                assert terbuka.pop() == "separate"
        assert not terbuka


def test_styles_are_named_once(bagian):
    daftar = bagian["word/styles.xml"].findall(f"{W}style")
    assert unik(s.get(f"{W}styleId") for s in daftar)
    assert unik(s.find(f"{W}name").get(f"{W}val").casefold() for s in daftar)
