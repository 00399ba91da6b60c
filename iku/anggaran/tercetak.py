"""Money that a document prints, against what the stored amounts come to.

Pure: printed texts and Decimals in, findings out. `Tercetak` keeps what an example
document printed and what is used in its place; here the stored amounts are added up
anew, so that a finding stays true when amounts are corrected, and goes when they agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

# Thousands divided by points, or by commas as some tables print them.
_JUMLAH = re.compile(
    r"(?<![\d.,])(?P<tanda>[-(]?) ?(?:Rp\.? ?)?"
    r"(?P<utuh>\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3}){2,})(?P<sen>,\d{1,2})?(?![\d])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Temuan:
    """Two figures for one fact. `tertulis`: as signed or stated; `dihitung`: from the
    rows; None where one of them is not there at all."""

    di: str
    hal: str
    tertulis: Decimal | None
    dihitung: Decimal | None
    terhadap: str

    @property
    def selisih(self) -> Decimal:
        return (self.tertulis or Decimal(0)) - (self.dihitung or Decimal(0))

    @property
    def pembulatan(self) -> bool:
        """Less than a rupiah apart: one of the two was rounded."""
        return abs(self.selisih) < 1


@dataclass(frozen=True)
class Cetakan:
    """A printed amount: where, of what, as printed, and what is used instead."""

    tempat: str
    hal: str
    tercetak: str
    dipakai: str


@dataclass(frozen=True)
class Hitungan:
    """An amount that the stored rows come to, and what it is the amount of."""

    nama: str
    jumlah: Decimal


def baca_jumlah(teks: str) -> Decimal | None:
    """The first amount of money in a printed text, exactly; None where it has none.
    An amount has its thousands divided; a minus or a bracket before it makes it
    negative ("(Rp79.711.173,00"), also where nobody closed the bracket."""
    cocok = _JUMLAH.search(teks)
    if cocok is None:
        return None
    utuh = cocok["utuh"].replace(".", "").replace(",", "")
    jumlah = Decimal(utuh + (cocok["sen"] or "").replace(",", "."))
    return -jumlah if cocok["tanda"] else jumlah


def periksa_cetakan(
    daftar: Iterable[Cetakan], hitungan: Sequence[Hitungan]
) -> list[Temuan]:
    """Those printed amounts that differ from what the rows come to.

    Which of the amounts is meant is told by the amount used instead (`dipakai`); where
    several rows have the same, the one that shares most words with what the document
    calls it. What no row comes to is left out: then there is nothing to compare.
    """
    hasil = []
    for c in daftar:
        tertulis, dipakai = baca_jumlah(c.tercetak), baca_jumlah(c.dipakai)
        if tertulis is None or dipakai is None or tertulis == dipakai:
            continue
        calon = [h for h in hitungan if h.jumlah == dipakai]
        if calon:
            terhadap = max(calon, key=lambda h: len(_kata(c.hal) & _kata(h.nama)))
            hasil.append(Temuan(c.tempat, c.hal, tertulis, dipakai, terhadap.nama))
    return hasil


def _kata(teks: str) -> set[str]:
    return set(re.findall(r"\w+", teks.casefold()))
