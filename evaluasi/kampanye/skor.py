"""Scores of many kecamatan side by side: of this evaluation and of the one before."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from iku.pilihan import ROMAWI
from kecamatan.wewenang import wewenang

from ..models import AnggotaTim, Evaluasi, InstrumenLke, Lhe, PeriodeEvaluasi
from ..models.tindakan_evaluasi import TERLIHAT
from ..penilaian import Instrumen, nilai_lke, predikat_akhir
from ..pilihan import StatusEvaluasi, StatusLhe

# A whole-year evaluation comes after the quarters of its year.
SETAHUN = 5


@dataclass(frozen=True)
class Skor:
    """A total with its predicate. `komponen`: points by component code, empty where
    only the total is known; `sementara`: no LHE says so yet."""

    nama: str
    total: Decimal
    predikat: str
    sebutan: str
    komponen: Mapping[str, Decimal]
    sementara: bool = False


@dataclass(frozen=True)
class BarisBanding:
    """One kecamatan: now and last time, each None where there is none to show."""

    evaluasi: Evaluasi
    kini: Skor | None
    lalu: Skor | None

    @property
    def selisih(self) -> Decimal | None:
        """By how much the total rose (or fell, below 0); None: nothing to compare."""
        if self.kini is None or self.lalu is None:
            return None
        return self.kini.total - self.lalu.total

    def selisih_komponen(self, kode: str) -> Decimal | None:
        kini = self.kini and self.kini.komponen.get(kode)
        lalu = self.lalu and self.lalu.komponen.get(kode)
        return None if kini is None or lalu is None else kini - lalu


def urutan(tahun: int, triwulan: int | None) -> tuple[int, int]:
    """The place of an evaluation in time."""
    return tahun, triwulan or SETAHUN


def sebut_periode(tahun: int, triwulan: int | None) -> str:
    """ "TW III 2026", "2026": short, for a column."""
    return f"TW {ROMAWI[triwulan]} {tahun}" if triwulan else str(tahun)


def susun_banding(
    periode: PeriodeEvaluasi, daftar: Collection[Evaluasi], user
) -> list[BarisBanding]:
    """A row per evaluation. Grades not yet told to the kecamatan are shown to whoever
    may see its worksheet's; the same number of queries for one and for all."""
    instrumen = Susunan()
    terbit = _lhe_terbit(e.kecamatan_id for e in daftar)
    boleh = _boleh_lihat(periode, daftar, user)
    kini_di = urutan(periode.tahun, periode.triwulan)
    hasil = []
    for satu in daftar:
        milik = terbit.get(satu.kecamatan_id, [])
        ini = next((x for x in milik if _urut(x) == kini_di), None)
        lalu = max((x for x in milik if _urut(x) < kini_di), key=_urut, default=None)
        kini = ini and instrumen.skor_lhe(ini)
        if kini is None and satu.pk in boleh:
            kini = instrumen.skor_sementara(satu, periode)
        hasil.append(BarisBanding(satu, kini, lalu and instrumen.skor_lhe(lalu)))
    return hasil


def susun_tren(
    daftar: Collection[Evaluasi], terbanyak: int = 8
) -> tuple[list[tuple[int, int | None]], list[tuple[Evaluasi, list[Decimal | None]]]]:
    """(periods, rows): the issued totals of each kecamatan, oldest period first; None
    where a period has none."""
    terbit = _lhe_terbit(e.kecamatan_id for e in daftar)
    semua = {(x.tahun, x.triwulan) for milik in terbit.values() for x in milik}
    kolom = sorted(semua, key=lambda p: urutan(*p))[-terbanyak:]
    baris = []
    for satu in daftar:
        nilai = {
            (x.tahun, x.triwulan): x.nilai for x in terbit.get(satu.kecamatan_id, [])
        }
        baris.append((satu, [nilai.get(k) for k in kolom]))
    return kolom, baris


def _urut(lhe: Lhe) -> tuple[int, int]:
    return urutan(lhe.tahun, lhe.triwulan)


def _lhe_terbit(kecamatan: Iterable[int]) -> dict[int, list[Lhe]]:
    hasil: dict[int, list[Lhe]] = {}
    baris = Lhe.objects.filter(kecamatan__in=list(kecamatan), status=StatusLhe.TERBIT)
    for satu in baris.select_related("evaluasi__periode").prefetch_related(
        "nilai_sub__sub__komponen", "evaluasi__nilai_sub__sub"
    ):
        hasil.setdefault(satu.kecamatan_id, []).append(satu)
    return hasil


def _boleh_lihat(periode, daftar: Collection[Evaluasi], user) -> set[int]:
    """Evaluations whose grades this person may see, as `nilai_terlihat` says of one;
    one query."""
    hak = wewenang(user)
    bertugas = set(
        AnggotaTim.objects.filter(tim__periode=periode, pengguna=user.pk).values_list(
            "tim", flat=True
        )
    )
    return {
        e.pk
        for e in daftar
        if e.status in TERLIHAT
        or hak.semua
        or "inspektur" in (peran := hak.peran_di(e.kecamatan))
        or (e.tim_id in bertugas and "evaluator" in peran)
    }


class Susunan:
    """Instruments as the arithmetic takes them, each made once."""

    def __init__(self):
        self._ada: dict[int, Instrumen] = {}

    def _instrumen(self, pk: int) -> Instrumen:
        if pk not in self._ada:
            self._ada[pk] = InstrumenLke.objects.get(pk=pk).susun()
        return self._ada[pk]

    def skor_lhe(self, lhe: Lhe) -> Skor | None:
        """What an issued LHE says: its own total, its components where it has grades."""
        if lhe.nilai is None:
            return None
        nama = sebut_periode(lhe.tahun, lhe.triwulan)
        if lhe.evaluasi is not None:
            kunci = lhe.evaluasi.periode.instrumen_id
            grades = {n.sub.kode: n.nilai for n in lhe.evaluasi.nilai_sub.all()}
        else:
            milik = list(lhe.nilai_sub.all())
            kunci = milik[0].sub.komponen.instrumen_id if milik else None
            grades = {n.sub.kode: n.nilai for n in milik}
        return self._skor(nama, lhe.nilai, grades, kunci)

    def skor_sementara(self, evaluasi: Evaluasi, periode) -> Skor | None:
        """What the grades of a worksheet come to; None until all are given."""
        grades = {n.sub.kode: n.nilai for n in evaluasi.nilai_sub.all()}
        instrumen = self._instrumen(periode.instrumen_id)
        try:
            hasil = nilai_lke(grades, instrumen)
        except ValueError:
            return None
        return Skor(
            sebut_periode(periode.tahun, periode.triwulan),
            hasil.total,
            hasil.predikat,
            hasil.sebutan,
            {k.kode: k.nilai for k in hasil.komponen},
            sementara=evaluasi.status != StatusEvaluasi.TERBIT,
        )

    def _skor(self, nama: str, total: Decimal, grades, kunci: int | None) -> Skor:
        if kunci is None:
            jenjang = predikat_akhir(total)
            return Skor(nama, total, jenjang.kode, jenjang.sebutan, {})
        instrumen = self._instrumen(kunci)
        jenjang = predikat_akhir(total, instrumen)
        try:
            komponen = {k.kode: k.nilai for k in nilai_lke(grades, instrumen).komponen}
        except ValueError:
            komponen = {}
        return Skor(nama, total, jenjang.kode, jenjang.sebutan, komponen)
