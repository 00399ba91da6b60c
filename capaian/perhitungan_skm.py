"""Arithmetic of the Survei Kepuasan Masyarakat: answers in, index out.

As `perhitungan`: Decimal (or int) in and out, a float is a TypeError, None is what
cannot be said. The mean score of an unsur (NRR) is rounded once, half up, to four
decimals, as its bands are printed; the index is computed from those printed figures
with the weight of exactly 1/n. Source: PermenPANRB 14/2017, lampiran.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

from capaian.perhitungan import RUANG, Indeks, ikm
from capaian.tabel import SKM_14_2017, SKM_KEP_25_2004, Jenjang
from sakip.angka import bulat, pastikan_desimal

DESIMAL_NRR = 4
# PermenPANRB 14/2017 replaced the bands of KEP/25/M.PAN/2/2004.
TAHUN_14_2017 = 2017
# Krejcie & Morgan (1970): chi-square of one degree of freedom at 95 %, proportion
# 0,5, precision 0,05.
KHI_KUADRAT = Decimal("3.841")
PROPORSI = Decimal("0.5")
KETELITIAN = Decimal("0.05")


@dataclass(frozen=True)
class Rekap:
    """One unsur added up: the sum of its answers 1-4, and how many questionnaires
    answered it. Whole numbers from answers; from a summary they may have decimals."""

    jumlah: Decimal
    terisi: Decimal


@dataclass(frozen=True)
class HasilSkm:
    """`nrr` in the order of the questionnaire; `bobot` is 1/n of one unsur;
    `tertimbang` NRR x bobot, four decimals; `jumlah` their exact sum (1-4), rounded
    once to four; `indeks` 25-100 with its mutu. None where an unsur has no answer."""

    nrr: tuple[Decimal | None, ...]
    bobot: Decimal | None
    tertimbang: tuple[Decimal | None, ...]
    jumlah: Decimal | None
    indeks: Indeks | None


def rekap_cacah(cacah: Sequence[int]) -> Rekap:
    """One unsur from how often 1, 2, 3 and 4 were answered. Another number of
    counts, or one below zero, is a ValueError."""
    if len(cacah) != 4 or any(n < 0 for n in cacah):
        raise ValueError("Cacah jawaban berisi empat bilangan, tidak ada yang negatif.")
    jumlah = sum(nilai * n for nilai, n in enumerate(cacah, 1))
    return Rekap(Decimal(jumlah), Decimal(sum(cacah)))


def rekap_rata(nrr: Decimal, responden: Decimal | int) -> Rekap:
    """One unsur from its mean (1-4) and how many answered: what a summary states. A
    mean outside 1-4 is a ValueError."""
    if not 1 <= pastikan_desimal(nrr) <= 4:
        raise ValueError("Nilai rata-rata unsur harus antara 1 dan 4.")
    with localcontext(RUANG):
        return Rekap(nrr * responden, Decimal(responden))


def gabung(daftar: Iterable[Rekap]) -> Rekap:
    """The same unsur of several surveys as one: all answers taken together, so that
    a survey counts by its respondents. Never the mean of their indices."""
    semua = list(daftar)
    with localcontext(RUANG):
        return Rekap(
            sum((r.jumlah for r in semua), Decimal(0)),
            sum((r.terisi for r in semua), Decimal(0)),
        )


def nrr(rekap: Rekap | None) -> Decimal | None:
    """Nilai rata-rata (1-4) of one unsur: sum of answers / questionnaires filled, half
    up to four decimals; None where nobody answered."""
    if rekap is None or not rekap.terisi:
        return None
    with localcontext(RUANG):
        return bulat(
            pastikan_desimal(rekap.jumlah) / pastikan_desimal(rekap.terisi), DESIMAL_NRR
        )


def hitung_skm(nilai: Sequence[Decimal | None], skala: Sequence[Jenjang]) -> HasilSkm:
    """The index from the NRR of each unsur. The weight is exactly 1/n: the printed
    0,11 would make a perfect survey 99 (and 76,94 "B" a 76,18 "C")."""
    semua = tuple(nilai)
    with localcontext(RUANG):
        bobot = 1 / Decimal(len(semua)) if semua else None
        tertimbang = tuple(
            None if satu is None or bobot is None else bulat(satu * bobot, DESIMAL_NRR)
            for satu in semua
        )
        jumlah = None
        if semua and None not in semua:
            total = sum((satu for satu in semua if satu is not None), Decimal(0))
            jumlah = bulat(total / len(semua), DESIMAL_NRR)
    return HasilSkm(semua, bobot, tertimbang, jumlah, ikm(semua, skala))


def skala_skm(tahun: int) -> tuple[Jenjang, ...]:
    """The bands of mutu pelayanan (25-100) in force in a year."""
    return SKM_14_2017 if tahun >= TAHUN_14_2017 else SKM_KEP_25_2004


def ukuran_sampel(populasi: int | None) -> int | None:
    """Respondents that a population needs, by the formula of Krejcie & Morgan (1970),
    rounded half up as their table is; None without a population.

    Source: PermenPANRB 14/2017, lampiran (sample table).
    """
    if populasi is None:
        return None
    if populasi < 0:
        raise ValueError("Populasi tidak boleh kurang dari nol.")
    if populasi == 0:
        return 0
    with localcontext(RUANG):
        ragam = KHI_KUADRAT * PROPORSI * (1 - PROPORSI)
        pembagi = KETELITIAN * KETELITIAN * (populasi - 1) + ragam
        sampel = ragam * populasi / pembagi
    return int(sampel.to_integral_value(ROUND_HALF_UP))
