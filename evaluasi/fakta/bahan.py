"""What the rules look at, each part read once and only when a rule asks for it."""

from datetime import date
from functools import cached_property

from django.db.models import Prefetch
from django.urls import reverse

from capaian.keuangan import Efisiensi, akhir_triwulan, susun_efisiensi, susun_keuangan
from capaian.models import (
    Jadwal,
    KeputusanRapat,
    LampiranBukti,
    PengukuranTriwulan,
    RapatEvaluasi,
    Realisasi,
)
from capaian.pengukuran import PkTerukur, TanpaSkala, ukur
from iku.models import (
    ButirPk,
    DokumenAnggaran,
    DukunganProgram,
    Indikator,
    PerjanjianKinerja,
    RencanaAksi,
    Renstra,
    SkIku,
)
from iku.pilihan import JenisAnggaran, StatusPk, StatusSk
from kecamatan.models import UnitKerja

from ..models import Evaluasi
from .bahan_laporan import BahanLaporan
from .bentuk import Tautan


class Bahan(BahanLaporan):
    """The rows of one kecamatan for one evaluation: plans, agreements and measurement
    of its year, the report of the year before, and the LHE before it."""

    def __init__(self, evaluasi: Evaluasi, hari: date):
        self.evaluasi = evaluasi
        self.kecamatan = evaluasi.kecamatan
        self.tahun = evaluasi.periode.tahun
        self.tahun_laporan = self.tahun - 1
        self.hari = hari

    def tautan(self, teks: str, nama: str, *kunci, tahun: int | None = None) -> Tautan:
        """A link to a page of this kecamatan."""
        args = [self.kecamatan.kode, tahun or self.tahun, *kunci]
        return teks, reverse(nama, args=args)

    # --- Plans ------------------------------------------------------------------------

    @cached_property
    def renstra(self) -> list[Renstra]:
        """Those whose period holds the year, oldest first."""
        return list(
            Renstra.objects.filter(
                kecamatan=self.kecamatan,
                awal__lte=self.tahun,
                akhir__gte=self.tahun,
            ).order_by("awal", "versi")
        )

    @cached_property
    def pk(self) -> list[PerjanjianKinerja]:
        """The camat's agreements that are determined, murni first."""
        butir = ButirPk.objects.select_related("indikator").prefetch_related(
            "indikator__penanggung_jawab",
            "indikator__lintas_unit",
            "indikator__butir_sk__sk",
            "indikator__butir_sk__penanggung_jawab",
        )
        return list(
            PerjanjianKinerja.objects.filter(
                kecamatan=self.kecamatan,
                tahun=self.tahun,
                unit__isnull=True,
                status=StatusPk.DITETAPKAN,
            )
            .select_related("renstra")
            .prefetch_related(
                Prefetch("butir", butir), "anggaran", "butir__rencana_aksi"
            )
            .order_by("perubahan_ke")
        )

    @cached_property
    def butir(self) -> list[ButirPk]:
        """What the year's last agreement promises."""
        return list(self.pk[-1].butir.all()) if self.pk else []

    @cached_property
    def indikator(self) -> list[Indikator]:
        return [b.indikator for b in self.butir]

    @cached_property
    def indikator_lalu(self) -> set[int]:
        """What the agreements of the year before promised on the same Renstra."""
        if not self.pk:
            return set()
        return set(
            ButirPk.objects.filter(
                perjanjian__kecamatan=self.kecamatan,
                perjanjian__tahun=self.tahun - 1,
                perjanjian__unit__isnull=True,
                perjanjian__status=StatusPk.DITETAPKAN,
                perjanjian__renstra=self.pk[-1].renstra,
            ).values_list("indikator", flat=True)
        )

    @cached_property
    def pk_unit(self) -> list[PerjanjianKinerja]:
        """Agreements below the camat that are determined."""
        return list(
            PerjanjianKinerja.objects.filter(
                kecamatan=self.kecamatan,
                tahun=self.tahun,
                unit__isnull=False,
                status=StatusPk.DITETAPKAN,
            ).prefetch_related("butir")
        )

    @cached_property
    def unit(self) -> list[UnitKerja]:
        """Units below the camat that exist in the year; the camat's own agreement is
        the kecamatan's."""
        semua = UnitKerja.objects.filter(kecamatan=self.kecamatan)
        return [
            u
            for u in semua
            if u.nama.casefold() != "camat"
            and (u.mulai is None or u.mulai.year <= self.tahun)
            and (u.selesai is None or u.selesai.year >= self.tahun)
        ]

    @cached_property
    def sk(self) -> list[SkIku]:
        """Determined decrees on the Renstra of the year's agreements."""
        renstra = {p.renstra_id for p in self.pk} or {r.pk for r in self.renstra}
        return list(
            SkIku.objects.filter(
                kecamatan=self.kecamatan,
                renstra__in=renstra,
                status=StatusSk.DITETAPKAN,
            )
            .prefetch_related("butir")
            .order_by("tanggal", "pk")
        )

    @cached_property
    def anggaran(self) -> list[DokumenAnggaran]:
        """The year's budget documents without mere plans, in their order."""
        return list(
            DokumenAnggaran.objects.filter(kecamatan=self.kecamatan, tahun=self.tahun)
            .exclude(jenis=JenisAnggaran.RENCANA)
            .prefetch_related("pagu")
            .order_by("urutan")
        )

    @cached_property
    def program_berkinerja(self) -> set[int]:
        """Programs that support a sasaran of the last agreement's Renstra."""
        if not self.pk:
            return set()
        return set(
            DukunganProgram.objects.filter(
                sasaran__tujuan__renstra=self.pk[-1].renstra
            ).values_list("nomenklatur", flat=True)
        )

    @cached_property
    def rencana_aksi(self) -> dict[int, list[RencanaAksi]]:
        """By promise of the last agreement, in the order of quarters."""
        return {
            b.pk: sorted(b.rencana_aksi.all(), key=lambda r: r.triwulan)
            for b in self.butir
        }

    # --- Measurement ------------------------------------------------------------------

    @cached_property
    def triwulan(self) -> list[int]:
        """The quarters that the evaluation covers and that are over."""
        sampai = self.evaluasi.periode.triwulan or 4
        return [
            n for n in range(1, sampai + 1) if akhir_triwulan(self.tahun, n) < self.hari
        ]

    @cached_property
    def pengukuran(self) -> dict[int, PengukuranTriwulan]:
        """By quarter, with the pictures of its acts."""
        semua = PengukuranTriwulan.objects.filter(
            kecamatan=self.kecamatan, tahun=self.tahun
        ).prefetch_related("tangkapan")
        return {p.triwulan: p for p in semua}

    @cached_property
    def jadwal(self) -> dict[int, Jadwal]:
        semua = Jadwal.objects.filter(
            kabupaten=self.kecamatan.kabupaten_id, tahun=self.tahun
        ).prefetch_related("pengecualian")
        return {j.triwulan: j for j in semua}

    @cached_property
    def realisasi(self) -> list[Realisasi]:
        """Of the indicators of the last agreement, in the year."""
        return list(
            Realisasi.objects.filter(indikator__in=self.indikator, tahun=self.tahun)
        )

    @cached_property
    def berbukti(self) -> set[tuple[int, int | None]]:
        """(indicator, quarter) that have evidence."""
        return set(
            LampiranBukti.objects.terpasang()
            .filter(indikator__in=self.indikator, tahun=self.tahun)
            .values_list("indikator", "triwulan")
        )

    @cached_property
    def rapat(self) -> list[RapatEvaluasi]:
        return list(
            RapatEvaluasi.objects.filter(
                kecamatan=self.kecamatan, tahun=self.tahun
            ).order_by("triwulan", "tanggal")
        )

    @cached_property
    def keputusan(self) -> list[KeputusanRapat]:
        return list(
            KeputusanRapat.objects.filter(
                rapat__kecamatan=self.kecamatan, rapat__tahun=self.tahun
            )
        )

    @cached_property
    def terukur(self) -> PkTerukur | None:
        """The last agreement with its measurement; None where there is none."""
        return self._ukuran.daftar_pk[-1] if self._ukuran else None

    @cached_property
    def _ukuran(self):
        try:
            ukuran = ukur(self.kecamatan, self.tahun)
        except TanpaSkala:
            return None
        return ukuran if self.pk and ukuran.daftar_pk else None

    @cached_property
    def efisiensi(self) -> Efisiensi | None:
        if self.terukur is None:
            return None
        keuangan = susun_keuangan(self.kecamatan, self.tahun)
        return susun_efisiensi(self.terukur, keuangan, self._ukuran.efisiensi)
