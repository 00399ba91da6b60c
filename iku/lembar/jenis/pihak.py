"""The parties of an agreement in cells: a person with the post as it is called."""

from collections.abc import Callable

from iku.perjanjian.usulan import JABATAN_BAWAHAN
from kecamatan.models import Kecamatan, MasaJabatan, UnitKerja
from kecamatan.pilihan import Jabatan

from .. import isian
from ..isian import Tolak
from ..kolom import Kolom, ambil
from .unit import ambil_unit

Calon = Callable[[MasaJabatan, Kecamatan, UnitKerja | None], bool]


def calon_pertama(
    masa: MasaJabatan, kecamatan: Kecamatan, unit: UnitKerja | None
) -> bool:
    """Whether the term may be the first party, as `iku.perjanjian.usulan` asks the
    database: the camat, or the head of the unit."""
    if masa.kecamatan != kecamatan:
        return False
    if unit is None or masa.jabatan == Jabatan.CAMAT:
        return unit is None and masa.jabatan == Jabatan.CAMAT
    return masa.unit == unit or (masa.unit is None and masa.jabatan in JABATAN_BAWAHAN)


def calon_kedua(
    masa: MasaJabatan, kecamatan: Kecamatan, unit: UnitKerja | None
) -> bool:
    """Whether the term may be the second party, likewise: the bupati; below the camat
    he, or the head of the unit above."""
    if unit is None:
        return (
            masa.kecamatan is None
            and masa.pejabat.kabupaten == kecamatan.kabupaten
            and masa.jabatan == Jabatan.BUPATI
        )
    atasan = unit.induk is not None and masa.unit == unit.induk
    return masa.kecamatan == kecamatan and (masa.jabatan == Jabatan.CAMAT or atasan)


class KolomPihak(Kolom):
    """A term of office by "name, post"; where one person held one post twice, the
    term that covers the agreement's date."""

    def __init__(
        self, judul: str, attribute: str, calon: Calon, camat: Jabatan, **opsi
    ):
        """`camat`: which post it is in the camat's own agreement."""
        opsi = {"lebar": 40, "daftar": "pejabat"} | opsi
        super().__init__(judul, attribute, isian.Teks(), **opsi)
        self.calon, self.camat = calon, camat

    def clean(self, row, *, bersih, kamus, **kwargs):
        teks = super().clean(row, bersih=bersih, kamus=kamus, **kwargs)
        kecamatan = ambil(bersih, "kecamatan")
        if not teks:
            return None
        unit = ambil_unit(bersih, row)
        ada = [
            masa
            for masa in kamus.semua(MasaJabatan)
            if str(masa).casefold() == teks.casefold()
            and self.calon(masa, kecamatan, unit)
        ]
        if not ada:
            di_antara = (
                f"calon {self.judul.lower()} {unit}" if unit else self.camat.label
            )
            raise Tolak(
                f"“{isian.ringkas(teks)}” tidak ada di antara {di_antara} yang "
                "tercatat. Pakai nama dan jabatan dari lembar Kode."
            )
        if len(ada) > 1:
            ada = [m for m in ada if menjabat(m, bersih.get("tanggal"))]
        if len(ada) != 1:
            raise Tolak(
                f"“{isian.ringkas(teks)}” mempunyai beberapa masa jabatan. Isi tanggal "
                "perjanjian yang termuat dalam salah satunya."
            )
        return ada[0]

    def get_value(self, instance):
        masa = super().get_value(instance)
        return masa and str(masa)


def menjabat(masa: MasaJabatan, tanggal) -> bool:
    """Whether the term covers the day, as `MasaJabatanQuerySet.pada` asks the
    database; False for no day."""
    return (
        tanggal is not None
        and (masa.mulai is None or masa.mulai <= tanggal)
        and (masa.selesai is None or masa.selesai >= tanggal)
    )
