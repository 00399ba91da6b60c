"""Sentences and blocks of a tree as the plain text of one cell."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dokumen.html_teks import bersih
from dokumen.penomoran import abjad
from dokumen.pohon import BlokDalam, Daftar, Kalimat, Paragraf, Rincian, Rumus, Sel
from dokumen.telusur import polos

TERPANJANG = 32_767  # letters in a cell that Excel holds
_BLANKO = re.compile(r"[ \t\r\f\v]+")


def rapi(teks: str) -> str:
    """Without characters that no XML holds, with single blanks; lines stay lines."""
    return _BLANKO.sub(" ", bersih(teks))


def isi_sel(s: Sel) -> str:
    """What a cell of a table says; shape and word of a predicate."""
    if s.predikat is not None:
        return f"{s.predikat.bentuk} {s.predikat.nama}".strip()
    return "\n".join([*_baris(s.isi), *_blok(s.blok, "")])


def kalimat(isi: Kalimat) -> str:
    return rapi(polos(isi))


def _baris(isi: Kalimat) -> list[str]:
    teks = kalimat(isi)
    return [teks] if teks else []


def _blok(daftar: Iterable[BlokDalam], takuk: str) -> list[str]:
    """The lines of the blocks in order; lists keep their marks."""
    hasil: list[str] = []
    for blok in daftar:
        if isinstance(blok, Paragraf):
            hasil.append(takuk + kalimat(blok.isi))
        elif isinstance(blok, Daftar):
            hasil += _daftar(blok, takuk)
        elif isinstance(blok, Rincian):
            for baris in blok.baris:
                label = f"{takuk}{rapi(baris.label)} : {kalimat(baris.isi)}"
                hasil += [label.rstrip(), *_blok(baris.blok, f"{takuk}  ")]
        elif isinstance(blok, Rumus):
            kiri = f"{blok.kiri} = " if blok.kiri else ""
            faktor = f" {blok.faktor}" if blok.faktor else ""
            rumus = f"{kiri}({blok.pembilang}) / ({blok.penyebut}){faktor}"
            hasil.append(takuk + rapi(rumus))
        else:
            raise TypeError(f"Tidak ada penulis Excel untuk {type(blok).__name__}.")
    return hasil


def _daftar(d: Daftar, takuk: str) -> list[str]:
    hasil: list[str] = []
    for nomor, butir in enumerate(d.butir, d.mulai):
        hasil.append(f"{takuk}{_penanda(d, nomor)} {kalimat(butir.isi)}".rstrip())
        hasil += _blok(butir.blok, f"{takuk}    ")
    return hasil


def _penanda(d: Daftar, nomor: int) -> str:
    if d.gaya == "poin":
        return "•"
    angka = abjad(nomor) if d.gaya.startswith("huruf") else str(nomor)
    return angka + (")" if d.gaya.endswith("kurung") else ".")
