"""Whether the splits of a post add up to its own numbers. Said, never corrected."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import KomposisiPegawai


@dataclass(frozen=True)
class SelisihRincian:
    """One split that does not come to its number of persons. `hal`: "kebutuhan" or
    "bezetting"; `menurut`: what it is split by, in words."""

    hal: str
    menurut: str
    dicatat: int
    jumlah: int

    def __str__(self) -> str:
        return (
            f"{self.hal} {self.dicatat}, sedangkan rinciannya menurut "
            f"{self.menurut.lower()} berjumlah {self.jumlah}"
        )


def selisih_rincian(pegawai: KomposisiPegawai) -> list[SelisihRincian]:
    """The splits that were given and do not add up to their total; where nothing was
    split, or the total is not known, there is nothing to compare."""
    hasil = []
    for hal in ("bezetting", "kebutuhan"):
        menurut: dict[str, int] = {}
        for r in pegawai.rincian.all():
            if (nilai := getattr(r, hal)) is not None:
                nama = r.get_menurut_display()
                menurut[nama] = menurut.get(nama, 0) + nilai
        dicatat = getattr(pegawai, hal)
        hasil += [
            SelisihRincian(hal, nama, dicatat, jumlah)
            for nama, jumlah in menurut.items()
            if dicatat is not None and jumlah != dicatat
        ]
    return hasil
