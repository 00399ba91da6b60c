"""Several surveys of one kecamatan and year as one: all their answers together."""

from collections.abc import Sequence
from dataclasses import dataclass

from .. import perhitungan_skm
from ..perhitungan import Indeks
from ..perhitungan_skm import HasilSkm
from ..pilihan import AsalSurvei, PeriodeSurvei
from .hasil import HasilSurvei

# Which quarters a period speaks of.
CAKUPAN = {
    PeriodeSurvei.TAHUN: frozenset({1, 2, 3, 4}),
    PeriodeSurvei.SEMESTER_1: frozenset({1, 2}),
    PeriodeSurvei.SEMESTER_2: frozenset({3, 4}),
    PeriodeSurvei.TRIWULAN_1: frozenset({1}),
    PeriodeSurvei.TRIWULAN_2: frozenset({2}),
    PeriodeSurvei.TRIWULAN_3: frozenset({3}),
    PeriodeSurvei.TRIWULAN_4: frozenset({4}),
}
# The survey that answers for a quarter where it has none of its own: of the semester
# that ends with it.
SEMESTER_BERAKHIR = {2: PeriodeSurvei.SEMESTER_1, 4: PeriodeSurvei.SEMESTER_2}


@dataclass(frozen=True)
class Gabungan:
    """What the surveys say together. `alasan` says why there is no index."""

    hasil: tuple[HasilSurvei, ...]
    responden: int | None
    hitungan: HasilSkm | None
    alasan: str = ""

    @property
    def indeks(self) -> Indeks | None:
        return self.hitungan.indeks if self.hitungan else None

    @property
    def dari_esukma(self) -> bool:
        return all(h.survei.asal == AsalSurvei.ESUKMA for h in self.hasil)


def pilih_periode(
    hasil: Sequence[HasilSurvei], triwulan: int | None
) -> list[HasilSurvei]:
    """The surveys of one quarter, or (None) all of the year that count once."""
    if triwulan is None:
        return tanpa_rangkap(hasil)
    sendiri = [h for h in hasil if _cakupan(h) == {triwulan}]
    if sendiri or triwulan not in SEMESTER_BERAKHIR:
        return sendiri
    return [h for h in hasil if h.survei.periode == SEMESTER_BERAKHIR[triwulan]]


def tanpa_rangkap(hasil: Sequence[HasilSurvei]) -> list[HasilSurvei]:
    """Without surveys that a summary of a longer period holds already: its
    respondents would count twice."""
    rekap = [_cakupan(h) for h in hasil if not h.survei.dihitung]
    return [h for h in hasil if not any(_cakupan(h) < luas for luas in rekap)]


def _cakupan(hasil: HasilSurvei) -> frozenset[int]:
    """No quarter for a period in other words, as old transcriptions may have it."""
    return CAKUPAN.get(hasil.survei.periode, frozenset())


def gabungkan(hasil: Sequence[HasilSurvei]) -> Gabungan | None:
    """Their answers as of one survey; None where there is no survey. One alone is
    itself. Without the number of respondents of a summary, or with two lists of
    unsur, they cannot be joined."""
    semua = tuple(hasil)
    if not semua:
        return None
    if len(semua) == 1:
        satu = semua[0]
        return Gabungan(semua, satu.responden, satu.hitungan)
    responden = _jumlah(h.responden for h in semua)
    if len({h.survei.instrumen_id for h in semua}) > 1:
        alasan = "Survei-surveinya memakai daftar unsur yang berbeda."
        return Gabungan(semua, responden, None, alasan)
    berisi = [h for h in semua if h.responden != 0]
    kolom = [{b.nilai.unsur_id: b.rekap for b in h.baris} for h in berisi]
    if any(None in k.values() or k.keys() != kolom[0].keys() for k in kolom):
        alasan = "Ada rekap tanpa jumlah responden atau tanpa nilai semua unsur."
        return Gabungan(semua, responden, None, alasan)
    nrr = [
        perhitungan_skm.nrr(perhitungan_skm.gabung(k[unsur] for k in kolom))
        for unsur in (kolom[0] if kolom else ())
    ]
    skala = perhitungan_skm.skala_skm(semua[0].survei.tahun)
    return Gabungan(semua, responden, perhitungan_skm.hitung_skm(nrr, skala))


def _jumlah(daftar) -> int | None:
    semua = list(daftar)
    return None if None in semua else sum(semua)
