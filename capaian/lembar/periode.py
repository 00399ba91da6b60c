"""The period of a row: the whole year, or one of its quarters."""

from contextlib import suppress

from iku.lembar import isian
from iku.lembar.isian import Dilewati, Tolak
from iku.lembar.kolom import Kolom
from kecamatan.models import Kecamatan

SETAHUN = "setahun"
PILIHAN = [
    (SETAHUN, "Setahun"),
    ("1", "Triwulan I"),
    ("2", "Triwulan II"),
    ("3", "Triwulan III"),
    ("4", "Triwulan IV"),
]


class Periode(isian.Pilihan):
    """A quarter as its number; None for the whole year, which must be said: an empty
    cell is no period."""

    def __init__(self):
        super().__init__(PILIHAN)

    def clean(self, value, row=None, **kwargs) -> int | None:
        pilihan = super().clean(value)
        return None if pilihan == SETAHUN else int(pilihan)

    def render(self, value, obj=None, **kwargs):
        return SETAHUN if value is None else value


def kolom_periode(attribute: str = "triwulan") -> Kolom:
    return Kolom(
        "Periode",
        attribute,
        Periode(),
        kunci=True,
        contoh=1,
        lebar=10,
        petunjuk="Nomor triwulan 1 sampai 4, atau setahun.",
    )


def kolom_tahun(attribute: str = "tahun") -> Kolom:
    return Kolom(
        "Tahun",
        attribute,
        isian.Bulat(2000, 2100),
        kunci=True,
        contoh=2026,
        lebar=9,
    )


def triwulan_pembawa(triwulan: int | None) -> int:
    """The quarter whose state decides: a year's value goes with quarter IV."""
    return triwulan or 4


def periode_disebut(lembar, baris, kamus) -> set[tuple[Kecamatan, int, int]]:
    """The quarters (kecamatan, tahun, triwulan) that rows of a sheet speak of; what
    cannot be read is refused later, with its sentence."""
    hasil = set()
    for sel in baris:
        bersih: dict = {}
        with suppress(Tolak, Dilewati):
            for nama in ("kecamatan", "tahun", "triwulan"):
                kolom = lembar.fields[nama]
                bersih[nama] = kolom.clean(sel, bersih=bersih, kamus=kamus)
            triwulan = triwulan_pembawa(bersih["triwulan"])
            hasil.add((bersih["kecamatan"], bersih["tahun"], triwulan))
    return hasil
