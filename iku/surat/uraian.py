"""Texts of decrees, line by line as signed, as blocks of a document.

A decree keeps its lists in plain text: "a. ...", "1. ...", "(1) ...", "- ...". Each
line stands for itself (unlike a narrative, whose lines are joined). Numbers stay as
written: a list that skips one, or begins at f., is continued at its own number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dokumen.pohon import (
    BarisRincian,
    BlokDalam,
    Butir,
    Daftar,
    GayaDaftar,
    Paragraf,
    Rincian,
    Rumus,
    Teks,
)

TINGKAT_TERDALAM = 6  # levels of a list; what is further in stays on the last

_BUTIR = re.compile(
    r"(?P<tanda>[-–•▪]|\([0-9]{1,2}\)|[0-9]{1,2}[.)]|[a-z][.)])\s+(?P<isi>\S.*)"
)
# "Tujuan 1 : ..." outside a table; the words that decrees put before the colon.
_RINCIAN = re.compile(
    r"(?P<label>(?:Indikator )?(?:Tujuan|Sasaran)(?: [0-9]{1,2})?)\s*:\s*(?P<isi>.*)"
)
# "a / b x 100 %": a fraction; a slash without spaces belongs to a word.
_RUMUS = re.compile(
    r"(?:(?P<kiri>[^=/]{1,80}?)\s*=\s*)?(?P<atas>[^=]+?)\s+/\s+(?P<bawah>[^=]+?)"
    r"\s*(?P<faktor>[x×]\s*100\s*%?)\s*\.?"
)


def urai(teks: str, *, rumus: bool = False) -> tuple[BlokDalam, ...]:
    """The blocks of a text in their order; with `rumus` fractions are set as such."""
    return tuple(_Pengurai(rumus).urai(teks))


def berdaftar(isi: list[str], gaya: GayaDaftar) -> tuple[BlokDalam, ...]:
    """Items of a decree: with the marks they carry, else as a list in `gaya`.

    A single item without a mark is a plain paragraph (UU 12/2011: one consideration
    is not numbered).
    """
    if any(_BUTIR.fullmatch(butir.strip()) for butir in isi):
        return urai("\n".join(isi))
    if len(isi) == 1:
        return (Paragraf(isi[0]),)
    return (Daftar(tuple(Butir(butir) for butir in isi), gaya),) if isi else ()


@dataclass
class _Item:
    isi: str
    blok: list[_Daftar | Paragraf] = field(default_factory=list)


@dataclass
class _Label:
    """`label : isi`; a list that follows an empty one stands beside it."""

    label: str
    isi: str
    daftar: list[_Daftar] = field(default_factory=list)


@dataclass
class _Daftar:
    gaya: GayaDaftar
    mulai: int
    jarak: int  # spaces before its marks
    item: list[_Item]

    def melanjutkan(self, gaya: GayaDaftar, nomor: int, jarak: int) -> bool:
        berikut = self.mulai + len(self.item)
        serupa = self.gaya == gaya and abs(self.jarak - jarak) < 2
        return serupa and (gaya == "poin" or nomor == berikut)

    def jadi(self) -> Daftar:
        butir = (
            Butir(
                i.isi, tuple(b if isinstance(b, Paragraf) else b.jadi() for b in i.blok)
            )
            for i in self.item
        )
        return Daftar(tuple(butir), self.gaya, self.mulai)


class _Pengurai:
    """Reads line by line; `tumpukan` is the open list of each level."""

    def __init__(self, rumus: bool) -> None:
        self.rumus = rumus
        self.hasil: list[BlokDalam | _Daftar | list[_Label]] = []
        self.tumpukan: list[_Daftar] = []

    def urai(self, teks: str) -> list[BlokDalam]:
        for baris in teks.expandtabs(2).splitlines():
            if cocok := _BUTIR.fullmatch(baris.strip()):
                jarak = len(baris) - len(baris.lstrip())
                self._butir(cocok["tanda"], cocok["isi"], jarak)
            elif baris.strip():
                self._lanjutan(baris)
        return [_jadi(b) for b in self.hasil]

    def _butir(self, tanda: str, isi: str, jarak: int) -> None:
        """Goes on with the nearest open list that it fits; else opens one: under the
        last item where the mark is the first of another kind, or further in. A later
        number ("f.") takes up a list that was interrupted."""
        gaya, nomor = _gaya(tanda)
        for tingkat in reversed(range(len(self.tumpukan))):
            if self.tumpukan[tingkat].melanjutkan(gaya, nomor, jarak):
                del self.tumpukan[tingkat + 1 :]
                self.tumpukan[tingkat].item.append(_Item(isi))
                return
        sejenis = [
            i
            for i, d in enumerate(self.tumpukan)
            if d.gaya == gaya and d.jarak > jarak - 2
        ]
        if sejenis:
            del self.tumpukan[sejenis[0] :]
        if nomor > 1 and not (self.tumpukan and jarak > self.tumpukan[-1].jarak):
            self.tumpukan = []
        del self.tumpukan[TINGKAT_TERDALAM - 1 :]
        baru = _Daftar(gaya, nomor, jarak, [_Item(isi)])
        akhir = self.hasil[-1] if self.hasil else None
        if self.tumpukan:
            self.tumpukan[-1].item[-1].blok.append(baru)
        elif isinstance(akhir, list) and not akhir[-1].isi:
            akhir[-1].daftar.append(baru)
        else:
            self.hasil.append(baru)
        self.tumpukan.append(baru)

    def _lanjutan(self, baris: str) -> None:
        """A line without a mark: under the open item if indented, else on its own."""
        isi = baris.strip()
        if self.tumpukan and baris.startswith("  "):
            self.tumpukan[-1].item[-1].blok.append(Paragraf(isi))
            return
        self.tumpukan = []
        if cocok := _RINCIAN.fullmatch(isi):
            if not (self.hasil and isinstance(self.hasil[-1], list)):
                self.hasil.append([])
            self.hasil[-1].append(_Label(cocok["label"], cocok["isi"]))  # type: ignore[union-attr]
        elif isi.isupper():  # "NON RUTIN": a heading
            self.hasil.append(Paragraf((Teks(isi, tebal=True),)))
        else:
            self.hasil.append(self._paragraf(isi))

    def _paragraf(self, isi: str) -> Paragraf | Rumus:
        cocok = _RUMUS.fullmatch(isi) if self.rumus and isi.count(" / ") == 1 else None
        if cocok is None:
            return Paragraf(isi)
        return Rumus(
            cocok["atas"], cocok["bawah"], cocok["kiri"] or "", cocok["faktor"]
        )


def _jadi(isi: BlokDalam | _Daftar | list[_Label]) -> BlokDalam:
    if isinstance(isi, _Daftar):
        return isi.jadi()
    if isinstance(isi, list):
        return Rincian(
            tuple(
                BarisRincian(b.label, b.isi, tuple(d.jadi() for d in b.daftar))
                for b in isi
            )
        )
    return isi


def _gaya(tanda: str) -> tuple[GayaDaftar, int]:
    """The style of a mark and its place in the order: "3." is ("angka", 3)."""
    if tanda in "-–•▪":
        return "poin", 1
    badan = tanda.strip("().")
    kurung = tanda.endswith(")")
    if badan.isdigit():
        return ("angka-kurung" if kurung else "angka"), int(badan)
    return ("huruf-kurung" if kurung else "huruf"), ord(badan) - ord("a") + 1
