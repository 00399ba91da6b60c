"""The Word file: the same words in the same order as in print, real Word parts, safe
against hostile text, and openable by python-docx and LibreOffice."""

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from dokumen import pohon
from dokumen.pohon import (
    Baris,
    Butir,
    Daftar,
    GalatPohon,
    Gambar,
    Kepala,
    Kolom,
    Lembar,
    Paragraf,
    PindahHalaman,
    Predikat,
    Rumus,
    Sel,
    Tabel,
)
from dokumen.word import tulis_docx
from dokumen.word.gambar import _png

from .kata import kata_html, kata_word
from .pohon_contoh import SVG, dokumen, lengkap, tabel, tabel_sdm

RACUN = '{ INCLUDETEXT "/etc/passwd" } <w:p/> & "=cmd|calc" \x00\x0b]]>'


def berkas(*blok, **ubah):
    """A file with one page of these blocks, opened by python-docx."""
    return buka(dokumen(Lembar("Uji", blok, **ubah)))


def buka(d):
    return docx.Document(io.BytesIO(tulis_docx(d)))


# --- The same words ---------------------------------------------------------------


def test_every_kind_of_node_is_in_the_example():
    """Else the comparison below would say nothing about the missing one."""
    ada = {type(s) for s in pohon_semua(lengkap())}
    tanpa = {pohon.Simpul}
    assert {j for j in semua_jenis()} - tanpa <= ada


def semua_jenis():
    return {
        j
        for j in vars(pohon).values()
        if isinstance(j, type) and issubclass(j, pohon.Simpul)
    }


def pohon_semua(d):
    from dokumen.telusur import telusuri

    return telusuri(d)


def test_word_and_print_hold_the_same_words_in_the_same_order():
    assert kata_word(lengkap()) == kata_html(lengkap())


def test_text_and_list_beside_a_label_and_in_a_cell_are_both_kept():
    daftar = Daftar((Butir("butir", (Paragraf("lanjutan"),)),), "huruf-kurung")
    baris = pohon.BarisRincian("KETIGA", "bertujuan untuk:", (daftar,))
    sel = Tabel("", (Kolom(1),), (), (Baris((Sel("isi", blok=(daftar,)),)),))
    d = dokumen(Lembar("Uji", (pohon.Rincian((baris,)), sel)))
    assert kata_word(d) == kata_html(d)
    assert "bertujuan" in kata_word(d)


def test_unknown_block_is_an_error_and_never_left_out():
    class Baru(pohon.Simpul):
        pass

    with pytest.raises(TypeError, match="Baru"):
        berkas(Baru())


# --- Real parts of Word -----------------------------------------------------------


def test_headings_are_numbered_headings_of_their_level():
    judul = [
        (p.style.name, p.text)
        for p in buka(lengkap()).paragraphs
        if "Head" in p.style.name
    ]
    assert ("Heading 1", "BAB I\nPendahuluan") in judul
    assert ("Heading 2", "A.\tLatar Belakang") in judul
    assert ("Heading 3", "1.\tSumber Daya Manusia") in judul


def test_contents_are_excluded_from_themselves():
    gaya = {p.text: p.style.name for p in buka(lengkap()).paragraphs}
    assert gaya["Daftar Isi"] == "Judul Depan"
    assert gaya["Kata Pengantar"] == "Heading 1"


def test_table_repeats_its_head_and_keeps_short_rows_whole():
    t = berkas(tabel(banyak=3)).tables[0]
    assert t.style.name == "Tabel Dokumen"
    assert t.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    for baris in t.rows:
        assert baris._tr.trPr.find(qn("w:cantSplit")) is not None


def test_row_longer_than_a_third_of_a_page_may_be_broken():
    panjang = Tabel("", (Kolom(1),), (), (Baris((Sel("kata " * 900),)),))
    assert berkas(panjang).tables[0].rows[0]._tr.trPr is None


def test_merged_cells_cover_the_same_grid():
    t = berkas(tabel_sdm()).tables[0]
    assert t.cell(0, 0)._tc is t.cell(1, 0)._tc
    assert t.cell(0, 1).text == t.cell(0, 6).text == "Kebutuhan"
    assert [s.text for s in t.rows[1].cells][1:4] == ["Σ", "SD", "SMA"]
    assert t.cell(2, 0).text == t.cell(2, 14).text == "Jabatan Administrasi"


def test_cell_merged_over_rows_and_columns_goes_on_below():
    baris = (
        Baris((Sel("a", kolom=2, baris=2), Sel("b"))),
        Baris((Sel("c"),)),
    )
    kolom = (Kolom(1), Kolom(1), Kolom(1))
    t = berkas(Tabel("", kolom, (), baris)).tables[0]
    assert t.cell(0, 0)._tc is t.cell(1, 1)._tc
    assert t.cell(1, 2).text == "c"


def test_caption_counts_with_the_documents_own_number():
    xml = etree.tostring(buka(lengkap()).element.body).decode()
    assert "SEQ Tabel \\* ARABIC \\r 2" in xml
    keterangan = [
        p.text for p in buka(lengkap()).paragraphs if p.style.name == "Caption"
    ]
    assert "Tabel 2.2 Struktur Program, Kegiatan dan Sub Kegiatan" in keterangan


def test_contents_are_filled_but_for_their_pages():
    d = buka(lengkap())
    xml = etree.tostring(d.element.body).decode()
    assert 'TOC \\o "1-3" \\h \\z' in xml
    assert "dirty" not in xml
    # Word asks whether to fill the pages in; it has no reason to where there are none.
    assert d.settings.element.find(qn("w:updateFields")) is not None
    assert berkas(Paragraf("x")).settings.element.find(qn("w:updateFields")) is None
    isi = [p.text for p in d.paragraphs if p.style.name.startswith("toc")]
    assert "BAB III Akuntabilitas Kinerja\t" in isi
    assert "1. Sumber Daya Manusia\t" in isi


def test_every_link_within_has_its_bookmark():
    badan_word = buka(lengkap()).element.body
    nama = {b.get(qn("w:name")) for b in badan_word.iter(qn("w:bookmarkStart"))}
    tujuan = {h.get(qn("w:anchor")) for h in badan_word.iter(qn("w:hyperlink"))}
    assert tujuan and tujuan <= nama
    nomor = [b.get(qn("w:id")) for b in badan_word.iter(qn("w:bookmarkStart"))]
    assert len(nomor) == len(set(nomor))


def test_predicate_has_word_shape_and_ground():
    p = Predikat("Sangat Rendah", "▼▼", "sangat-rendah")
    t = berkas(Tabel("", (Kolom(1),), (), (Baris((Sel(predikat=p),)),))).tables[0]
    (r,) = t.cell(0, 0).paragraphs[0].runs
    assert r.text == "▼▼ Sangat Rendah"
    assert r._r.rPr.find(qn("w:shd")).get(qn("w:fill")) == "A8201A"


def test_lists_begin_where_they_say_and_each_counts_for_itself():
    butir = (Butir("x"), Butir("y"))
    d = berkas(Daftar(butir, "huruf", 6), Daftar(butir, "huruf"))
    nomor = [
        p._p.pPr.numPr.numId.val for p in d.paragraphs if p.text in "xy" and p.text
    ]
    assert nomor[0] == nomor[1] != nomor[2] == nomor[3]
    mulai = {
        n.numId: n.find(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}")
        for n in d.part.numbering_part.element.num_lst
    }
    assert mulai[nomor[0]].get(qn("w:val")) == "6"
    assert mulai[nomor[2]].get(qn("w:val")) == "1"


def test_wide_table_lies_on_its_side_between_upright_pages():
    lebar = replace(tabel(), lanskap=True)
    d = berkas(Paragraf("sebelum"), lebar, Paragraf("sesudah"))
    assert [(s.page_width > s.page_height) for s in d.sections] == [False, True, False]


def test_no_empty_paragraph_ends_a_page():
    """One below a table that fills its page would print a blank page."""
    lebar = replace(tabel(), lanskap=True)
    d = berkas(tabel(), PindahHalaman(), tabel(), lebar, Paragraf("akhir"))
    isi = d.element.body.xpath("./w:p[not(.//w:t) and not(.//w:bookmarkStart)]")
    gaya = {p.pPr.pStyle.val for p in isi}
    assert gaya == {"Jarak"}  # a point high: what bears a break between tables


def test_sheet_of_a3_is_that_wide_and_so_are_its_tables():
    d = berkas(tabel(), ukuran="A3", lanskap=True)
    (s,) = d.sections
    assert (round(s.page_width.mm), round(s.page_height.mm)) == (420, 297)
    lebar = sum(k.width for k in d.tables[0].columns)
    assert 0.98 < lebar / (s.page_width - s.left_margin - s.right_margin) <= 1


def test_numbers_are_roman_before_bab_one_then_from_one():
    jenis = []
    for s in buka(lengkap()).sections:
        hitung = s._sectPr.find(qn("w:pgNumType"))
        ciri = {} if hitung is None else dict(hitung.attrib)
        jenis.append((ciri.get(qn("w:fmt")), ciri.get(qn("w:start"))))
    assert jenis[0] == (None, None)  # the cover
    assert jenis[1] == ("lowerRoman", "1")
    assert jenis[2] == (None, "1")
    assert set(jenis[3:]) == {(None, None)}


def test_running_head_foot_and_mark_of_a_draft():
    d = buka(lengkap())
    assert [p.text for p in d.sections[0].header.paragraphs] != []
    isi = d.sections[2]
    assert isi.header.paragraphs[0].text.startswith("Laporan Kinerja Tahun 2025\t")
    kaki = isi.footer.paragraphs[0]
    assert kaki.text.startswith("Draf, belum ditandatangani\t")
    assert "PAGE" in etree.tostring(kaki._p).decode()


def test_signature_stays_with_what_is_signed():
    camat = pohon.Penandatangan("Rifendi", "Camat")
    d = berkas(
        Paragraf("Penutup."), pohon.TandaTangan((camat,), "Jember", "1 Mei 2025")
    )
    penutup = next(p for p in d.paragraphs if p.text == "Penutup.")
    assert penutup.paragraph_format.keep_with_next
    assert [s.text for b in d.tables[0].rows for s in b.cells][
        1
    ] == "Jember, 1 Mei 2025"


def test_metadata_and_language():
    p = buka(lengkap()).core_properties
    assert p.title == "Laporan Kinerja Kecamatan Pakusari Kabupaten Jember"
    assert p.author == "Kecamatan Pakusari"
    assert p.language == "id-ID"
    assert p.created.isoformat()[:10] == "2026-02-19"
    xml = etree.tostring(buka(lengkap()).styles.element).decode()
    assert 'w:val="id-ID"' in xml


def test_document_without_date_says_the_same_day_always():
    assert buka(dokumen()).core_properties.created.year == 2000


# --- Drawings ---------------------------------------------------------------------


def test_drawing_is_vector_and_picture_with_words():
    d = berkas(Gambar("Tren", SVG, 'Naik "dari" 82,5 & terus <naik>'))
    isi = {b.content_type for b in d.part.package.iter_parts()}
    assert {"image/png", "image/svg+xml"} <= isi
    gambar = d.element.body.find(f".//{qn('wp:docPr')}")
    assert gambar.get("descr") == 'Naik "dari" 82,5 & terus <naik>'


def test_drawing_that_fetches_is_refused():
    jahat = SVG.replace("<path", '<image href="http://x.example/"/><path')
    with pytest.raises(GalatPohon, match="ditolak"):
        berkas(Gambar("x", jahat, "x"))


def test_drawing_without_size_is_refused():
    tanpa = SVG.replace('viewBox="0 0 60 70"', "")
    with pytest.raises(GalatPohon, match="ukuran"):
        berkas(Gambar("x", tanpa, "x"))


def test_picture_of_a_chart_has_its_marks():
    from PIL import Image

    svg = (
        '<svg viewBox="0 0 20 10"><rect x="0" y="0" width="10" height="10" '
        'fill="#ff0000"/><line x1="15" y1="0" x2="15" y2="10" stroke="#0000ff" '
        'stroke-width="4"/></svg>'
    )
    gambar = Image.open(io.BytesIO(_png(svg, 20, 10)))
    skala = gambar.width / 20
    assert gambar.getpixel((round(5 * skala), round(5 * skala))) == (255, 0, 0)
    assert gambar.getpixel((round(15 * skala), round(5 * skala))) == (0, 0, 255)
    assert gambar.getpixel((round(12 * skala), round(5 * skala))) == (255, 255, 255)


# --- Hostile text, equal bytes ----------------------------------------------------


def test_text_is_text_wherever_it_stands():
    d = dokumen(
        pohon.Bab(
            RACUN,
            (
                pohon.Subbab(
                    RACUN, (Paragraf(RACUN), Rumus(RACUN, RACUN, RACUN, RACUN))
                ),
                Tabel(RACUN, (Kolom(1),), ((Kepala(RACUN),),), (Baris((Sel(RACUN),)),)),
                pohon.DaftarIsi(),
                pohon.DaftarTabel(),
            ),
        ),
        judul=RACUN,
        subjudul=RACUN,
        tanda=RACUN,
        penyusun=RACUN,
    )
    isi = tulis_docx(d)
    perintah = set()
    with zipfile.ZipFile(io.BytesIO(isi)) as paket:
        for nama in paket.namelist():
            if nama.endswith(".xml"):
                akar = etree.fromstring(paket.read(nama))
                perintah |= {i.text for i in akar.iter(qn("w:instrText"))}
    assert all(re.fullmatch(r" (TOC|SEQ|PAGEREF|PAGE)\b[^{}&=]* ", p) for p in perintah)
    bersih = RACUN.replace("\x00", "").replace("\x0b", "")
    assert bersih in "\n".join(
        p.text for p in docx.Document(io.BytesIO(isi)).paragraphs
    )


def test_no_link_leads_out_of_the_file():
    with zipfile.ZipFile(io.BytesIO(tulis_docx(lengkap()))) as paket:
        for nama in paket.namelist():
            if nama.endswith(".rels"):
                assert b'TargetMode="External"' not in paket.read(nama)


def test_equal_trees_give_equal_bytes():
    assert tulis_docx(lengkap()) == tulis_docx(lengkap())
    with zipfile.ZipFile(io.BytesIO(tulis_docx(lengkap()))) as paket:
        assert {i.date_time[0] for i in paket.infolist()} == {1980}


def test_wrong_tree_is_refused_as_in_print():
    with pytest.raises(GalatPohon, match="tidak menemukan"):
        berkas(Paragraf((pohon.Rujukan("tiada"),)))


def test_number_in_a_cell_is_printed_as_written():
    sel = Sel("1.234,50", Decimal("1234.50"))
    t = berkas(Tabel("", (Kolom(1),), (), (Baris((sel,)),))).tables[0]
    assert t.cell(0, 0).text == "1.234,50"
