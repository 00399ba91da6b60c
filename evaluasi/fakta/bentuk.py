"""The shape of a fact, from what a rule saw to what the worksheet shows. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

Tautan = tuple[str, str]


@dataclass(frozen=True)
class Amatan:
    """What a rule saw. `bagian`: which part of the criterion the data show fulfilled
    (0–1), None where they do not tell; `batas`: what they cannot know; `dasar`: the
    figures it rests on, as (name, figure)."""

    kalimat: str
    bagian: Decimal | None = None
    batas: str = ""
    tautan: tuple[Tautan, ...] = ()
    dasar: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Fakta:
    """As the worksheet shows it. `usulan`: the code of an answer of the instrument, ""
    where none is proposed."""

    kalimat: str
    tautan: tuple[Tautan, ...] = ()
    usulan: str = ""
    dasar: tuple[tuple[str, int], ...] = ()


def perbandingan(ada: int, dari: int) -> Decimal | None:
    """The part that `ada` is of `dari`; None of nothing."""
    return Decimal(ada) / Decimal(dari) if dari else None


def semua_atau_tidak(benar: bool) -> Decimal:
    """Fulfilled in whole, or not at all."""
    return Decimal(1) if benar else Decimal(0)


def usul_jawaban(bagian: Decimal | None, pilihan: Iterable[tuple[str, Decimal]]) -> str:
    """The answer (code, worth 0–1) that promises most without promising more than the
    data show; "" where they do not tell, or no answer is that low."""
    if bagian is None:
        return ""
    boleh = [(nilai, kode) for kode, nilai in pilihan if nilai <= bagian]
    return max(boleh)[1] if boleh else ""
