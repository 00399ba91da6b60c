"""Which indicators a quarter has to report, with the targets they are measured against.

Pages, completeness, the picture that is taken when a quarter is sent, and the board of
the regency all take the list from here.
"""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet

from iku.models import (
    ButirPk,
    Indikator,
    IndikatorRenstra,
    PerjanjianKinerja,
    RencanaAksi,
    Target,
)
from iku.pilihan import TRIWULAN, Frekuensi, SumberTarget
from kecamatan.models import Kecamatan

from ..models import Realisasi
from ..riwayat import DILAPORKAN

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
    acuan: bool = False,
) -> dict[int, dict[int, tuple[Kewajiban, ...]]]:
    """The same for several quarters, by quarter and kecamatan, with the same number of
    queries. `acuan`: of the indicators with a regency-wide kin only."""
    butir = _butir_berlaku(daftar, tahun, acuan)
    # Where a promise says its place there is nothing to ask a target for.
    lengkap = [pk for pk, janji in butir.items() if janji.butir_renstra_id]
    target = _target_berlaku(daftar, tahun, acuan, lengkap)
    dipilih = butir.keys() | target.keys()
    rencana = _target_triwulan(butir, daftar_triwulan)
    setahun, bertriwulan = _cara_dicatat(dipilih, tahun)
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


def _kewajiban(
    janji: ButirPk | None,
    rencana_tahun: Target | None,
    triwulan: int,
    cara: tuple[bool, bool],
    target_triwulan: Decimal | None,
) -> Kewajiban:
    tempat = rencana_tahun.butir if rencana_tahun else janji.butir_renstra
    indikator = janji.indikator if janji else tempat.indikator
    periode, waktunya = _periode(indikator, triwulan, *cara)
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
    asked only whether there are any. Four queries."""
    pijakan = _pijakan(daftar, tahun)
    berjanji = {kecamatan for kecamatan, _ in pijakan.values()}
    dasar = {renstra for _, renstra in pijakan.values()}
    wajib = set(pijakan)
    for indikator, kecamatan, renstra in Target.objects.filter(
        butir__indikator__kecamatan__in=daftar, tahun=tahun
    ).values_list("butir__indikator", "butir__indikator__kecamatan", "butir__renstra"):
        if kecamatan not in berjanji or renstra in dasar:
            wajib.add(indikator)
    setahun, bertriwulan = _cara_dicatat(wajib, tahun)
    return {
        (indikator.kecamatan_id, triwulan)
        for indikator in Indikator.objects.filter(pk__in=wajib).only(
            "kecamatan", "frekuensi"
        )
        for triwulan in TRIWULAN
        if _periode(
            indikator, triwulan, indikator.pk in setahun, indikator.pk in bertriwulan
        )[1]
    }


def periode_indikator(
    indikator: Indikator, tahun: int, triwulan: int
) -> tuple[int | None, bool]:
    """Where one indicator's value of this quarter is kept, and whether it is due."""
    setahun, bertriwulan = _cara_dicatat([indikator.pk], tahun)
    return _periode(indikator, triwulan, bool(setahun), bool(bertriwulan))


def _periode(
    indikator: Indikator, triwulan: int, setahun: bool, bertriwulan: bool
) -> tuple[int | None, bool]:
    """A year recorded as a whole stays so, one recorded by quarters too; otherwise
    the indicator's frequency decides."""
    lapor = DILAPORKAN[Frekuensi(indikator.frekuensi)]
    if setahun or (not lapor and not bertriwulan):
        return None, triwulan == 4
    return triwulan, triwulan in (lapor or (1, 2, 3, 4))


def _semua_butir(daftar, tahun: int) -> QuerySet[ButirPk]:
    pk = PerjanjianKinerja.objects.berlaku().filter(kecamatan__in=daftar, tahun=tahun)
    return ButirPk.objects.filter(perjanjian__in=pk).order_by(
        "perjanjian__perubahan_ke", "urutan", "pk"
    )


def _pijakan(daftar, tahun: int) -> dict[int, tuple[int, int]]:
    """Of each promised indicator its kecamatan, and the plan its last promise is on."""
    return {
        indikator: (kecamatan, renstra)
        for indikator, kecamatan, renstra in _semua_butir(daftar, tahun).values_list(
            "indikator", "indikator__kecamatan", "perjanjian__renstra"
        )
    }


def _butir_berlaku(daftar, tahun: int, acuan: bool) -> dict[int, ButirPk]:
    """The last promise of each indicator in the camat's agreements of the year."""
    hasil = {}
    for butir in (
        _semua_butir(daftar, tahun)
        .filter(Q(indikator__acuan__isnull=False) if acuan else Q())
        .select_related(
            "indikator",
            "perjanjian",
            "butir_renstra__renstra",
            "butir_renstra__tujuan",
            "butir_renstra__sasaran",
            "butir_renstra__nomenklatur",
        )
    ):
        hasil[butir.indikator_id] = butir
    return hasil


def _target_berlaku(
    daftar, tahun: int, acuan: bool, kecuali: Collection[int]
) -> dict[int, Target]:
    """The year's target of each other indicator: the yearly plan's before the Renstra's, a
    later plan's before an earlier one's; where there are agreements, only of the plans
    they stand on."""
    pijakan = _pijakan(daftar, tahun).values()
    berjanji = {kecamatan for kecamatan, _ in pijakan}
    dasar = {renstra for _, renstra in pijakan}
    hasil: dict[int, Target] = {}
    for target in (
        Target.objects.filter(butir__indikator__kecamatan__in=daftar, tahun=tahun)
        .filter(Q(butir__indikator__acuan__isnull=False) if acuan else Q())
        .exclude(butir__indikator__in=kecuali)
        .select_related(
            "butir__indikator",
            "butir__renstra",
            "butir__tujuan",
            "butir__sasaran",
            "butir__nomenklatur",
        )
        .order_by("butir__renstra__awal", "butir__renstra__versi", "pk")
    ):
        tempat = target.butir
        if tempat.indikator.kecamatan_id in berjanji and tempat.renstra_id not in dasar:
            continue
        lama = hasil.get(tempat.indikator_id)
        if (
            lama is not None
            and lama.butir_id == target.butir_id
            and lama.sumber == SumberTarget.RENJA
        ):
            continue
        hasil[tempat.indikator_id] = target
    return hasil


def _target_triwulan(butir, daftar_triwulan) -> dict[tuple[int, int], Decimal | None]:
    """By indicator and quarter."""
    return {
        (indikator, triwulan): nilai
        for indikator, triwulan, nilai in RencanaAksi.objects.filter(
            butir__in=[b.pk for b in butir.values()],
            triwulan__in=list(daftar_triwulan),
        ).values_list("butir__indikator", "triwulan", "nilai")
    }


def _cara_dicatat(indikator, tahun: int) -> tuple[set[int], set[int]]:
    """Indicators with a whole-year value, and those with values of quarters."""
    setahun, bertriwulan = set(), set()
    for pk, triwulan in Realisasi.objects.filter(
        indikator__in=list(indikator), tahun=tahun
    ).values_list("indikator", "triwulan"):
        (setahun if triwulan is None else bertriwulan).add(pk)
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
