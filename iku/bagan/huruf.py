"""How wide a text is, and where its lines break."""

from __future__ import annotations

# Advance widths of Helvetica, Arial and Liberation Sans for U+0020 to U+007E, in
# thousandths of the size. Bold is a little wider.
# fmt: off
_MAJU = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)
# fmt: on
_TEBAL = 1.07


def bungkus(isi: str, lebar: float, ukuran: float, *, tebal: bool = False) -> list[str]:
    """The text in lines no wider than `lebar`; a word too long is cut."""
    hasil: list[str] = []
    kini = ""
    for kata in isi.split():
        calon = f"{kini} {kata}" if kini else kata
        if lebar_teks(calon, ukuran, tebal=tebal) <= lebar:
            kini = calon
            continue
        if kini:
            hasil.append(kini)
        while lebar_teks(kata, ukuran, tebal=tebal) > lebar:
            muat = _muat(kata, lebar, ukuran, tebal)
            hasil.append(kata[:muat])
            kata = kata[muat:]
        kini = kata
    return [*hasil, kini] if kini else hasil


def lebar_teks(isi: str, ukuran: float, *, tebal: bool = False) -> float:
    """How wide a text is when printed; letters outside ASCII count as wide ones."""
    seribu = sum(_MAJU[ord(h) - 32] if " " <= h <= "~" else 600 for h in isi)
    return seribu * ukuran / 1000 * (_TEBAL if tebal else 1)


def _muat(kata: str, lebar: float, ukuran: float, tebal: bool) -> int:
    """How many letters fit, at least one."""
    muat = 1
    while lebar_teks(kata[: muat + 1], ukuran, tebal=tebal) <= lebar:
        muat += 1
    return muat
