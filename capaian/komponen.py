"""The components of one value with targets of their own: of an indicator that counts
several items (KK, KTP, akta), or of a formula."""

from dataclasses import dataclass
from decimal import Decimal

from iku.models import Indikator, TargetVariabel, Variabel
from iku.pilihan import SumberTarget

from .models import Realisasi
from .perhitungan import capaian


@dataclass(frozen=True)
class BarisKomponen:
    """One component. `target` is the year's; `capaian` in percent of it, None where
    one of the two is missing."""

    variabel: Variabel
    target: Decimal | None
    nilai: Decimal | None
    capaian: Decimal | None
    keterangan: str


def susun_komponen(
    indikator: Indikator, tahun: int, baris: Realisasi | None
) -> list[BarisKomponen]:
    """The indicator's components in their order, with what is stored of them."""
    target = _target(indikator, tahun)
    ada = {k.variabel_id: k for k in baris.komponen.all()} if baris else {}
    hasil = []
    for variabel in indikator.variabel.all():
        janji = target.get(variabel.pk)
        isi = ada.get(variabel.pk)
        nilai = isi.nilai if isi else None
        hasil.append(
            BarisKomponen(
                variabel,
                janji,
                nilai,
                capaian(janji, nilai, indikator.arah),
                isi.keterangan if isi else "",
            )
        )
    return hasil


def _target(indikator: Indikator, tahun: int) -> dict[int, Decimal]:
    """The nearest plan's: Renja before Renstra, a later plan before an earlier one."""
    semua = (
        TargetVariabel.objects.filter(
            target__butir__indikator=indikator, target__tahun=tahun
        )
        .select_related("target")
        .order_by("target__butir__renstra__awal", "target__butir__renstra__versi", "pk")
    )
    urut = sorted(semua, key=lambda t: t.target.sumber == SumberTarget.RENJA)
    return {satu.variabel_id: satu.nilai for satu in urut}
