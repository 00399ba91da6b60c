from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sakip.angka import tulis

from ..bentuk import Nilai


@dataclass(frozen=True)
class Jawaban:
    """What stands in the data instead, and what it is called ("target dalam Perjanjian
    Kinerja")."""

    diharapkan: Nilai
    sebutan: str
    pembulatan: bool = False

    @property
    def teks(self) -> str:
        nilai = self.diharapkan
        return (
            nilai if isinstance(nilai, str) else "" if nilai is None else tulis(nilai)
        )


@dataclass(frozen=True)
class Angka:
    """A figure of the data, and what it is."""

    nama: str
    nilai: Decimal
