"""The capaian table of a kecamatan and year, one for each of its PKs.

Reads the rows once (a fixed number of queries) and hands every figure to the
pure functions of `perhitungan`. Pages, commands and reports all take it from
here, so that they cannot differ.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects

from iku.models import ButirPk, Indikator, IndikatorRenstra, PerjanjianKinerja
from iku.pilihan import Cara, SumberTarget
from kecamatan.models import Kecamatan

from . import perhitungan
from .hasil import BELUM, Hasil, hasil_tahun
from .models import (
    AturanPengukuran,
    NilaiVariabel,
    Pembanding,
    Realisasi,
    Skala,
)
from .perhitungan import Jenjang
from .pilihan import AturanEfisiensi, Bentuk, JenisSkala

TAHUN_TREN = 3  # LKjIP Pakusari 2025, Tabel 3.2: the three years before

# Which scale says whether a predicate such as "B" reaches another.
SKALA_CARA = {
    Cara.SKM: JenisSkala.IKM,
    Cara.SAKIP: JenisSkala.SAKIP,
    Cara.IPP: JenisSkala.IPP,
}


@dataclass(frozen=True)
class NilaiTren:
    """A past year's value; `putus`: measured by the forerunner's formula."""

    tahun: int
    hasil: Hasil
    putus: bool = False


@dataclass(frozen=True)
class BarisCapaian:
    """One promised target beside what was achieved."""

    butir: ButirPk
    tempat: IndikatorRenstra | None
    hasil: Hasil
    capaian: Decimal | None
    jenjang: Jenjang | None
    alasan: str
    tercapai: bool | None
    tren: tuple[NilaiTren, ...]
    target_akhir: Decimal | None
    target_akhir_predikat: str
    kemajuan: Decimal | None
    pembanding: tuple[Pembanding, ...]

    @property
    def indikator(self):
        return self.butir.indikator

    @property
    def tingkat(self) -> str:
        return self.tempat.tingkat if self.tempat else ""

    @property
    def induk(self) -> str:
        """The tujuan or sasaran in the words of the signed PK."""
        return self.butir.uraian_kinerja


@dataclass(frozen=True)
class PkTerukur:
    """A PK with its rows measured; `rata_rata` over what has a percentage."""

    perjanjian: PerjanjianKinerja
    baris: tuple[BarisCapaian, ...]
    rata_rata: Decimal | None

    @property
    def tercapai(self) -> tuple[BarisCapaian, ...]:
        return tuple(b for b in self.baris if b.tercapai)

    @property
    def belum_tercapai(self) -> tuple[BarisCapaian, ...]:
        return tuple(b for b in self.baris if b.tercapai is False)

    @property
    def belum_dapat_dinilai(self) -> tuple[BarisCapaian, ...]:
        return tuple(b for b in self.baris if b.tercapai is None)

    @property
    def ada_putus(self) -> bool:
        """Whether a past value needs the mark of the forerunner's formula."""
        return any(nilai.putus for b in self.baris for nilai in b.tren)


@dataclass(frozen=True)
class Pengukuran:
    kecamatan: Kecamatan
    tahun: int
    skala: Skala
    efisiensi: str
    daftar_pk: tuple[PkTerukur, ...]


class TanpaSkala(Exception):
    """No scale is in force: reference data was never loaded."""


def ukur(kecamatan: Kecamatan, tahun: int) -> Pengukuran:
    """Measure all PKs of the camat in a year; none: an empty `daftar_pk`.

    Raises TanpaSkala where no scale of capaian is in force.
    """
    skala, efisiensi = _aturan(kecamatan, tahun)
    pk, bahan = _baca(kecamatan, tahun, skala, ButirPk.objects.all())
    daftar_pk = tuple(_ukur_pk(perjanjian, bahan) for perjanjian in pk)
    return Pengukuran(kecamatan, tahun, skala, efisiensi, daftar_pk)


def ukur_indikator(
    indikator: Indikator, tahun: int
) -> tuple[tuple[PerjanjianKinerja, BarisCapaian], ...]:
    """The rows of one indicator, each with its PK, without measuring the others; raises
    as `ukur`."""
    skala, _ = _aturan(indikator.kecamatan, tahun)
    janji = ButirPk.objects.filter(indikator=indikator)
    pk, bahan = _baca(indikator.kecamatan, tahun, skala, janji)
    return tuple(
        (perjanjian, _ukur_butir(butir, bahan))
        for perjanjian in pk
        for butir in perjanjian.butir.all()
    )


def _aturan(kecamatan: Kecamatan, tahun: int) -> tuple[Skala, str]:
    """The scale of capaian and the rule of efficiency of a year."""
    aturan = (
        AturanPengukuran.objects.filter(kecamatan=kecamatan, tahun=tahun)
        .select_related("skala")
        .first()
    )
    if aturan:
        return aturan.skala, aturan.efisiensi
    skala = Skala.objects.nasional_berlaku(JenisSkala.CAPAIAN, tahun)
    if skala is None:
        raise TanpaSkala(
            "Skala penilaian belum dimuat. Jalankan: manage.py muat_contoh"
        )
    return skala, AturanEfisiensi.TERCAPAI


def _baca(
    kecamatan: Kecamatan, tahun: int, skala: Skala, janji: QuerySet[ButirPk]
) -> tuple[list[PerjanjianKinerja], "_Bahan"]:
    """The camat's PKs of a year with these promises, and what measuring them needs."""
    isi = janji.select_related(
        "indikator__pendahulu",
        "indikator__acuan",
        "butir_renstra__renstra",
        "butir_renstra__tujuan",
        "butir_renstra__sasaran__tujuan",
        "butir_renstra__nomenklatur",
    ).prefetch_related("butir_renstra__target")
    pk = list(
        PerjanjianKinerja.objects.camat(kecamatan, tahun)
        .select_related("renstra", "kecamatan")
        .prefetch_related(Prefetch("butir", isi))
    )
    dijanjikan = [b.indikator for perjanjian in pk for b in perjanjian.butir.all()]
    return pk, _Bahan.baca(dijanjikan, tahun, skala)


@dataclass(frozen=True)
class _Bahan:
    """What was read once for all rows."""

    tahun: int
    jenjang: tuple[Jenjang, ...]
    realisasi: dict[tuple[int, int], list[Realisasi]]
    pembanding: dict[int, list[Pembanding]]
    skala_nilai: dict[str, tuple[Jenjang, ...]]

    @classmethod
    def baca(cls, daftar_indikator, tahun: int, skala: Skala) -> "_Bahan":
        pembanding = defaultdict(list)
        acuan = {i.acuan_id for i in daftar_indikator if i.acuan_id}
        for baris in Pembanding.objects.filter(acuan__in=acuan, tahun__lte=tahun):
            pembanding[baris.acuan_id].append(baris)
        return cls(
            tahun,
            skala.daftar_jenjang,
            baca_realisasi(daftar_indikator, range(tahun - TAHUN_TREN, tahun + 1)),
            pembanding,
            _skala_nilai(tahun),
        )

    def hasil(self, indikator, tahun: int) -> Hasil:
        return hasil_tahun(indikator, self.realisasi.get((indikator.pk, tahun), []))


def baca_realisasi(daftar_indikator, daftar_tahun) -> dict:
    """Realisations by (indicator, year), forerunners included; at most four queries."""
    hasil = defaultdict(list)
    dicari = {i.pk for i in daftar_indikator}
    dicari |= {i.pendahulu_id for i in daftar_indikator if i.pendahulu_id}
    semua = list(
        Realisasi.objects.filter(
            indikator__in=dicari, tahun__in=list(daftar_tahun)
        ).order_by("triwulan")
    )
    berkomponen = [baris for baris in semua if baris.bentuk == Bentuk.VARIABEL]
    prefetch_related_objects(berkomponen, "komponen__variabel", "indikator__variabel")
    indikator = {baris.indikator_id: baris.indikator for baris in berkomponen}
    for baris in semua:
        if baris.bentuk != Bentuk.VARIABEL and baris.indikator_id in indikator:
            baris.indikator = indikator[baris.indikator_id]
        hasil[baris.indikator_id, baris.tahun].append(baris)
    tandai_tanpa_komponen(b for b in semua if b.bentuk != Bentuk.VARIABEL)
    return hasil


def tandai_tanpa_komponen(daftar: Iterable[Realisasi]) -> None:
    """Let nobody ask the database for components of these rows: there are none."""
    # Prefetching would build a query set for each of them, which shows in a profile of
    # pages with many years; all may share one empty set.
    tanpa = {"komponen": NilaiVariabel.objects.none()}
    for baris in daftar:
        baris._prefetched_objects_cache = tanpa


def _skala_nilai(tahun: int) -> dict[str, tuple[Jenjang, ...]]:
    """National scales of index values in force: for targets like "B"."""
    hasil = {}
    for skala in (
        Skala.objects.filter(
            kabupaten__isnull=True, jenis__in=SKALA_CARA.values(), mulai__lte=tahun
        )
        .filter(Q(selesai__isnull=True) | Q(selesai__gte=tahun))
        .prefetch_related("jenjang")
        .order_by("mulai")
    ):
        hasil[skala.jenis] = skala.daftar_jenjang
    return hasil


def _ukur_pk(perjanjian: PerjanjianKinerja, bahan: _Bahan) -> PkTerukur:
    baris = tuple(_ukur_butir(butir, bahan) for butir in perjanjian.butir.all())
    return PkTerukur(perjanjian, baris, perhitungan.rata_rata(b.capaian for b in baris))


def _ukur_butir(butir: ButirPk, bahan: _Bahan) -> BarisCapaian:
    indikator, tempat = butir.indikator, butir.butir_renstra
    hasil = bahan.hasil(indikator, bahan.tahun)
    capaian = perhitungan.capaian(butir.nilai, hasil.nilai, indikator.arah)
    akhir = _target_akhir(tempat)
    tercapai = _tercapai(butir, hasil, capaian, bahan)
    return BarisCapaian(
        butir=butir,
        tempat=tempat,
        hasil=hasil,
        capaian=capaian,
        jenjang=perhitungan.predikat(capaian, bahan.jenjang),
        alasan=_alasan(butir, hasil, capaian, tercapai),
        tercapai=tercapai,
        tren=tuple(
            _tren(indikator, tahun, bahan)
            for tahun in range(bahan.tahun - TAHUN_TREN, bahan.tahun)
        ),
        target_akhir=akhir.nilai if akhir else None,
        target_akhir_predikat=akhir.predikat if akhir else "",
        kemajuan=perhitungan.kemajuan(
            hasil.nilai, akhir.nilai if akhir else None, indikator.arah
        ),
        pembanding=_pembanding_terbaru(indikator, bahan),
    )


def _target_akhir(tempat: IndikatorRenstra | None):
    """The Renstra target of the plan's last year, or None."""
    if tempat is None:
        return None
    return next(
        (
            target
            for target in tempat.target.all()
            if target.sumber == SumberTarget.RENSTRA
            and target.tahun == tempat.renstra.akhir
        ),
        None,
    )


def _tren(indikator, tahun: int, bahan: _Bahan) -> NilaiTren:
    """The value of an earlier year; where the measure did not exist yet, its
    forerunner's, marked."""
    hasil = bahan.hasil(indikator, tahun)
    if hasil.nilai is None and indikator.pendahulu is not None:
        lama = bahan.hasil(indikator.pendahulu, tahun)
        if lama.nilai is not None:
            return NilaiTren(tahun, lama, putus=True)
    return NilaiTren(tahun, hasil)


def _pembanding_terbaru(indikator, bahan: _Bahan) -> tuple[Pembanding, ...]:
    """The newest benchmark of each level and kind up to the year."""
    terbaru = {}
    for baris in bahan.pembanding.get(indikator.acuan_id, ()):
        terbaru[baris.tingkat, baris.jenis] = baris  # ordered by year
    return tuple(terbaru.values())


def _tercapai(butir, hasil: Hasil, capaian, bahan: _Bahan) -> bool | None:
    """Whether the target was reached; by predicate where it has no number."""
    if capaian is not None:
        return perhitungan.tercapai(capaian)
    if butir.nilai is not None:
        return None
    skala = bahan.skala_nilai.get(SKALA_CARA.get(butir.indikator.cara))
    if skala is None:
        return None
    jenjang = perhitungan.predikat(hasil.nilai, skala)
    nama = hasil.predikat or (jenjang.nama if jenjang else "")
    return perhitungan.predikat_tercapai(butir.predikat, nama, skala)


def _alasan(butir, hasil: Hasil, capaian, tercapai) -> str:
    """Why there is no percentage, in words; empty where there is one."""
    if capaian is not None:
        return ""
    if hasil.nilai is None:
        return hasil.alasan or BELUM
    if butir.nilai is None:
        akhir = {True: ": tercapai", False: ": tidak tercapai", None: ""}[tercapai]
        return f"target hanya predikat ({butir.predikat}){akhir}"
    return "target 0, persentase tidak dapat dihitung"
