"""What is missing before a quarter can be sent."""

from dataclasses import dataclass

from iku.models import Indikator

from ..models import LampiranBukti, PengukuranTriwulan, Realisasi
from .daftar import Kewajiban, susun_kewajiban


@dataclass(frozen=True)
class Kekurangan:
    """One thing to mend, at one indicator; `str` is the sentence."""

    indikator: Indikator
    kalimat: str

    def __str__(self):
        return f"{self.indikator}: {self.kalimat}"


@dataclass(frozen=True)
class Kelengkapan:
    """How far a quarter is: of `wajib` due ones `terisi` are filled (a value, or why
    there is none), of those `tanpa_bukti` lack evidence."""

    wajib: int
    terisi: int
    tanpa_bukti: int

    @property
    def lengkap(self) -> bool:
        return self.terisi == self.wajib


def kekurangan(pengukuran: PengukuranTriwulan) -> list[Kekurangan]:
    """What forbids sending it, in the order of the page; empty: it can be sent."""
    wajib = [
        k
        for k in susun_kewajiban(
            pengukuran.kecamatan, pengukuran.tahun, pengukuran.triwulan
        )
        if k.waktunya
    ]
    terisi = _terisi(wajib, pengukuran.tahun)
    return [
        Kekurangan(k.indikator, "belum diisi.")
        for k in wajib
        if (k.indikator.pk, k.periode) not in terisi
    ]


def hitung_kelengkapan(daftar: list[Kewajiban], tahun: int) -> Kelengkapan:
    """Of these (of one kecamatan or many), the due ones counted; two queries."""
    wajib = [k for k in daftar if k.waktunya]
    kunci = {(k.indikator.pk, k.periode) for k in wajib}
    terisi = _terisi(wajib, tahun) & kunci
    berbukti = set(
        LampiranBukti.objects.terpasang()
        .filter(indikator__in=[k.indikator.pk for k in wajib], tahun=tahun)
        .values_list("indikator", "triwulan")
    )
    return Kelengkapan(len(wajib), len(terisi), len(terisi - berbukti))


def _terisi(wajib: list[Kewajiban], tahun: int) -> set[tuple[int, int | None]]:
    return set(
        Realisasi.objects.filter(
            indikator__in=[k.indikator.pk for k in wajib], tahun=tahun
        ).values_list("indikator", "triwulan")
    )
