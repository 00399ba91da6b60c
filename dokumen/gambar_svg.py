"""Which SVG may stand in a document: drawings, and nothing that acts or fetches.

Inline in a page a drawing must not bring scripts, styles, links or pictures from
elsewhere. What is not listed is refused. The one picture it may be (an emblem) is a PNG
within its own text, and then it is nothing else.
"""

from __future__ import annotations

import base64
import re
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
_ATRIBUT_PNG = frozenset({"href", "x", "y", "width", "height", "image-rendering"})
# fmt: on
_DATA_PNG = re.compile(r"data:image/png;base64,([A-Za-z0-9+/]+={0,2})")
_KEPALA_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
PNG_TERBESAR = 100_000  # bytes
SISI_PNG_TERBESAR = 1000  # pixels


def svg_dari_png(png: bytes) -> str:
    """The picture as a drawing of its size; GalatPohon if it is no small PNG."""
    lebar, tinggi = _ukuran_png(png)
    isi = base64.b64encode(png).decode()
    # PDF/A forbids interpolation, which WeasyPrint asks for where nothing is said.
    return (
        f'<svg xmlns="{_SVG}" viewBox="0 0 {lebar} {tinggi}">'
        f'<image width="{lebar}" height="{tinggi}" image-rendering="optimizeQuality" '
        f'href="data:image/png;base64,{isi}"/></svg>'
    )


def png_dari_svg(svg: str) -> bytes | None:
    """The picture that a drawing is, None for one that draws."""
    gambar = ElementTree.fromstring(svg).find(f"{{{_SVG}}}image")
    return None if gambar is None else baca_data_png(gambar.get("href", ""))


def baca_data_png(alamat: str) -> bytes:
    """The picture within an address; GalatPohon if it leads elsewhere or holds
    anything but a small PNG."""
    cocok = _DATA_PNG.fullmatch(alamat)
    if cocok is None or len(cocok[1]) % 4:
        raise GalatPohon(f"Gambar di luar dokumen ditolak: {alamat[:200]}")
    png = base64.b64decode(cocok[1])
    _ukuran_png(png)
    return png


def _ukuran_png(png: bytes) -> tuple[int, int]:
    """Width and height, as the header says."""
    ukuran = (int.from_bytes(png[16:20]), int.from_bytes(png[20:24]))
    if (
        not png.startswith(_KEPALA_PNG)
        or len(png) > PNG_TERBESAR
        or not 1 <= min(ukuran) <= max(ukuran) <= SISI_PNG_TERBESAR
    ):
        raise GalatPohon("Gambar dalam dokumen harus PNG yang kecil.")
    return ukuran


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
    isi = [anak for anak in akar if _nama(anak) != "title"]
    for unsur in akar.iter():
        if isi == [unsur] and _nama(unsur) == "image":
            _periksa_png(unsur)
        else:
            _periksa(unsur)
    for lama in akar.findall("title"):
        akar.remove(lama)
    judul = ElementTree.Element("title")
    judul.text = alternatif
    akar.insert(0, judul)
    akar.set("xmlns", _SVG)
    akar.set("role", "img")
    return ElementTree.tostring(akar, encoding="unicode")


def _nama(unsur: ElementTree.Element) -> str:
    return str(unsur.tag).removeprefix(f"{{{_SVG}}}")


def _periksa(unsur: ElementTree.Element) -> None:
    unsur.tag = _nama(unsur)
    if unsur.tag not in _UNSUR:
        raise GalatPohon(f"Gambar SVG berisi unsur yang ditolak: {unsur.tag}.")
    for nama, nilai in unsur.attrib.items():
        if nama not in _ATRIBUT or "url(" in nilai.lower():
            raise GalatPohon(f"Gambar SVG berisi atribut yang ditolak: {nama}.")


def _periksa_png(unsur: ElementTree.Element) -> None:
    unsur.tag = "image"
    for nama in unsur.attrib:
        if nama not in _ATRIBUT_PNG:
            raise GalatPohon(f"Gambar SVG berisi atribut yang ditolak: {nama}.")
    baca_data_png(unsur.get("href", ""))
