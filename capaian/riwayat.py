"""One indicator over the years, and the working of its figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from iku import rumus
from iku.models import ButirPk, Indikator, PerjanjianKinerja, Target
from iku.pilihan import TRIWULAN, Frekuensi, SumberTarget
from sakip.angka import persen

from . import perhitungan
from .hasil import Hasil, hasil_realisasi, hasil_tahun
from .models import Realisasi
from .pengukuran import baca_realisasi
from .pilihan import StatusRealisasi

# The formulas of perhitungan.capaian, spelt out for the page.
RUMUS_CAPAIAN = {
    "naik": "realisasi / target * 100",
    "turun": "(2 * target - realisasi) / target * 100",
}
# Which quarters an indicator reports, by its frequency.
DILAPORKAN = {
    Frekuensi.TRIWULAN: (1, 2, 3, 4),
    Frekuensi.SEMESTER: (2, 4),
    Frekuensi.TAHUNAN: (),
}


def nama_periode(triwulan: int | None) -> str:
    """As it stands within a sentence: "triwulan III", "setahun penuh"."""
    return TRIWULAN[triwulan] if triwulan else "setahun penuh"


def uraian_capaian(target: Decimal, realisasi: Decimal, arah: str) -> str:
    """The working of a percentage: "84,03 ÷ 89 × 100 = 94,42 %"; the target is
    above zero. The result is the one of `perhitungan`, as all pages print it."""
    hasil = perhitungan.capaian(target, realisasi, arah)
    nilai = {"target": target, "realisasi": realisasi}
    ruas, _, _ = rumus.uraian(RUMUS_CAPAIAN[arah], nilai).rpartition(" = ")
    return f"{ruas} = {persen(hasil)}"


def tulis_rumus(rumus: str) -> str:
    """A formula as one writes it by hand: "selesai ÷ masuk × 100"."""
    return rumus.replace("*", "×").replace("/", "÷")


@dataclass(frozen=True)
class Titik:
    """One year of an indicator: its target, with the plan it comes from, and
    what was achieved. `putus`: measured by the forerunner's formula."""

    tahun: int
    hasil: Hasil
    putus: bool
    target: Decimal | None
    target_predikat: str
    rencana: str
    capaian: Decimal | None


def susun_riwayat(indikator: Indikator) -> tuple[Titik, ...]:
    """All years that have a target or a realisation, in order."""
    target = _target_per_tahun(indikator)
    semua = [
        indikator.pk,
        *([indikator.pendahulu_id] if indikator.pendahulu_id else []),
    ]
    berisi = set(
        Realisasi.objects.filter(indikator__in=semua).values_list("tahun", flat=True)
    )
    tahun = sorted(berisi | target.keys())
    realisasi = baca_realisasi([indikator], tahun)
    return tuple(_titik(indikator, satu, target.get(satu), realisasi) for satu in tahun)


def _titik(indikator: Indikator, tahun: int, target, realisasi: dict) -> Titik:
    hasil = hasil_tahun(indikator, realisasi.get((indikator.pk, tahun), []))
    putus = False
    if hasil.nilai is None and indikator.pendahulu is not None:
        lama = hasil_tahun(
            indikator.pendahulu, realisasi.get((indikator.pendahulu_id, tahun), [])
        )
        if lama.nilai is not None:
            hasil, putus = lama, True
    nilai, predikat, rencana = target or (None, "", "")
    # A target of the new formula says nothing about a value of the old one.
    capaian = None if putus else perhitungan.capaian(nilai, hasil.nilai, indikator.arah)
    return Titik(tahun, hasil, putus, nilai, predikat, rencana, capaian)


def _target_per_tahun(indikator: Indikator) -> dict[int, tuple]:
    """The nearest promise of each year: the last PK, else Renja, else the
    newest Renstra."""
    hasil = {}
    for satu in (
        Target.objects.filter(butir__indikator=indikator)
        .select_related("butir__renstra")
        .order_by("butir__renstra__awal", "butir__renstra__versi", "pk")
    ):
        lama = hasil.get(satu.tahun)
        if lama and lama[3] == SumberTarget.RENJA and satu.sumber != lama[3]:
            continue
        nama = str(satu.butir.renstra)
        if satu.sumber == SumberTarget.RENJA:
            nama = f"Renja {satu.tahun}"
        hasil[satu.tahun] = (satu.nilai, satu.predikat, nama, satu.sumber)
    for butir in (
        ButirPk.objects.filter(
            indikator=indikator,
            perjanjian__in=PerjanjianKinerja.objects.berlaku().filter(
                kecamatan=indikator.kecamatan_id
            ),
        )
        .select_related("perjanjian")
        .order_by("perjanjian__perubahan_ke")
    ):
        pk = butir.perjanjian
        hasil[pk.tahun] = (butir.nilai, butir.predikat, str(pk), "")
    return {tahun: isi[:3] for tahun, isi in hasil.items()}


@dataclass(frozen=True)
class Periode:
    """One period of a year as the page lists it."""

    kunci: str
    nama: str
    realisasi: Realisasi | None
    hasil: Hasil | None

    @property
    def terkunci(self) -> bool:
        return (
            self.realisasi is not None
            and self.realisasi.status == StatusRealisasi.TERKUNCI
        )


def susun_periode(
    indikator: Indikator, baris: Iterable[Realisasi]
) -> tuple[Periode, ...]:
    """The periods of a year: those filled in and those still to be. A
    whole-year value and quarters exclude each other."""
    ada = {r.triwulan: r for r in baris}
    lapor = DILAPORKAN[Frekuensi(indikator.frekuensi)]
    if None in ada:
        daftar = [None]
    elif ada:
        daftar = sorted({*ada, *lapor})
    else:
        daftar = [*lapor, None]
    return tuple(_periode(indikator, satu, ada.get(satu)) for satu in daftar)


def _periode(indikator: Indikator, triwulan: int | None, baris) -> Periode:
    return Periode(
        str(triwulan) if triwulan else "tahun",
        nama_periode(triwulan),
        baris,
        hasil_realisasi(indikator, baris) if baris else None,
    )
