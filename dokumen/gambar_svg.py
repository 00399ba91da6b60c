"""Which SVG may stand in a document: drawings, and nothing that acts or fetches.

An emblem can come from an administrator's file; inline in a page it must not bring
scripts, styles, links or pictures from elsewhere. What is not listed is refused.
"""

from __future__ import annotations

from xml.etree import ElementTree

from dokumen.pohon import GalatPohon

_SVG = "http://www.w3.org/2000/svg"
# fmt: off
_UNSUR = frozenset({
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    "text", "tspan", "title", "desc",
})
_ATRIBUT = frozenset({
    "viewBox", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r",
    "rx", "ry", "dx", "dy", "d", "points", "transform", "fill", "fill-opacity",
    "fill-rule", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap",
    "stroke-linejoin", "stroke-opacity", "opacity", "font-size", "font-weight",
    "font-family", "font-style", "text-anchor", "role", "aria-label",
    "preserveAspectRatio",
})
# fmt: on


def svg_aman(svg: str, alternatif: str) -> str:
    """The same drawing, written anew, with `alternatif` as its <title>.

    GalatPohon if it is not well-formed or holds an element, attribute or address that
    a drawing does not need.
    """
    if "<!" in svg:
        raise GalatPohon("Gambar SVG tidak boleh berisi deklarasi (<!...>).")
    try:
        akar = ElementTree.fromstring(svg)
    except ElementTree.ParseError as galat:
        raise GalatPohon(f"Gambar SVG tidak dapat dibaca: {galat}") from galat
    if akar.tag not in ("svg", f"{{{_SVG}}}svg"):
        raise GalatPohon("Gambar harus berupa SVG.")
    for unsur in akar.iter():
        _periksa(unsur)
    for lama in akar.findall("title"):
        akar.remove(lama)
    judul = ElementTree.Element("title")
    judul.text = alternatif
    akar.insert(0, judul)
    akar.set("xmlns", _SVG)
    akar.set("role", "img")
    return ElementTree.tostring(akar, encoding="unicode")


def _periksa(unsur: ElementTree.Element) -> None:
    unsur.tag = str(unsur.tag).removeprefix(f"{{{_SVG}}}")
    if unsur.tag not in _UNSUR:
        raise GalatPohon(f"Gambar SVG berisi unsur yang ditolak: {unsur.tag}.")
    for nama, nilai in unsur.attrib.items():
        if nama not in _ATRIBUT or "url(" in nilai.lower():
            raise GalatPohon(f"Gambar SVG berisi atribut yang ditolak: {nama}.")
