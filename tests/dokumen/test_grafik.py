"""Charts as SVG text: every value in words, gaps as gaps, nothing the CSP refuses."""

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dokumen.gambar_svg import svg_aman
from dokumen.grafik import batang, garis, kata_batang, kata_garis
from dokumen.pohon import GalatPohon

NS = "{http://www.w3.org/2000/svg}"
TAHUN = (2022, 2023, 2024, 2025)
# Indeks Kepuasan Masyarakat, Pakusari 2025, table 3.2; 2023 left out here.
REALISASI = (Decimal("82.5"), None, Decimal("87.25"), Decimal("84.03"))
TARGET = (Decimal(93), Decimal(93), Decimal(94), Decimal(89))

angka = st.none() | st.decimals(
    allow_nan=False,
    allow_infinity=False,
    places=2,
    min_value=-(10**9),
    max_value=10**12,
)


def tulisan(svg):
    return [t.text for t in ElementTree.fromstring(svg).iter(f"{NS}text")]


def runtun(svg):
    """Number of points of each polyline."""
    akar = ElementTree.fromstring(svg)
    return [len(p.get("points").split()) for p in akar.iter(f"{NS}polyline")]


def test_values_are_written_with_a_comma():
    assert {"82,5", "87,25", "84,03", "94", "89", "2022"} <= set(
        tulisan(garis("IKM", TAHUN, REALISASI, TARGET))
    )


def test_none_is_a_gap_said_in_words():
    svg = garis("IKM", TAHUN, REALISASI, TARGET)
    assert runtun(svg) == [4, 2]  # the target through, realisation 2024-2025 only
    assert tulisan(svg).count("belum dilaporkan") == 1
    assert len(list(ElementTree.fromstring(svg).iter(f"{NS}circle"))) == 3


def test_zero_is_a_point():
    svg = garis("x", (2024, 2025), (Decimal(0), Decimal(5)), (None, None))
    assert runtun(svg) == [2]
    assert "belum dilaporkan" not in tulisan(svg)


def test_nothing_at_all_still_draws():
    svg = garis("x", (2025,), (None,), (None,))
    assert "belum dilaporkan" in tulisan(svg)


def test_alternative_says_every_value():
    kata = kata_garis("IKM", TAHUN, REALISASI, TARGET, "indeks")
    assert kata == (
        "IKM: 2022 realisasi 82,5 indeks, target 93 indeks; "
        "2023 realisasi belum dilaporkan, target 93 indeks; "
        "2024 realisasi 87,25 indeks, target 94 indeks; "
        "2025 realisasi 84,03 indeks, target 89 indeks."
    )
    svg = garis("IKM", TAHUN, REALISASI, TARGET, "indeks")
    assert ElementTree.fromstring(svg).find(f"{NS}desc").text == kata


@pytest.mark.parametrize(
    ("tahun", "realisasi"), [((), ()), ((2024, 2025), (Decimal(1),))]
)
def test_years_and_values_must_match(tahun, realisasi):
    with pytest.raises(ValueError, match="tahun|shorter|longer"):
        garis("x", tahun, realisasi, tuple(None for _ in tahun))


@pytest.mark.parametrize("nilai", [0.5, float("nan")])
def test_float_is_refused(nilai):
    with pytest.raises(TypeError):
        garis("x", (2025,), (nilai,), (None,))
    with pytest.raises(TypeError):
        batang("x", (("a", nilai),))


def test_nan_is_refused():
    with pytest.raises(ValueError, match="bukan angka"):
        garis("x", (2025,), (Decimal("NaN"),), (None,))


def test_bars_are_in_proportion_and_not_capped():
    butir = (("a", Decimal(50)), ("b", Decimal(100)), ("c", Decimal("150")))
    akar = ElementTree.fromstring(batang("Capaian", butir))
    lebar = [Decimal(r.get("width")) for r in akar.iter(f"{NS}rect")]
    assert abs(lebar[2] - 3 * lebar[0]) <= Decimal("0.3")
    assert abs(lebar[1] - 2 * lebar[0]) <= Decimal("0.2")


def test_missing_bar_is_words_and_zero_is_a_value():
    svg = batang("Capaian", (("a", None), ("b", Decimal(0))))
    assert {"belum dilaporkan", "0 %"} <= set(tulisan(svg))
    assert len(list(ElementTree.fromstring(svg).iter(f"{NS}rect"))) == 1


def test_negative_bar_lies_left_of_zero():
    svg = batang("x", (("a", Decimal(-20)), ("b", Decimal(30))), acuan=None)
    kiri, kanan = ElementTree.fromstring(svg).iter(f"{NS}rect")
    ujung = Decimal(kiri.get("x")) + Decimal(kiri.get("width"))
    assert abs(ujung - Decimal(kanan.get("x"))) <= Decimal("0.1")
    assert kata_batang("x", (("a", Decimal(-20)),)) == "x: a -20 %."


@given(st.lists(st.tuples(angka, angka), min_size=1, max_size=8))
def test_any_values_draw_within_the_picture(pasangan):
    tahun = range(2020, 2020 + len(pasangan))
    realisasi, target = zip(*pasangan, strict=True)
    for svg in (
        garis("x", tahun, realisasi, target),
        batang("x", tuple((str(t), r) for t, r in zip(tahun, realisasi, strict=True))),
    ):
        assert not re.search(r"nan|inf|E\+", svg, re.IGNORECASE)
        for koordinat in re.findall(r' (?:c?x|x[12])="([^"]+)"', svg):
            assert 0 <= Decimal(koordinat) <= 580
        svg_aman(svg, "x")


def test_hostile_title_is_text():
    svg = garis('</title><script>"&', (2025,), (None,), (None,), "<b>")
    akar = ElementTree.fromstring(svg)
    assert akar.find(f"{NS}title").text == '</title><script>"&'
    assert not list(akar.iter(f"{NS}script"))


def test_charts_have_no_style():
    svg = garis("x", TAHUN, REALISASI, TARGET) + batang("y", (("a", Decimal(1)),))
    assert "style" not in svg
    assert "#" not in svg  # colours come from currentColor alone


@pytest.mark.parametrize(
    "svg",
    [
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "<svg xmlns='http://www.w3.org/2000/svg'><image href='http://x/'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><g style='fill:url(http://x)'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><g fill='url(http://x#a)'/></svg>",
        "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg>&a;</svg>",
        "<svg xmlns='http://www.w3.org/1999/xhtml'/>",
        "<svg><g></svg>",
        "<html/>",
    ],
)
def test_svg_that_acts_or_fetches_is_refused(svg):
    with pytest.raises(GalatPohon):
        svg_aman(svg, "x")
