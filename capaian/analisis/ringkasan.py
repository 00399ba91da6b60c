"""Evidence and words of a year, period by period, as the page of an indicator shows
them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from iku.models import Indikator

from ..bukti.pajangan import Pajangan
from ..models import Analisis, LampiranBukti
from ..riwayat import Periode, nama_periode
from .tindakan import AKHIR_TAHUN, bagian


@dataclass(frozen=True)
class CatatanPeriode:
    """`bagian`: the written parts, as (what, words)."""

    triwulan: int | None
    bukti: tuple[Pajangan, ...]
    bagian: tuple[tuple[str, str], ...]
    salinan: bool

    @property
    def nama(self) -> str:
        return nama_periode(self.triwulan)


def susun_catatan(
    indikator: Indikator, tahun: int, daftar_periode: Iterable[Periode]
) -> list[CatatanPeriode]:
    """Of the periods that the page lists, and of others that say something; two
    queries."""
    saring = {"indikator": indikator, "tahun": tahun}
    bukti = defaultdict(list)
    for lampiran in (
        LampiranBukti.objects.terpasang()
        .filter(**saring)
        .select_related("bukti__kecamatan", "bukti__diunggah_oleh")
        .order_by("pk")
    ):
        bukti[lampiran.triwulan].append(Pajangan(lampiran))
    kata = {a.triwulan: a for a in Analisis.objects.filter(**saring)}
    tercantum = {int(p.kunci) if p.kunci.isdigit() else None for p in daftar_periode}
    return [
        CatatanPeriode(
            triwulan,
            tuple(bukti[triwulan]),
            tuple(bagian(kata[triwulan])) if triwulan in kata else (),
            triwulan in kata and kata[triwulan].salinan,
        )
        for triwulan in sorted(
            {*tercantum, *bukti, *kata}, key=lambda t: t or AKHIR_TAHUN
        )
    ]
