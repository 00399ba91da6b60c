"""How a spreadsheet is told to show a number as it is printed."""

from __future__ import annotations

import re
from decimal import Decimal

BAWAAN = "#,##0.00"
# Longer words around a number are left out: Excel takes formats up to 255 letters.
TERPANJANG = 60
_ANGKA = re.compile(r"[-−]?\d[\d.]*(?:,\d+)?")


def bentuk_angka(teks: str, nilai: Decimal) -> str:
    """The number format with which `nilai` looks like `teks`.

    The words around the number stay: "B (79,92)" is the number 79,92 in the format
    `"B ("0.00")"`. A negative amount printed in brackets keeps them instead of its
    sign. Where the text does not show this number the format is BAWAAN.
    """
    for cocok in _ANGKA.finditer(teks):
        angka = cocok[0].lstrip("-−").rstrip(".")
        if not _sama(angka, nilai):
            continue
        depan, belakang = teks[: cocok.start()], teks[cocok.end() :]
        if len(depan) + len(belakang) > TERPANJANG:
            return BAWAAN
        desimal = len(angka.partition(",")[2])
        inti = "#,##0" if "." in angka else "0"
        inti += f".{'0' * desimal}" if desimal else ""
        positif = _kutip(depan) + inti + _kutip(belakang)
        if nilai >= 0:
            return positif
        tanda = "-" if cocok[0][0] in "-−" else ""
        polos = inti if not tanda else positif
        return f"{polos};{_kutip(depan + tanda)}{inti}{_kutip(belakang)}"
    return BAWAAN


def _sama(angka: str, nilai: Decimal) -> bool:
    """Whether the printed digits are this number, rounded as printed."""
    tercetak = Decimal(angka.replace(".", "").replace(",", "."))
    satuan = Decimal(1).scaleb(-len(angka.partition(",")[2]))
    return abs(tercetak - abs(nilai)) < satuan


def _kutip(teks: str) -> str:
    """Literal text of a format; quotes within become escaped ones."""
    return "".join(
        '\\"' if bagian == '"' else f'"{bagian}"'
        for bagian in re.split('(")', teks)
        if bagian
    )
