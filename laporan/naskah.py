"""The small grammar of a written text (Narasi): paragraphs and lists as blocks.

A blank line ends a paragraph; lines within one are joined. An item of a list begins
with "- ", "1. ", "1) ", "a. " or "a) "; two spaces more put it one level deeper. Within
a running paragraph only a first item ("- ", "1. ", "a. ") opens a list, so that a line
that happens to begin with "12. " stays text. A blank line between items of one list
does not end it; an indented line after a blank one is a paragraph of the item.

Pure: no settings, no rows. Nothing typed is ever lost, whatever it looks like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dokumen.pohon import Butir, Daftar, GayaDaftar, Paragraf

TINGKAT_TERDALAM = 4  # levels of a list; what is indented further stays on the last
TERPANJANG = 20_000  # characters of one text: some eight printed pages

_BUTIR = re.compile(
    r"(?P<jarak> *)(?P<tanda>-|•|[0-9]{1,3}[.)]|[a-z][.)]) +(?P<isi>\S.*)"
)
_PEMBUKA = frozenset({"-", "•", "1.", "1)", "a.", "a)"})


@dataclass
class _Item:
    teks: list[str]
    isi: list[list[str] | _Daftar] = field(default_factory=list)


@dataclass
class _Daftar:
    gaya: GayaDaftar
    mulai: int
    item: list[_Item]


def urai(naskah: str) -> tuple[Paragraf | Daftar, ...]:
    """The blocks of a text in their order; an empty text gives none."""
    return tuple(_jadikan_blok(bagian) for bagian in _Pengurai().urai(naskah))


def keberatan(naskah: str) -> str:
    """A sentence where the text is too long or a list too deep to be taken, else ""."""
    if len(naskah) > TERPANJANG:
        lebih = f"{len(naskah) - TERPANJANG:,}".replace(",", ".")
        return (
            f"Tulisan ini {lebih} huruf lebih panjang daripada yang dapat disimpan "
            f"({TERPANJANG // 1000}.000 huruf). Ringkas dahulu."
        )
    pengurai = _Pengurai()
    pengurai.urai(naskah)
    if pengurai.terlalu_dalam:
        return (
            f"Daftar bertingkat paling banyak {TINGKAT_TERDALAM} tingkat; baris "
            f"{pengurai.terlalu_dalam} lebih dalam. Kurangi jarak di depannya."
        )
    return ""


class _Pengurai:
    """Reads line by line; `tumpukan` is the open list of each level."""

    def __init__(self) -> None:
        self.hasil: list[list[str] | _Daftar] = []
        self.paragraf: list[str] | None = None
        self.tumpukan: list[_Daftar] = []
        self.setelah_kosong = True
        self.terlalu_dalam = 0  # the first line that is, counted from 1

    def urai(self, naskah: str) -> list[list[str] | _Daftar]:
        for nomor, baris in enumerate(naskah.expandtabs(2).splitlines(), 1):
            if not baris.strip():
                self.paragraf = None
                self.setelah_kosong = True
                continue
            cocok = _BUTIR.fullmatch(baris.rstrip())
            if cocok and self._membuka(cocok["tanda"]):
                self._butir(cocok, nomor)
            else:
                self._lanjutan(baris)
            self.setelah_kosong = False
        return self.hasil

    def _membuka(self, tanda: str) -> bool:
        """Within a list every mark is an item; in running text only a first one."""
        return self.paragraf is None or bool(self.tumpukan) or tanda in _PEMBUKA

    def _butir(self, cocok: re.Match[str], baris: int) -> None:
        self.paragraf = None
        gaya, nomor = _gaya(cocok["tanda"])
        diminta = min(len(cocok["jarak"]) // 2, len(self.tumpukan))
        if diminta >= TINGKAT_TERDALAM and not self.terlalu_dalam:
            self.terlalu_dalam = baris
        tingkat = min(diminta, TINGKAT_TERDALAM - 1)
        item = _Item([cocok["isi"].strip()])
        if tingkat < len(self.tumpukan) and self._melanjutkan(tingkat, gaya, nomor):
            del self.tumpukan[tingkat + 1 :]
            self.tumpukan[tingkat].item.append(item)
            return
        del self.tumpukan[tingkat:]
        baru = _Daftar(gaya, nomor, [item])
        if self.tumpukan:
            self.tumpukan[-1].item[-1].isi.append(baru)
        else:
            self.hasil.append(baru)
        self.tumpukan.append(baru)

    def _melanjutkan(self, tingkat: int, gaya: GayaDaftar, nomor: int) -> bool:
        """Whether the mark goes on with the list of its level; "1." after a blank line
        begins a new one."""
        mulai_lagi = gaya != "poin" and nomor == 1 and self.setelah_kosong
        return self.tumpukan[tingkat].gaya == gaya and not mulai_lagi

    def _lanjutan(self, baris: str) -> None:
        """A line without a mark: of the item, of the paragraph, or a new paragraph."""
        isi = baris.strip()
        jarak = len(baris) - len(baris.lstrip())
        if self.paragraf is not None:
            self.paragraf.append(isi)
        elif self.tumpukan and not self.setelah_kosong:
            self.tumpukan[-1].item[-1].teks.append(isi)
        elif self.tumpukan and jarak >= 2:
            del self.tumpukan[max(1, min(jarak // 2, len(self.tumpukan))) :]
            self.paragraf = [isi]
            self.tumpukan[-1].item[-1].isi.append(self.paragraf)
        else:
            self.tumpukan = []
            self.paragraf = [isi]
            self.hasil.append(self.paragraf)


def _gaya(tanda: str) -> tuple[GayaDaftar, int]:
    """The style of a mark and its place in the order: "3." is ("angka", 3)."""
    if tanda in "-•":
        return "poin", 1
    badan, kurung = tanda[:-1], tanda.endswith(")")
    if badan.isdigit():
        return ("angka-kurung" if kurung else "angka"), int(badan)
    return ("huruf-kurung" if kurung else "huruf"), ord(badan) - ord("a") + 1


def _jadikan_blok(bagian: list[str] | _Daftar) -> Paragraf | Daftar:
    if isinstance(bagian, list):
        return Paragraf(" ".join(bagian))
    butir = tuple(
        Butir(" ".join(item.teks), tuple(_jadikan_blok(isi) for isi in item.isi))
        for item in bagian.item
    )
    return Daftar(butir, bagian.gaya, bagian.mulai)
