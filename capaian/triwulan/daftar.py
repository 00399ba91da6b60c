"""Which indicators a quarter has to report, with the targets they are measured against.

Pages, completeness, the picture that is taken when a quarter is sent, and the board of
the regency all take the list from here.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import Q, QuerySet

from iku.models import (
    ButirPk,
    Indikator,
    IndikatorRenstra,
    Target,
)
from iku.pilihan import TRIWULAN, Frekuensi
from kecamatan.models import Kecamatan

from ..models import Realisasi
from ..riwayat import DILAPORKAN
from .rencana import (
    butir_berlaku,
    perjanjian_berlaku,
    pijakan,
    pijakan_dari,
    target_berlaku,
    target_rencana_aksi,
)

URUTAN_TINGKAT = ("tujuan", "sasaran", "program", "kegiatan", "sub_kegiatan", "")


@dataclass(frozen=True)
class Kewajiban:
    """One indicator in one quarter. `periode` is where its value is kept: the quarter,
    or None for the whole year, which is reported with quarter IV. `waktunya` False:
    nothing is due this quarter ("belum waktunya"), which counts as complete."""

    indikator: Indikator
    tempat: IndikatorRenstra | None
    butir: ButirPk | None
    periode: int | None
    waktunya: bool
    target: Decimal | None
    target_predikat: str
    target_triwulan: Decimal | None

    @property
    def tingkat(self) -> str:
        return self.tempat.tingkat if self.tempat else ""

    @property
    def induk(self) -> str:
        """The tujuan, sasaran or program it stands under, in words."""
        if self.butir is not None and self.butir.uraian_kinerja:
            return self.butir.uraian_kinerja
        return str(self.tempat.tempat) if self.tempat else ""

    @property
    def target_ukur(self) -> Decimal | None:
        """What the quarter's value is compared with: the quarter's own target where
        the rencana aksi sets one, else the year's."""
        return self.target if self.target_triwulan is None else self.target_triwulan


def susun_kewajiban(
    kecamatan: Kecamatan, tahun: int, triwulan: int
) -> tuple[Kewajiban, ...]:
    """All indicators with a promise or a target in the year, those of the camat's
    agreements first, by level; a fixed number of queries."""
    return susun_kewajiban_banyak([kecamatan], tahun, triwulan)[kecamatan.pk]


def susun_kewajiban_banyak(
    daftar: Collection[Kecamatan], tahun: int, triwulan: int
) -> dict[int, tuple[Kewajiban, ...]]:
    """The same for many kecamatan, by their key, with the same number of queries."""
    return susun_kewajiban_setahun(daftar, tahun, (triwulan,))[triwulan]


def susun_kewajiban_setahun(
    daftar: Collection[Kecamatan],
    tahun: int,
    daftar_triwulan: Collection[int] = tuple(TRIWULAN),
    hanya: QuerySet[Indikator] | Collection[int] | None = None,
) -> dict[int, dict[int, tuple[Kewajiban, ...]]]:
    """The same for several quarters, by quarter and kecamatan, with the same number of
    queries. `hanya`: of these indicators only."""
    perjanjian = perjanjian_berlaku(daftar, tahun)
    butir = butir_berlaku(perjanjian, hanya)
    # Where a promise says its place there is nothing to ask a target for.
    lengkap = [pk for pk, janji in butir.items() if janji.butir_renstra_id]
    dasar = pijakan(perjanjian) if hanya is not None else pijakan_dari(butir)
    target = target_berlaku(daftar, tahun, hanya, lengkap, dasar)
    dipilih = butir.keys() | target.keys()
    rencana = target_rencana_aksi(butir, daftar_triwulan)
    setahun, bertriwulan = _cara_dicatat(Q(indikator__in=list(dipilih)), tahun)
    hasil: dict[int, dict[int, list[Kewajiban]]] = {
        triwulan: {k.pk: [] for k in daftar} for triwulan in daftar_triwulan
    }
    for pk in dipilih:
        cara = (pk in setahun, pk in bertriwulan)
        for triwulan, isi in hasil.items():
            satu = _kewajiban(
                butir.get(pk),
                target.get(pk),
                triwulan,
                cara,
                rencana.get((pk, triwulan)),
            )
            isi[satu.indikator.kecamatan_id].append(satu)
    return {
        triwulan: {pk: tuple(sorted(baris, key=_urutan)) for pk, baris in isi.items()}
        for triwulan, isi in hasil.items()
    }


def susun_kewajiban_satu(
    indikator: Indikator, tahun: int, triwulan: int, tercatat: Iterable[Realisasi]
) -> Kewajiban | None:
    """The same of one indicator whose rows of the year (`tercatat`) were read already;
    None where nothing was promised or planned. Three queries where a promise says its
    place."""
    pk, tempat = indikator.pk, [indikator.kecamatan]
    perjanjian = perjanjian_berlaku(tempat, tahun)
    janji = butir_berlaku(perjanjian, [pk]).get(pk)
    if janji is not None:
        janji.indikator = indikator
    rencana_tahun = None
    if janji is None or not janji.butir_renstra_id:
        dasar = pijakan(perjanjian)
        rencana_tahun = target_berlaku(tempat, tahun, [pk], (), dasar).get(pk)
    if janji is None and rencana_tahun is None:
        return None
    rencana = target_rencana_aksi({pk: janji}, (triwulan,)) if janji else {}
    setahun = {r.triwulan is None for r in tercatat}
    cara = (True in setahun, False in setahun)
    target = rencana.get((pk, triwulan))
    satu = _kewajiban(janji, rencana_tahun, triwulan, cara, target)
    return replace(satu, indikator=indikator)


def _kewajiban(
    janji: ButirPk | None,
    rencana_tahun: Target | None,
    triwulan: int,
    cara: tuple[bool, bool],
    target_triwulan: Decimal | None,
) -> Kewajiban:
    tempat = rencana_tahun.butir if rencana_tahun else janji.butir_renstra
    indikator = janji.indikator if janji else tempat.indikator
    periode, waktunya = _periode(triwulan, indikator.frekuensi, *cara)
    sumber = janji or rencana_tahun
    return Kewajiban(
        indikator=indikator,
        tempat=(janji.butir_renstra if janji else None) or tempat,
        butir=janji,
        periode=periode,
        waktunya=waktunya,
        target=sumber.nilai,
        target_predikat=sumber.predikat,
        target_triwulan=target_triwulan,
    )


def triwulan_wajib(daftar: Collection[Kecamatan], tahun: int) -> set[tuple[int, int]]:
    """(kecamatan, quarter) where anything is due; the rows of `susun_kewajiban_banyak`
    asked only whether there are any. Five queries."""
    dasar_janji = pijakan(perjanjian_berlaku(daftar, tahun))
    berjanji = {kecamatan for kecamatan, _ in dasar_janji.values()}
    dasar = {renstra for _, renstra in dasar_janji.values()}
    wajib = set(dasar_janji)
    for indikator, kecamatan, renstra in Target.objects.filter(
        butir__indikator__kecamatan__in=daftar, tahun=tahun
    ).values_list("butir__indikator", "butir__indikator__kecamatan", "butir__renstra"):
        if kecamatan not in berjanji or renstra in dasar:
            wajib.add(indikator)
    # By the place, not by thousands of keys that the database would have to read.
    setahun, bertriwulan = _cara_dicatat(Q(indikator__kecamatan__in=daftar), tahun)
    cara = {
        (kecamatan, frekuensi, pk in setahun, pk in bertriwulan)
        for pk, kecamatan, frekuensi in Indikator.objects.filter(kecamatan__in=daftar)
        .order_by()
        .values_list("pk", "kecamatan", "frekuensi")
        if pk in wajib
    }
    return {
        (kecamatan, triwulan)
        for kecamatan, *isi in cara
        for triwulan in TRIWULAN
        if _periode(triwulan, *isi)[1]
    }


def periode_indikator(
    indikator: Indikator, tahun: int, triwulan: int
) -> tuple[int | None, bool]:
    """Where one indicator's value of this quarter is kept, and whether it is due."""
    setahun, bertriwulan = _cara_dicatat(Q(indikator=indikator), tahun)
    return _periode(triwulan, indikator.frekuensi, bool(setahun), bool(bertriwulan))


def _periode(
    triwulan: int, frekuensi: str, setahun: bool, bertriwulan: bool
) -> tuple[int | None, bool]:
    """A year recorded as a whole stays so, one recorded by quarters too; otherwise
    the indicator's frequency decides."""
    lapor = DILAPORKAN[Frekuensi(frekuensi)]
    if setahun or (not lapor and not bertriwulan):
        return None, triwulan == 4
    return triwulan, triwulan in (lapor or (1, 2, 3, 4))


def _cara_dicatat(milik: Q, tahun: int) -> tuple[set[int], set[int]]:
    """Of these indicators those with a whole-year value, and with values of quarters."""
    setahun, bertriwulan = set(), set()
    semua = Realisasi.objects.filter(milik, tahun=tahun).order_by()
    penuh = semua.annotate(penuh=Q(triwulan__isnull=True))
    for pk, setahun_penuh in penuh.values_list("indikator", "penuh").distinct():
        (setahun if setahun_penuh else bertriwulan).add(pk)
    return setahun, bertriwulan


def _urutan(satu: Kewajiban) -> tuple:
    return (
        satu.butir is None,
        URUTAN_TINGKAT.index(satu.tingkat),
        satu.tempat.nomenklatur.urutan
        if satu.tempat and satu.tempat.nomenklatur
        else 0,
        satu.butir.urutan if satu.butir else 0,
        satu.indikator.kode,
    )
