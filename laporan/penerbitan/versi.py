"""The versions of a report as they stand, and the tree that the next one would hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from capaian.pengukuran import TanpaSkala
from dokumen.penetapan import salinan_beku
from dokumen.pilihan import StatusDokumen
from dokumen.pohon import Dokumen
from evaluasi.models import Reviu
from evaluasi.reviu import reviu_terbit, wajib_direviu
from kecamatan.models import Kecamatan

from ..models import Lkjip, VersiLkjip
from ..periksa import Temuan, periksa
from ..susun import TanpaPerjanjian, susun_lkjip
from .pokok import berpernyataan, sidik_pokok

# Why a report cannot be built at all; the text is for people.
TAK_TERSUSUN = (TanpaPerjanjian, TanpaSkala)
DATA_BERUBAH = (
    "Data berubah sejak naskah disiapkan. Perbarui naskah dahulu, supaya yang "
    "ditandatangani sama dengan datanya."
)


class Berversi:
    """What the versions of one report come to; `semua`, the newest first."""

    semua: tuple[VersiLkjip, ...]

    @property
    def kini(self) -> VersiLkjip | None:
        """The newest version, be it a draft."""
        return self.semua[0] if self.semua else None

    @property
    def berlaku(self) -> VersiLkjip | None:
        """The newest version that is signed: what the kecamatan has said."""
        return next((v for v in self.semua if ditandatangani(v)), None)

    @property
    def disampaikan(self) -> date | None:
        """When the first version was sent: a correction makes nobody late."""
        hari = (v.dokumen.disampaikan_pada for v in self.semua)
        return min(filter(None, hari), default=None)


@dataclass(frozen=True)
class Penerbitan(Berversi):
    """One kecamatan and year: its versions, the newest first."""

    kecamatan: Kecamatan
    tahun: int
    semua: tuple[VersiLkjip, ...]

    @classmethod
    def baca(cls, kecamatan: Kecamatan, tahun: int) -> Penerbitan:
        """Without the frozen content; one query."""
        semua = (
            VersiLkjip.objects.filter(lkjip__kecamatan=kecamatan, lkjip__tahun=tahun)
            .select_related("lkjip", "dokumen__dibuat_oleh", "dokumen__kecamatan")
            .defer("dokumen__isi")
            .order_by("-dokumen__versi")
        )
        return cls(kecamatan, tahun, tuple(semua))

    @property
    def status(self) -> StatusDokumen | None:
        return StatusDokumen(self.kini.dokumen.status) if self.kini else None

    @property
    def dapat_dibatalkan(self) -> bool:
        """Whether the newest version is a correction that was neither signed nor
        reviewed: it can go as if it had not been begun."""
        return (
            self.status == StatusDokumen.DRAF
            and self.berlaku is not None
            and self.reviu is None
        )

    @cached_property
    def sidik_kini(self) -> str:
        """The fingerprint of the core as the data are now; "" where there is nothing
        to build it from. Builds the tree once."""
        try:
            return sidik_pokok(susun_lkjip(self.kecamatan, self.tahun))
        except TAK_TERSUSUN:
            return ""

    @property
    def berubah(self) -> bool:
        """Whether the data say something else by now than the newest version."""
        return (
            self.kini is not None and self.kini.dokumen.sidik_pokok != self.sidik_kini
        )

    @cached_property
    def wajib_direviu(self) -> bool:
        return wajib_direviu(self.kecamatan.kabupaten, self.tahun)

    @cached_property
    def reviu(self) -> Reviu | None:
        """The issued review of the newest version."""
        return reviu_terbit(self.kini.dokumen) if self.kini else None

    @cached_property
    def temuan_berat(self) -> tuple[Temuan, ...]:
        """Serious findings that are open. What an example document printed wrongly years
        ago says nothing against this one."""
        try:
            semua = periksa(self.kecamatan, self.tahun).terbuka("berat")
        except TAK_TERSUSUN:
            return ()
        return tuple(t for t in semua if not t.tercetak)

    def kekurangan(self) -> list[str]:
        """What stands against signing the draft, in sentences; empty: nothing."""
        kurang = []
        if self.berubah:
            kurang.append(DATA_BERUBAH)
        if self.wajib_direviu:
            kurang += self._kekurangan_reviu()
        if banyak := len(self.temuan_berat):
            kurang.append(
                f"{banyak} temuan berat pemeriksaan naskah masih terbuka. Perbaiki "
                "datanya, atau catat alasan mengabaikannya."
            )
        return kurang

    def _kekurangan_reviu(self) -> list[str]:
        if self.reviu is None:
            return [
                "Laporan ini wajib direviu Inspektorat sebelum ditandatangani; reviunya "
                "belum terbit."
            ]
        if self.reviu.laporan_berubah:
            return [
                "Isi naskah berubah sesudah direviu "
                f"(pernyataan nomor {self.reviu.nomor}). Naskah ini perlu direviu lagi."
            ]
        return []


def ditandatangani(versi: VersiLkjip) -> bool:
    return versi.dokumen.status != StatusDokumen.DRAF


def naskah(kecamatan: Kecamatan, tahun: int, reviu: Reviu | None) -> Dokumen:
    """The report as it would be signed now: with the statement where it was reviewed.
    Raises one of TAK_TERSUSUN."""
    pohon = susun_lkjip(kecamatan, tahun)
    if reviu is None or reviu.laporan_berubah or reviu.hasil is None:
        return pohon
    return berpernyataan(pohon, salinan_beku(reviu.hasil))


def digantikan(semua: tuple[VersiLkjip, ...], versi: VersiLkjip) -> VersiLkjip | None:
    """The newest signed version after this one, or None: this one holds."""
    lebih = (v for v in semua if v.dokumen.versi > versi.dokumen.versi)
    return next((v for v in lebih if ditandatangani(v)), None)


def baris_lkjip(kecamatan: Kecamatan, tahun: int) -> Lkjip:
    """The report's row, made where there is none, held until the transaction ends."""
    Lkjip.objects.get_or_create(kecamatan=kecamatan, tahun=tahun)
    return (
        Lkjip.objects.select_for_update(of=("self",))
        .select_related("kecamatan__kabupaten")
        .get(kecamatan=kecamatan, tahun=tahun)
    )
