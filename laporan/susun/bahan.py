"""What a report is made of, read once: a fixed number of queries for any size.

Every figure comes from `capaian`; here rows are fetched and put beside one another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Prefetch, Q, prefetch_related_objects

from capaian.keuangan import Efisiensi, Keuangan, susun_efisiensi, susun_keuangan
from capaian.kontribusi import BarisKontribusi, susun_kontribusi
from capaian.models import Survei
from capaian.pengukuran import Pengukuran, PkTerukur, ukur
from dokumen.pohon import Daftar, Paragraf
from evaluasi.models import Lhe
from iku.models import (
    ButirSkIku,
    DokumenAnggaran,
    IndikatorRenstra,
    Renstra,
    Sasaran,
    SkIku,
    Tujuan,
)
from iku.pilihan import StatusSk
from kecamatan.models import Kecamatan, MasaJabatan, UnitKerja
from kecamatan.pilihan import Jabatan

from ..models import KomposisiPegawai, Lkjip, Narasi, Sarana
from ..naskah import urai
from ..pilihan import Bagian


class TanpaPerjanjian(LookupError):
    """There is no PK in that year, so there is nothing to report."""


@dataclass(frozen=True)
class Tulisan:
    """The written texts of the year by part and by what they speak of."""

    isi: Mapping[tuple, str]

    def ambil(
        self, bagian: Bagian, *, tujuan=None, sasaran=None, nomenklatur=None
    ) -> tuple[Paragraf | Daftar, ...]:
        """The blocks of one text, or none where nobody wrote it."""
        kunci = (bagian, *(x and x.pk for x in (tujuan, sasaran, nomenklatur)))
        return urai(self.isi.get(kunci, ""))


@dataclass(frozen=True)
class RencanaStrategis:
    """A Renstra with its tujuan, sasaran and their measures."""

    renstra: Renstra
    tujuan: tuple[Tujuan, ...]
    tempat: tuple[IndikatorRenstra, ...]
    sk: SkIku | None
    sk_lampiran: SkIku | None
    kontribusi: Mapping[Sasaran, Sequence[BarisKontribusi]]

    @property
    def sasaran(self) -> tuple[Sasaran, ...]:
        return tuple(s for t in self.tujuan for s in t.sasaran.all())

    def tempat_di(self, *, tujuan=None, sasaran=None) -> list[IndikatorRenstra]:
        return [
            t
            for t in self.tempat
            if (tujuan is not None and t.tujuan_id == tujuan.pk)
            or (sasaran is not None and t.sasaran_id == sasaran.pk)
        ]


@dataclass(frozen=True)
class Bahan:
    kecamatan: Kecamatan
    tahun: int
    lkjip: Lkjip
    ukuran: Pengukuran
    keuangan: Keuangan
    tulisan: Tulisan
    rencana: Mapping[int, RencanaStrategis]
    efisiensi: Mapping[int, Efisiensi]
    penanda_tangan: MasaJabatan | None
    unit: tuple[UnitKerja, ...]
    pegawai: tuple[KomposisiPegawai, ...]
    sarana: tuple[Sarana, ...]
    lhe: Lhe | None
    survei: tuple[Survei, ...]
    rencana_berikut: DokumenAnggaran | None

    @property
    def nama(self) -> str:
        return str(self.kecamatan)

    @property
    def daftar_pk(self) -> tuple[PkTerukur, ...]:
        return self.ukuran.daftar_pk

    @property
    def daftar_rencana(self) -> tuple[RencanaStrategis, ...]:
        """The Renstra of the year's PKs, in the order of the PKs."""
        return tuple(self.rencana.values())

    def rencana_pk(self, pk: PkTerukur) -> RencanaStrategis:
        return self.rencana[pk.perjanjian.renstra_id]


def kumpulkan(kecamatan: Kecamatan, tahun: int) -> Bahan:
    """Read all that the report of a year tells.

    Raises TanpaPerjanjian where the year has no PK, TanpaSkala (capaian) where no
    scale is in force.
    """
    ukuran = ukur(kecamatan, tahun)
    if not ukuran.daftar_pk:
        raise TanpaPerjanjian(
            f"{kecamatan} belum mempunyai Perjanjian Kinerja tahun {tahun}."
        )
    prefetch_related_objects(
        [pk.perjanjian for pk in ukuran.daftar_pk],
        "anggaran__nomenklatur",
        "pertama__pejabat",
        "kedua__pejabat",
    )
    prefetch_related_objects([ukuran.skala], "jenjang")
    keuangan = susun_keuangan(kecamatan, tahun)
    prefetch_related_objects(list(keuangan.dokumen), "pagu_jenis")
    lkjip = _lkjip(kecamatan, tahun)
    return Bahan(
        kecamatan=kecamatan,
        tahun=tahun,
        lkjip=lkjip,
        ukuran=ukuran,
        keuangan=keuangan,
        tulisan=_tulisan(kecamatan, tahun),
        rencana=_rencana(kecamatan, tahun, ukuran.daftar_pk),
        efisiensi={
            pk.perjanjian.pk: susun_efisiensi(pk, keuangan, ukuran.efisiensi)
            for pk in ukuran.daftar_pk
        },
        penanda_tangan=lkjip.penanda_tangan or _camat(kecamatan, lkjip.tanggal),
        unit=_unit(kecamatan, tahun),
        pegawai=tuple(
            KomposisiPegawai.objects.filter(
                kecamatan=kecamatan, tahun=tahun
            ).prefetch_related("rincian")
        ),
        sarana=tuple(Sarana.objects.filter(kecamatan=kecamatan, tahun=tahun)),
        lhe=_lhe(lkjip, kecamatan, tahun),
        survei=tuple(
            # A survey that still gathers answers prints nothing.
            Survei.objects.selesai()
            .filter(kecamatan=kecamatan, tahun=tahun)
            .select_related("instrumen")
            .prefetch_related("nilai__unsur")
        ),
        rencana_berikut=DokumenAnggaran.objects.filter(
            kecamatan=kecamatan, tahun=tahun + 1, jenis="rencana"
        )
        .prefetch_related("pagu__nomenklatur__induk")
        .first(),
    )


def _lkjip(kecamatan: Kecamatan, tahun: int) -> Lkjip:
    """The report's row, or an unsaved one with the usual choices."""
    return Lkjip.objects.filter(kecamatan=kecamatan, tahun=tahun).select_related(
        "penanda_tangan__pejabat", "lhe"
    ).first() or Lkjip(kecamatan=kecamatan, tahun=tahun)


def _camat(kecamatan: Kecamatan, tanggal: date | None) -> MasaJabatan | None:
    """Who was camat on the day of the report, where exactly one could be."""
    if tanggal is None:
        return None
    calon = list(
        MasaJabatan.objects.filter(kecamatan=kecamatan, jabatan=Jabatan.CAMAT)
        .pada(tanggal)
        .select_related("pejabat")[:2]
    )
    return calon[0] if len(calon) == 1 else None


def _tulisan(kecamatan: Kecamatan, tahun: int) -> Tulisan:
    return Tulisan(
        {
            (n.bagian, n.tujuan_id, n.sasaran_id, n.nomenklatur_id): n.isi
            for n in Narasi.objects.filter(kecamatan=kecamatan, tahun=tahun)
        }
    )


def _rencana(
    kecamatan: Kecamatan, tahun: int, daftar_pk: Sequence[PkTerukur]
) -> dict[int, RencanaStrategis]:
    daftar_id = list(dict.fromkeys(pk.perjanjian.renstra_id for pk in daftar_pk))
    renstra = Renstra.objects.select_related("rpjmd").in_bulk(daftar_id)
    tujuan = defaultdict(list)
    for t in (
        Tujuan.objects.filter(renstra__in=daftar_id)
        .select_related("mendukung__induk__induk")
        .prefetch_related(
            Prefetch(
                "sasaran",
                Sasaran.objects.order_by("urutan")
                .select_related("mendukung__induk__induk", "tujuan")
                .prefetch_related("dukungan__nomenklatur"),
            )
        )
        .order_by("urutan")
    ):
        tujuan[t.renstra_id].append(t)
    tempat = defaultdict(list)
    for butir in (
        IndikatorRenstra.objects.filter(renstra__in=daftar_id, nomenklatur__isnull=True)
        .select_related("indikator")
        .prefetch_related("target")
        .order_by("urutan", "pk")
    ):
        tempat[butir.renstra_id].append(butir)
    sk = _sk(kecamatan)
    berlaku = {nomor: _berlaku(sk[nomor], tahun) for nomor in daftar_id}
    return {
        nomor: RencanaStrategis(
            renstra[nomor],
            tuple(tujuan[nomor]),
            tuple(tempat[nomor]),
            berlaku[nomor],
            _bernaskah(sk[nomor], berlaku[nomor]),
            susun_kontribusi(renstra[nomor], tahun),
        )
        for nomor in daftar_id
    }


def _sk(kecamatan: Kecamatan) -> dict[int, list[SkIku]]:
    """The decrees per Renstra that are ditetapkan, oldest first; one without a day
    before all others."""
    hasil: dict[int, list[SkIku]] = defaultdict(list)
    for sk in (
        SkIku.objects.filter(
            kecamatan=kecamatan, renstra__isnull=False, status=StatusSk.DITETAPKAN
        )
        .select_related("dokumen")
        .order_by(F("tanggal").asc(nulls_first=True), "pk")
        .prefetch_related(
            Prefetch(
                "butir",
                ButirSkIku.objects.select_related("indikator").prefetch_related(
                    "penanggung_jawab"
                ),
            )
        )
    ):
        hasil[sk.renstra_id].append(sk)
    return hasil


def _berlaku(daftar: Sequence[SkIku], tahun: int) -> SkIku | None:
    """The decree in force at the year's end; where none was yet, the first after."""
    akhir = date(tahun, 12, 31)
    sudah = [sk for sk in daftar if sk.tanggal is None or sk.tanggal <= akhir]
    return next(iter(sudah[-1:] or daftar), None)


def _bernaskah(daftar: Sequence[SkIku], berlaku: SkIku | None) -> SkIku | None:
    """The decree to annex: the one in force, or the first after it whose text is known
    (LKIP Panti 2020 tells of one decree and annexes that of January 2021)."""
    sejak = daftar[daftar.index(berlaku) :] if berlaku else ()
    return next((sk for sk in sejak if sk.diktum), None)


def _unit(kecamatan: Kecamatan, tahun: int) -> tuple[UnitKerja, ...]:
    """Units that existed at the year's end; an unknown date counts as so."""
    akhir = date(tahun, 12, 31)
    return tuple(
        UnitKerja.objects.filter(
            Q(mulai__isnull=True) | Q(mulai__lte=akhir),
            Q(selesai__isnull=True) | Q(selesai__gte=akhir),
            kecamatan=kecamatan,
        )
    )


def _lhe(lkjip: Lkjip, kecamatan: Kecamatan, tahun: int) -> Lhe | None:
    lhe = lkjip.lhe or Lhe.objects.terakhir(kecamatan, tahun)
    if lhe is not None:
        prefetch_related_objects([lhe], "rekomendasi__tindak_lanjut")
    return lhe
