"""Adding amounts up the tree of program, kegiatan and sub kegiatan.

Amounts stand at the lowest node that is known; everything above is their sum, added
here in Python (SQLite would add as floating point).
"""

from collections.abc import Iterable
from decimal import Decimal

from .models import Nomenklatur


def total(jumlah: Iterable[Decimal]) -> Decimal | None:
    """The exact sum; None where there is nothing to add."""
    jumlah = list(jumlah)
    return sum(jumlah, Decimal(0)) if jumlah else None


class PohonAnggaran:
    """The part of the nomenclature that carries amounts, with its parents; one query."""

    def __init__(self, daftar_id: Iterable[int]):
        self.node: dict[int, Nomenklatur] = {}
        for node in Nomenklatur.objects.filter(pk__in=list(daftar_id)).select_related(
            "induk__induk__induk"
        ):
            while node is not None and node.pk not in self.node:
                self.node[node.pk] = node
                node = node.induk

    def jumlahkan(self, jumlah: dict[int, Decimal]) -> dict[int, Decimal]:
        """Each amount added to its node and to all nodes above."""
        hasil: dict[int, Decimal] = {}
        for node_id, nilai in jumlah.items():
            node = self.node[node_id]
            while node is not None:
                hasil[node.pk] = hasil.get(node.pk, Decimal(0)) + nilai
                node = node.induk
        return hasil

    def urut(self) -> list[tuple[Nomenklatur, int]]:
        """All nodes with their depth, depth first, siblings in the order of the law."""
        anak: dict[int | None, list[Nomenklatur]] = {}
        for node in self.node.values():
            anak.setdefault(node.induk_id, []).append(node)

        def turun(induk_id, kedalaman):
            for node in sorted(
                anak.get(induk_id, ()), key=lambda n: (n.urutan, n.kode, n.pk)
            ):
                yield node, kedalaman
                yield from turun(node.pk, kedalaman + 1)

        return list(turun(None, 0))
