"""Words that several rules use for things of the report."""

from __future__ import annotations

from decimal import Decimal

from iku.models import PerjanjianKinerja

from ...susun.kata import nilai_satuan


def sebut_pk(pk: PerjanjianKinerja) -> str:
    """ "Perjanjian Kinerja" or "Perjanjian Kinerja Perubahan"."""
    if not pk.perubahan_ke:
        return "Perjanjian Kinerja"
    ke = f" ke-{pk.perubahan_ke}" if pk.perubahan_ke > 1 else ""
    return f"Perjanjian Kinerja Perubahan{ke}"


def teks_target(nilai: Decimal | None, satuan: str, predikat: str) -> str:
    return nilai_satuan(nilai, satuan, predikat) or "tidak ada"
