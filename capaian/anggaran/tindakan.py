"""Acts on what was spent: who writes, upon what was seen, and the trail of it."""

from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction

from iku.models import Nomenklatur
from kecamatan.models import Kecamatan
from kecamatan.riwayat import Bentrok, hapus, sidik, simpan

from ..models import PengukuranTriwulan, RealisasiAnggaran
from ..tindakan import Tertutup
from ..triwulan.keterbukaan import PeriksaKeterbukaan
from ..triwulan.pegangan import pegang_triwulan

# The mark of an empty cell.
BARU = "baru"


def tanda(baris: RealisasiAnggaran | None) -> str:
    """What a person saw in a cell: give it back to `simpan_jumlah`."""
    return BARU if baris is None else sidik(baris)


@transaction.atomic
def simpan_jumlah(
    *,
    kecamatan: Kecamatan,
    tahun: int,
    triwulan: int,
    nomenklatur: Nomenklatur,
    jumlah: Decimal | None,
    dilihat: str,
    oleh,
) -> bool:
    """Store what was spent on a node up to the end of a quarter (rupiah); None takes
    the amount away. Whether anything changed.

    `dilihat`: the mark of the cell as the person saw it. Raises Bentrok where another
    amount is stored by now, Tertutup where the quarter takes no entry, ValidationError
    where the amount cannot stand beside the others.
    """
    pegang([(kecamatan, tahun, triwulan)])
    pengukuran = PengukuranTriwulan.objects.tersimpan(kecamatan, tahun, triwulan)
    if not (boleh := PeriksaKeterbukaan(pengukuran).triwulan()).terbuka:
        raise Tertutup(boleh.kalimat)
    kunci = {
        "kecamatan": kecamatan,
        "tahun": tahun,
        "triwulan": triwulan,
        "nomenklatur": nomenklatur,
    }
    lama = RealisasiAnggaran.objects.filter(**kunci).first()
    if jumlah == (lama and lama.jumlah):
        return False
    if tanda(lama) != dilihat:
        raise Bentrok(lama)
    if jumlah is None:
        hapus(lama, oleh=oleh)
        return True
    baris = lama or RealisasiAnggaran(**kunci)
    baris.jumlah = jumlah
    return simpan(baris, oleh=oleh)


def pegang(periode: Iterable[tuple[Kecamatan, int, int]]) -> None:
    """Hold these quarters (kecamatan, tahun, triwulan), then the money of their
    kecamatan, until the transaction ends: amounts of two quarters may not stand above
    one another, which no constraint can see."""
    periode = list(periode)
    pegang_triwulan(periode)
    # Not against the foreign keys of other rows that name these kecamatan.
    daftar = Kecamatan.objects.filter(pk__in={k.pk for k, _, _ in periode})
    list(daftar.order_by("pk").select_for_update(of=("self",), no_key=True))
