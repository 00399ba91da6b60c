"""Absorption, shares and sums of the year: what printed sums are compared with."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from capaian import perhitungan

from ..fakta import Fakta
from .bentuk import Angka


def angka_lain(f: Fakta) -> Iterator[Angka]:
    """Absorption of nodes, shares of the budget, sums of staff, assets and answers."""
    keuangan = f.bahan.keuangan
    program = [b for b in keuangan.baris if b.nomenklatur.tingkat == "program"]
    langsung = sum((b.pagu_akhir or 0 for b in program), Decimal(0))
    for b in (*keuangan.baris, *filter(None, [keuangan.jumlah])):
        if b.serapan is not None:
            yield Angka(f"serapan {b.nomenklatur}", b.serapan)
        bagian = perhitungan.serapan(b.pagu_akhir, langsung)
        if bagian is not None:
            yield Angka(f"bagian {b.nomenklatur} dari belanja langsung", bagian)
    nyata = [b.realisasi for b in program if b.realisasi is not None]
    jumlah = perhitungan.serapan(sum(nyata, Decimal(0)), langsung) if nyata else None
    if jumlah is not None:
        yield Angka("serapan belanja langsung", jumlah)
    for e in f.bahan.efisiensi.values():
        for b in (*e.baris, e):
            if b.serapan is not None:
                yield Angka("serapan program pendukung", b.serapan)
    yield from _pegawai(f)
    if f.bahan.sarana:
        banyak = Decimal(sum(s.jumlah for s in f.bahan.sarana))
        yield Angka("jumlah seluruh sarana", banyak)
    for h in f.survei:
        for b in h.baris:
            if None not in b.sebaran:
                yield Angka(
                    f"jumlah persen unsur {b.nilai.unsur.urutan}", sum(b.sebaran)
                )


def _pegawai(f: Fakta) -> Iterator[Angka]:
    jumlah: dict[str, int] = {}
    for p in f.bahan.pegawai:
        if p.bezetting is not None:
            yield Angka(f"bezetting {p.jabatan}", Decimal(p.bezetting))
        for r in p.rincian.all():
            if r.bezetting is not None:
                jumlah[r.kunci] = jumlah.get(r.kunci, 0) + r.bezetting
    for kunci, banyak in jumlah.items():
        yield Angka(f"jumlah kolom {kunci}", Decimal(banyak))
