"""The organisation chart: who stands under whom, by place and by lines."""

from xml.etree import ElementTree

import pytest

from dokumen.bagan_susunan import kata_susunan, susunan
from dokumen.gambar_svg import svg_aman

NS = "{http://www.w3.org/2000/svg}"
UNIT = ((0, "Camat"), (1, "Sekretariat"), (2, "Subbag Umum"), (1, "Seksi <Trantib>"))


def test_parts_stand_in_and_below_their_whole():
    akar = ElementTree.fromstring(susunan("Bagan", UNIT))
    kotak = [(float(r.get("x")), float(r.get("y"))) for r in akar.iter(f"{NS}rect")]
    camat, sekretariat, subbag, seksi = kotak
    assert camat[0] < sekretariat[0] == seksi[0] < subbag[0]
    assert [y for _, y in kotak] == sorted(y for _, y in kotak)
    assert [t.text for t in akar.iter(f"{NS}text")] == [nama for _, nama in UNIT]


def test_lines_join_a_part_to_its_own_whole():
    akar = ElementTree.fromstring(susunan("Bagan", UNIT))
    kotak = list(akar.iter(f"{NS}rect"))
    bawah = [float(r.get("y")) + float(r.get("height")) for r in kotak]
    tegak = [g for g in akar.iter(f"{NS}line") if g.get("x1") == g.get("x2")]
    # Sekretariat and Seksi hang from Camat, Subbag from Sekretariat.
    assert [float(g.get("y1")) for g in tegak] == [bawah[0], bawah[1], bawah[0]]


def test_words_and_nothing_the_pages_refuse():
    assert kata_susunan("Bagan", UNIT[:2]) == "Bagan: Camat; Sekretariat."
    assert "Trantib" in svg_aman(susunan("Bagan", UNIT), "x")


def test_long_names_break_within_their_box():
    akar = ElementTree.fromstring(susunan("Bagan", [(0, "Seksi " * 30)]))
    (kotak,) = akar.iter(f"{NS}rect")
    assert len(list(akar.iter(f"{NS}text"))) == 3
    assert float(kotak.get("x")) + float(kotak.get("width")) <= 580


def test_no_unit_no_chart():
    with pytest.raises(ValueError, match="satu unit"):
        susunan("Bagan", ())
