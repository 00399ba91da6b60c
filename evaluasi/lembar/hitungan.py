"""What a worksheet that is still being filled comes to. Pure, beside
`evaluasi.penilaian`."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from ..penilaian import HasilLKE, Instrumen, nilai_lke, potensi, usul_nilai


class KeadaanSub(NamedTuple):
    """The answers of a sub-component together. `terpenuhi`: which part of its criteria
    is fulfilled, in criteria (2.66 of 4)."""

    jumlah: int
    terjawab: int
    terpenuhi: Decimal

    @property
    def lengkap(self) -> bool:
        return self.terjawab == self.jumlah

    @property
    def usul(self) -> str | None:
        """The suggested grade, once every criterion is answered; None before."""
        return usul_nilai(self.terpenuhi, self.jumlah) if self.lengkap else None


def hitung_sub(bagian: Iterable[Decimal | None]) -> KeadaanSub:
    """From the fulfilled part (0–1) of each criterion in use; None: not answered."""
    semua = list(bagian)
    ada = [satu for satu in semua if satu is not None]
    return KeadaanSub(len(semua), len(ada), sum(ada, Decimal(0)))


def hasil_sementara(instrumen: Instrumen, grades: Mapping[str, str]) -> HasilLKE:
    """The score of the sub-components that are graded so far, with its working; equal to
    the whole score once all are."""
    komponen = tuple(
        k._replace(sub=tuple(s for s in k.sub if s.kode in grades))
        for k in instrumen.komponen
    )
    return nilai_lke(grades, replace(instrumen, komponen=komponen))


def poin_diperbaiki(
    keadaan: KeadaanSub,
    bagian: Decimal | None,
    bobot: Decimal,
    nilai: str,
    instrumen: Instrumen,
) -> Decimal | None:
    """By how many points the total would rise if this one criterion were fulfilled in
    whole; None where it already is, or cannot be said yet."""
    if bagian is None or bagian >= 1 or not keadaan.lengkap:
        return None
    return potensi(
        keadaan.terpenuhi, keadaan.jumlah, bobot, nilai, instrumen, 1 - bagian
    )
