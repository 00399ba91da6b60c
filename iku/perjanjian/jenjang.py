"""Penjenjangan kinerja: which promise of the agreement above each promise supports
(PermenPANRB 89/2021), proposed, carried over to another version, and shown from above.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from iku.models import ButirPk, DukunganProgram, IndikatorRenstra, PerjanjianKinerja


class Atasan:
    """The promises of the agreement above, and what may be said from them about those
    below; two queries, however many are asked. Without `induk` it knows none."""

    def __init__(self, pk: PerjanjianKinerja):
        self.butir: list[ButirPk] = []
        if pk.induk_id:
            self.butir = list(
                pk.induk.butir.select_related("indikator", "butir_renstra")
            )
        self._indikator = {b.indikator_id: b for b in self.butir}
        self._pendahulu = {
            b.indikator.pendahulu_id: b for b in self.butir if b.indikator.pendahulu_id
        }
        self._sasaran: dict[int, list[ButirPk]] = {}
        for b in self.butir:
            if b.butir_renstra and b.butir_renstra.sasaran_id:
                self._sasaran.setdefault(b.butir_renstra.sasaran_id, []).append(b)
        self._didukung: dict[int, list[int]] = {}
        tautan = DukunganProgram.objects.filter(sasaran__in=self._sasaran)
        for d in tautan if self._sasaran else ():
            self._didukung.setdefault(d.nomenklatur_id, []).append(d.sasaran_id)

    def padanan(self, lama: ButirPk | None) -> ButirPk | None:
        """The promise here that is the same as `lama` in another version or year: by
        its indicator, or the indicator's successor. None where there is none."""
        if lama is None:
            return None
        sama = self._indikator.get(lama.indikator_id)
        return sama or self._pendahulu.get(lama.indikator_id)

    def usulan(self, tempat: IndikatorRenstra) -> ButirPk | None:
        """What a promise at this place most likely supports: the same indicator above;
        else the one promise of the sasaran that the place is in, or that its program
        supports. None where there are several: then a person chooses."""
        if sama := self._indikator.get(tempat.indikator_id):
            return sama
        sasaran = [tempat.sasaran_id] if tempat.sasaran_id else []
        node = tempat.nomenklatur
        while node is not None:
            sasaran += self._didukung.get(node.pk, [])
            node = node.induk
        calon = {b.pk: b for s in set(sasaran) for b in self._sasaran.get(s, ())}
        return next(iter(calon.values())) if len(calon) == 1 else None


@dataclass(frozen=True)
class Penjenjangan:
    """What hangs on an agreement: promises of agreements below, by the promise they
    support, and those that support none of it. `ada`: whether any is below at all."""

    ada: bool
    pendukung: dict[int, list[ButirPk]]
    lepas: tuple[ButirPk, ...]

    def tanpa_pendukung(self, butir: Iterable[ButirPk]) -> int:
        """How many of these nobody supports; 0 while there is nothing below."""
        return sum(self.ada and not self.pendukung.get(b.pk) for b in butir)


def penjenjangan(pk: PerjanjianKinerja) -> Penjenjangan:
    """Of each unit the latest agreement cascaded from this one; two queries."""
    terakhir: dict[int | None, PerjanjianKinerja] = {}
    for bawahan in pk.turunan.order_by("perubahan_ke", "pk"):
        terakhir[bawahan.unit_id] = bawahan
    pendukung: dict[int, list[ButirPk]] = {}
    lepas = []
    if terakhir:
        semua = ButirPk.objects.filter(perjanjian__in=terakhir.values())
        for b in semua.select_related("perjanjian__unit").order_by(
            "perjanjian__unit__urutan", "perjanjian__unit", "urutan", "pk"
        ):
            if b.mendukung_id is None:
                lepas.append(b)
            else:
                pendukung.setdefault(b.mendukung_id, []).append(b)
    return Penjenjangan(bool(terakhir), pendukung, tuple(lepas))
