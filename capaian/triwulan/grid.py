"""The quarter's grid: every indicator with all that stands beside its value.

Pages, completeness and the check before sending take the rows from here; a fixed number
of queries for one indicator and for all.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.db.models import prefetch_related_objects

from iku.models import Indikator
from iku.pilihan import TRIWULAN, Agregasi, Cara

from .. import perhitungan
from ..hasil import TIDAK_ADA, Hasil, hasil_realisasi, hasil_tahun
from ..keuangan import Keuangan, susun_keuangan, uang_program
from ..models import (
    Analisis,
    LampiranBukti,
    PengukuranTriwulan,
    Realisasi,
    RealisasiDikosongkan,
    Skala,
)
from ..pengukuran import baca_realisasi
from ..perhitungan import Jenjang
from ..pilihan import Bentuk, StatusRealisasi
from ..riwayat import tulis_rumus
from ..tindakan import alasan_kunci
from ..usulan import Usulan, usulkan
from .daftar import Kewajiban, susun_kewajiban
from .keterbukaan import BaruDiisi, PeriksaKeterbukaan
from .peringatan import Bahan, Hal, Peringatan, periksa


@dataclass(frozen=True)
class Baris:
    """One indicator of the quarter as it is stored, beside what it is compared with.
    `tertutup`: why it takes no entry now, empty where it does. `dikosongkan`: how often
    its value was taken away."""

    kewajiban: Kewajiban
    realisasi: Realisasi | None
    hasil: Hasil
    capaian: Decimal | None
    jenjang: Jenjang | None
    lalu: Hasil
    tahun_lalu: Hasil
    bukti: int
    analisis: Analisis | None
    peringatan: tuple[Peringatan, ...]
    perbaikan: str
    tertutup: str
    dikosongkan: int = 0
    usulan: Usulan | None = None

    @property
    def indikator(self) -> Indikator:
        return self.kewajiban.indikator

    @property
    def terisi(self) -> bool:
        """A value, or why there is none; a formula without all its components is
        neither."""
        if self.realisasi is None:
            return False
        return self.realisasi.bentuk != Bentuk.VARIABEL or not self.komponen_kurang

    @property
    def komponen_kurang(self) -> bool:
        nilai = self.nilai_komponen
        return any(nilai.get(v.pk) is None for v in self.indikator.variabel.all())

    @cached_property
    def nilai_komponen(self) -> dict[int, Decimal | None]:
        if self.realisasi is None:
            return {}
        return {k.variabel_id: k.nilai for k in self.realisasi.komponen.all()}

    @property
    def penjelasan(self) -> str:
        return self.analisis.penjelasan if self.analisis else ""

    @property
    def perlu_dijelaskan(self) -> tuple[Peringatan, ...]:
        """Warnings without a word about them. What got worse may be told in the
        analysis, too."""
        if self.penjelasan.strip():
            return ()
        kata = self.analisis
        ada_analisis = kata is not None and bool(
            kata.penghambat.strip() or kata.tindak_lanjut.strip()
        )
        return tuple(
            p for p in self.peringatan if not (ada_analisis and p.hal == Hal.MEMBURUK)
        )

    @property
    def salinan(self) -> bool:
        """Words were copied from the quarter before and not looked at since."""
        return self.analisis is not None and self.analisis.salinan

    @property
    def rumus(self) -> str:
        return tulis_rumus(self.indikator.rumus)

    @property
    def jadwal_lapor(self) -> str:
        """When it is due, for one that is not."""
        periode = self.kewajiban.periode
        if periode is None:
            return f"dilaporkan setahun sekali, bersama {TRIWULAN[4]}"
        return "dilaporkan pada triwulan II dan IV"

    @property
    def usulan_baru(self) -> Usulan | None:
        """The system's value where it is not the stored one."""
        if self.usulan is None or self.usulan.nilai == self.hasil.nilai:
            return None
        return self.usulan


def susun_baris(
    pengukuran: PengukuranTriwulan,
    keterbukaan: PeriksaKeterbukaan | None = None,
    *,
    usulan: bool = False,
) -> tuple[Baris, ...]:
    """The rows of a quarter in the order of the page. `keterbukaan`: where it was read
    already. `usulan`: with what the system itself proposes."""
    kewajiban = susun_kewajiban(
        pengukuran.kecamatan, pengukuran.tahun, pengukuran.triwulan
    )
    bahan = _Bahan(pengukuran, kewajiban, keterbukaan, usulan=usulan)
    return tuple(bahan.baris(k) for k in kewajiban)


def susun_satu(
    pengukuran: PengukuranTriwulan,
    kewajiban: Kewajiban,
    realisasi: Mapping[tuple[int, int], list[Realisasi]],
    keterbukaan: PeriksaKeterbukaan | BaruDiisi | None,
) -> Baris:
    """The row of one indicator, without the others: what the save of a cell is answered
    with. Without a proposal, and without what was asked to be mended. `realisasi`: of
    this year and the last, as `baca_realisasi` hands them out."""
    bahan = _Bahan(pengukuran, [kewajiban], keterbukaan, realisasi, lengkap=False)
    return bahan.baris(kewajiban)


class _Bahan:
    """What is read once for all rows."""

    def __init__(
        self,
        pengukuran,
        kewajiban,
        keterbukaan=None,
        realisasi=None,
        *,
        usulan=False,
        lengkap=True,
    ):
        self.pengukuran = pengukuran
        self.daftar = daftar = [k.indikator for k in kewajiban]
        prefetch_related_objects(
            [i for i in daftar if i.cara == Cara.RUMUS], "variabel"
        )
        tahun = pengukuran.tahun
        # Without a scale there are percentages, but no predicates.
        self.jenjang = Skala.objects.jenjang_untuk(pengukuran.kecamatan, tahun)
        self.realisasi = realisasi or baca_realisasi(daftar, [tahun - 1, tahun])
        self.keterbukaan = keterbukaan or PeriksaKeterbukaan(pengukuran)
        saring = {"indikator__in": daftar, "tahun": tahun}
        self.analisis = {
            (a.indikator_id, a.triwulan): a
            for a in Analisis.objects.filter(**saring).order_by()
        }
        self.bukti = Counter(
            LampiranBukti.objects.terpasang()
            .filter(**saring)
            .order_by()
            .values_list("indikator", "triwulan")
        )
        self.perbaikan = (
            dict(pengukuran.perbaikan.values_list("indikator", "alasan"))
            if lengkap and pengukuran.pk
            else {}
        )
        self.usulan = _usulan(pengukuran, kewajiban) if usulan else {}

    @cached_property
    def dikosongkan(self) -> dict[tuple, int]:
        """By indicator and period; asked only where a row is missing."""
        semua = RealisasiDikosongkan.objects.filter(
            indikator__in=self.daftar, tahun=self.pengukuran.tahun
        )
        return {(d.indikator_id, d.triwulan): d.versi for d in semua}

    @cached_property
    def keuangan(self) -> Keuangan:
        ini = self.pengukuran
        return susun_keuangan(ini.kecamatan, ini.tahun, ini.triwulan)

    def baris(self, k: Kewajiban) -> Baris:
        indikator = k.indikator
        # A year's value is shown with quarter IV only, where it is due.
        realisasi = (
            self._realisasi(indikator, self.pengukuran.tahun, k.periode)
            if k.waktunya or k.periode
            else None
        )
        hasil = hasil_realisasi(indikator, realisasi) if realisasi else TIDAK_ADA
        capaian = perhitungan.capaian(k.target_ukur, hasil.nilai, indikator.arah)
        lalu, tahun_lalu = self._lalu(k), self._tahun_lalu(k)
        kunci = (indikator.pk, k.periode)
        bahan = Bahan(
            nilai=hasil.nilai,
            arah=indikator.arah,
            target=k.target_ukur,
            capaian=capaian,
            lalu=lalu.nilai,
            tahun_lalu=tahun_lalu.nilai if self._sebanding(k) else None,
            serapan=self._serapan(k),
            ada_bukti=bool(self.bukti[kunci]),
        )
        return Baris(
            kewajiban=k,
            realisasi=realisasi,
            hasil=hasil,
            capaian=capaian,
            jenjang=perhitungan.predikat(capaian, self.jenjang),
            lalu=lalu,
            tahun_lalu=tahun_lalu,
            bukti=self.bukti[kunci],
            analisis=self.analisis.get(kunci),
            # What was copied from a document stands as it is printed there.
            peringatan=() if _final(realisasi) else periksa(bahan),
            perbaikan=self.perbaikan.get(indikator.pk, ""),
            tertutup=self._tertutup(k, realisasi),
            dikosongkan=0 if realisasi else self.dikosongkan.get(kunci, 0),
            usulan=self.usulan.get(kunci),
        )

    def _realisasi(self, indikator, tahun: int, periode) -> Realisasi | None:
        semua = self.realisasi.get((indikator.pk, tahun), ())
        return next((r for r in semua if r.triwulan == periode), None)

    def _lalu(self, k: Kewajiban) -> Hasil:
        """The quarter before: of quarter I the fourth of last year."""
        if k.periode is None:
            return TIDAK_ADA
        tahun, triwulan = self.pengukuran.tahun, k.periode - 1
        if not triwulan:
            tahun, triwulan = tahun - 1, 4
        baris = self._realisasi(k.indikator, tahun, triwulan)
        return hasil_realisasi(k.indikator, baris) if baris else TIDAK_ADA

    def _tahun_lalu(self, k: Kewajiban) -> Hasil:
        """The same period last year, else last year as a whole."""
        tahun = self.pengukuran.tahun - 1
        if baris := self._realisasi(k.indikator, tahun, k.periode):
            return hasil_realisasi(k.indikator, baris)
        return hasil_tahun(k.indikator, self.realisasi.get((k.indikator.pk, tahun), ()))

    def _sebanding(self, k: Kewajiban) -> bool:
        """Whether last year's value is one of the same size: a part that is added up
        is not compared with the whole."""
        tahun = self.pengukuran.tahun - 1
        return (
            self._realisasi(k.indikator, tahun, k.periode) is not None
            or k.indikator.agregasi != Agregasi.JUMLAH
            or k.indikator.cara == Cara.RUMUS
        )

    def _serapan(self, k: Kewajiban) -> tuple[Decimal, ...]:
        """Absorption of all money, and of the program at which it stands."""
        if k.indikator.cara == Cara.SERAPAN:
            return ()
        node = k.tempat.nomenklatur if k.tempat else None
        semua = [_serapan_node(node, self.keuangan)] if node else []
        jumlah = self.keuangan.jumlah
        semua.append(jumlah.serapan if jumlah else None)
        return tuple(satu for satu in semua if satu is not None)

    def _tertutup(self, k: Kewajiban, realisasi: Realisasi | None) -> str:
        if _final(realisasi):
            return alasan_kunci(realisasi)
        keadaan = self.keterbukaan.indikator(k.indikator.pk)
        return "" if keadaan.terbuka else keadaan.kalimat


def _final(realisasi: Realisasi | None) -> bool:
    return realisasi is not None and realisasi.status == StatusRealisasi.TERKUNCI


def _serapan_node(node, keuangan: Keuangan) -> Decimal | None:
    pagu, realisasi = uang_program([node], keuangan)
    return perhitungan.serapan(realisasi, pagu)


def _usulan(pengukuran, kewajiban: Iterable[Kewajiban]) -> dict[tuple, Usulan]:
    """By indicator and period; quarters and whole years are asked for apart."""
    hasil = {}
    for periode in {k.periode for k in kewajiban}:
        daftar = [k.indikator for k in kewajiban if k.periode == periode and k.waktunya]
        for pk, usulan in usulkan(daftar, pengukuran.tahun, periode).items():
            hasil[pk, periode] = usulan
    return hasil
