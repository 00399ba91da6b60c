"""Reading Indonesian sentences: figures, counts, claims and trends. Pure.

Careful rather than clever: what may mean something else is not read at all, since a
finding that is wrong is worse than none.
"""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, Decimal

from sakip.angka import bulat

_SATUAN = [
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
]
BILANGAN = {kata: n for n, kata in enumerate(_SATUAN)} | {"dua belas": 12}
_KATA_BILANGAN = "|".join(sorted(BILANGAN, key=len, reverse=True))

# What is hoped, planned or required is no statement about the year.
_BUKAN_PERNYATAAN = re.compile(
    r"\b(agar|supaya|untuk|guna|akan|diharapkan|dapat|perlu|harus|apabila|jika|bila|"
    r"kalau|upaya|berupaya|dalam rangka|ke depan|mendatang|sehingga dapat|rencana|"
    r"direncanakan|diupayakan|seharusnya|bertujuan|belum tentu)\b",
    re.IGNORECASE,
)
_INGKAR = r"\b(?:tidak|belum|kurang|gagal|tanpa)\b"
_TERCAPAI = re.compile(
    rf"(?P<ingkar>{_INGKAR}(?:\s+\w+)?\s+)?"
    r"(?:\b(?:mencapai|melampaui|memenuhi|melebihi)\s+target\b"
    # What the target is of may stand between: "target nilai SAKIP telah tercapai".
    r"|\btarget(?:nya)?\s+(?:(?!tidak|belum|kurang|gagal)[^\s,.;]+\s+){0,9}?"
    rf"(?P<ingkar2>{_INGKAR}\s+(?:\w+\s+)?)?(?:tercapai|terpenuhi|terlampaui)\b)",
    re.IGNORECASE,
)
_HITUNGAN = re.compile(
    rf"(?<!\w)(?:(?P<angka>[0-9]{{1,2}})\s*(?:\((?:{_KATA_BILANGAN})\)\s*)?"
    rf"|(?P<kata>{_KATA_BILANGAN})\s+)(?P<apa>tujuan|sasaran|indikator)\b"
    rf"(?=(?P<ekor>[^.;]{{0,40}}))",
    re.IGNORECASE,
)
_ANGKA = r"(?P<angka>[0-9]{1,3}(?:\.[0-9]{3})*(?:,[0-9]+)?|[0-9]+(?:[.,][0-9]+)?)"
_KUTIPAN = re.compile(
    r"\b(?P<hal>target|realisasi|capaian|terealisasi|tercapai|nilai|indeks)(?:nya)?\b"
    r"(?P<sela>(?:\s+(?!target|realisasi|capaian|anggaran)[^\s0-9]+){0,7}?)\s+"
    rf"{_ANGKA}(?P<persen>\s*(?:%|persen))?(?![0-9.,]*[0-9])(?!\s*(?:orang|tahun|kali))",
    re.IGNORECASE,
)
_TREN = re.compile(
    r"\b(?P<naik>meningkat|naik|kenaikan|peningkatan)\b"
    r"|\b(?P<turun>menurun|turun|penurunan)\b"
    r"|\b(?P<tetap>tetap|stabil)\b(?=\s+(?:dibanding|seperti|sama|dari))",
    re.IGNORECASE,
)
_PERBANDINGAN = re.compile(
    r"\b(dibanding(?:kan)?|dari tahun|tahun sebelumnya|tahun lalu|baseline|"
    r"kondisi awal|sejak tahun|terhadap tahun)\b",
    re.IGNORECASE,
)
_TAHUN = re.compile(r"\b(20[0-9]{2})\b")


def pernyataan(kalimat: str) -> bool:
    """Whether a sentence says how it is, not how it should be."""
    return _BUKAN_PERNYATAAN.search(kalimat) is None


def klaim_tercapai(kalimat: str) -> bool | None:
    """True for "target tercapai", False for "target tidak tercapai", None where the
    sentence says neither, or both."""
    if not pernyataan(kalimat):
        return None
    nilai = {not (m["ingkar"] or m["ingkar2"]) for m in _TERCAPAI.finditer(kalimat)}
    return nilai.pop() if len(nilai) == 1 else None


def hitungan(kalimat: str) -> list[tuple[int, str, str, str]]:
    """Counts of the plan: (4, "sasaran", what follows, as written). "salah satu
    sasaran" counts nothing."""
    hasil = []
    for m in _HITUNGAN.finditer(kalimat):
        depan = kalimat[: m.start()].rstrip().casefold()
        if depan.endswith(("salah", "tabel", "sasaran", "nomor", "ke")):
            continue
        n = int(m["angka"]) if m["angka"] else BILANGAN[m["kata"].casefold()]
        hasil.append((n, m["apa"].casefold(), m["ekor"].casefold(), m[0].strip()))
    return hasil


def kutipan(kalimat: str) -> list[tuple[str, Decimal, int, str]]:
    """Figures that a sentence quotes: ("realisasi", 84.03, decimals, as written)."""
    hasil = []
    for m in _KUTIPAN.finditer(kalimat):
        tulisan = m["angka"]
        nilai, desimal = baca_tertulis(tulisan)
        tahun = not m["persen"] and re.fullmatch(r"20[0-9]{2}", tulisan)
        sela = m["sela"].casefold()
        if tahun or re.search(r"\b(tahun|tabel|nomor|rp|anggaran|sasaran|ke)\b", sela):
            continue
        hal = {"terealisasi": "realisasi", "tercapai": "capaian"}.get(
            m["hal"].casefold(), m["hal"].casefold()
        )
        hasil.append((hal, nilai, desimal, tulisan + (m["persen"] or "")))
    return hasil


def baca_tertulis(tulisan: str) -> tuple[Decimal, int]:
    """A printed number and how many decimals it has; a point before one or two digits
    is the English decimal point that some tables print ("80.65")."""
    if "," not in tulisan and re.fullmatch(r"[0-9]+\.[0-9]{1,2}", tulisan):
        rapi = tulisan
    else:
        rapi = tulisan.replace(".", "").replace(",", ".")
    return Decimal(rapi), len(rapi.partition(".")[2])


def cocok(tertulis: Decimal, desimal: int, nilai: Decimal) -> str:
    """ "sama": the same or correctly rounded to its two decimals; "pembulatan": cut off
    or rounded to fewer; "" where it is another number."""
    if tertulis == nilai or (desimal >= 2 and tertulis == bulat(nilai, desimal)):
        return "sama"
    potong = nilai.quantize(Decimal(1).scaleb(-desimal), rounding=ROUND_DOWN)
    if tertulis in (potong, bulat(nilai, desimal)):
        return "pembulatan"
    return ""


def kata_tren(kalimat: str) -> tuple[str, int | None] | None:
    """("naik", the year compared with or None for the year before); None where the
    sentence claims no trend, or more than one."""
    if not pernyataan(kalimat) or not _PERBANDINGAN.search(kalimat):
        return None
    arah = {m.lastgroup for m in _TREN.finditer(kalimat)}
    if len(arah) != 1:
        return None
    return arah.pop(), None


def tahun_disebut(kalimat: str) -> list[int]:
    return [int(t) for t in _TAHUN.findall(kalimat)]
