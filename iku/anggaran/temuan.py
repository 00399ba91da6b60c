"""What was signed or stated elsewhere, against the sum of the leaves.

The budget printed in a Perjanjian Kinerja is a fact of its own (`AnggaranPk`) and is
never corrected here; where it differs, both figures are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from iku.models import PerjanjianKinerja
from iku.pilihan import JenisAnggaran

from .susunan import Anggaran


@dataclass(frozen=True)
class Temuan:
    """Two figures for one fact. `tertulis`: as signed or stated; `dihitung`: from the
    rows; None where one of them is not there at all."""

    di: str
    hal: str
    tertulis: Decimal | None
    dihitung: Decimal | None
    terhadap: str

    @property
    def selisih(self) -> Decimal:
        return (self.tertulis or Decimal(0)) - (self.dihitung or Decimal(0))

    @property
    def pembulatan(self) -> bool:
        """Less than a rupiah apart: one of the two was rounded."""
        return abs(self.selisih) < 1


def cari_temuan(kecamatan, tahun: int, anggaran: Anggaran) -> list[Temuan]:
    """All differences of a year: agreements against programs, kinds against sums."""
    hasil = _temuan_belanja(anggaran)
    daftar_pk = PerjanjianKinerja.objects.camat(kecamatan, tahun)
    for pk in daftar_pk.prefetch_related("anggaran__nomenklatur"):
        hasil += _temuan_pk(pk, anggaran)
    return hasil


def _temuan_belanja(anggaran: Anggaran) -> list[Temuan]:
    return [
        Temuan(
            f"Anggaran {tahap.nama}",
            " + ".join(jenis.label for jenis, _ in potongan.baris),
            potongan.jumlah,
            potongan.pembanding,
            potongan.nama_pembanding,
        )
        for tahap in anggaran.tahap
        for potongan in tahap.potongan
        if potongan.selisih
    ]


def _temuan_pk(pk: PerjanjianKinerja, anggaran: Anggaran) -> list[Temuan]:
    tertulis = {baris.nomenklatur_id: baris.jumlah for baris in pk.anggaran.all()}
    kolom = _kolom_pk(pk, anggaran, tertulis) if tertulis else None
    if kolom is None:
        return []
    program = anggaran.program(kolom)
    nama = {b.node.pk: str(b.node) for b in anggaran.baris}
    nama |= {b.nomenklatur_id: str(b.nomenklatur) for b in pk.anggaran.all()}
    terhadap = f"anggaran {anggaran.tahap[kolom].nama}"
    beda = [
        Temuan(str(pk), nama[node], tertulis.get(node), program.get(node), terhadap)
        for node in dict.fromkeys([*tertulis, *program])
        if tertulis.get(node) != program.get(node)
    ]
    jumlah = sum(tertulis.values(), Decimal(0)), sum(program.values(), Decimal(0))
    if jumlah[0] != jumlah[1]:
        beda.append(Temuan(str(pk), "Jumlah anggaran program", *jumlah, terhadap))
    return beda


def _kolom_pk(
    pk: PerjanjianKinerja, anggaran: Anggaran, tertulis: Mapping[int, Decimal]
) -> int | None:
    """The budget document an agreement is measured by: the one it names, else the
    one its amounts come nearest to."""
    for kolom, tahap in enumerate(anggaran.tahap):
        if tahap.dokumen.pk == pk.sumber_anggaran_id:
            return kolom

    def jarak(kolom: int) -> Decimal:
        program = anggaran.program(kolom)
        return sum(
            (
                abs(tertulis.get(n, Decimal(0)) - program.get(n, Decimal(0)))
                for n in {*tertulis, *program}
            ),
            Decimal(0),
        )

    calon = [
        kolom
        for kolom, tahap in enumerate(anggaran.tahap)
        if tahap.jumlah.jumlah is not None
        and tahap.dokumen.jenis != JenisAnggaran.RENCANA
    ]
    return min(calon, key=jarak, default=None)
