"""A numbered document as the pieces that are laid out alone, in the order of print.

Every part begins on a page of its own, and so do a table that turns its pages, what
follows it, and what stands behind a wanted page break. A piece holds nothing of the
rest (no running heads, no page numbers but those of contents lists), so that it stays
the same while others change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from dokumen.html import BATAS, LANSKAP, Penulis, sampul
from dokumen.html_daftar import semua_blok
from dokumen.html_teks import teks
from dokumen.pohon import (
    Bab,
    Bagian,
    DaftarGambar,
    DaftarIsi,
    DaftarTabel,
    Depan,
    Dokumen,
    Lampiran,
    Lembar,
)

Jenis: TypeAlias = Literal["sampul", "depan", "isi", "lepas"]

_SEKAT = re.compile(r"</?section[^>]*>")
_PEMBUKA = re.compile(r"<section[^>]*>")


@dataclass(frozen=True, slots=True)
class Potong:
    """One piece: a whole HTML document. `jenis` says how its pages are numbered,
    `kertas` is the page of the style sheet that they stand on."""

    html: str
    jenis: Jenis
    kertas: str = ""


def potong_sampul(dokumen: Dokumen) -> Potong | None:
    """The cover, None where there is none."""
    if dokumen.sampul is None:
        return None
    return Potong(_halaman(dokumen, sampul(dokumen, dokumen.sampul)), "sampul")


def potong_bagian(
    dokumen: Dokumen, b: Bagian, nomor_halaman: Mapping[str, str]
) -> list[Potong]:
    """The pieces of one part; `nomor_halaman` is by anchor, for its contents lists."""
    a3 = isinstance(b, Lembar) and b.ukuran == "A3"
    lanskap = isinstance(b, Lampiran | Lembar) and b.lanskap
    kertas = "-".join(["a3"] * a3 + ["lanskap"] * lanskap)
    kelas = f' class="{kertas.replace("-", " ")}"' if kertas else ""
    penulis = Penulis(
        dokumen, 1, nomor_halaman=nomor_halaman, sambungan=f"<section{kelas}>"
    )
    jenis = _jenis(dokumen, b)
    hasil, pembuka = [], ""
    for html in penulis.bagian(b).split(BATAS):
        tegak = html.removeprefix(LANSKAP)
        if not _SEKAT.sub("", tegak):
            # Nothing to print; what leads to the part leads to what follows.
            pembuka = pembuka or _pembuka_berjangkar(tegak)
            continue
        if pembuka:
            depan, _, belakang = tegak.partition("<section")
            tegak = depan + pembuka + belakang.partition(">")[2]
            pembuka = ""
        badan = f'<div class="{jenis}">{tegak}</div>'
        ini = kertas if tegak == html else "lanskap"
        hasil.append(Potong(_halaman(dokumen, badan), jenis, ini))
    return hasil or [_kosong(dokumen, b, jenis, kertas, pembuka)]


def berdaftar(b: Bagian) -> bool:
    """Whether it holds a contents list, which needs the pages of all others."""
    return any(
        isinstance(s, DaftarIsi | DaftarTabel | DaftarGambar) for s in semua_blok(b.isi)
    )


def _jenis(dokumen: Dokumen, b: Bagian) -> Jenis:
    if isinstance(b, Depan):
        return "depan"
    return "isi" if any(isinstance(x, Bab) for x in dokumen.bagian) else "lepas"


def _pembuka_berjangkar(html: str) -> str:
    buka = _PEMBUKA.search(html)
    return buka[0] if buka and " id=" in buka[0] else ""


def _kosong(
    dokumen: Dokumen, b: Bagian, jenis: Jenis, kertas: str, pembuka: str
) -> Potong:
    """A part without any content still takes a page."""
    pembuka = pembuka or f'<section id="{teks(b.jangkar)}">'
    badan = f'<div class="{jenis}">{pembuka}</section></div>'
    return Potong(_halaman(dokumen, badan), jenis, kertas)


def _halaman(dokumen: Dokumen, badan: str) -> str:
    bahasa = teks(dokumen.bahasa)
    return (
        f'<!doctype html><html lang="{bahasa}"><head><meta charset="utf-8"></head>'
        f'<body><article class="dokumen" lang="{bahasa}">{badan}</article></body></html>'
    )
