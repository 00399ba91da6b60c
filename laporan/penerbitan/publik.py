"""What everybody may read: issued reports, and nothing before that."""

from __future__ import annotations

from dataclasses import dataclass

from dokumen.pilihan import StatusDokumen
from kecamatan.models import Kabupaten, Kecamatan

from ..models import VersiLkjip


def versi_terbit():
    """The issued versions. The only door of the public pages to these rows. The print
    of one that was issued just now may still be on its way."""
    return (
        VersiLkjip.objects.filter(dokumen__status=StatusDokumen.TERBIT)
        .select_related("lkjip__kecamatan__kabupaten", "dokumen")
        .defer("dokumen__isi")
        .order_by("lkjip__kecamatan__nama", "-dokumen__versi")
    )


@dataclass(frozen=True)
class Laporan:
    """The report of one kecamatan: the newest issued version and the earlier ones."""

    kecamatan: Kecamatan
    terbaru: VersiLkjip
    lama: tuple[VersiLkjip, ...]


def daftar_tahun() -> list[tuple[Kabupaten, list[tuple[int, int]]]]:
    """Regencies with issued reports; for each its years, the newest first, with how many
    kecamatan."""
    milik: dict[Kabupaten, dict[int, set[int]]] = {}
    for v in versi_terbit():
        kabupaten = v.lkjip.kecamatan.kabupaten
        tahun = milik.setdefault(kabupaten, {})
        tahun.setdefault(v.lkjip.tahun, set()).add(v.lkjip.kecamatan_id)
    return [
        (k, [(t, len(isi)) for t, isi in sorted(tahun.items(), reverse=True)])
        for k, tahun in sorted(milik.items(), key=lambda x: x[0].nama)
    ]


def daftar_laporan(kabupaten: Kabupaten, tahun: int) -> list[Laporan]:
    """The issued reports of a regency and year, by kecamatan."""
    milik: dict[Kecamatan, list[VersiLkjip]] = {}
    for v in versi_terbit().filter(
        lkjip__kecamatan__kabupaten=kabupaten, lkjip__tahun=tahun
    ):
        milik.setdefault(v.lkjip.kecamatan, []).append(v)
    return [Laporan(k, satu, tuple(lama)) for k, (satu, *lama) in milik.items()]
