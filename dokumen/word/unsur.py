"""Elements of WordprocessingML. Text reaches them by `lari` alone, as w:t: never as a
field's instruction, never as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from dokumen.html_teks import bersih
from dokumen.pohon import Perataan

Unsur: TypeAlias = BaseOxmlElement

# As in HTML: runs of blanks are one blank; a no-break space stays.
_BLANKO = re.compile(r"[ \t\r\n\f\v]+")
JC: dict[Perataan, str] = {"kiri": "left", "tengah": "center", "kanan": "right"}
JARAK = "Jarak"  # the style of a paragraph that only keeps things apart


def unsur(nama: str, *anak: Unsur, **atribut: object) -> Unsur:
    """<w:nama> with attributes of the same namespace; children in order."""
    hasil = OxmlElement(f"w:{nama}")
    for kunci, nilai in atribut.items():
        hasil.set(qn(f"w:{kunci}"), str(nilai))
    hasil.extend(anak)
    return hasil


def rapikan(isi: str) -> str:
    """What the reader of HTML sees of a text: no control characters, single blanks."""
    return _BLANKO.sub(" ", bersih(isi))


def lari(
    isi: str,
    *,
    tebal: bool = False,
    miring: bool = False,
    garis_bawah: bool = False,
    warna: str = "",
    dasar: str = "",
    ukuran: int = 0,
) -> Unsur:
    """A run of text; `warna` and `dasar` are RRGGBB, `ukuran` in half points."""
    r = unsur("r")
    sifat: list[Unsur] = []
    if tebal:
        sifat.append(unsur("b"))
    if miring:
        sifat.append(unsur("i"))
    if warna:
        sifat.append(unsur("color", val=warna))
    if ukuran:
        sifat += [unsur("sz", val=ukuran), unsur("szCs", val=ukuran)]
    if garis_bawah:
        sifat.append(unsur("u", val="single"))
    if dasar:
        sifat.append(unsur("shd", val="clear", color="auto", fill=dasar))
    if sifat:
        r.append(unsur("rPr", *sifat))
    r.append(_t(rapikan(isi)))
    return r


def _t(isi: str) -> Unsur:
    t = unsur("t")
    t.text = isi
    t.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return t


def ganti_baris() -> Unsur:
    return unsur("r", unsur("br"))


def tab() -> Unsur:
    return unsur("r", unsur("tab"))


def medan(perintah: str, hasil: Iterable[Unsur]) -> list[Unsur]:
    """A field with its last result. `perintah` comes from this package, never from a
    document; no field is marked as stale, so Word asks nothing when it opens."""
    instruksi = unsur("instrText")
    instruksi.text = f" {perintah} "
    instruksi.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        unsur("r", unsur("fldChar", fldCharType="begin")),
        unsur("r", instruksi),
        unsur("r", unsur("fldChar", fldCharType="separate")),
        *hasil,
        unsur("r", unsur("fldChar", fldCharType="end")),
    ]


def paragraf(
    gaya: str,
    *isi: Unsur,
    perataan: Perataan = "kiri",
    kiri: int = 0,
    gantung: int = 0,
    nomor: tuple[int, int] | None = None,
    garis: tuple[str, int] | None = None,
) -> Unsur:
    """A paragraph; indents in twentieths of a point, `nomor` (level, list), `garis`
    (kind, eighths of a point) is a rule under it."""
    sifat: list[Unsur] = [unsur("pStyle", val=gaya)] if gaya else []
    if nomor:
        tingkat, daftar = nomor
        sifat.append(
            unsur("numPr", unsur("ilvl", val=tingkat), unsur("numId", val=daftar))
        )
    if garis:
        jenis, tebal = garis
        bawah = unsur("bottom", val=jenis, sz=tebal, space=4, color="14191D")
        sifat.append(unsur("pBdr", bawah))
    if kiri or gantung:
        sifat.append(unsur("ind", left=kiri, hanging=gantung))
    if perataan != "kiri":
        sifat.append(unsur("jc", val=JC[perataan]))
    return unsur("p", *([unsur("pPr", *sifat)] if sifat else []), *isi)


def sifat_paragraf(p: Unsur) -> Unsur:
    """The w:pPr of a paragraph, made where it has none."""
    return p.get_or_add_pPr()


def satukan(p: Unsur) -> None:
    """Keep the paragraph on the page of the next one."""
    sifat_paragraf(p).get_or_add_keepNext()


def halaman_baru(p: Unsur) -> None:
    """The paragraph begins a page."""
    sifat_paragraf(p).get_or_add_pageBreakBefore()


def jarak() -> Unsur:
    """What must stand between two tables, or after one at the end of a cell."""
    return paragraf(JARAK)


def turunkan(p: Unsur, jarak: int) -> None:
    """Room above the paragraph, in twentieths of a point."""
    sifat_paragraf(p).get_or_add_spacing().set(qn("w:before"), str(jarak))


def rapatkan(p: Unsur) -> Unsur:
    """The paragraph without its room below."""
    sifat_paragraf(p).get_or_add_spacing().set(qn("w:after"), "20")
    return p


def berhubungan(nama: str, nomor: str, **atribut: object) -> Unsur:
    """An element that refers to another file of the package by its relation."""
    hasil = unsur(nama, **atribut)
    hasil.set(qn("r:id"), nomor)
    return hasil


def apakah_tabel(isi: Unsur) -> bool:
    return isi.tag == qn("w:tbl")
