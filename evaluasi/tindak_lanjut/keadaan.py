"""How far the recommendations of an LHE are followed up.

What an evaluator has said counts, never what the kecamatan says of itself: done once it
was verified as done; else what the latest verified entry says; else not done.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ..models import Lhe, Rekomendasi, TindakLanjut
from ..pilihan import StatusTindakLanjut as S


class KeadaanButir(NamedTuple):
    """`status`: the state that counts; `sebutan`: it in words, which tell "not yet
    looked at" from "not done"."""

    status: S
    sebutan: str


@dataclass(frozen=True)
class Keadaan:
    """How many notes and recommendations there are, and how many of them were done,
    not done yet, or cannot be done."""

    jumlah: int
    selesai: int
    belum: int
    tidak_dapat: int


def urutkan(daftar: Iterable[TindakLanjut]) -> list[TindakLanjut]:
    """In time; transcribed ones without a year first."""
    return sorted(daftar, key=lambda t: (t.tahun or 0, t.triwulan or 0, t.pk))


def keadaan_butir(butir: Rekomendasi) -> KeadaanButir:
    """The state of one; reads `tindak_lanjut` (prefetch it for many)."""
    semua = urutkan(butir.tindak_lanjut.all())
    dilihat = [t for t in semua if t.diverifikasi]
    if any(t.status == S.SELESAI for t in dilihat):
        return KeadaanButir(S.SELESAI, str(S.SELESAI.label))
    if dilihat:
        status = S(dilihat[-1].status)
        return KeadaanButir(status, str(status.label))
    if semua:
        return KeadaanButir(S.BELUM, "Belum diverifikasi")
    return KeadaanButir(S.BELUM, "Belum ditindaklanjuti")


def hitung(lhe: Lhe) -> Keadaan:
    """The notes and recommendations of an LHE by their state; two queries."""
    return hitung_butir(lhe.rekomendasi.prefetch_related("tindak_lanjut"))


def hitung_butir(daftar: Iterable[Rekomendasi]) -> Keadaan:
    """The same for these, with their follow-ups at hand."""
    status = [keadaan_butir(b).status for b in daftar]
    return Keadaan(
        len(status),
        status.count(S.SELESAI),
        status.count(S.BELUM),
        status.count(S.TIDAK_DAPAT),
    )


def kemajuan(butir: Rekomendasi) -> int | None:
    """Percent as last reported; None where no report names one."""
    return next(
        (
            t.kemajuan
            for t in reversed(urutkan(butir.tindak_lanjut.all()))
            if t.kemajuan is not None
        ),
        None,
    )


def terlambat(butir: Rekomendasi, hari: date) -> bool:
    """Whether its deadline has passed without an evaluator having closed it."""
    if butir.batas is None or butir.batas >= hari:
        return False
    return keadaan_butir(butir).status == S.BELUM
