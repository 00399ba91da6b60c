"""What a report is made of, read once: a fixed number of queries for any size.

Every figure comes from `capaian`; here rows are fetched and put beside one another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, prefetch_related_objects

from capaian.keuangan import Efisiensi, Keuangan, susun_efisiensi, susun_keuangan
from capaian.models import LampiranBukti, Survei
from capaian.pengukuran import Pengukuran, PkTerukur, ukur
from dokumen.pohon import Daftar, Paragraf
from evaluasi.models import Lhe
from evaluasi.penilaian import HasilKomponen
from iku.models import DokumenAnggaran
from kecamatan.models import Kecamatan, MasaJabatan, UnitKerja
from kecamatan.pilihan import Jabatan

from ..models import KomposisiPegawai, Lkjip, Narasi, Sarana
from ..naskah import urai
from ..pilihan import Bagian
from .bahan_rencana import RencanaStrategis, baca_rencana
from .nilai_lhe import komponen_lhe


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
    komponen_lhe: tuple[HasilKomponen, ...]
    survei: tuple[Survei, ...]
    bukti: tuple[LampiranBukti, ...]
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
    lhe = _lhe(lkjip, kecamatan, tahun)
    return Bahan(
        kecamatan=kecamatan,
        tahun=tahun,
        lkjip=lkjip,
        ukuran=ukuran,
        keuangan=keuangan,
        tulisan=_tulisan(kecamatan, tahun),
        rencana=baca_rencana(kecamatan, tahun, ukuran.daftar_pk),
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
        lhe=lhe,
        komponen_lhe=komponen_lhe(lhe),
        survei=_survei(kecamatan, tahun),
        bukti=tuple(
            LampiranBukti.objects.terpasang()
            .filter(indikator__kecamatan=kecamatan, tahun=tahun)
            .select_related("bukti", "indikator")
            .order_by("indikator__kode", "triwulan", "pk")
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


def _survei(kecamatan: Kecamatan, tahun: int) -> tuple[Survei, ...]:
    """Surveys that are over; one that still gathers answers prints nothing."""
    return tuple(
        Survei.objects.selesai()
        .filter(kecamatan=kecamatan, tahun=tahun)
        .select_related("instrumen")
        .prefetch_related("nilai__unsur")
    )
