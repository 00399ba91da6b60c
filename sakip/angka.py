"""Numbers as Indonesians write them: read what was typed, write what is stored.

A comma marks the decimals, dots stand only between groups of three: "1.234,5".
Django's and Babel's own readers are not used: with Indonesian settings Django
stores a typed "0.125" as 125, and Babel lets "1e5", "NaN" and digits of other
scripts through. One strict pattern says exactly what is a number here; whatever
does not fit is refused with a sentence that says what to type instead.

No Django in this module, no settings, no clock.
"""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

# Far more than any figure of a regency needs, and short enough that refusing
# megabytes pasted into a field costs nothing.
PANJANG_TERBESAR = 100

_SPASI = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\t": " "})
_TUKAR_TANDA = str.maketrans({",": ".", ".": ","})
_MINUS = "-\u2212"  # hyphen, and the true minus sign that word processors put

# Marks before, digits, marks after; how often each mark may occur is checked below.
_POLA = re.compile(
    r"""
    (?P<depan>(?:rp\.?|[-+\u2212(\ ])*)
    (?P<bulat>[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)
    (?:(?P<pecahan>,[0-9]+)|(?P<sen_kosong>,-))?     # "12.750.000,-": no sen
    (?P<belakang>[%)\ ]*)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The same frame around any digits, dots, commas and spaces: good enough to guess
# what was meant, never to accept it.
_POLA_USUL = re.compile(
    r"(?P<minus>[-\u2212(])?(?:rp\.? ?)?(?P<isi>[0-9.,][0-9., ]*)(?P<persen>%)?\)?",
    re.IGNORECASE,
)

# A space with digits on both sides, of which the right ones are no group of three: two
# numbers side by side ("4.000.000 30.000.000"), which together mean nothing.
_DUA_ANGKA = re.compile(r"[0-9] +(?![0-9]{3}(?:[^0-9.]|\.(?![0-9]{3})|$))[0-9]")


def baca(teks: str) -> Decimal:
    """The number that was typed, exactly: "1.234,50" is Decimal("1234.50").

    Accepted around it: Rp or a percent sign, a sign, an accountant's parentheses
    (negative), ",-" for whole rupiah, ordinary and no-break spaces. A percent
    sign changes nothing: "94,42 %" is 94.42. "1.234" is one thousand odd.

    Anything else is a ValueError whose text is an Indonesian sentence for the
    person who typed; where the meaning is likely ("80.65", "0.125") it is asked
    ("Maksud Anda 80,65?"), never assumed.
    """
    if not isinstance(teks, str):
        raise TypeError(f"text expected, got {type(teks).__name__}")
    if len(teks) > PANJANG_TERBESAR:
        raise ValueError(
            "Isian ini terlalu panjang untuk sebuah angka; "
            "tulis angkanya saja, misalnya 87,5."
        )
    rapi = teks.translate(_SPASI).strip()
    if not rapi:
        raise ValueError("Isian masih kosong; tulis angkanya, misalnya 87,5.")

    cocok = _POLA.fullmatch(rapi)
    if cocok is None:
        raise ValueError(_alasan(rapi))
    depan, belakang = cocok["depan"].lower(), cocok["belakang"]
    buka, rp, persen = depan.count("("), depan.count("rp"), belakang.count("%")
    minus = sum(depan.count(huruf) for huruf in _MINUS)
    if buka != belakang.count(")"):
        raise ValueError(_alasan_kurung(rapi))
    if buka + minus + depan.count("+") > 1:
        raise ValueError(
            f"“{rapi}” memakai lebih dari satu tanda; "
            "tulis satu saja, misalnya -87,5 atau (87,5)."
        )
    if rp + persen > 1 or (persen and cocok["sen_kosong"]):
        raise ValueError(
            f"“{rapi}” memakai lebih dari satu satuan; "
            "tulis satu saja, misalnya Rp 1.250.000 atau 87,5 %."
        )
    utuh = cocok["bulat"].replace(".", "")
    nilai = Decimal(utuh + (cocok["pecahan"] or "").replace(",", "."))
    return nilai.copy_negate() if (buka or minus) and nilai else nilai.copy_abs()


def tulis(nilai: Decimal, desimal: int | None = None) -> str:
    """The number as Indonesian text: Decimal("1234.50") is "1.234,5".

    All digits that carry something unless ``desimal`` says how many places (then
    half up, with zeros to fill: "84,00"). Never an exponent, never "-0". A float
    is a TypeError; so is None, which must become words, not a number.
    """
    angka = pastikan_desimal(nilai)
    if desimal is not None:
        angka = bulat(angka, desimal)
    if not angka:
        angka = angka.copy_abs()
    teks = f"{angka:,f}"
    if desimal is None and "." in teks:
        teks = teks.rstrip("0").rstrip(".")
    return teks.translate(_TUKAR_TANDA)


def rupiah(nilai: Decimal) -> str:
    """An amount of money in rupiah and sen: "Rp 2.649.221.375,00"."""
    teks = tulis(nilai, 2)
    return f"-Rp {teks[1:]}" if teks.startswith("-") else f"Rp {teks}"


def persen(nilai: Decimal) -> str:
    """A percentage (94.42 means 94,42 %) with two decimals: "94,42 %"."""
    return f"{tulis(nilai, 2)} %"


def bulat(nilai: Decimal, desimal: int = 2) -> Decimal:
    """``nilai`` rounded half up (away from zero at the half) to ``desimal`` places.

    The one rounding function of the house: what is computed and what is shown
    are rounded by the same rule, so that a page and its predicate cannot differ.
    """
    angka = pastikan_desimal(nilai)
    # Room for every digit: the caller's own decimal context must not interfere.
    ruang = Context(prec=max(angka.adjusted(), 0) + desimal + 2, rounding=ROUND_HALF_UP)
    hasil = ruang.quantize(angka, Decimal(1).scaleb(-desimal))
    return hasil if hasil else hasil.copy_abs()


def pastikan_desimal(nilai: object) -> Decimal:
    """``nilai`` itself if it can be reckoned with exactly: a finite Decimal or an int.

    A float (or a bool, text, None) is a TypeError: 0.1 is not one tenth. NaN and
    infinity are a ValueError.
    """
    if isinstance(nilai, int) and not isinstance(nilai, bool):
        return Decimal(nilai)
    if not isinstance(nilai, Decimal):
        raise TypeError(f"Decimal expected, got {type(nilai).__name__}: {nilai!r}")
    if not nilai.is_finite():
        raise ValueError("Nilai ini bukan angka yang dapat dihitung.")
    return nilai


def _alasan(rapi: str) -> str:
    """Why ``rapi`` is not a number, and what to type instead."""
    if any(huruf.isdecimal() and not huruf.isascii() for huruf in rapi):
        return (
            f"“{rapi}” memakai angka dari aksara lain; "
            "tulis dengan angka 0 sampai 9, misalnya 87,5."
        )
    if usul := _usul(rapi):
        return (
            f"“{rapi}” belum dapat dibaca: koma menandai desimal dan titik hanya "
            f"memisahkan ribuan. Maksud Anda {usul}?"
        )
    if rapi.count("(") != rapi.count(")"):
        return _alasan_kurung(rapi)
    if not rapi.strip("0123456789., "):
        return (
            f"“{rapi}” belum dapat dibaca: pakai satu koma saja, sebelum desimal, "
            "dan titik di antara tiap tiga angka; tulis misalnya 1.234,5."
        )
    return f"“{rapi}” bukan angka; tulis dengan angka saja, misalnya 87,5."


def _alasan_kurung(rapi: str) -> str:
    return (
        f"Kurung pada “{rapi}” tidak berpasangan; tulis lengkap, misalnya "
        "(79.711.173,00) untuk nilai negatif, atau hapus kurungnya."
    )


def _usul(rapi: str) -> str | None:
    """The likely meaning in the form that ``baca`` accepts, or None."""
    cocok = _POLA_USUL.fullmatch(rapi)
    if cocok is None or _DUA_ANGKA.search(cocok["isi"]):
        return None
    isi = cocok["isi"].replace(" ", "").rstrip(".,")
    if isi.startswith((",", ".")):
        isi = f"0{isi}"
    potongan, tanda = re.split(r"[.,]", isi), re.findall(r"[.,]", isi)
    if not all(potongan):
        return None
    if len(tanda) == 1 or (len(tanda) > 1 and _akhir_desimal(potongan, tanda)):
        utuh, pecahan = "".join(potongan[:-1]), f",{potongan[-1]}"
    elif len(set(tanda)) <= 1 and (tanda[:1] != [","] or len(potongan[-1]) == 3):
        utuh, pecahan = "".join(potongan), ""
    else:
        return None
    ribuan = f"{int(utuh):,}".replace(",", ".")
    minus, persen = "-" * bool(cocok["minus"]), " %" * bool(cocok["persen"])
    return f"{minus}{ribuan}{pecahan}{persen}"


def _akhir_desimal(potongan: list[str], tanda: list[str]) -> bool:
    """Whether the last of several separators looks like the decimal one."""
    if len(set(tanda[:-1])) > 1:
        return False
    if tanda[-1] != tanda[0]:
        return True
    return all(len(p) == 3 for p in potongan[1:-1]) and len(potongan[-1]) != 3
