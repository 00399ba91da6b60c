"""The outline of one Renstra: everything that stands in it, in its order."""

from collections import defaultdict
from dataclasses import dataclass

from iku.models import IndikatorRenstra, Nomenklatur, Renstra, Sasaran, Target, Tujuan
from iku.pilihan import SumberTarget


@dataclass(frozen=True)
class Sel:
    """The targets of one year: in the Renstra, and in the yearly plan."""

    tahun: int
    renstra: Target | None
    renja: Target | None


@dataclass(frozen=True)
class BarisTempat:
    """An indicator at its place."""

    tempat: IndikatorRenstra
    sel: tuple[Sel, ...]


@dataclass(frozen=True)
class BagianSasaran:
    sasaran: Sasaran
    program: tuple[Nomenklatur, ...]
    baris: tuple[BarisTempat, ...]


@dataclass(frozen=True)
class BagianTujuan:
    tujuan: Tujuan
    baris: tuple[BarisTempat, ...]
    daftar_sasaran: tuple[BagianSasaran, ...]


@dataclass(frozen=True)
class BagianNode:
    """A program, kegiatan or sub kegiatan; `kedalaman` 0 is a program."""

    node: Nomenklatur
    kedalaman: int
    baris: tuple[BarisTempat, ...]


@dataclass(frozen=True)
class Kerangka:
    renstra: Renstra
    daftar_tahun: tuple[int, ...]
    daftar_tujuan: tuple[BagianTujuan, ...]
    daftar_node: tuple[BagianNode, ...]


def susun_kerangka(renstra: Renstra) -> Kerangka:
    """The outline in a fixed number of queries."""
    tempat = list(
        IndikatorRenstra.objects.filter(renstra=renstra)
        .select_related("indikator", "nomenklatur__induk__induk__induk")
        .prefetch_related("target")
        .order_by("urutan", "pk")
    )
    tahun = tuple(
        sorted(
            {
                *range(renstra.awal, renstra.akhir + 1),
                *(t.tahun for satu in tempat for t in satu.target.all()),
            }
        )
    )
    tujuan, sasaran, node = defaultdict(list), defaultdict(list), defaultdict(list)
    for satu in tempat:
        baris = BarisTempat(satu, _sel(satu, tahun))
        if satu.tujuan_id:
            tujuan[satu.tujuan_id].append(baris)
        elif satu.sasaran_id:
            sasaran[satu.sasaran_id].append(baris)
        else:
            node[satu.nomenklatur].append(baris)
    return Kerangka(
        renstra,
        tahun,
        tuple(
            BagianTujuan(
                satu,
                tuple(tujuan[satu.pk]),
                tuple(_sasaran(s, tuple(sasaran[s.pk])) for s in satu.sasaran.all()),
            )
            for satu in Tujuan.objects.filter(renstra=renstra)
            .select_related("mendukung")
            .prefetch_related("sasaran__mendukung", "sasaran__dukungan__nomenklatur")
            .order_by("urutan")
        ),
        _susun_node(node),
    )


def _sel(tempat: IndikatorRenstra, tahun: tuple[int, ...]) -> tuple[Sel, ...]:
    ada = {(t.tahun, t.sumber): t for t in tempat.target.all()}
    return tuple(
        Sel(t, ada.get((t, SumberTarget.RENSTRA)), ada.get((t, SumberTarget.RENJA)))
        for t in tahun
    )


def _sasaran(sasaran: Sasaran, baris: tuple[BarisTempat, ...]) -> BagianSasaran:
    program = (d.nomenklatur for d in sasaran.dukungan.all())
    return BagianSasaran(
        sasaran, tuple(sorted(program, key=lambda n: (n.urutan, n.kode, n.pk))), baris
    )


def _susun_node(isi: dict[Nomenklatur, list[BarisTempat]]) -> tuple[BagianNode, ...]:
    """The nodes that carry indicators, and those above them, in tree order."""
    jalur = {}
    for node in isi:
        atas = _jalur(node)
        for i, satu in enumerate(atas):
            kunci = tuple((n.urutan, n.kode, n.pk) for n in atas[: i + 1])
            jalur[kunci] = BagianNode(satu, i, tuple(isi.get(satu, ())))
    return tuple(jalur[kunci] for kunci in sorted(jalur))


def _jalur(node: Nomenklatur) -> list[Nomenklatur]:
    """The node and everything above it, from the root."""
    jalur = []
    while node is not None:
        jalur.append(node)
        node = node.induk
    return jalur[::-1]
