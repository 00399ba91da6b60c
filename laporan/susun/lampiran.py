"""Annexes: a copy of each agreement of the year, as its own room prints it."""

from __future__ import annotations

from capaian.pengukuran import PkTerukur
from dokumen.pohon import Lampiran
from iku.surat.pk import lembar_pk

from .ikhtisar import sebutan_pk


def lampiran_pk(pk: PkTerukur) -> Lampiran:
    """The whole agreement: statement and its annex, each with both signatures."""
    perjanjian = pk.perjanjian
    return Lampiran(
        sebutan_pk(pk),
        lembar_pk(perjanjian).isi,
        kunci=f"lampiran-pk-{perjanjian.pk}",
    )
