"""Text of a content tree as HTML: sentences, lists, label lines and formulas.

Every text goes through `teks`, which escapes it: no markup can come from a tree.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import TypeAlias

from dokumen.pohon import (
    BlokDalam,
    Daftar,
    Kalimat,
    Paragraf,
    Perataan,
    Rincian,
    Rujukan,
    Rumus,
    Teks,
)

KELAS_PERATAAN: dict[Perataan, str] = {"kiri": "", "tengah": "tengah", "kanan": "kanan"}

# The address of what a figure comes from (`asal`), or None where there is no page of it
# that the reader may open. Given for pages only: paper and files carry no such links.
Tautan: TypeAlias = Callable[[str], str | None]

# What no XML or HTML may hold; a stray one in typed text must not stop a report.
_TERLARANG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def bersih(isi: str) -> str:
    """The text without the characters that no XML may hold."""
    return _TERLARANG.sub("", isi)


def teks(isi: str) -> str:
    """Escaped text, also for attributes in double quotes; newlines stay newlines."""
    return escape(bersih(isi), quote=True)


def kalimat(isi: Kalimat, tautan: Tautan | None = None) -> str:
    """Runs of text with their emphasis and links; a newline is a line break."""
    if isinstance(isi, str):
        return teks(isi).replace("\n", "<br>")
    return "".join(_sebaris(satu, tautan) for satu in isi)


def bertautan(html: str, asal: str, tautan: Tautan | None) -> str:
    """A figure as a quiet link to where it comes from; unchanged where that is unknown."""
    alamat = tautan(asal) if tautan and asal and html else None
    return f'<a class="asal" href="{teks(alamat)}">{html}</a>' if alamat else html


def _sebaris(satu: str | Teks | Rujukan, tautan: Tautan | None) -> str:
    if isinstance(satu, str):
        return kalimat(satu)
    if isinstance(satu, Rujukan):
        if not satu.jangkar:
            return teks(satu.teks)
        return f'<a href="#{teks(satu.jangkar)}">{teks(satu.teks)}</a>'
    html = kalimat(satu.isi)
    if satu.miring:
        html = f"<em>{html}</em>"
    html = f"<strong>{html}</strong>" if satu.tebal else html
    return bertautan(html, satu.asal, tautan)


def kelas(*nama: str) -> str:
    """A class attribute with a space before it, or nothing."""
    isi = " ".join(n for n in nama if n)
    return f' class="{isi}"' if isi else ""


def blok_dalam(daftar: tuple[BlokDalam, ...], tautan: Tautan | None = None) -> str:
    """What may stand within a list item or a cell."""
    return "".join(_satu(blok, tautan) for blok in daftar)


def _satu(blok: BlokDalam, tautan: Tautan | None) -> str:
    if isinstance(blok, Paragraf):
        return paragraf(blok, tautan)
    if isinstance(blok, Daftar):
        return _daftar(blok, tautan)
    if isinstance(blok, Rincian):
        return _rincian(blok, tautan)
    return _rumus(blok)


def paragraf(p: Paragraf, tautan: Tautan | None = None) -> str:
    nama = kelas(KELAS_PERATAAN[p.perataan], "judul-kecil" * berjudul_kecil(p))
    return f"<p{nama}>{kalimat(p.isi, tautan)}</p>"


def berjudul_kecil(p: Paragraf) -> bool:
    """Whether it is bold throughout: it heads what follows and stays with it."""
    if isinstance(p.isi, str):
        return False
    return all(isinstance(t, Teks) and t.tebal for t in p.isi)


def _daftar(d: Daftar, tautan: Tautan | None) -> str:
    butir = "".join(
        f"<li>{kalimat(b.isi, tautan)}{blok_dalam(b.blok, tautan)}</li>"
        for b in d.butir
    )
    if d.gaya == "poin":
        return f"<ul>{butir}</ul>"
    mulai = f' start="{d.mulai}"' if d.mulai != 1 else ""
    return f'<ol class="{d.gaya}"{mulai}>{butir}</ol>'


def _rincian(r: Rincian, tautan: Tautan | None) -> str:
    baris = "".join(
        f"<div><dt>{teks(b.label)}</dt>"
        f"<dd>{kalimat(b.isi, tautan)}{blok_dalam(b.blok, tautan)}</dd></div>"
        for b in r.baris
    )
    return f'<dl class="rincian">{baris}</dl>'


def _rumus(r: Rumus) -> str:
    kiri = f"<span>{teks(r.kiri)} =</span>" if r.kiri else ""
    faktor = f"<span>{teks(r.faktor)}</span>" if r.faktor else ""
    return (
        f'<div class="rumus">{kiri}<span class="pecahan">'
        f'<span class="pembilang">{teks(r.pembilang)}</span>'
        f'<span class="sr"> / </span><span>{teks(r.penyebut)}</span></span>{faktor}</div>'
    )
