"""A satisfaction survey by unsur: the score of each, and their mean."""

from dataclasses import dataclass
from decimal import Decimal

from . import perhitungan
from .models import NilaiUnsur, Survei


@dataclass(frozen=True)
class BarisUnsur:
    """One unsur; `skor` 25-100 as stated, else from the distribution of answers."""

    nilai: NilaiUnsur
    skor: Decimal | None

    @property
    def sebaran(self) -> tuple[Decimal | None, ...]:
        """Percent of respondents: tidak baik, kurang baik, baik, sangat baik."""
        n = self.nilai
        return (n.persen_1, n.persen_2, n.persen_3, n.persen_4)


@dataclass(frozen=True)
class HasilSurvei:
    survei: Survei
    baris: tuple[BarisUnsur, ...]
    rata_rata: Decimal | None


def susun_survei(survei: Survei) -> HasilSurvei:
    """The survey with the score of each unsur, in the order of the questionnaire."""
    baris = tuple(_baris(nilai) for nilai in survei.nilai.all())
    return HasilSurvei(survei, baris, perhitungan.rata_rata(b.skor for b in baris))


def _baris(nilai: NilaiUnsur) -> BarisUnsur:
    if nilai.skor is not None:
        return BarisUnsur(nilai, nilai.skor)
    sebaran = (nilai.persen_1, nilai.persen_2, nilai.persen_3, nilai.persen_4)
    return BarisUnsur(nilai, perhitungan.skor_sebaran(sebaran))
