"""Words and sentences of a report: counts in words, lists of names, trends.

Pure: values in, words out. A sentence that prints a figure carries it as `Teks`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from dokumen.pohon import Kalimat, Sebaris, Teks
from sakip.angka import persen, rupiah, tulis

BELUM = "belum dilaporkan"
TIDAK_TERSEDIA = "tidak tersedia data"

_SATUAN = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan",
    "sembilan", "sepuluh", "sebelas",
)  # fmt: skip

# Units that stand in the name of the measure already: "Indeks 84,03", not "84,03 indeks".
_SATUAN_TERSIRAT = frozenset({"", "indeks", "nilai", "angka", "skor", "poin"})
_SATUAN_PERSEN = frozenset({"%", "persen", "persentase"})


def terbilang(n: int) -> str:
    """A count in words, 0 to 999: 21 is "dua puluh satu"."""
    if not 0 <= n < 1000:
        raise ValueError(f"Hanya 0 sampai 999, bukan {n}.")
    if n < 12:
        return _SATUAN[n]
    if n < 20:
        return f"{_SATUAN[n - 10]} belas"
    if n < 100:
        depan, sisa = f"{_SATUAN[n // 10]} puluh", n % 10
    elif n < 200:
        depan, sisa = "seratus", n % 100
    else:
        depan, sisa = f"{_SATUAN[n // 100]} ratus", n % 100
    return f"{depan} {terbilang(sisa)}" if sisa else depan


def hitungan(n: int) -> Teks:
    """A count as documents write it: "3 (tiga)"."""
    return Teks(f"{n} ({terbilang(n)})", nilai=Decimal(n))


def gabung(daftar: Sequence[str]) -> str:
    """ "a", "a dan b", "a, b, dan c"."""
    if len(daftar) < 3:
        return " dan ".join(daftar)
    return f"{', '.join(daftar[:-1])}, dan {daftar[-1]}"


def kalimat(*bagian: Sebaris) -> Kalimat:
    """A sentence of runs; empty runs are left out."""
    return tuple(b for b in bagian if b != "")


def awal_besar(teks: str) -> str:
    """First letter as a capital, the rest as it is."""
    return teks[:1].upper() + teks[1:]


def sebutan_program(nama: str) -> str:
    """The name of a program within a sentence: the law writes it in capitals.

    "PROGRAM PENUNJANG URUSAN" is "Program Penunjang Urusan".
    """
    if not nama.isupper():
        return nama
    kata = re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), nama)
    return re.sub(r"\b(Dan|Di|Ke|Yang|Pada|Oleh)\b", lambda m: m[0].lower(), kata)


def rapi(teks: str) -> str:
    """A wording within a sentence: without the full stop it may end with."""
    return teks.strip().rstrip(".").strip()


def satuan_tersirat(satuan: str) -> bool:
    """Whether a value is printed without its unit, or with the percent sign."""
    return satuan.lower() in _SATUAN_TERSIRAT | _SATUAN_PERSEN


def nilai_satuan(nilai: Decimal | None, satuan: str, predikat: str = "") -> str:
    """A target or realisation as printed: "84,03", "100 %", "4 Dokumen", "B (70)".

    A predicate alone ("B") where there is no number; "" where there is neither.
    """
    if nilai is None:
        return predikat
    angka = tulis(nilai)
    if satuan.lower() in _SATUAN_PERSEN:
        angka = f"{angka}\u00a0%"
    elif satuan.lower() not in _SATUAN_TERSIRAT:
        angka = f"{angka} {satuan}"
    return f"{predikat} ({angka})" if predikat else angka


def teks_nilai(
    nilai: Decimal | None, satuan: str, predikat: str = "", *, asal: str = ""
) -> Teks:
    teks = nilai_satuan(nilai, satuan, predikat)
    return Teks(teks or TIDAK_TERSEDIA, nilai=nilai, asal=asal if teks else "")


def _tak_terpisah(angka: str) -> str:
    """A figure and its unit stay on one line."""
    return angka.replace(" ", "\u00a0")


def teks_persen(nilai: Decimal, *, asal: str = "") -> Teks:
    return Teks(_tak_terpisah(persen(nilai)), nilai=nilai, asal=asal)


def teks_rupiah(nilai: Decimal, *, asal: str = "") -> Teks:
    return Teks(_tak_terpisah(rupiah(nilai)), nilai=nilai, asal=asal)


def tren(nilai: Sequence[Decimal]) -> str:
    """How a series of two or more values moved, in words; the last is this year's."""
    langkah = [b - a for a, b in zip(nilai, nilai[1:], strict=False)]
    if not langkah:
        raise ValueError("Tren memerlukan sedikitnya dua nilai.")
    if all(x == 0 for x in langkah):
        return "tetap"
    if len(langkah) > 1:
        if all(x > 0 for x in langkah):
            return "terus naik"
        if all(x < 0 for x in langkah):
            return "terus turun"
        if any(x > 0 for x in langkah) and any(x < 0 for x in langkah):
            return "berfluktuasi"
    return "naik" if nilai[-1] > nilai[0] else "turun"


def gerak(lama: Decimal, baru: Decimal, arah: str) -> str:
    """The step from last year; where less is better the words say that it is."""
    if baru == lama:
        return "tetap"
    if baru > lama:
        return "naik" if arah == "naik" else "naik (memburuk)"
    return "turun" if arah == "naik" else "turun (membaik)"
