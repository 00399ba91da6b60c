"""The money of rencana aksi against the money of the agreement.

An agreement has its budget per program, rencana aksi per promise. They meet where
programs support a sasaran: the promises of one sasaran together are compared with its
programs together. Below the camat a promise stands at a node and meets that node's
budget, or that of the node above it.
"""

from collections.abc import Sequence
from decimal import Decimal

from iku.models import ButirPk, DukunganProgram, Nomenklatur, PerjanjianKinerja
from iku.rencana_triwulan import Pemeriksaan, periksa_anggaran

Kelompok = frozenset[int]  # the nodes whose budgets are meant


def periksa_anggaran_rencana(
    pk: PerjanjianKinerja, daftar: Sequence[ButirPk]
) -> tuple[dict[int, Pemeriksaan], Pemeriksaan]:
    """What to say beside each promise (by its id), and of all together. `daftar`: all
    promises with `rencana_aksi` and `butir_renstra` loaded; two queries more."""
    anggaran = dict(pk.anggaran.values_list("nomenklatur", "jumlah"))
    kelompok = _kelompok(daftar, anggaran)
    uang: dict[Kelompok, list[Decimal | None]] = {}
    for b in daftar:
        uang.setdefault(kelompok[b.pk], []).extend(_triwulan(b))
    hasil = {
        b.pk: periksa_anggaran(
            # Without a program of its own a promise stands for itself.
            uang[kelompok[b.pk]] if kelompok[b.pk] else _triwulan(b),
            _jumlah(anggaran, kelompok[b.pk]),
        )
        for b in daftar
    }
    semua = [n for satu in uang.values() for n in satu]
    return hasil, periksa_anggaran(semua, _jumlah(anggaran, frozenset(anggaran)))


def _triwulan(butir: ButirPk) -> list[Decimal | None]:
    return [r.anggaran for r in butir.rencana_aksi.all()]


def _jumlah(anggaran: dict[int, Decimal], kelompok: Kelompok) -> Decimal | None:
    if not kelompok:
        return None
    return sum((anggaran[node] for node in kelompok), Decimal(0))


def _kelompok(
    daftar: Sequence[ButirPk], anggaran: dict[int, Decimal]
) -> dict[int, Kelompok]:
    tempat = {b.pk: b.butir_renstra for b in daftar if b.butir_renstra_id}
    sasaran = {t.sasaran_id for t in tempat.values() if t.sasaran_id}
    program: dict[int, set[int]] = {}
    tautan = DukunganProgram.objects.filter(sasaran__in=sasaran)
    for d in tautan.select_related("nomenklatur__induk__induk"):
        program.setdefault(d.sasaran_id, set()).update(
            _beranggaran(d.nomenklatur, anggaran)
        )
    hasil = {}
    for b in daftar:
        di = tempat.get(b.pk)
        if di is not None and di.sasaran_id:
            node = program.get(di.sasaran_id, set())
        else:
            node = _beranggaran(di.nomenklatur if di else None, anggaran)
        hasil[b.pk] = frozenset(node)
    return hasil


def _beranggaran(node: Nomenklatur | None, anggaran: dict[int, Decimal]) -> set[int]:
    """The node itself, or the nearest above it, that has a budget here."""
    while node is not None:
        if node.pk in anggaran:
            return {node.pk}
        node = node.induk
    return set()
