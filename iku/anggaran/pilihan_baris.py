"""Which nodes of the nomenclature a budget document may still take an amount at.

Amounts stand at the lowest node that is known: not at one that stands above or below
another amount (`iku.models.anggaran.tolak_atasan_dan_bawahan`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from iku.models import DokumenAnggaran, Nomenklatur
from sakip.angka import rupiah


def nomenklatur_berlaku(kabupaten, awal: int, akhir: int) -> list[Nomenklatur]:
    """National and local nodes in force in some of these years, in the order of the
    law, national ones first."""
    berlaku = Nomenklatur.objects.filter(
        Q(kabupaten__isnull=True) | Q(kabupaten=kabupaten),
        Q(mulai__isnull=True) | Q(mulai__lte=akhir),
        Q(selesai__isnull=True) | Q(selesai__gte=awal),
    )
    return sorted(
        berlaku, key=lambda n: (n.kabupaten_id is not None, n.urutan, n.kode, n.pk)
    )


def urut_pohon(daftar: Iterable[Nomenklatur]) -> list[tuple[Nomenklatur, int]]:
    """The same nodes depth first with their depth. One whose parent is not among
    them stands as a root."""
    semua = {node.pk: node for node in daftar}
    anak: dict[int | None, list[Nomenklatur]] = {}
    for node in semua.values():
        induk = node.induk_id if node.induk_id in semua else None
        anak.setdefault(induk, []).append(node)

    def turun(induk: int | None, kedalaman: int):
        for node in anak.get(induk, ()):
            yield node, kedalaman
            yield from turun(node.pk, kedalaman + 1)

    return list(turun(None, 0))


@dataclass(frozen=True)
class Calon:
    """A node that could take an amount, or why it cannot (`halangan`)."""

    node: Nomenklatur
    kedalaman: int
    halangan: str = ""

    @property
    def kunci(self) -> str:
        return f"jumlah_{self.node.pk}"


def susun_calon(daftar: Iterable[Nomenklatur], dokumen: DokumenAnggaran) -> list[Calon]:
    """All nodes depth first. `daftar`: as `nomenklatur_berlaku`."""
    pagu = {p.nomenklatur_id: p.jumlah for p in dokumen.pagu.all()}
    urut = urut_pohon(daftar)
    semua = {node.pk: node for node, _ in urut}
    # By node: the amount above it, and whether there is one below.
    atasan: dict[int, Nomenklatur] = {}
    ada_bawahan: set[int] = set()
    for node, _ in urut:
        for di in _jalur(node, semua):
            if di.pk in pagu:
                atasan[node.pk] = di
            if node.pk in pagu:
                ada_bawahan.add(di.pk)
    return [
        Calon(
            node,
            kedalaman,
            _halangan(node, pagu, atasan.get(node.pk), node.pk in ada_bawahan),
        )
        for node, kedalaman in urut
    ]


def _jalur(node: Nomenklatur, semua: dict[int, Nomenklatur]) -> Iterable[Nomenklatur]:
    """What stands above a node, nearest first."""
    induk = semua.get(node.induk_id)
    while induk is not None:
        yield induk
        induk = semua.get(induk.induk_id)


def _halangan(
    node: Nomenklatur,
    pagu: dict[int, Decimal],
    atasan: Nomenklatur | None,
    ada_bawahan: bool,
) -> str:
    if node.pk in pagu:
        return f"Sudah ada: {rupiah(pagu[node.pk])}"
    if atasan is not None:
        return (
            f"Jumlahnya sudah tercatat pada “{atasan}”. Untuk merinci di sini, hapus "
            "dahulu jumlah itu."
        )
    if ada_bawahan:
        return "Dijumlahkan dari baris di bawahnya"
    return ""


def saring(calon: list[Calon], cari: str, tetap: Iterable[str] = ()) -> list[Calon]:
    """Those that hold every word of `cari` in code or name, with what is above and
    below them; and those whose key is in `tetap` (something was typed there)."""
    kata, tetap = cari.lower().split(), set(tetap)
    if not kata:
        return calon
    dipakai: set[int] = set()
    jalur: list[int] = []
    for i, satu in enumerate(calon):
        jalur = [*jalur[: satu.kedalaman], i]
        teks = f"{satu.node.kode} {satu.node.nama}".lower()
        cocok = all(k in teks for k in kata)
        if cocok or satu.kunci in tetap:
            dipakai.update(jalur)
        if cocok:
            dipakai.update(_bawahan(calon, i))
    return [satu for i, satu in enumerate(calon) if i in dipakai]


def _bawahan(calon: list[Calon], mulai: int) -> Iterable[int]:
    for i in range(mulai + 1, len(calon)):
        if calon[i].kedalaman <= calon[mulai].kedalaman:
            return
        yield i


def kelompokkan(calon: list[Calon]) -> list[list[Calon]]:
    """One list per root."""
    hasil: list[list[Calon]] = []
    for satu in calon:
        if satu.kedalaman == 0 or not hasil:
            hasil.append([])
        hasil[-1].append(satu)
    return hasil
