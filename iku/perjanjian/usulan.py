"""What a new agreement is proposed from: places and targets of its Renstra, pagu of a
budget document, and who held the posts on the day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from iku.models import (
    ButirPk,
    ButirSkIku,
    DokumenAnggaran,
    Indikator,
    IndikatorRenstra,
    Nomenklatur,
    PerjanjianKinerja,
    Renstra,
    Target,
)
from iku.pilihan import SumberTarget, TingkatNomenklatur
from iku.pohon_anggaran import PohonAnggaran
from kecamatan.models import MasaJabatan
from kecamatan.pilihan import Jabatan

JABATAN_BAWAHAN = (
    Jabatan.SEKRETARIS,
    Jabatan.KEPALA_SEKSI,
    Jabatan.KEPALA_SUBBAGIAN,
    Jabatan.LURAH,
)
URUTAN_TINGKAT = ("tujuan", "sasaran", *TingkatNomenklatur.values)


# --- Renstra ----------------------------------------------------------------------


def renstra_tersedia(kecamatan, tahun: int) -> QuerySet:
    """Renstra whose period covers the year, the newest first: periods overlap, so a
    person chooses."""
    return Renstra.objects.filter(
        kecamatan=kecamatan, awal__lte=tahun, akhir__gte=tahun
    ).order_by("-awal", "-versi")


def target_rencana(tempat: Iterable[IndikatorRenstra], tahun: int) -> dict[int, Target]:
    """The planned target of the year, by place: the Renstra's; for program, kegiatan
    and sub kegiatan without one, that of the Renja."""
    tempat = {t.pk: t for t in tempat}
    hasil: dict[int, Target] = {}
    for target in Target.objects.filter(butir__in=tempat, tahun=tahun):
        di_program = tempat[target.butir_id].nomenklatur_id is not None
        if target.sumber == SumberTarget.RENSTRA:
            hasil[target.butir_id] = target
        elif di_program:
            hasil.setdefault(target.butir_id, target)
    return hasil


def uraian_kinerja(tempat: IndikatorRenstra) -> str:
    """The words of the tujuan or sasaran, or the name of the program, kegiatan or sub
    kegiatan (without its code)."""
    if tempat.nomenklatur_id:
        return tempat.nomenklatur.nama
    return str(tempat.tempat)


@dataclass(frozen=True)
class Calon:
    """A place that may be promised. `target` is the planned one of the year, or None;
    `diusulkan`: for the camat every tujuan and sasaran, for a unit its own."""

    tempat: IndikatorRenstra
    target: Target | None
    diusulkan: bool

    @property
    def tingkat(self) -> str:
        """Its level in words."""
        node = self.tempat.nomenklatur
        return node.get_tingkat_display() if node else self.tempat.tingkat.capitalize()

    @property
    def uraian(self) -> str:
        return uraian_kinerja(self.tempat)


def daftar_calon(pk: PerjanjianKinerja) -> list[Calon]:
    """Places of the agreement's Renstra that it does not promise yet, highest first.
    The camat promises tujuan and sasaran; below him all levels are open."""
    semua = IndikatorRenstra.objects.filter(renstra=pk.renstra).exclude(
        indikator__in=pk.butir.values("indikator")
    )
    if pk.unit_id is None:
        semua = semua.filter(nomenklatur__isnull=True)
    daftar = list(
        semua.select_related(
            "indikator", "tujuan", "sasaran__tujuan", "nomenklatur__induk__induk"
        )
    )
    daftar.sort(key=urutan_tempat)
    target = target_rencana(daftar, pk.tahun)
    milik = None if pk.unit_id is None else indikator_unit(pk)
    return [
        Calon(t, target.get(t.pk), milik is None or t.indikator_id in milik)
        for t in daftar
    ]


def indikator_unit(pk: PerjanjianKinerja) -> set[int]:
    """Indicators for which the unit answers, by the latest decree that names it or by
    the indicator itself."""
    menurut_sk = ButirSkIku.objects.filter(
        penanggung_jawab=pk.unit, sk__kecamatan=pk.kecamatan
    ).values_list("indikator", flat=True)
    sendiri = Indikator.objects.filter(penanggung_jawab=pk.unit)
    return set(menurut_sk) | set(sendiri.values_list("pk", flat=True))


def urutan_tempat(t: IndikatorRenstra) -> tuple:
    """Tujuan by tujuan with its sasaran, then program, kegiatan, sub kegiatan."""
    if t.tujuan_id:
        return (t.tujuan.urutan, 0, 0, t.urutan, t.pk)
    if t.sasaran_id:
        return (t.sasaran.tujuan.urutan, 1, t.sasaran.urutan, t.urutan, t.pk)
    tingkat = URUTAN_TINGKAT.index(t.nomenklatur.tingkat)
    return (1000, tingkat, t.nomenklatur.urutan, t.urutan, t.pk)


# --- Budget -----------------------------------------------------------------------


def jumlah_program(
    pk: PerjanjianKinerja, dokumen: DokumenAnggaran
) -> list[tuple[Nomenklatur, Decimal]]:
    """What a budget document gives for the agreement: each program with its sum; for a
    unit the nodes of its own indicators."""
    pagu = dict(dokumen.pagu.values_list("nomenklatur", "jumlah"))
    pohon = PohonAnggaran(pagu)
    jumlah = pohon.jumlahkan(pagu)
    simpul = [node for node, _ in pohon.urut()]
    if pk.unit_id is None:
        simpul = [n for n in simpul if n.tingkat == TingkatNomenklatur.PROGRAM]
    else:
        dijanjikan = set(
            pk.butir.filter(butir_renstra__nomenklatur__isnull=False).values_list(
                "butir_renstra__nomenklatur", flat=True
            )
        )
        simpul = [
            n
            for n in simpul
            if n.pk in dijanjikan and not _di_bawah(pohon, n, dijanjikan)
        ]
    return [(n, jumlah[n.pk]) for n in simpul]


def _di_bawah(pohon: PohonAnggaran, node: Nomenklatur, semua: set[int]) -> bool:
    """Whether a node above is promised too: its sum holds this one already."""
    induk = pohon.node.get(node.induk_id)
    while induk is not None:
        if induk.pk in semua:
            return True
        induk = pohon.node.get(induk.induk_id)
    return False


# --- Parties ----------------------------------------------------------------------


def calon_pertama(pk: PerjanjianKinerja, pada: date | None = None) -> QuerySet:
    """Who may promise on that day (ever): the camat, or the head of the unit."""
    semua = MasaJabatan.objects.filter(kecamatan=pk.kecamatan)
    if pk.unit_id is None:
        return _menjabat(semua.filter(jabatan=Jabatan.CAMAT), pada)
    kepala = Q(unit=pk.unit) | Q(unit__isnull=True, jabatan__in=JABATAN_BAWAHAN)
    return _menjabat(semua.filter(kepala).exclude(jabatan=Jabatan.CAMAT), pada)


def calon_kedua(pk: PerjanjianKinerja, pada: date | None = None) -> QuerySet:
    """Whose trust it is: the bupati; below the camat he, or the unit's superior."""
    if pk.unit_id is None:
        return _menjabat(
            MasaJabatan.objects.filter(
                kecamatan__isnull=True,
                pejabat__kabupaten=pk.kecamatan.kabupaten,
                jabatan=Jabatan.BUPATI,
            ),
            pada,
        )
    atasan = Q(jabatan=Jabatan.CAMAT)
    if pk.unit.induk_id:
        atasan |= Q(unit=pk.unit.induk_id)
    return _menjabat(MasaJabatan.objects.filter(atasan, kecamatan=pk.kecamatan), pada)


def satu_satunya(calon: QuerySet) -> MasaJabatan | None:
    """The one to propose; None where a person has to choose."""
    daftar = list(calon[:2])
    return daftar[0] if len(daftar) == 1 else None


def _menjabat(semua: QuerySet, pada: date | None) -> QuerySet:
    semua = semua if pada is None else semua.pada(pada)
    return semua.select_related("pejabat").order_by("-mulai", "pk")


def butir_dari(pk: PerjanjianKinerja, calon: Calon, urutan: int) -> ButirPk:
    """A new row of the agreement in the words and with the target of the Renstra."""
    target = calon.target
    return ButirPk(
        perjanjian=pk,
        urutan=urutan,
        indikator=calon.tempat.indikator,
        butir_renstra=calon.tempat,
        uraian_kinerja=calon.uraian,
        uraian_indikator=calon.tempat.indikator.nama,
        nilai=target.nilai if target else None,
        predikat=target.predikat if target else "",
    )
