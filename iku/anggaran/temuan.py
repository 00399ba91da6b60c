"""What was signed or stated elsewhere, against the sum of the leaves.

The budget printed in a Perjanjian Kinerja is a fact of its own (`AnggaranPk`) and is
never corrected here; where it differs, both figures are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from dokumen.models import Tercetak
from iku.models import PerjanjianKinerja, Sasaran
from iku.pilihan import JenisAnggaran

from .susunan import Anggaran, susun_anggaran
from .tercetak import Cetakan, Hitungan, Temuan, periksa_cetakan


def cari_temuan(kecamatan, tahun: int, anggaran: Anggaran) -> list[Temuan]:
    """All differences of a year: agreements against programs, kinds against sums."""
    daftar_pk = PerjanjianKinerja.objects.camat(kecamatan, tahun)
    return temuan_anggaran(
        daftar_pk.prefetch_related("anggaran__nomenklatur"), anggaran
    )


def temuan_anggaran(
    daftar_pk: Iterable[PerjanjianKinerja], anggaran: Anggaran
) -> list[Temuan]:
    """The same for agreements that were read already, with their `anggaran`."""
    hasil = _temuan_belanja(anggaran)
    for pk in daftar_pk:
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


def temuan_pk(pk: PerjanjianKinerja) -> list[Temuan]:
    """The differences of one agreement of the camat; a few queries."""
    return _temuan_pk(pk, susun_anggaran(pk.kecamatan, pk.tahun))


# --- What documents print -----------------------------------------------------------


def temuan_tercetak(
    tercetak: Sequence[Tercetak], anggaran: Anggaran, sasaran: Sequence[Sasaran]
) -> list[Temuan]:
    """Printed budgets and differences of budgets that the rows do not come to.
    `sasaran`: with their `dukungan` loaded."""
    return periksa_cetakan(
        [Cetakan(t.tempat, t.hal, t.tercetak, t.dipakai) for t in tercetak],
        [*hitungan_anggaran(anggaran), *hitungan_sasaran(anggaran, sasaran)],
    )


def hitungan_anggaran(anggaran: Anggaran) -> Iterator[Hitungan]:
    """All amounts of a year's documents: by node and in total, the last document
    first, and by how much each changed."""
    for kolom, tahap in reversed(list(enumerate(anggaran.tahap))):
        sel = [(str(b.node), b.sel[kolom]) for b in anggaran.baris]
        for nama, satu in [("Jumlah", tahap.jumlah), *sel]:
            if satu.jumlah is not None:
                yield Hitungan(f"{nama}, anggaran {tahap.nama}", satu.jumlah)
            if satu.selisih is not None:
                yield Hitungan(f"{nama}, bertambah/berkurang", satu.selisih)


def hitungan_sasaran(
    anggaran: Anggaran, daftar: Sequence[Sasaran]
) -> Iterator[Hitungan]:
    """What the programs that support a sasaran have in the last document."""
    if not anggaran.tahap:
        return
    program = anggaran.program(len(anggaran.tahap) - 1)
    for s in daftar:
        node = {d.nomenklatur_id for d in s.dukungan.all()} & program.keys()
        if node:
            jumlah = sum((program[n] for n in node), Decimal(0))
            yield Hitungan(f"Anggaran program pendukung “{s.uraian}”", jumlah)
