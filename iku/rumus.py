"""Formulas of indicators as data: "selesai / masuk * 100".

A formula knows names of Variabel, numbers, + - * / (also × ÷) and parentheses, and
nothing else. It is read here piece by piece, so that a mistake is named with its
place; only then does simpleeval, cut down to those four operations, reckon it.
Every name and number is handed to it as an exact fraction, so no binary float and
no rounding occurs on the way, and nothing a formula says can reach Python.

No Django in this module.
"""

import ast
import operator
import re
from collections.abc import Mapping
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from simpleeval import SimpleEval  # type: ignore[import-untyped]

from sakip.angka import bulat, pastikan_desimal, tulis

PANJANG_TERBESAR = 300

_RUANG = Context(prec=50)
_KATA = re.compile(
    r"\s*(?:(?P<nama>[A-Za-z_][A-Za-z0-9_]*)|(?P<angka>[0-9][0-9.,]*)|(?P<tanda>[-+*/×÷()])|(?P<lain>\S))"
)
_ANGKA = re.compile(r"[0-9]{1,15}(?:[.,][0-9]{1,10})?")
_RAGU = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")  # one thousand, or one and a bit
_PYTHON = {"×": "*", "÷": "/"}
_CETAK = {"*": "×", "/": "÷", "-": "−"}


class RumusSalah(ValueError):
    """A mistake in a formula: its sentence, and which letters are meant (the
    first letter is 1), so that a page can mark them."""

    def __init__(self, pesan: str, letak: int, panjang: int = 1) -> None:
        super().__init__(pesan)
        self.letak = letak
        self.panjang = panjang


class Kata(NamedTuple):
    """One piece of a formula and where it starts (the first letter is 1)."""

    jenis: str  # "nama", "angka", "tanda"
    teks: str
    letak: int


def hitung(rumus: str, nilai: Mapping[str, Decimal | None]) -> Decimal | None:
    """The value of ``rumus``, exact (to 50 digits where a division never ends).

    Not rounded: the caller does that once, with ``perhitungan.bulat``. None if a
    component that the formula uses is None, or if it divides by zero. A name that
    ``nilai`` does not know, or a mistake in the formula, is a RumusSalah (a
    ValueError in Indonesian that names the place); a float is a TypeError.
    """
    hasil = _hasil(urai(rumus), nilai)
    if hasil is None:
        return None
    return _RUANG.divide(Decimal(hasil.numerator), Decimal(hasil.denominator))


def uraian(rumus: str, nilai: Mapping[str, Decimal | None]) -> str:
    """The working as text: "31 ÷ 34 × 100 = 91,18".

    The result is shown with two decimals at most. Where there is none, the sentence
    says why: what was not reported keeps its name, or the divisor is zero. Raises
    as ``hitung`` does.
    """
    daftar = urai(rumus)
    hasil = hitung(rumus, nilai)
    ruas = _tertulis(daftar, nilai)
    if hasil is not None:
        return f"{ruas} = {tulis(bulat(hasil))}"
    belum = [nama for nama in _nama(daftar) if nilai[nama] is None]
    if belum:
        return f"{ruas}: belum dapat dihitung, {', '.join(belum)} belum dilaporkan"
    return f"{ruas}: tidak dapat dihitung, pembaginya nol"


def nama_variabel(rumus: str) -> list[str]:
    """The names that ``rumus`` uses, each once, in their order; RumusSalah if the
    formula has a mistake. For the form on which a formula is written."""
    return _nama(urai(rumus))


class _Penghitung(SimpleEval):  # type: ignore[misc]
    """simpleeval with names, the four operations and the sign; no constants, calls,
    attributes, subscripts, powers, shifts or text."""

    def __init__(self, names: Mapping[str, Fraction]) -> None:
        super().__init__(
            operators={
                ast.Add: operator.add,
                ast.Sub: operator.sub,
                ast.Mult: operator.mul,
                ast.Div: operator.truediv,
                ast.USub: operator.neg,
            },
            functions={},
            names=dict(names),
        )
        self.nodes: dict[type[ast.AST], Any] = {
            ast.Expr: self._eval_expr,
            ast.Name: self._eval_name,
            ast.BinOp: self._eval_binop,
            ast.UnaryOp: self._eval_unaryop,
        }


def _hasil(daftar: list[Kata], nilai: Mapping[str, Decimal | None]) -> Fraction | None:
    for kata in daftar:
        if kata.jenis == "nama" and kata.teks not in nilai:
            tersedia = ", ".join(nilai) or "belum ada"
            raise RumusSalah(
                f"Rumus memakai nama “{kata.teks}” pada huruf ke-{kata.letak} yang "
                f"bukan variabel indikator ini; variabelnya: {tersedia}.",
                kata.letak,
                len(kata.teks),
            )
    # Operands go in under names of our own: "dan", "in" or "None" may be variables.
    operan: dict[str, Fraction] = {}
    potongan: list[str] = []
    kosong = False
    for kata in daftar:
        if kata.jenis == "tanda":
            potongan.append(_PYTHON.get(kata.teks, kata.teks))
            continue
        angka = nilai_angka(kata) if kata.jenis == "angka" else nilai[kata.teks]
        if angka is None:
            kosong = True
            continue
        operan[f"_{len(operan)}"] = Fraction(pastikan_desimal(angka))
        potongan.append(f"_{len(operan) - 1}")
    if kosong:
        return None
    try:
        # Fractions in and four operations: what comes out is a fraction.
        hasil: Fraction = _Penghitung(operan).eval(" ".join(potongan))
    except ZeroDivisionError:
        return None
    return hasil


def urai(rumus: str) -> list[Kata]:
    """The pieces of ``rumus``, in an order that makes sense; else RumusSalah."""
    if len(rumus) > PANJANG_TERBESAR:
        raise RumusSalah(
            f"Rumus terlalu panjang; tulis paling banyak {PANJANG_TERBESAR} huruf.",
            PANJANG_TERBESAR + 1,
        )
    daftar = []
    for cocok in _KATA.finditer(rumus.rstrip()):
        jenis = cocok.lastgroup or "lain"
        kata = Kata(jenis, cocok[jenis], cocok.start(jenis) + 1)
        if jenis == "lain":
            raise RumusSalah(
                f"Rumus memuat “{kata.teks}” pada huruf ke-{kata.letak}; pakai hanya "
                "nama variabel, angka, + - * / dan kurung.",
                kata.letak,
            )
        if jenis == "angka":
            nilai_angka(kata)
        daftar.append(kata)
    _periksa_urutan(daftar, len(rumus.rstrip()) + 1)
    return daftar


def _periksa_urutan(daftar: list[Kata], akhir: int) -> None:
    """A value, an operation, a value ...; parentheses in pairs; one sign at most."""
    terbuka: list[Kata] = []
    menunggu_nilai, boleh_minus = True, True
    for kata in daftar:
        if menunggu_nilai:
            if kata.teks == "(":
                terbuka.append(kata)
                boleh_minus = True
            elif kata.teks == "-" and boleh_minus:
                boleh_minus = False
            elif kata.jenis == "tanda":
                raise RumusSalah(
                    f"Rumus memerlukan nama variabel atau angka sebelum “{kata.teks}” "
                    f"pada huruf ke-{kata.letak}.",
                    kata.letak,
                )
            else:
                menunggu_nilai = False
        elif kata.teks == ")" and terbuka:
            terbuka.pop()
        elif kata.jenis == "tanda" and kata.teks not in "()":
            menunggu_nilai, boleh_minus = True, False
        elif kata.teks == ")":
            raise RumusSalah(
                f"Kurung tutup pada huruf ke-{kata.letak} tidak punya pasangan; "
                "hapus, atau tulis kurung bukanya.",
                kata.letak,
            )
        else:
            raise RumusSalah(
                f"Rumus memerlukan + - * atau / sebelum “{kata.teks}” "
                f"pada huruf ke-{kata.letak}.",
                kata.letak,
                len(kata.teks),
            )
    if menunggu_nilai:
        raise RumusSalah(
            f"Rumus belum selesai pada huruf ke-{akhir}; "
            "tulis nama variabel atau angka, misalnya selesai / masuk * 100.",
            akhir,
        )
    if terbuka:
        raise RumusSalah(
            f"Kurung buka pada huruf ke-{terbuka[-1].letak} tidak punya pasangan; "
            "tulis kurung tutupnya.",
            terbuka[-1].letak,
        )


def nilai_angka(kata: Kata) -> Decimal:
    """A number in a formula: no thousands; comma or point for its decimals."""
    if not _ANGKA.fullmatch(kata.teks) or _RAGU.fullmatch(kata.teks):
        raise RumusSalah(
            f"Angka “{kata.teks}” pada huruf ke-{kata.letak} rumus belum dapat dibaca; "
            "tulis tanpa pemisah ribuan, misalnya 1000 atau 0,75.",
            kata.letak,
            len(kata.teks),
        )
    return Decimal(kata.teks.replace(",", "."))


def _nama(daftar: list[Kata]) -> list[str]:
    return list(dict.fromkeys(kata.teks for kata in daftar if kata.jenis == "nama"))


def _tertulis(daftar: list[Kata], nilai: Mapping[str, Decimal | None]) -> str:
    """The formula with its figures in, spaced as one writes it by hand."""
    teks, rapat, menunggu_nilai = "", True, True
    for kata in daftar:
        if kata.jenis == "tanda":
            potongan = _CETAK.get(kata.teks, kata.teks)
        else:
            angka = nilai_angka(kata) if kata.jenis == "angka" else nilai[kata.teks]
            potongan = kata.teks if angka is None else tulis(angka)
            if potongan.startswith("-"):
                potongan = f"({potongan})"
        teks += potongan if rapat or kata.teks == ")" else f" {potongan}"
        rapat = kata.teks == "(" or (kata.teks == "-" and menunggu_nilai)
        menunggu_nilai = kata.jenis == "tanda" and kata.teks != ")"
    return teks
