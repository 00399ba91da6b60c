"""Whether the targets of four quarters make up the target of the year, and their money
the money of the year.

Pure: Decimal in, a finding out; no rows, no settings. A float is a TypeError.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.angka import bulat, pastikan_desimal, rupiah, tulis

# Targets are kept with four decimals; a mean is compared at that precision.
DESIMAL = 4


@dataclass(frozen=True)
class Pemeriksaan:
    """`cocok` None: it cannot be said yet. `setahun`: what the quarters come to."""

    cocok: bool | None
    setahun: Decimal | None
    kalimat: str


def periksa_triwulan(
    agregasi: str, target: Decimal | None, triwulan: Sequence[Decimal | None]
) -> Pemeriksaan:
    """Compare quarters I–IV (None: no target) with the year's target.

    `agregasi` "jumlah": they must add up to it; "terakhir": quarter IV must be it;
    "rata_rata": the mean of those that have a target must be it (docs/keputusan.md,
    "What the year's figure is made of"). Anything else is a ValueError.
    """
    if len(triwulan) != 4:
        raise ValueError("four quarters expected")
    if agregasi not in ("jumlah", "terakhir", "rata_rata"):
        raise ValueError(f"unknown agregasi: {agregasi!r}")
    terisi = [pastikan_desimal(n) for n in triwulan if n is not None]
    if not terisi:
        return Pemeriksaan(None, None, "Target triwulan belum diisi.")
    if agregasi == "jumlah":
        setahun, sebutan = sum(terisi, Decimal(0)), "Jumlah target triwulan"
    elif agregasi == "rata_rata":
        rerata = sum(terisi, Decimal(0)) / len(terisi)
        setahun = bulat(rerata, DESIMAL)
        sebutan = "Rata-rata target triwulan"
    elif triwulan[3] is None:
        return Pemeriksaan(None, None, "Target triwulan IV belum diisi.")
    else:
        setahun, sebutan = triwulan[3], "Target triwulan IV"
    return _banding(setahun, target, sebutan)


def _banding(setahun: Decimal, target: Decimal | None, sebutan: str) -> Pemeriksaan:
    if target is None:
        return Pemeriksaan(
            None, setahun, f"{sebutan} {tulis(setahun)}; target setahun tanpa angka."
        )
    if setahun == pastikan_desimal(target):
        return Pemeriksaan(
            True, setahun, f"{sebutan} {tulis(setahun)}, sama dengan target setahun."
        )
    arah = "lebih dari" if setahun > target else "kurang dari"
    return Pemeriksaan(
        False,
        setahun,
        f"{sebutan} {tulis(setahun)}, {arah} target setahun {tulis(target)} "
        f"(selisih {tulis(abs(setahun - target))}).",
    )


def periksa_anggaran(
    triwulan: Sequence[Decimal | None], anggaran: Decimal | None
) -> Pemeriksaan:
    """Compare the money of quarters (rupiah, None: not filled in) with what the
    agreement has for the programs they belong to (None: it names none).

    Raises TypeError for a float. No regulation asks that they be equal: a remark.
    """
    terisi = [pastikan_desimal(n) for n in triwulan if n is not None]
    if not terisi:
        return Pemeriksaan(None, None, "Anggaran triwulan belum diisi.")
    setahun = sum(terisi, Decimal(0))
    sebutan = f"Anggaran triwulan {rupiah(setahun)}"
    if anggaran is None:
        return Pemeriksaan(
            None, setahun, f"{sebutan}; perjanjian tidak memuat anggaran programnya."
        )
    if setahun == pastikan_desimal(anggaran):
        return Pemeriksaan(
            True, setahun, f"{sebutan}, sama dengan anggaran dalam perjanjian."
        )
    arah = "lebih dari" if setahun > anggaran else "kurang dari"
    return Pemeriksaan(
        False,
        setahun,
        f"{sebutan}, {arah} anggaran dalam perjanjian {rupiah(anggaran)} (selisih "
        f"{rupiah(abs(setahun - anggaran))}).",
    )
