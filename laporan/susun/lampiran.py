"""Annexes: copies of the year's agreements and decrees, as their own room prints them."""

from __future__ import annotations

from capaian.pengukuran import PkTerukur
from dokumen.pohon import Bagian, Lampiran
from iku.surat.pk import lembar_pk
from iku.surat.sk import lembar_sk

from .bahan import RencanaStrategis
from .ikhtisar import sebutan_pk


def lampiran_pk(pk: PkTerukur) -> Lampiran:
    """The whole agreement: statement and its annex, each with both signatures."""
    perjanjian = pk.perjanjian
    return Lampiran(
        sebutan_pk(pk),
        lembar_pk(perjanjian).isi,
        kunci=f"lampiran-pk-{perjanjian.pk}",
    )


def lampiran_sk(rencana: RencanaStrategis) -> tuple[Bagian, ...]:
    """The decree on IKU, then its own annexes; nothing where its text is not known."""
    sk = rencana.sk_lampiran
    if sk is None:
        return ()
    keputusan, *lembar = lembar_sk(sk)
    nama = f"Keputusan tentang Indikator Kinerja Utama berdasarkan {rencana.renstra}"
    return (
        Lampiran(nama, keputusan.isi, kunci=f"lampiran-sk-{sk.pk}"),
        *lembar,
    )
