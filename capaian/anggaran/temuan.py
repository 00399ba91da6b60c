"""What documents print as spent, against what the stored rows come to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dokumen.models import Tercetak
from iku.anggaran.tercetak import Cetakan, Hitungan, Temuan, periksa_cetakan
from iku.pilihan import TingkatNomenklatur

from ..keuangan import Keuangan, susun_keuangan


def temuan_belanja(kecamatan, tahun: int) -> list[Temuan]:
    """Printed sums of what was spent in a year that its rows do not come to; one query
    where no document of it was transcribed."""
    tercetak = Tercetak.objects.filter(
        kecamatan=kecamatan, tahun=tahun, hal__icontains="realisasi"
    )
    cetakan = [Cetakan(t.tempat, t.hal, t.tercetak, t.dipakai) for t in tercetak]
    if not cetakan:
        return []
    return periksa_cetakan(
        cetakan, list(hitungan_belanja(susun_keuangan(kecamatan, tahun)))
    )


def hitungan_belanja(keuangan: Keuangan) -> Iterator[Hitungan]:
    """All amounts that were spent: by node, in total, and of the programs alone
    ("belanja langsung" until 2020)."""
    if keuangan.jumlah is None:
        return
    for b in (*keuangan.baris, keuangan.jumlah):
        if b.realisasi is not None:
            yield Hitungan(f"{b.nomenklatur}, realisasi", b.realisasi)
    program = [
        b.realisasi
        for b in keuangan.baris
        if b.nomenklatur.tingkat == TingkatNomenklatur.PROGRAM
        and b.realisasi is not None
    ]
    if program:
        yield Hitungan(
            "Belanja langsung (semua program), realisasi", sum(program, Decimal(0))
        )
