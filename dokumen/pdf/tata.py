"""One piece laid out: its HTML in, a tagged PDF of its pages out.

The piece is no PDF/A yet and bears neither running heads nor page numbers; `gabung`
makes the document of the pieces. Links are written as named destinations, which may
stand in any piece. The same HTML gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import pydyf
import weasyprint
from fontTools.ttLib import TTFont
from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.formatting_structure import boxes
from weasyprint.text.fonts import FontConfiguration

from dokumen.pengambil import ALAMAT_DASAR, ASET, FOLDER, Pengambil

from .galat import GagalCetak

if TYPE_CHECKING:
    from weasyprint.pdf.fonts import Font

WEASYPRINT_TERENDAH = 70
# Written as addresses elsewhere, since WeasyPrint drops links to what it cannot see.
_RUJUKAN = f"{ALAMAT_DASAR}rujukan#"
_TAUTAN = re.compile(r'(<a href=")#')
_CETAK = 4  # annotation flag "print", which PDF/A wants
_LINGKUP = {"col": "/Column", "colgroup": "/Column", "row": "/Row"}


def periksa_versi() -> None:
    """GagalCetak where WeasyPrint is one that could be made to fetch what it must not."""
    if int(weasyprint.VERSION.split(".")[0]) < WEASYPRINT_TERENDAH:
        raise GagalCetak(
            f"WeasyPrint {weasyprint.VERSION} tidak aman untuk mencetak dokumen; "
            f"pasang versi {WEASYPRINT_TERENDAH} atau lebih baru (./siapkan)."
        )


class Penata:
    """Lays out pieces with one style sheet, read once."""

    def __init__(self) -> None:
        self._ambil = Pengambil()
        self._sama = {
            "font_config": FontConfiguration(),
            "counter_style": CounterStyle(),
        }
        self._gaya = [self._baca("dokumen.css"), self._baca("tepi.css")]

    def _baca(self, nama: str) -> CSS:
        return CSS(
            string=(FOLDER / nama).read_text(encoding="utf-8"),
            base_url=ALAMAT_DASAR,
            url_fetcher=self._ambil,
            **self._sama,
        )

    def tata(self, html: str) -> bytes:
        """The piece as PDF."""
        return self._tulis(html, self._gaya[:1], _selesaikan, pdf_tags=True)

    def tata_tepi(self, html: str) -> bytes:
        """The edges of pages (`tepi.html_tepi`): without structure."""
        return self._tulis(html, self._gaya, None)

    def _tulis(self, html: str, gaya: list[CSS], akhir: Any, **opsi: bool) -> bytes:
        sumber = HTML(
            string=_TAUTAN.sub(rf"\g<1>{_RUJUKAN}", html),
            base_url=ALAMAT_DASAR,
            url_fetcher=self._ambil,
        )
        naskah = sumber.render(
            stylesheets=gaya, presentational_hints=True, **self._sama
        )
        for halaman in naskah.pages:
            # Whatever stands within a link would be one of its own.
            halaman.links = [x for x in halaman.links if x[3].element_tag == "a"]
            for tabel in _semua_tabel(halaman._page_box):
                _rapatkan(tabel)
        naskah.fonts = _Huruf()
        return naskah.write_pdf(
            pdf_version="1.7", pdf_identifier=False, finisher=akhir, **opsi
        )


def _semua_tabel(kotak: Any) -> Iterator[boxes.TableBox]:
    """The tables below this box, those within cells left out."""
    for anak in getattr(kotak, "children", ()):
        if isinstance(anak, boxes.TableBox):
            yield anak
        else:
            yield from _semua_tabel(anak)


def _rapatkan(tabel: boxes.TableBox) -> None:
    """End the table where its last row on this page ends. WeasyPrint keeps the height of
    a row that it takes to the next page, for the sake of what has to follow it there;
    the line below the table would stand apart from it."""
    baris = [b for kelompok in tabel.children for b in kelompok.children]
    if baris:
        bawah = max(b.position_y + b.height for b in baris)
        tabel.height = bawah - tabel.content_box_y()


class _Huruf(dict[Any, "Font"]):
    """Fonts of a piece. Ours go in with all their letters, which are few, so that all
    pieces have the same and the document needs them once."""

    def __setitem__(self, kunci: Any, huruf: Font) -> None:
        if huruf.family.startswith("Dokumen "):
            lebar, arti = _isi_huruf(huruf.file_content)
            huruf.widths.update(lebar)
            huruf.to_unicode.update(arti)
        super().__setitem__(kunci, huruf)


def _isi_huruf(isi: bytes) -> tuple[dict[int, int], dict[int, str]]:
    """Of a font file: widths in thousandths, and letters, both by glyph."""
    for alamat in ASET:
        nama, lebar, arti = _baca_huruf(alamat)
        if nama == isi:
            return lebar, arti
    return {}, {}


@cache
def _baca_huruf(alamat: str) -> tuple[bytes, dict[int, int], dict[int, str]]:
    isi = ASET[alamat].read_bytes()
    huruf = TTFont(ASET[alamat])
    satuan = huruf["head"].unitsPerEm
    lebar = {
        huruf.getGlyphID(nama): round(maju * 1000 / satuan)
        for nama, (maju, _) in huruf["hmtx"].metrics.items()
    }
    arti: dict[int, str] = {}
    for kode, nama in sorted(huruf.getBestCmap().items()):
        arti.setdefault(huruf.getGlyphID(nama), chr(kode))
    return isi, lebar, arti


def _selesaikan(naskah: Any, pdf: pydyf.PDF) -> None:
    """What WeasyPrint leaves open, before the file is written."""
    pdf.info.clear()
    for objek in pdf.objects:
        if isinstance(objek, pydyf.Dictionary) and objek.get("Subtype") == "/Link":
            _rujuk(objek)
    for halaman in naskah.pages:
        for sel in _sel_kepala(halaman._page_box):
            ciri = sel.mark["A"]
            ciri["Scope"] = _LINGKUP[sel.element.attrib["scope"]]
    for objek in pdf.objects:
        if isinstance(objek, pydyf.Dictionary) and objek.get("S") in ("/TH", "/TD"):
            # Numbers of elements, which other pieces use, too; the scopes say it.
            objek.pop("ID", None)
            objek["A"].pop("Headers", None)
            if len(objek["A"]) == 1:
                del objek["A"]


def _rujuk(tautan: pydyf.Dictionary) -> None:
    tautan["F"] = _CETAK
    tujuan = tautan["Contents"].string
    if tujuan.startswith(_RUJUKAN):
        nama = tujuan.removeprefix(_RUJUKAN)
        del tautan["A"]
        tautan["Dest"] = tautan["Contents"] = pydyf.String(nama)


def _sel_kepala(kotak: Any) -> Iterator[Any]:
    """The boxes of head cells below this one, those that got a structure element."""
    if kotak.element_tag == "th" and hasattr(kotak, "mark"):
        yield kotak
    for anak in getattr(kotak, "children", ()):
        if hasattr(anak, "children"):
            yield from _sel_kepala(anak)
