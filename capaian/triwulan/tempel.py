"""A block pasted from a spreadsheet: what it would change, before it does."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..kabar import kalimat_isi, kalimat_tersimpan
from ..tindakan import potret_isi
from .grid_halaman import BarisIsian, Grid
from .grid_kirim import alasan_tertutup


@dataclass(frozen=True)
class BarisTempel:
    """One row of the preview. `alasan`: why it stays as it is; empty: it changes."""

    baris: BarisIsian
    dari: str
    ke: str
    alasan: str = ""

    @property
    def berubah(self) -> bool:
        return not self.alasan


def susun_pratinjau(
    grid: Grid, urutan: list[str], data: Mapping[str, str]
) -> list[BarisTempel]:
    """The rows of a block in the order of the page (`urutan`: their keys as sent); what
    is not on this page is left out. Nothing is stored."""
    menurut_pk = {str(b.pk): b for b in grid.isian}
    return [
        _satu(grid, menurut_pk[pk], data)
        for pk in dict.fromkeys(urutan)
        if pk in menurut_pk
    ]


def _satu(grid: Grid, b: BarisIsian, data: Mapping[str, str]) -> BarisTempel:
    dari = kalimat_tersimpan(b.baris.realisasi)
    if not b.bisa:
        return BarisTempel(b, dari, "", alasan_tertutup(grid, b))
    isian = b.isian
    if isian.data is None or all(not k.teks.strip() for k in isian.kotak):
        # An empty cell of a block leaves what is there; emptying is a deed of its own.
        return BarisTempel(b, dari, "", "Sel yang ditempel kosong.")
    if isian.galat:
        return BarisTempel(b, dari, isian.diketik, " ".join(isian.galat.values()))
    ke = kalimat_isi(potret_isi(isian.isi))
    if not isian.berubah:
        return BarisTempel(b, dari, ke, "Nilainya sudah sama.")
    return BarisTempel(b, dari, ke)
