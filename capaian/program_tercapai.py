"""How many program indicators of a kecamatan reached their target (the indicator
"Persentase indikator program yang tercapai").

Counted are the places on program nodes (not kegiatan, not sub kegiatan) of the Renstra
that the year's last Perjanjian Kinerja rests on; without one, of the newest Renstra of
the year. An indicator of this very kind is never counted, and one that stands at two
programs counts once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.urls import reverse

from iku.models import Indikator, IndikatorRenstra, PerjanjianKinerja, Renstra
from iku.pilihan import Cara, TingkatNomenklatur
from kecamatan.models import Kecamatan

from . import perhitungan
from .hasil import TIDAK_ADA
from .kontribusi import BarisKontribusi, baris_tempat
from .pengukuran import baca_realisasi
from .pilihan import AsalRealisasi
from .riwayat import DILAPORKAN, nama_periode
from .usulan import Usulan

AKHIR_TAHUN = (None, 4)


class Keadaan(StrEnum):
    """What one program indicator counts as."""

    TERCAPAI = "Tercapai"
    TIDAK = "Tidak tercapai"
    BELUM = "Belum dilaporkan"
    TAK_DINILAI = "Tidak dapat dinilai"


@dataclass(frozen=True)
class BarisProgram:
    """One program indicator that is due, and what it counts as. Reported without a
    value ("tidak tersedia data") is not reached; without a numeric target it cannot
    be judged and is left out."""

    isi: BarisKontribusi

    @property
    def keadaan(self) -> Keadaan:
        if self.isi.hasil == TIDAK_ADA:
            return Keadaan.BELUM
        if self.isi.capaian is not None:
            tercapai = perhitungan.tercapai(self.isi.capaian)
            return Keadaan.TERCAPAI if tercapai else Keadaan.TIDAK
        return Keadaan.TIDAK if self.isi.hasil.nilai is None else Keadaan.TAK_DINILAI


@dataclass(frozen=True)
class ProgramTercapai:
    """The program indicators of `renstra` that are due (None: there is no plan)."""

    renstra: Renstra | None
    triwulan: int | None
    baris: tuple[BarisProgram, ...]

    def banyak(self, *keadaan: Keadaan) -> int:
        return sum(b.keadaan in keadaan for b in self.baris)

    @property
    def tercapai(self) -> int:
        return self.banyak(Keadaan.TERCAPAI)

    @property
    def dinilai(self) -> int:
        return self.banyak(Keadaan.TERCAPAI, Keadaan.TIDAK)

    @property
    def belum(self) -> int:
        return self.banyak(Keadaan.BELUM)

    @property
    def nilai(self) -> Decimal | None:
        """Percent of the judged ones that were reached; None while one that is due
        was not reported, or where none can be judged."""
        if self.belum:
            return None
        return perhitungan.capaian(
            Decimal(self.dinilai), Decimal(self.tercapai), "naik"
        )

    @property
    def uraian(self) -> str:
        """The working: "7 dari 9 indikator program tercapai"."""
        return f"{self.tercapai} dari {self.dinilai} indikator program tercapai"


def susun_program_tercapai(
    kecamatan: Kecamatan, tahun: int, triwulan: int | None = None
) -> ProgramTercapai:
    """The count of a year; with a quarter, of the indicators that report by then, what
    they came to so far against the target of the year. The number of queries does not
    depend on the number of indicators."""
    renstra = renstra_tahun(kecamatan, tahun)
    if renstra is None:
        return ProgramTercapai(None, triwulan, ())
    semua: dict[int, IndikatorRenstra] = {}
    for tempat in (
        IndikatorRenstra.objects.filter(
            renstra=renstra, nomenklatur__tingkat=TingkatNomenklatur.PROGRAM
        )
        .exclude(indikator__cara=Cara.PROG_TERCAPAI)
        .select_related("indikator", "nomenklatur__induk__induk__induk")
        .prefetch_related("target")
        .order_by("nomenklatur__urutan", "nomenklatur__kode", "urutan", "pk")
    ):
        bertarget = any(t.tahun == tahun for t in tempat.target.all())
        if bertarget and _jatuh_tempo(tempat.indikator, triwulan):
            semua.setdefault(tempat.indikator_id, tempat)
    realisasi = _sampai(
        triwulan, baca_realisasi([t.indikator for t in semua.values()], [tahun])
    )
    return ProgramTercapai(
        renstra,
        triwulan,
        tuple(BarisProgram(baris_tempat(t, tahun, realisasi)) for t in semua.values()),
    )


def renstra_tahun(kecamatan: Kecamatan, tahun: int) -> Renstra | None:
    """The plan of the year's last agreement, else the newest one of the year."""
    pk = (
        PerjanjianKinerja.objects.camat(kecamatan, tahun)
        .select_related("renstra")
        .last()
    )
    if pk is not None:
        return pk.renstra
    return (
        Renstra.objects.filter(kecamatan=kecamatan, awal__lte=tahun, akhir__gte=tahun)
        .order_by("awal", "versi", "pk")
        .last()
    )


def _jatuh_tempo(indikator: Indikator, triwulan: int | None) -> bool:
    """Whether it has something to report by the end of this quarter."""
    lapor = DILAPORKAN[indikator.frekuensi]
    return triwulan in AKHIR_TAHUN or any(satu <= triwulan for satu in lapor)


def _sampai(triwulan: int | None, realisasi: Mapping) -> dict:
    """Without what belongs to later quarters."""
    if triwulan in AKHIR_TAHUN:
        return dict(realisasi)
    return {
        kunci: [r for r in daftar if r.triwulan and r.triwulan <= triwulan]
        for kunci, daftar in realisasi.items()
    }


def usulkan(
    daftar: list[Indikator], tahun: int, triwulan: int | None
) -> dict[int, Usulan]:
    """For `capaian.usulan`: the same percentage for each indicator of this kind."""
    kecamatan = daftar[0].kecamatan
    hasil = susun_program_tercapai(kecamatan, tahun, triwulan)
    if hasil.nilai is None:
        return {}
    usulan = Usulan(
        hasil.nilai,
        AsalRealisasi.SISTEM,
        f"Realisasi indikator program {tahun}, {nama_periode(triwulan)}",
        hasil.uraian,
        reverse("program-tercapai", args=[kecamatan.kode, tahun]),
    )
    return {indikator.pk: usulan for indikator in daftar}
