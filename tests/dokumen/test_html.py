"""The tree as HTML: semantic, escaped, without styles that the pages refuse."""

import re
from html.parser import HTMLParser

import pytest

from dokumen.html import badan, halaman, potongan
from dokumen.html_tabel import lebar_persen
from dokumen.penomoran import nomori
from dokumen.pohon import (
    Bab,
    Baris,
    Butir,
    Daftar,
    Kepala,
    Kolom,
    Paragraf,
    Predikat,
    Sel,
    Subbab,
    Tabel,
    Teks,
)

from .pohon_contoh import dokumen, lengkap, tabel


class _Pembaca(HTMLParser):
    """Checks that tags close in order and keeps every attribute."""

    TUNGGAL = {"meta", "col", "br"}

    def __init__(self, html):
        super().__init__()
        self.terbuka, self.atribut, self.nama = [], [], []
        self.feed(html)
        assert not self.terbuka

    def handle_starttag(self, tag, attrs):
        self.nama.append(tag)
        self.atribut += attrs
        if tag not in self.TUNGGAL:
            self.terbuka.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.nama.append(tag)
        self.atribut += attrs

    def handle_endtag(self, tag):
        assert self.terbuka.pop() == tag


def isi(*blok):
    return badan(nomori(dokumen(Bab("b", blok))))


def test_whole_report_is_well_formed_and_has_no_style_attribute():
    baca = _Pembaca(halaman(nomori(lengkap())))
    assert "style" not in {nama for nama, _ in baca.atribut}
    assert not any(nama.startswith("on") for nama, _ in baca.atribut)


def test_every_link_has_its_target():
    baca = _Pembaca(halaman(nomori(lengkap())))
    tujuan = [nilai for nama, nilai in baca.atribut if nama == "id"]
    tautan = {nilai for nama, nilai in baca.atribut if nama == "href"}
    assert len(tujuan) == len(set(tujuan))
    assert len(tautan) > 20
    assert tautan <= {f"#{t}" for t in tujuan}


def test_table_is_semantic():
    html = isi(tabel("Skala", 1, sumber="Permendagri 86/2017"))
    assert "<caption><b>Tabel 1.1</b> Skala</caption>" in html
    assert '<th scope="col">Nilai</th>' in html
    assert '<th scope="row">Baris ke-1</th><td class="kanan">1,50</td>' in html
    assert '<p class="sumber">Sumber: Permendagri 86/2017</p>' in html


def test_merged_heads_keep_their_span_and_scope():
    kepala = ((Kepala("a", baris=2), Kepala("b", kolom=2)), (Kepala("c"), Kepala("d")))
    html = isi(Tabel("T", (Kolom(1),) * 3, kepala, ()))
    assert '<th scope="col" rowspan="2">a</th>' in html
    assert '<th scope="colgroup" colspan="2">b</th>' in html


def test_alignment_follows_the_column_under_merged_cells():
    baris = (Baris((Sel("a", baris=2), Sel("1"))), Baris((Sel("2"),)))
    html = isi(Tabel("T", (Kolom(1), Kolom(1, "kanan")), (), baris))
    assert '<td class="kanan">2</td>' in html


def test_predicate_is_word_and_shape():
    sel = Sel(predikat=Predikat("Sangat Tinggi", "▲▲", "sangat-tinggi"))
    html = isi(Tabel("T", (Kolom(1),), (), (Baris((sel,)),)))
    assert '<span class="nada sangat-tinggi">▲▲ Sangat Tinggi</span>' in html


@pytest.mark.parametrize(
    "lebar", [(1,), (1, 1, 1), (4, 18, 13, 8, 6, 7, 6, 9), (1, 999), (1,) * 40]
)
def test_widths_are_whole_percents_of_a_hundred(lebar):
    persen = lebar_persen(tuple(Kolom(w) for w in lebar))
    assert sum(persen) == 100
    assert min(persen) >= 1


def test_row_longer_than_a_third_of_a_page_may_be_broken():
    def baris(isi):
        return isi_tabel(Sel(isi))

    def isi_tabel(sel):
        return isi(Tabel("T", (Kolom(1), Kolom(1)), (), (Baris((sel, Sel())),)))

    assert 'class="belah"' in baris("kata " * 400)
    assert 'class="belah"' not in baris("kata " * 40)


def test_only_cells_with_a_long_word_are_hyphenated():
    kolom = (Kolom(10), Kolom(90))
    html = isi(
        Tabel(
            "T", kolom, (), (Baris((Sel("PENYELENGGARAAN"), Sel("PENYELENGGARAAN"))),)
        )
    )
    assert html.count("penggal") == 1


def test_continued_list_begins_where_it_was_left():
    html = isi(Daftar((Butir("g"),), "huruf", mulai=7))
    assert '<ol class="huruf" start="7"><li>g</li></ol>' in html


@pytest.mark.parametrize("racun", ["<img src=x>", '"><script>', "a & b", "'", "</td>"])
def test_markup_in_any_text_is_text(racun):
    d = nomori(
        dokumen(
            Bab(racun, (Subbab(racun, (Paragraf((racun, Teks(racun, tebal=True))),
                                       tabel(racun, sumber=racun, catatan=(racun,)))),)),
            judul=racun, subjudul=racun, tanda=racun, penyusun=racun,
        )
    )  # fmt: skip
    baca = _Pembaca(halaman(d))
    assert not {"img", "script"} & set(baca.nama)


def test_control_characters_are_dropped_and_newlines_kept():
    assert "<p>a<br>bc</p>" in isi(Paragraf("a\nb\x00\x0b\ud800c"))


def test_on_a_page_headings_start_below_its_own():
    html = badan(nomori(lengkap()), tingkat_judul=2)
    assert "<h1" not in html
    assert re.search(r"<h2><span>BAB I</span> Pendahuluan</h2>", html)


def test_one_section_keeps_the_numbers_of_the_whole():
    d = nomori(dokumen(Bab("a", (tabel(),)), Bab("b", (Subbab("c", (tabel(),)),))))
    html = potongan(d, d.bagian[1].isi[0])
    assert "Tabel 2.1" in html
    assert "BAB" not in html


def test_angka_menjadi_tautan_hanya_di_halaman():
    """A figure leads to where it comes from; what is unknown stays text, paper has none."""
    tabel = Tabel(
        "Capaian",
        (Kolom(1), Kolom(1), Kolom(1)),
        (),
        (
            Baris(
                (
                    Sel("84,03", asal="capaian:A&B"),
                    Sel("7", asal="tidak-dikenal"),
                    Sel((Teks("90", asal="capaian:A&B"), " %")),
                )
            ),
        ),
    )
    paragraf = Paragraf(("Sebesar ", Teks("1", tebal=True, asal="capaian:A&B"), "."))
    dok = dokumen(Bab("B", (tabel, paragraf)))

    def tautan(asal):
        return "/a/?x=1&y=2" if asal == "capaian:A&B" else None

    hasil = potongan(dok, dok.bagian[0], tautan=tautan)
    a = '<a class="asal" href="/a/?x=1&amp;y=2">'
    assert f"<td>{a}84,03</a></td><td>7</td><td>{a}90</a> %</td>" in hasil
    assert f"<p>Sebesar {a}<strong>1</strong></a>.</p>" in hasil
    tanpa = potongan(dok, dok.bagian[0])
    assert "asal" not in tanpa
    assert tanpa == hasil.replace(a, "").replace("</a>", "")
