"""A regency at a glance: its kecamatan by the indicators that all of them have."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from capaian import perhitungan
from capaian.hasil import BELUM, hasil_realisasi
from capaian.models import AturanPengukuran, PengukuranTriwulan, Realisasi, Skala
from capaian.pengukuran import baca_realisasi
from capaian.perhitungan import Jenjang
from capaian.pilihan import JenisSkala
from capaian.triwulan.daftar import Kewajiban, susun_kewajiban_setahun
from iku.models import Acuan, Indikator
from kecamatan.models import Kecamatan


@dataclass(frozen=True)
class Sel:
    """One indicator of one kecamatan: its value, or why there is none. `turun`: its
    predicate is lower than that of the quarter before."""

    indikator: Indikator
    nilai: Decimal | None
    capaian: Decimal | None
    jenjang: Jenjang | None
    alasan: str
    setahun: bool
    turun: bool = False

    @property
    def terendah(self) -> bool:
        """Whether it has one of the two lowest colours of the law."""
        return self.jenjang is not None and self.jenjang.warna in ("abu tua", "merah")


@dataclass(frozen=True)
class BarisPeta:
    """One kecamatan; `sel` in the order of the regency-wide indicators, None where it
    has no such indicator with a promise or a target. `wajib`: it has anything to
    report in the quarter."""

    kecamatan: Kecamatan
    pengukuran: PengukuranTriwulan
    wajib: bool
    sel: tuple[Sel | None, ...]


def susun_peta(
    daftar: Collection[Kecamatan],
    daftar_acuan: Collection[Acuan],
    pengukuran: dict[int, PengukuranTriwulan],
    wajib: Collection[tuple[int, int]],
    tahun: int,
    triwulan: int,
) -> list[BarisPeta]:
    """The rows, in the order of `daftar`; the same queries for one and for all.

    `wajib`: (kecamatan, quarter) where anything is to be reported. A value is that of
    the quarter against the quarter's target, or where the year is recorded as a whole,
    the year's.
    """
    dilihat = (triwulan - 1, triwulan) if triwulan > 1 else (triwulan,)
    sebanding = Indikator.objects.filter(acuan__isnull=False)
    kewajiban = susun_kewajiban_setahun(daftar, tahun, dilihat, sebanding)
    indikator = {k.indikator for isi in kewajiban[triwulan].values() for k in isi}
    bahan = _Bahan(daftar, indikator, tahun)
    hasil = []
    for kecamatan in daftar:
        kini = _per_acuan(kewajiban[triwulan][kecamatan.pk])
        lalu = {
            k.indikator.pk: k
            for k in kewajiban.get(triwulan - 1, {}).get(kecamatan.pk, ())
        }
        sel = tuple(
            bahan.sel(kini[a.pk], lalu.get(kini[a.pk].indikator.pk))
            if a.pk in kini
            else None
            for a in daftar_acuan
        )
        ini = (kecamatan.pk, triwulan) in wajib
        hasil.append(BarisPeta(kecamatan, pengukuran[kecamatan.pk], ini, sel))
    return hasil


def _per_acuan(daftar: Collection[Kewajiban]) -> dict[int, Kewajiban]:
    """One indicator for each kin: the first, which is the promised one."""
    hasil: dict[int, Kewajiban] = {}
    for satu in daftar:
        hasil.setdefault(satu.indikator.acuan_id, satu)
    return hasil


class _Bahan:
    """What is read once for all kecamatan."""

    def __init__(self, daftar, indikator: Collection[Indikator], tahun: int):
        self.tahun = tahun
        self.realisasi = baca_realisasi(indikator, [tahun])
        umum = Skala.objects.nasional_berlaku(JenisSkala.CAPAIAN, tahun)
        self.umum = umum.daftar_jenjang if umum else ()
        self.khusus = {
            aturan.kecamatan_id: aturan.skala.daftar_jenjang
            for aturan in AturanPengukuran.objects.filter(
                kecamatan__in=daftar, tahun=tahun
            )
            .select_related("skala")
            .prefetch_related("skala__jenjang")
        }

    def sel(self, kini: Kewajiban, lalu: Kewajiban | None) -> Sel:
        indikator = kini.indikator
        jenjang = self.khusus.get(indikator.kecamatan_id, self.umum)
        nilai, alasan = self._nilai(kini)
        capaian = perhitungan.capaian(kini.target_ukur, nilai, indikator.arah)
        baru = perhitungan.predikat(capaian, jenjang)
        return Sel(
            indikator,
            nilai,
            capaian,
            baru,
            alasan,
            setahun=kini.periode is None,
            turun=self._turun(baru, lalu, jenjang),
        )

    def _nilai(self, satu: Kewajiban) -> tuple[Decimal | None, str]:
        baris = self._baris(satu)
        if baris is None:
            return None, BELUM if satu.waktunya else "belum waktunya"
        hasil = hasil_realisasi(satu.indikator, baris)
        return hasil.nilai, hasil.alasan

    def _baris(self, satu: Kewajiban) -> Realisasi | None:
        semua = self.realisasi.get((satu.indikator.pk, self.tahun), ())
        return next((r for r in semua if r.triwulan == satu.periode), None)

    def _turun(self, baru: Jenjang | None, lalu: Kewajiban | None, jenjang) -> bool:
        """Whole years are not compared: their quarters say the same."""
        if baru is None or lalu is None or lalu.periode is None:
            return False
        nilai, _ = self._nilai(lalu)
        capaian = perhitungan.capaian(lalu.target_ukur, nilai, lalu.indikator.arah)
        lama = perhitungan.predikat(capaian, jenjang)
        return lama is not None and jenjang.index(baru) > jenjang.index(lama)
