"""Who of a regency has prepared, signed and sent the report of a year, and who is late."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from dokumen.pilihan import StatusDokumen
from evaluasi.models import Reviu
from kecamatan.models import Kabupaten, Kecamatan

from ..models import JadwalLkjip, VersiLkjip
from .versi import Berversi


def batas_lkjip(kabupaten: Kabupaten, tahun: int) -> date:
    """By when the reports of a year are due there."""
    jadwal = JadwalLkjip.objects.filter(kabupaten=kabupaten, tahun=tahun).first()
    return jadwal.batas if jadwal else JadwalLkjip.batas_umum(tahun)


def hari_terlambat(disampaikan: date | None, batas: date, hari: date) -> int:
    """Days after the due date on which it was sent, or until today where it was not;
    0: not late."""
    return max(0, ((disampaikan or hari) - batas).days)


@dataclass(frozen=True)
class BarisPapan(Berversi):
    """One kecamatan. `semua`: its versions, the newest first; `reviu`: the newest issued
    review of its newest version."""

    kecamatan: Kecamatan
    semua: tuple[VersiLkjip, ...]
    reviu: Reviu | None
    batas: date
    hari: date

    @property
    def terbit(self) -> bool:
        return any(v.dokumen.status == StatusDokumen.TERBIT for v in self.semua)

    @property
    def telat(self) -> int:
        return hari_terlambat(self.disampaikan, self.batas, self.hari)

    @property
    def keadaan(self) -> str:
        """How far it is, in a word."""
        if self.kini is None:
            return "belum ada naskah"
        dokumen = self.kini.dokumen
        if dokumen.status != StatusDokumen.DRAF:
            return dokumen.get_status_display().lower()
        kata = "draf, sudah direviu" if self.reviu else "draf"
        return f"perbaikan: {kata}" if self.berlaku else kata


@dataclass(frozen=True)
class Papan:
    """The board of a regency and year. Who is late stands first."""

    baris: tuple[BarisPapan, ...]
    batas: date

    @property
    def hitungan(self) -> list[tuple[str, int]]:
        """How many got how far, in words."""
        b = self.baris
        return [
            ("mempunyai naskah", sum(x.kini is not None for x in b)),
            ("ditandatangani", sum(x.berlaku is not None for x in b)),
            ("disampaikan", sum(x.disampaikan is not None for x in b)),
            ("terbit", sum(x.terbit for x in b)),
        ]

    @property
    def terlambat(self) -> list[BarisPapan]:
        """Past the due date and not sent."""
        return [x for x in self.baris if x.telat and x.disampaikan is None]


def susun_papan(
    kabupaten: Kabupaten, daftar: Collection[Kecamatan], tahun: int, hari: date
) -> Papan:
    """Three queries, however many kecamatan."""
    batas = batas_lkjip(kabupaten, tahun)
    versi: dict[int, list[VersiLkjip]] = {k.pk: [] for k in daftar}
    for v in (
        VersiLkjip.objects.filter(lkjip__kecamatan__in=versi, lkjip__tahun=tahun)
        .select_related("lkjip", "dokumen")
        .defer("dokumen__isi")
        .order_by("-dokumen__versi")
    ):
        versi[v.lkjip.kecamatan_id].append(v)
    kini = [semua[0].dokumen_id for semua in versi.values() if semua]
    reviu = {
        r.laporan_id: r
        for r in Reviu.objects.terbit().filter(laporan__in=kini).reverse()
    }
    baris = (
        BarisPapan(
            k,
            semua := tuple(versi[k.pk]),
            reviu.get(semua[0].dokumen_id) if semua else None,
            batas,
            hari,
        )
        for k in daftar
    )
    urut = sorted(
        baris, key=lambda b: (b.disampaikan is not None, -b.telat, b.kecamatan.nama)
    )
    return Papan(tuple(urut), batas)
