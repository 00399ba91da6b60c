"""The other cut of a budget: by kind of spending instead of by program.

Pure. Through 2020 a budget was divided into belanja tidak langsung and langsung, the
latter into pegawai, barang dan jasa, modal (Permendagri 13/2006 Pasal 36; LKIP Panti
2020, Bab III.C); since 2021 into operasi and modal (PP 12/2019 Pasal 55). Both cuts
are of the same total, and nothing in the tables makes them agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from iku.pilihan import JenisBelanja as Jenis

TAHUN_TERAKHIR_LANGSUNG = 2020


@dataclass(frozen=True)
class Potongan:
    """Kinds that together make up `pembanding`. An amount is None where it was not
    filled in; it then counts as nothing in `jumlah`, and the page says so."""

    baris: tuple[tuple[Jenis, Decimal | None], ...]
    jumlah: Decimal
    nama_pembanding: str
    pembanding: Decimal | None

    @property
    def selisih(self) -> Decimal | None:
        """By how much the kinds exceed what they should add up to."""
        if self.pembanding is None:
            return None
        return self.jumlah - self.pembanding


def jenis_untuk(tahun: int) -> tuple[Jenis, ...]:
    """The kinds by which a budget of that year was divided."""
    if tahun <= TAHUN_TERAKHIR_LANGSUNG:
        return (
            Jenis.TIDAK_LANGSUNG,
            Jenis.LANGSUNG,
            Jenis.PEGAWAI,
            Jenis.BARANG_JASA,
            Jenis.MODAL,
        )
    return (Jenis.OPERASI, Jenis.MODAL)


def potong(
    jumlah: Mapping[str, Decimal], total: Decimal | None
) -> tuple[Potongan, ...]:
    """The cuts that these amounts by kind make of `total`, the sum of the programs.

    Pegawai and barang dan jasa are parts of langsung (with modal) or of operasi,
    where such an amount is known; else they cut the total itself.
    """
    hasil = []
    if Jenis.LANGSUNG in jumlah or Jenis.TIDAK_LANGSUNG in jumlah:
        kelompok = (Jenis.TIDAK_LANGSUNG, Jenis.LANGSUNG)
        hasil.append(_potongan(jumlah, kelompok, "jumlah program", total))
        if rincian := _rincian(jumlah, (Jenis.PEGAWAI, Jenis.BARANG_JASA, Jenis.MODAL)):
            hasil.append(
                _potongan(
                    jumlah,
                    rincian,
                    Jenis.LANGSUNG.label,
                    jumlah.get(Jenis.LANGSUNG),
                )
            )
    elif Jenis.OPERASI in jumlah:
        kelompok = (Jenis.OPERASI, Jenis.MODAL)
        hasil.append(_potongan(jumlah, kelompok, "jumlah program", total))
        if rincian := _rincian(jumlah, (Jenis.PEGAWAI, Jenis.BARANG_JASA)):
            hasil.append(
                _potongan(jumlah, rincian, Jenis.OPERASI.label, jumlah[Jenis.OPERASI])
            )
    elif jumlah:
        kelompok = tuple(jenis for jenis in Jenis if jenis in jumlah)
        hasil.append(_potongan(jumlah, kelompok, "jumlah program", total))
    return tuple(hasil)


def _rincian(jumlah: Mapping[str, Decimal], jenis: tuple[Jenis, ...]):
    """These kinds, where any but modal is known: modal alone details nothing."""
    return jenis if any(j in jumlah for j in jenis if j != Jenis.MODAL) else ()


def _potongan(jumlah, jenis, nama_pembanding, pembanding) -> Potongan:
    return Potongan(
        tuple((j, jumlah.get(j)) for j in jenis),
        sum((jumlah[j] for j in jenis if j in jumlah), Decimal(0)),
        nama_pembanding,
        pembanding,
    )
