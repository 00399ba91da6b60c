"""Holding quarters: whoever writes into one, and every act on it, holds its row."""

from collections.abc import Iterable

from kecamatan.models import Kecamatan

from ..models import PengukuranTriwulan


def pegang_triwulan(periode: Iterable[tuple[Kecamatan, int, int]]) -> None:
    """Hold these quarters (kecamatan, tahun, triwulan) until the transaction ends, in
    one order, so that nobody waits in a circle; three queries at most. (On SQLite
    writers follow one another anyway.)"""
    disebut = {(k.pk, tahun, triwulan) for k, tahun, triwulan in periode}
    if not disebut:
        return
    semua = PengukuranTriwulan.objects.filter(
        kecamatan__in={k for k, _, _ in disebut}, tahun__in={t for _, t, _ in disebut}
    )
    ada = set(semua.values_list("kecamatan", "tahun", "triwulan"))
    PengukuranTriwulan.objects.bulk_create(
        [
            PengukuranTriwulan(kecamatan_id=k, tahun=tahun, triwulan=triwulan)
            for k, tahun, triwulan in sorted(disebut - ada)
        ],
        # Somebody else may be making one at this moment.
        ignore_conflicts=True,
    )
    urut = semua.filter(triwulan__in={t for _, _, t in disebut})
    list(
        urut.order_by("kecamatan", "tahun", "triwulan").select_for_update(of=("self",))
    )
