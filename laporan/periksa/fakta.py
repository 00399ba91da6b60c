"""What the rules look at, read once: a fixed number of queries for any report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.urls import reverse

from capaian.anggaran.temuan import hitungan_belanja
from capaian.models import Analisis, LampiranBukti, Realisasi
from capaian.pengukuran import BarisCapaian, PkTerukur, baca_realisasi
from capaian.pilihan import JenisPembanding
from capaian.skm.hasil import HasilSurvei, susun_banyak
from dokumen.models import Tercetak
from dokumen.pohon import Dokumen
from iku.anggaran.susunan import Anggaran, susun_anggaran
from iku.anggaran.temuan import hitungan_anggaran, hitungan_sasaran
from iku.anggaran.tercetak import Hitungan
from iku.models import Indikator, IndikatorRenstra, SkIku, Target
from iku.pilihan import SumberTarget
from kecamatan.models import Desa, Kecamatan
from kecamatan.pilihan import JenisDesa

from ..models import Narasi
from ..susun import susun_dari
from ..susun.bahan import Bahan, kumpulkan
from .naskah import TeksNaskah, teks_naskah
from .tulisan import Tulisan, tulisan_analisis, tulisan_narasi


@dataclass(frozen=True)
class BarisPk:
    """One measured row with the agreement it belongs to."""

    pk: PkTerukur
    baris: BarisCapaian

    @property
    def nama(self) -> str:
        return self.baris.butir.uraian_indikator or self.baris.indikator.nama


@dataclass(frozen=True)
class Fakta:
    bahan: Bahan
    dokumen: Dokumen
    anggaran: Anggaran
    kecamatan_lain: tuple[str, ...]
    kelurahan: int
    desa: int
    berbukti: frozenset[int]
    bertuan: frozenset[int]
    survei: tuple[HasilSurvei, ...]
    analisis: Mapping[int, Sequence[Analisis]]
    tulisan: tuple[Tulisan, ...]
    tempat: tuple[IndikatorRenstra, ...]
    realisasi: Mapping[tuple[int, int], Sequence[Realisasi]]
    daftar_sk: tuple[SkIku, ...]
    tercetak: tuple[Tercetak, ...]

    @property
    def kecamatan(self) -> Kecamatan:
        return self.bahan.kecamatan

    @property
    def tahun(self) -> int:
        return self.bahan.tahun

    @property
    def daftar_pk(self) -> tuple[PkTerukur, ...]:
        return self.bahan.daftar_pk

    @cached_property
    def baris_pk(self) -> tuple[BarisPk, ...]:
        return tuple(BarisPk(pk, b) for pk in self.daftar_pk for b in pk.baris)

    @cached_property
    def naskah(self) -> tuple[TeksNaskah, ...]:
        """The texts of the built report; walked once, for several rules read them."""
        return tuple(teks_naskah(self.dokumen))

    def satu_per_indikator(self) -> Iterator[BarisPk]:
        """Each promised measure once, by its last agreement."""
        yield from {b.baris.indikator.pk: b for b in self.baris_pk}.values()

    def angka_indikator(self, indikator: int) -> dict[str, list[Decimal]]:
        """The figures of one measure that a text may rightly quote, by kind; the one of
        this year first."""
        if indikator not in self._angka:
            self._angka[indikator] = self._kumpulkan_angka(indikator)
        return self._angka[indikator]

    @cached_property
    def _angka(self) -> dict[int, dict[str, list[Decimal]]]:
        return {}

    def _kumpulkan_angka(self, indikator: int) -> dict[str, list[Decimal]]:
        realisasi, target, capaian = [], [], []
        milik = [b.baris for b in self.baris_pk if b.baris.indikator.pk == indikator]
        for b in reversed(milik):
            realisasi.append(b.hasil.nilai)
            target.append(b.butir.nilai)
            capaian += [b.capaian, b.kemajuan]
            realisasi += [n.hasil.nilai for n in b.tren]
            target.append(b.target_akhir)
            for p in b.pembanding:
                (target if p.jenis == JenisPembanding.TARGET else realisasi).append(
                    p.nilai
                )
        for tempat in self.tempat:
            if tempat.indikator_id == indikator:
                target += [t.nilai for t in tempat.target.all()]
                realisasi.append(tempat.baseline_nilai)
        return {
            "realisasi": [n for n in realisasi if n is not None],
            "target": [n for n in target if n is not None],
            "capaian": [n for n in capaian if n is not None],
        }

    @cached_property
    def hitungan_sah(self) -> dict[str, set[int]]:
        """How many there are, of one plan or of all of the year together."""
        rencana = self.bahan.daftar_rencana
        pk = self.daftar_pk
        deret = {
            "tujuan": [len(r.tujuan) for r in rencana],
            "sasaran": [len(r.sasaran) for r in rencana],
            "tercapai": [len(p.tercapai) for p in pk],
            "belum tercapai": [len(p.belum_tercapai) for p in pk],
        }
        return {apa: {*daftar, sum(daftar)} for apa, daftar in deret.items()}

    def alamat(self, nama: str, *kunci) -> str:
        return reverse(nama, args=[self.kecamatan.kode, self.tahun, *kunci])

    def alamat_naskah(self, bagian: str) -> str:
        """Where a text of the built report comes from: the decree whose number stands
        over it, else the report."""
        sk = next((s for s in self.daftar_sk if s.nomor and s.nomor in bagian), None)
        return self.alamat("sk-iku", sk.pk) if sk else self.alamat("lkjip")

    @cached_property
    def _berkode(self) -> dict[str, Indikator]:
        return {
            **{t.indikator.kode: t.indikator for t in self.tempat},
            **{b.baris.indikator.kode: b.baris.indikator for b in self.baris_pk},
        }

    def indikator_berkode(self, kode: str) -> Indikator | None:
        """A measure of the year's plans by its code."""
        return self._berkode.get(kode)

    def target_indikator(self, indikator: int) -> list[Target]:
        """All targets of a measure in the year's plans."""
        return [
            x
            for t in self.tempat
            if t.indikator_id == indikator
            for x in t.target.all()
        ]

    def target_renstra(self, tempat: IndikatorRenstra | None) -> Target | None:
        """The Renstra's own target of the year at one place, or None."""
        if tempat is None:
            return None
        return next(
            (
                t
                for t in tempat.target.all()
                if t.tahun == self.tahun and t.sumber == SumberTarget.RENSTRA
            ),
            None,
        )

    @cached_property
    def hitungan_uang(self) -> tuple[Hitungan, ...]:
        """All amounts that the year's rows come to, and what each is the amount of."""
        bahan = self.bahan
        sasaran = [s for r in bahan.daftar_rencana for s in r.sasaran]
        dukungan = [
            (str(getattr(b, "sasaran", "semua sasaran")), b.realisasi)
            for e in bahan.efisiensi.values()
            for b in (*e.baris, e)
        ]
        return (
            *hitungan_anggaran(self.anggaran),
            *hitungan_sasaran(self.anggaran, sasaran),
            *hitungan_belanja(bahan.keuangan),
            *(
                Hitungan(f"realisasi program pendukung {nama}", jumlah)
                for nama, jumlah in dukungan
                if jumlah is not None
            ),
        )

    @cached_property
    def serapan_program(self) -> tuple[tuple[str, Decimal], ...]:
        """Name and absorption of each program of the year."""
        return tuple(
            (str(b.nomenklatur), b.serapan)
            for b in self.bahan.keuangan.baris
            if b.nomenklatur.tingkat == "program" and b.serapan is not None
        )


def kumpulkan_fakta(kecamatan: Kecamatan, tahun: int) -> Fakta:
    """Raises TanpaPerjanjian and TanpaSkala as `kumpulkan` does."""
    bahan = kumpulkan(kecamatan, tahun)
    dipakai = {b.indikator.pk for pk in bahan.daftar_pk for b in pk.baris}
    tempat = tuple(
        IndikatorRenstra.objects.filter(renstra__in=list(bahan.rencana))
        .select_related(
            "indikator", "renstra", "tujuan", "sasaran__tujuan", "nomenklatur__induk"
        )
        .prefetch_related("target")
        .order_by("renstra", "urutan", "pk")
    )
    dipakai_tempat = {t.indikator_id: t.indikator for t in tempat}
    tahun_awal = {t.baseline_tahun for t in tempat if t.baseline_tahun}
    analisis = defaultdict(list)
    for a in Analisis.objects.filter(indikator__in=dipakai, tahun=tahun):
        analisis[a.indikator_id].append(a)
    narasi = Narasi.objects.filter(kecamatan=kecamatan, tahun=tahun).select_related(
        "tujuan", "sasaran__tujuan", "nomenklatur"
    )
    jenis_desa = list(
        Desa.objects.filter(kecamatan=kecamatan).values_list("jenis", flat=True)
    )
    return Fakta(
        bahan=bahan,
        dokumen=susun_dari(bahan),
        anggaran=susun_anggaran(kecamatan, tahun),
        kecamatan_lain=tuple(
            Kecamatan.objects.filter(kabupaten=kecamatan.kabupaten)
            .exclude(pk=kecamatan.pk)
            .values_list("nama", flat=True)
        ),
        kelurahan=jenis_desa.count(JenisDesa.KELURAHAN),
        desa=jenis_desa.count(JenisDesa.DESA),
        berbukti=frozenset(
            LampiranBukti.objects.terpasang()
            .filter(indikator__in=dipakai, tahun=tahun)
            .values_list("indikator_id", flat=True)
        ),
        bertuan=frozenset(
            Indikator.penanggung_jawab.through.objects.filter(
                indikator__in=dipakai
            ).values_list("indikator_id", flat=True)
        ),
        survei=tuple(susun_banyak(bahan.survei).values()),
        analisis=analisis,
        tulisan=(
            *tulisan_narasi(narasi),
            *tulisan_analisis(analisis, bahan.daftar_pk),
        ),
        tempat=tempat,
        realisasi=baca_realisasi(
            list(dipakai_tempat.values()),
            sorted({*range(tahun - 4, tahun + 1), *tahun_awal}),
        ),
        daftar_sk=tuple(
            SkIku.objects.filter(kecamatan=kecamatan, renstra__in=list(bahan.rencana))
            .prefetch_related("butir__penanggung_jawab")
            .order_by("tanggal", "pk")
        ),
        tercetak=tuple(Tercetak.objects.filter(kecamatan=kecamatan, tahun=tahun)),
    )
