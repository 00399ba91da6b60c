"""The year's figure of one indicator from its realisations, with its working."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from iku import rumus
from iku.models import Indikator
from iku.pilihan import Agregasi, Cara

from . import perhitungan
from .models import Realisasi
from .pilihan import AsalRealisasi, Bentuk

BELUM = "belum dilaporkan"


@dataclass(frozen=True)
class Hasil:
    """A value or the reason why there is none. `uraian` shows the working where
    the value was computed; `triwulan` how many quarters it is taken from (None:
    a whole-year figure)."""

    nilai: Decimal | None = None
    predikat: str = ""
    asal: str = ""
    alasan: str = BELUM
    uraian: str = ""
    triwulan: int | None = None
    sumber: str = ""

    @property
    def asal_teks(self) -> str:
        return AsalRealisasi(self.asal).label if self.asal else ""


TIDAK_ADA = Hasil()


def hasil_tahun(indikator: Indikator, realisasi: Sequence[Realisasi]) -> Hasil:
    """The figure of a year from its row (whole year) or its quarters, in order.

    For a formula the components are put together and the formula is applied
    once; percentages of quarters are never averaged (docs/keputusan.md, "What
    the year's figure is made of").
    """
    if not realisasi:
        return TIDAK_ADA
    if realisasi[0].triwulan is None:
        return hasil_realisasi(indikator, realisasi[0])
    terisi = [r for r in realisasi if r.bentuk != Bentuk.KOSONG]
    if not terisi:
        return hasil_realisasi(indikator, realisasi[-1])
    akhir = terisi[-1]
    if indikator.cara == Cara.RUMUS and akhir.bentuk == Bentuk.VARIABEL:
        return _dari_komponen(indikator, terisi)
    nilai = [hasil_realisasi(indikator, r).nilai for r in terisi]
    return Hasil(
        nilai=perhitungan.tahunan(nilai, indikator.agregasi),
        predikat=akhir.predikat if indikator.agregasi == Agregasi.TERAKHIR else "",
        asal=akhir.asal,
        alasan="",
        triwulan=len(terisi),
        sumber=akhir.sumber,
    )


def hasil_realisasi(indikator: Indikator, realisasi: Realisasi) -> Hasil:
    """The figure of one period."""
    umum = {
        "asal": realisasi.asal,
        "sumber": realisasi.sumber,
        "predikat": realisasi.predikat,
    }
    match realisasi.bentuk:
        case Bentuk.LANGSUNG:
            return Hasil(nilai=realisasi.nilai, alasan="", **umum)
        case Bentuk.KOSONG:
            return Hasil(alasan=realisasi.alasan_kosong, **umum)
    return _hitung(indikator, _komponen(indikator, realisasi), umum)


def _dari_komponen(indikator: Indikator, terisi: Sequence[Realisasi]) -> Hasil:
    """Components added over the quarters (terakhir: those of the last one)."""
    if indikator.agregasi == Agregasi.TERAKHIR:
        terisi = terisi[-1:]
    tiap = [_komponen(indikator, r) for r in terisi]
    jumlah = {
        kode: None
        if any(k[kode] is None for k in tiap)
        else sum((k[kode] for k in tiap), Decimal(0))
        for kode in tiap[0]
    }
    umum = {"asal": terisi[-1].asal, "sumber": terisi[-1].sumber}
    return _hitung(indikator, jumlah, umum, triwulan=len(terisi))


def _komponen(indikator: Indikator, realisasi: Realisasi) -> dict:
    """Values by component code; None where one is missing."""
    nilai = {k.variabel.kode: k.nilai for k in realisasi.komponen.all()}
    return {v.kode: nilai.get(v.kode) for v in realisasi.indikator.variabel.all()}


def _hitung(indikator: Indikator, komponen: dict, umum: dict, triwulan=None) -> Hasil:
    kosong = [kode for kode, nilai in komponen.items() if nilai is None]
    if kosong:
        return Hasil(
            alasan=f"komponen {', '.join(kosong)} belum lengkap",
            triwulan=triwulan,
            **umum,
        )
    nilai = rumus.hitung(indikator.rumus, komponen)
    if nilai is None:
        return Hasil(alasan="rumus membagi dengan nol", triwulan=triwulan, **umum)
    return Hasil(
        nilai=perhitungan.bulat(nilai),
        alasan="",
        uraian=rumus.uraian(indikator.rumus, komponen),
        triwulan=triwulan,
        **umum,
    )
