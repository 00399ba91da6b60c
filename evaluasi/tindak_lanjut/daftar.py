"""Which recommendations are followed up in a year, and how they stand."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from kecamatan.models import Kecamatan

from ..kampanye.skor import urutan
from ..models import Lhe, Rekomendasi
from ..pilihan import StatusLhe, StatusTindakLanjut
from .keadaan import (
    Keadaan,
    KeadaanButir,
    hitung_butir,
    keadaan_butir,
    kemajuan,
    terlambat,
)


@dataclass(frozen=True)
class BarisButir:
    """One note or recommendation on a page."""

    butir: Rekomendasi
    keadaan: KeadaanButir
    kemajuan: int | None
    terlambat: bool

    @property
    def menunggu(self) -> bool:
        """Whether something was reported that no evaluator has looked at."""
        semua = self.butir.tindak_lanjut.all()
        terbuka = self.keadaan.status == StatusTindakLanjut.BELUM
        return terbuka and any(not t.diverifikasi for t in semua)


@dataclass(frozen=True)
class BagianLhe:
    """An LHE with all its notes and recommendations."""

    lhe: Lhe
    baris: tuple[BarisButir, ...]

    @property
    def keadaan(self) -> Keadaan:
        return hitung_butir([b.butir for b in self.baris])

    @property
    def terbuka(self) -> bool:
        return any(b.keadaan.status == StatusTindakLanjut.BELUM for b in self.baris)


def susun_daftar(
    daftar: Collection[Kecamatan], tahun: int, hari: date
) -> dict[int, list[BagianLhe]]:
    """By kecamatan, the newest LHE first: those issued for this year and the one
    before, and older ones of which something is still open. Two queries, however many
    kecamatan."""
    semua = (
        Rekomendasi.objects.filter(
            lhe__kecamatan__in=daftar,
            lhe__status=StatusLhe.TERBIT,
            lhe__tahun__lte=tahun,
        )
        .select_related("lhe", "pemilik")
        .prefetch_related("tindak_lanjut")
        .order_by("lhe__kecamatan", "lhe", "nomor")
    )
    hasil: dict[int, list[BagianLhe]] = {k.pk: [] for k in daftar}
    for lhe, isi in groupby(semua, key=lambda r: r.lhe):
        bagian = BagianLhe(lhe, tuple(_baris(r, hari) for r in isi))
        if lhe.tahun >= tahun - 1 or bagian.terbuka:
            hasil[lhe.kecamatan_id].append(bagian)
    for satu in hasil.values():
        satu.sort(key=lambda b: urutan(b.lhe.tahun, b.lhe.triwulan), reverse=True)
    return hasil


def _baris(butir: Rekomendasi, hari: date) -> BarisButir:
    return BarisButir(
        butir, keadaan_butir(butir), kemajuan(butir), terlambat(butir, hari)
    )
