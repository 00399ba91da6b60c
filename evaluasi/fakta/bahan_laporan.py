"""The reports and the earlier evaluations that rules look at."""

from functools import cached_property

from dokumen.models import DokumenResmi
from dokumen.pilihan import JenisDokumen, StatusDokumen
from iku.models import ButirPk
from iku.pilihan import StatusPk
from kecamatan.models import Kecamatan

from ..kampanye.skor import urutan
from ..models import Evaluasi, Lhe, Reviu
from ..pilihan import StatusLhe
from .laporan_beku import IsiLaporan


class BahanLaporan:
    """The report of the year before the evaluation's, and the LHE before it."""

    evaluasi: Evaluasi
    kecamatan: Kecamatan
    tahun: int
    tahun_laporan: int

    @cached_property
    def semua_laporan(self) -> list[DokumenResmi]:
        """Official LKjIP up to the report's year, oldest first; their content is read
        for the newest alone."""
        return list(
            DokumenResmi.objects.filter(
                kecamatan=self.kecamatan,
                jenis=JenisDokumen.LKJIP,
                tahun__lte=self.tahun_laporan,
            )
            .exclude(status=StatusDokumen.DRAF)
            .defer("isi")
            .order_by("tahun", "versi", "pk")
        )

    @cached_property
    def laporan(self) -> DokumenResmi | None:
        """The newest version of the report of the year before."""
        return next(
            (d for d in reversed(self.semua_laporan) if d.tahun == self.tahun_laporan),
            None,
        )

    @cached_property
    def isi_laporan(self) -> IsiLaporan | None:
        """What that report says; None where there is none, or only its paper."""
        return IsiLaporan.baca(self.laporan) if self.laporan else None

    @cached_property
    def janji_laporan(self) -> list[ButirPk]:
        """What was promised for the report's year by determined agreements."""
        return list(
            ButirPk.objects.filter(
                perjanjian__kecamatan=self.kecamatan,
                perjanjian__tahun=self.tahun_laporan,
                perjanjian__unit__isnull=True,
                perjanjian__status=StatusPk.DITETAPKAN,
            )
        )

    @cached_property
    def reviu(self) -> Reviu | None:
        """The newest issued review of that report, or None."""
        return Reviu.objects.terbit().filter(laporan=self.laporan).first()

    @cached_property
    def lhe(self) -> list[Lhe]:
        """Issued before this evaluation's period, oldest first."""
        batas = urutan(self.tahun, self.evaluasi.periode.triwulan)
        semua = Lhe.objects.filter(
            kecamatan=self.kecamatan,
            status=StatusLhe.TERBIT,
            tahun__lte=self.tahun,
        ).prefetch_related("rekomendasi__tindak_lanjut")
        lalu = [x for x in semua if urutan(x.tahun, x.triwulan) < batas]
        return sorted(lalu, key=lambda x: urutan(x.tahun, x.triwulan))
