"""Which thing of the report a sentence speaks of."""

from __future__ import annotations

import re

from capaian.models import Skala

from ..fakta import BarisPk, Fakta
from ..tulisan import Tulisan

_KRITERIA = re.compile(
    r"\b(?:kriteria|kategori|predikat|berpredikat)\s+(?:capaian\s+|kinerja\s+)*"
    r"(?:[“\"'])?(?P<nama>[\w][\w ]{1,25})",
    re.IGNORECASE,
)
_EFISIEN = re.compile(
    r"\b(?:termasuk|kategori|dinyatakan|tergolong|dinilai)\s+(?:kategori\s+)?"
    r"(?P<ingkar>tidak\s+|belum\s+|kurang\s+)?efisien\b",
    re.IGNORECASE,
)


def indikator_dibahas(f: Fakta, t: Tulisan, kalimat: str) -> list[BarisPk]:
    """The promised rows a sentence can mean: those it names; else those the text was
    written for; for the whole report's text all where it says "semua indikator"."""
    kecil = kalimat.casefold()
    disebut = [b for b in f.baris_pk if any(n in kecil for n in _nama(b))]
    if disebut:
        return disebut
    if t.indikator is not None:
        return [b for b in f.baris_pk if b.baris.indikator.pk == t.indikator]
    if t.sasaran is not None or t.tujuan is not None:
        return [
            b
            for b in f.baris_pk
            if b.baris.tempat is not None
            and (
                (t.sasaran is not None and b.baris.tempat.sasaran_id == t.sasaran)
                or (t.tujuan is not None and b.baris.tempat.tujuan_id == t.tujuan)
            )
        ]
    if re.search(r"\b(semua|seluruh) (?:target|indikator|sasaran)", kecil):
        return list(f.baris_pk)
    return []


def _nama(b: BarisPk) -> set[str]:
    """How an indicator is called: its names in full, and the usual abbreviation of what
    the whole regency measures ("ikm")."""
    nama = {b.nama, b.baris.indikator.nama, b.baris.butir.uraian_indikator}
    polos = {re.sub(r"\s*\([^)]*\)\s*$", "", n).casefold().strip() for n in nama}
    return {n for n in polos if len(n) > 5}


def kriteria_tertulis(kalimat: str, skala: Skala) -> str:
    """The step of the scale that a sentence names as a predicate; "" for none."""
    cocok = _KRITERIA.search(kalimat)
    if cocok is None:
        return ""
    kecil = cocok["nama"].casefold()
    nama = sorted((j.nama for j in skala.jenjang.all()), key=len, reverse=True)
    return next((n for n in nama if kecil.startswith(n.casefold())), "")


def efisiensi_tertulis(kalimat: str) -> str:
    """ "Efisien", "Tidak efisien", or "" where the sentence judges nothing."""
    cocok = _EFISIEN.search(kalimat)
    if cocok is None:
        return ""
    return "Tidak efisien" if cocok["ingkar"] else "Efisien"
