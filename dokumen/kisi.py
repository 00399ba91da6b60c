"""Where each cell of a table stands when cells are merged over columns and rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol


class Rentang(Protocol):
    """A cell that covers `kolom` columns and `baris` rows."""

    @property
    def kolom(self) -> int: ...
    @property
    def baris(self) -> int: ...


def letak(
    kisi: Sequence[Sequence[Rentang]], lebar: int
) -> Iterator[tuple[int, ...] | None]:
    """For each row the column (from 0) of each cell; None where a row does not fit.

    A row fits when its cells, with those merged from above, cover every one of the
    `lebar` columns once and no cell reaches below the last row.
    """
    sisa = [0] * lebar  # rows that a merged cell above still covers, per column
    for nomor, baris in enumerate(kisi):
        bebas = [k for k in range(lebar) if sisa[k] == 0]
        sisa = [max(0, s - 1) for s in sisa]
        tempat: list[int] = []
        muat = True
        for sel in baris:
            span = bebas[: sel.kolom]
            runtut = bool(span) and span[-1] - span[0] == sel.kolom - 1
            muat = muat and runtut and 0 < sel.baris <= len(kisi) - nomor
            tempat.append(span[0] if span else lebar)
            for k in span:
                sisa[k] = sel.baris - 1
            bebas = bebas[sel.kolom :]
        yield tuple(tempat) if muat and not bebas else None
