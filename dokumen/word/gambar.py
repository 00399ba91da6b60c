"""Drawings in a Word file: the SVG itself for Word since 2016, and a picture of it for
older readers and LibreOffice.

The picture is drawn by Pillow, which knows no SVG; it covers what `dokumen.grafik`
draws with (lines, boxes, circles, text) and the outlines of an emblem.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from docx.oxml import parse_xml
from PIL import Image, ImageColor, ImageDraw, ImageFont

from dokumen.gambar_svg import png_dari_svg, svg_aman
from dokumen.html_teks import bersih, teks
from dokumen.pohon import GalatPohon

from .konteks import Konteks
from .unsur import Unsur, unsur

TINTA = "#14191d"
HURUF = Path(__file__).resolve().parents[2] / "static" / "dokumen"
EMU = 12700  # English Metric Units in a point
PIKSEL = 0.75  # points in a pixel of the drawing
KALI = 3  # pixels of the picture per pixel of the drawing
HALUS = 2  # drawn so many times larger first, for smooth edges
SISI_TERBESAR = 4000  # of the picture, in pixels: a bound on memory

_ANGKA = re.compile(r"[-+]?(?:[0-9]*\.[0-9]+|[0-9]+\.?)(?:[eE][-+]?[0-9]+)?")
_JALUR = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
Titik = tuple[float, float]
Ciri = dict[str, str]


def gambar_svg(
    svg: str, alternatif: str, k: Konteks, *, lebar: int, tinggi: int
) -> Unsur:
    """A run with the drawing, no larger than so many points; refused as in print."""
    aman = svg_aman(svg, alternatif).replace("currentColor", TINTA)
    w, h = _ukuran(aman)
    kali = min(PIKSEL, lebar / w, tinggi / h)
    asli = png_dari_svg(aman)
    png = k.sertakan(_png(aman, w, h) if asli is None else asli, "image/png", "png")
    vektor = _vektor(aman, k) if asli is None else ""
    nomor, cx, cy = k.urut(), round(w * kali * EMU), round(h * kali * EMU)
    kata = teks(bersih(alternatif).replace("\n", " "))
    gambar = parse_xml(
        '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/'
        'main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" '
        f'cy="{cy}"/><wp:docPr id="{nomor}" name="Gambar {nomor}" descr="{kata}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
        "</wp:cNvGraphicFramePr><a:graphic><a:graphicData "
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{nomor}" name="Gambar {nomor}" descr="{kata}"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{png}">{vektor}'
        "</a:blip><a:stretch><a:fillRect/>"
        '</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing>"
    )
    return unsur("r", gambar)


def _vektor(svg: str, k: Konteks) -> str:
    """What leads a reader that knows SVG to the drawing itself."""
    isi = k.sertakan(svg.encode(), "image/svg+xml", "svg")
    return (
        '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
        'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
        f'r:embed="{isi}"/></a:ext></a:extLst>'
    )


def _ukuran(svg: str) -> Titik:
    akar = ElementTree.fromstring(svg)
    kotak = _angka(akar.get("viewBox", ""))
    if len(kotak) != 4:
        sisi = _angka(f"{akar.get('width', '')} {akar.get('height', '')}")
        kotak = [0, 0, *sisi]
    if len(kotak) != 4 or min(kotak[2:]) <= 0:
        raise GalatPohon("Gambar SVG tidak menyebut ukurannya (viewBox).")
    return kotak[2], kotak[3]


def _angka(isi: str) -> list[float]:
    return [float(a) for a in _ANGKA.findall(isi)]


# --- The picture ------------------------------------------------------------------


def _png(svg: str, w: float, h: float) -> bytes:
    kali = min(KALI, SISI_TERBESAR / max(w, h) / HALUS)
    akar = ElementTree.fromstring(svg)
    kotak = _angka(akar.get("viewBox", ""))
    asal = (kotak[0], kotak[1]) if len(kotak) == 4 else (0.0, 0.0)
    besar = (max(1, round(w * kali * HALUS)), max(1, round(h * kali * HALUS)))
    gambar = Image.new("RGB", besar, "white")
    kuas = _Kuas(ImageDraw.Draw(gambar), kali * HALUS, asal)
    for unsur_svg, ciri in _semua(akar, {"fill": "black", "stroke": "none"}):
        kuas.gambar(unsur_svg, ciri)
    kecil = gambar.resize(
        (max(1, round(w * kali)), max(1, round(h * kali))), Image.Resampling.BOX
    )
    hasil = io.BytesIO()
    kecil.save(hasil, "PNG", dpi=(288, 288))
    return hasil.getvalue()


def _semua(
    akar: ElementTree.Element, warisan: Ciri
) -> Iterator[tuple[ElementTree.Element, Ciri]]:
    """Every element with its own attributes and those it inherits."""
    ciri = {**warisan, **akar.attrib}
    yield akar, ciri
    for anak in akar:
        yield from _semua(anak, ciri)


class _Kuas:
    def __init__(self, lukis: ImageDraw.ImageDraw, kali: float, asal: Titik) -> None:
        self.lukis, self.kali, self.asal = lukis, kali, asal

    def gambar(self, e: ElementTree.Element, c: Ciri) -> None:
        nama = e.tag.rpartition("}")[2]
        if nama == "text":
            self._teks("".join(e.itertext()), c)
        for jalur in _jalur(nama, c):
            self._isi(jalur, c, tutup=nama not in ("line", "polyline"))

    def _titik(self, p: Titik) -> Titik:
        return (p[0] - self.asal[0]) * self.kali, (p[1] - self.asal[1]) * self.kali

    def _isi(self, jalur: list[Titik], c: Ciri, *, tutup: bool) -> None:
        titik = [self._titik(p) for p in jalur]
        isi = _warna(c, "fill")
        if isi and tutup and len(titik) > 2:
            self.lukis.polygon(titik, fill=isi)
        garis = _warna(c, "stroke")
        if garis and len(titik) > 1:
            tebal = max(1, round(float(c.get("stroke-width", "1")) * self.kali))
            putus = [d * self.kali for d in _angka(c.get("stroke-dasharray", ""))]
            if tutup:
                titik = [*titik, titik[0]]
            for ruas in _putus(titik, putus) if putus else [titik]:
                self.lukis.line(ruas, fill=garis, width=tebal, joint="curve")

    def _teks(self, isi: str, c: Ciri) -> None:
        x, y = self._titik((_satu(c, "x"), _satu(c, "y")))
        nama = "sans-tebal.ttf" if c.get("font-weight") == "bold" else "sans.ttf"
        ukuran = float((_angka(c.get("font-size", "")) or [12.0])[0]) * self.kali
        huruf = ImageFont.truetype(HURUF / nama, ukuran)
        jangkar = {"middle": "ms", "end": "rs"}.get(c.get("text-anchor", ""), "ls")
        self.lukis.text((x, y), isi, _warna(c, "fill"), huruf, jangkar)


def _satu(c: Ciri, nama: str) -> float:
    return (_angka(c.get(nama, "")) or [0.0])[0]


def _warna(c: Ciri, nama: str) -> tuple[int, int, int] | None:
    """The colour as it looks on white paper; None for none."""
    isi = c.get(nama, "none")
    if isi == "none":
        return None
    try:
        r, g, b = ImageColor.getrgb(isi)[:3]
    except ValueError:
        r, g, b = ImageColor.getrgb(TINTA)[:3]
    pekat = float(c.get(f"{nama}-opacity", "1")) * float(c.get("opacity", "1"))
    return tuple(round(255 + (x - 255) * pekat) for x in (r, g, b))  # type: ignore[return-value]


def _jalur(nama: str, c: Ciri) -> list[list[Titik]]:
    """The outlines of an element as points; [] for what has none."""
    if nama == "line":
        return [[(_satu(c, "x1"), _satu(c, "y1")), (_satu(c, "x2"), _satu(c, "y2"))]]
    if nama in ("polyline", "polygon"):
        a = _angka(c.get("points", ""))
        return [list(zip(a[::2], a[1::2], strict=False))]
    if nama == "rect":
        x, y = _satu(c, "x"), _satu(c, "y")
        w, h = _satu(c, "width"), _satu(c, "height")
        return [[(x, y), (x + w, y), (x + w, y + h), (x, y + h)]]
    if nama in ("circle", "ellipse"):
        return [_lonjong(c)]
    return _jalur_path(c.get("d", "")) if nama == "path" else []


def _lonjong(c: Ciri) -> list[Titik]:
    from math import cos, pi, sin

    rx, ry = _satu(c, "rx") or _satu(c, "r"), _satu(c, "ry") or _satu(c, "r")
    x, y = _satu(c, "cx"), _satu(c, "cy")
    return [(x + rx * cos(i * pi / 36), y + ry * sin(i * pi / 36)) for i in range(72)]


def _putus(titik: list[Titik], pola: list[float]) -> Iterator[list[Titik]]:
    """The drawn pieces of a dashed line; the pattern goes on around corners."""
    if min(pola) <= 0:
        yield titik
        return
    nomor, sisa = 0, pola[0]
    for (x1, y1), (x2, y2) in zip(titik, titik[1:], strict=False):
        panjang = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        lalu = 0.0
        while lalu < panjang:
            maju = min(sisa, panjang - lalu)
            if nomor % 2 == 0:
                a, b = lalu / panjang, (lalu + maju) / panjang
                yield [(x1 + (x2 - x1) * t, y1 + (y2 - y1) * t) for t in (a, b)]
            lalu, sisa = lalu + maju, sisa - maju
            if sisa <= 0:
                nomor += 1
                sisa = pola[nomor % len(pola)]


def _jalur_path(d: str) -> list[list[Titik]]:
    """A path as polygons; curves in twelve steps, arcs as straight lines."""
    hasil: list[list[Titik]] = []
    kini: Titik = (0.0, 0.0)
    for huruf, isi in _JALUR.findall(d):
        a, besar, relatif = _angka(isi), huruf.upper(), huruf.islower()
        langkah = {
            "M": 2,
            "L": 2,
            "T": 2,
            "H": 1,
            "V": 1,
            "C": 6,
            "S": 4,
            "Q": 4,
            "A": 7,
        }
        n = langkah.get(besar, 0)
        if n == 0:  # Z
            kini = hasil[-1][0] if hasil else kini
            continue
        for i in range(0, len(a) - n + 1, n):
            titik = _titik_perintah(besar, a[i : i + n], kini, relatif)
            if besar == "M" and i == 0:
                hasil.append([titik[-1]])
            elif hasil:
                hasil[-1] += _lengkung([kini, *titik]) if besar in "CSQ" else titik
            kini = titik[-1]
    return hasil


def _titik_perintah(
    besar: str, a: list[float], kini: Titik, relatif: bool
) -> list[Titik]:
    x0, y0 = kini if relatif else (0.0, 0.0)
    if besar == "H":
        return [(x0 + a[0], kini[1])]
    if besar == "V":
        return [(kini[0], y0 + a[0])]
    if besar == "A":
        a = a[5:]
    return [(x0 + x, y0 + y) for x, y in zip(a[::2], a[1::2], strict=True)]


def _lengkung(kendali: list[Titik]) -> list[Titik]:
    """Points of a Bézier curve, without its first."""
    hasil = []
    for langkah in range(1, 13):
        t, p = langkah / 12, kendali
        while len(p) > 1:
            p = [
                (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)
                for a, b in zip(p, p[1:], strict=False)
            ]
        hasil.append(p[0])
    return hasil
