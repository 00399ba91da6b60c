"""Money by program: planned in each budget document, spent, absorbed.

Amounts stand at the lowest node that is known; `iku.pohon_anggaran` adds them up.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from iku.models import DokumenAnggaran, DukunganProgram, Nomenklatur, Pagu, Sasaran
from iku.pilihan import JenisAnggaran
from iku.pohon_anggaran import PohonAnggaran, total

from . import perhitungan
from .models import RealisasiAnggaran
from .pengukuran import PkTerukur


@dataclass(frozen=True)
class BarisAnggaran:
    """A node of the tree. `pagu` per budget document in their order; None where
    the node is not known there. `realisasi` None: spent amount known only above."""

    nomenklatur: Nomenklatur
    kedalaman: int
    pagu: tuple[Decimal | None, ...]
    realisasi: Decimal | None

    @property
    def pagu_akhir(self) -> Decimal | None:
        """In the last document of the year: what absorption is measured by."""
        return self.pagu[-1] if self.pagu else None

    @property
    def serapan(self) -> Decimal | None:
        return perhitungan.serapan(self.realisasi, self.pagu_akhir)

    @property
    def selisih(self) -> Decimal | None:
        """Bertambah/berkurang: last document minus the one before it (LKjIP
        Pakusari 2025, Tabel 2.9: kolom 5 − 4)."""
        if len(self.pagu) < 2 or self.pagu[-1] is None or self.pagu[-2] is None:
            return None
        return self.pagu[-1] - self.pagu[-2]


@dataclass(frozen=True)
class Keuangan:
    """The year's money of a kecamatan, in the order of the tree."""

    dokumen: tuple[DokumenAnggaran, ...]
    baris: tuple[BarisAnggaran, ...]
    jumlah: BarisAnggaran | None

    def baris_untuk(self, nomenklatur_id: int) -> BarisAnggaran | None:
        return next((b for b in self.baris if b.nomenklatur.pk == nomenklatur_id), None)


def susun_keuangan(kecamatan, tahun: int, triwulan: int | None = None) -> Keuangan:
    """Budget documents, tree and sums of a year, or what was spent by the end of a
    quarter against the stage in force then; four queries."""
    dokumen = dokumen_berlaku(kecamatan, tahun, triwulan)
    pagu: dict[int, dict[int, Decimal]] = {d.pk: {} for d in dokumen}
    for baris in Pagu.objects.filter(dokumen__in=dokumen).order_by():
        pagu[baris.dokumen_id][baris.nomenklatur_id] = baris.jumlah
    realisasi = _realisasi_akhir(kecamatan, tahun, triwulan)
    if not realisasi and not any(pagu.values()):
        return Keuangan(dokumen, (), None)
    pohon = PohonAnggaran(
        {node for daftar in pagu.values() for node in daftar} | realisasi.keys()
    )
    kolom = [pohon.jumlahkan(pagu[d.pk]) for d in dokumen]
    terserap = pohon.jumlahkan(realisasi)
    baris = tuple(
        BarisAnggaran(
            node,
            kedalaman,
            tuple(k.get(node.pk) for k in kolom),
            terserap.get(node.pk),
        )
        for node, kedalaman in pohon.urut()
    )
    jumlah = BarisAnggaran(
        Nomenklatur(nama="Jumlah"),
        0,
        tuple(total(pagu[d.pk].values()) for d in dokumen),
        total(realisasi.values()),
    )
    return Keuangan(dokumen, baris, jumlah)


def dokumen_berlaku(
    kecamatan, tahun: int, triwulan: int | None = None
) -> tuple[DokumenAnggaran, ...]:
    """The budget documents of a year in their order; of a quarter without those at the
    end that are dated after it. A document without a date counts as in force, and the
    first always does. One query."""
    semua = list(
        DokumenAnggaran.objects.filter(kecamatan=kecamatan, tahun=tahun)
        .exclude(jenis=JenisAnggaran.RENCANA)
        .order_by("urutan")
    )
    if triwulan is not None:
        akhir = akhir_triwulan(tahun, triwulan)
        while len(semua) > 1 and semua[-1].tanggal and semua[-1].tanggal > akhir:
            semua.pop()
    return tuple(semua)


def akhir_triwulan(tahun: int, triwulan: int) -> date:
    """The last day of a quarter."""
    bulan = triwulan * 3
    return date(tahun, bulan, monthrange(tahun, bulan)[1])


def _realisasi_akhir(kecamatan, tahun: int, triwulan: int | None):
    """Spent per node: the whole-year row, or the latest cumulative quarter; by the end
    of quarter I, II or III only those."""
    semua = RealisasiAnggaran.objects.filter(kecamatan=kecamatan, tahun=tahun)
    if triwulan is not None and triwulan < 4:
        semua = semua.filter(triwulan__lte=triwulan)
    hasil: dict[int, Decimal] = {}
    for baris in semua.order_by("triwulan"):
        hasil[baris.nomenklatur_id] = baris.jumlah
    return hasil


@dataclass(frozen=True)
class BarisEfisiensi:
    """A sasaran: mean capaian of its indicators against absorption of the
    programs that support it."""

    sasaran: Sasaran
    baris: tuple
    program: tuple[Nomenklatur, ...]
    capaian: Decimal | None
    pagu: Decimal | None
    realisasi: Decimal | None
    serapan: Decimal | None
    kategori: str | None


@dataclass(frozen=True)
class Efisiensi:
    """All sasaran of a PK; in the total each program counts once."""

    baris: tuple[BarisEfisiensi, ...]
    pagu: Decimal | None
    realisasi: Decimal | None
    serapan: Decimal | None
    program_bersama: tuple[Nomenklatur, ...]


def susun_efisiensi(pk: PkTerukur, keuangan: Keuangan, aturan: str) -> Efisiensi:
    """Efficiency per sasaran of a PK (LKjIP Pakusari 2025, Tabel 3.7 and 3.12)."""
    menurut_sasaran: dict[Sasaran, list] = {}
    for baris in pk.baris:
        if baris.tempat is not None and baris.tempat.sasaran is not None:
            menurut_sasaran.setdefault(baris.tempat.sasaran, []).append(baris)
    dukungan: dict[int, list[Nomenklatur]] = {}
    for d in DukunganProgram.objects.filter(
        sasaran__in=list(menurut_sasaran)
    ).select_related("nomenklatur"):
        dukungan.setdefault(d.sasaran_id, []).append(d.nomenklatur)
    baris = tuple(
        _efisiensi_sasaran(
            sasaran, daftar, dukungan.get(sasaran.pk, []), keuangan, aturan
        )
        for sasaran, daftar in sorted(
            menurut_sasaran.items(),
            key=lambda pasangan: (pasangan[0].tujuan.urutan, pasangan[0].urutan),
        )
    )
    semua = [node for b in baris for node in b.program]
    pagu, realisasi = uang_program(dict.fromkeys(semua), keuangan)
    return Efisiensi(
        baris,
        pagu,
        realisasi,
        perhitungan.serapan(realisasi, pagu),
        tuple(node for node in dict.fromkeys(semua) if semua.count(node) > 1),
    )


def _efisiensi_sasaran(sasaran, daftar, program, keuangan, aturan) -> BarisEfisiensi:
    capaian = perhitungan.rata_rata(b.capaian for b in daftar)
    pagu, realisasi = uang_program(program, keuangan)
    serapan = perhitungan.serapan(realisasi, pagu)
    return BarisEfisiensi(
        sasaran,
        tuple(daftar),
        tuple(program),
        capaian,
        pagu,
        realisasi,
        serapan,
        perhitungan.efisiensi(capaian, serapan, aturan),
    )


def uang_program(program: Iterable[Nomenklatur], keuangan: Keuangan):
    """Last pagu and realisation of several nodes together; None where not known."""
    baris = [keuangan.baris_untuk(node.pk) for node in program]
    return (
        total(b.pagu_akhir for b in baris if b and b.pagu_akhir is not None),
        total(b.realisasi for b in baris if b and b.realisasi is not None),
    )
