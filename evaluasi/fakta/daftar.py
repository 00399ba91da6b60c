"""The register of rules: one function per criterion, by its code."""

from collections.abc import Callable

from .bahan import Bahan
from .bentuk import Amatan

Aturan = Callable[[Bahan], Amatan]
ATURAN: dict[str, Aturan] = {}


def bagi(kode: str) -> Callable[[Aturan], Aturan]:
    """Register the rule of a criterion of PermenPANRB 88/2021."""

    def catat(aturan: Aturan) -> Aturan:
        if kode in ATURAN:
            raise ValueError(f"criterion {kode} has two rules")
        ATURAN[kode] = aturan
        return aturan

    return catat
