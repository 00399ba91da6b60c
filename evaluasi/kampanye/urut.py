"""In which order the comparison is read."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from .skor import BarisBanding

# What has no figure comes last, whichever way the column is sorted.
_KUNCI = ("nilai", "lalu", "selisih")


@dataclass(frozen=True)
class UrutBanding:
    """`kolom`: nama, nilai, lalu, selisih or a component code after "k"; what the
    address does not know counts as not asked."""

    kolom: str = "nama"
    turun: bool = False

    @classmethod
    def baca(cls, data: Mapping[str, str]) -> "UrutBanding":
        kolom = data.get("urut", "")
        if kolom not in _KUNCI and not (kolom[:1] == "k" and len(kolom) < 8):
            kolom = "nama"
        return cls(kolom, data.get("arah") == "turun")

    def terapkan(self, semua: Collection[BarisBanding]) -> list[BarisBanding]:
        bernama = sorted(semua, key=lambda b: b.evaluasi.kecamatan.nama)
        if self.kolom == "nama":
            return bernama[::-1] if self.turun else bernama
        ada = [(a, b) for b in bernama if (a := self._angka(b)) is not None]
        tanpa = [b for b in bernama if self._angka(b) is None]
        ada.sort(key=lambda pasangan: pasangan[0], reverse=self.turun)
        return [b for _, b in ada] + tanpa

    def _angka(self, b: BarisBanding) -> Decimal | None:
        if self.kolom == "selisih":
            return b.selisih
        if self.kolom == "lalu":
            return b.lalu and b.lalu.total
        if self.kolom == "nilai":
            return b.kini and b.kini.total
        return b.kini and b.kini.komponen.get(self.kolom[1:])

    @property
    def arah_aria(self) -> str:
        return "descending" if self.turun else "ascending"
