"""One period of one indicator: what its evidence and its words belong to."""

from dataclasses import dataclass

from iku.models import Indikator

from .models import PengukuranTriwulan, Realisasi
from .riwayat import nama_periode
from .tindakan import Terkunci, Tertutup
from .triwulan.keterbukaan import Keterbukaan, PeriksaKeterbukaan


@dataclass(frozen=True)
class PeriodeIndikator:
    """A quarter of a year, or (triwulan None) the whole year, of an indicator."""

    indikator: Indikator
    tahun: int
    triwulan: int | None

    def __str__(self):
        return f"{nama_periode(self.triwulan)} {self.tahun}"

    @property
    def kunci(self) -> dict:
        """What finds its rows."""
        return {
            "indikator": self.indikator,
            "tahun": self.tahun,
            "triwulan": self.triwulan,
        }

    @property
    def pengukuran(self) -> PengukuranTriwulan:
        """The quarter that carries its state; a year's goes with quarter IV."""
        return PengukuranTriwulan.objects.tersimpan(
            self.indikator.kecamatan, self.tahun, self.triwulan or 4
        )

    def keadaan(self) -> Keterbukaan:
        """Whether evidence and words may be written now, and why not."""
        return self._keadaan(self.pengukuran)

    def pegang(self) -> None:
        """Hold the quarter until the transaction ends, as its acts do, so that nothing
        is written into one that is being sent. Raises Terkunci (closed) or Tertutup
        (the year is recorded in the other way), with the sentence."""
        if not (keadaan := self._keadaan(self.pengukuran.pegang())).terbuka:
            raise Terkunci(keadaan.kalimat)
        if self._dicatat_lain():
            raise Tertutup(self._kalimat_lain())

    def _keadaan(self, pengukuran: PengukuranTriwulan) -> Keterbukaan:
        keadaan = PeriksaKeterbukaan(pengukuran).indikator(self.indikator.pk)
        if keadaan.terbuka and self._dicatat_lain():
            return Keterbukaan(False, self._kalimat_lain())
        return keadaan

    def _dicatat_lain(self) -> bool:
        return Realisasi.objects.filter(
            indikator=self.indikator,
            tahun=self.tahun,
            triwulan__isnull=self.triwulan is not None,
        ).exists()

    def _kalimat_lain(self) -> str:
        lain = "setahun penuh" if self.triwulan else "per triwulan"
        return (
            f"Realisasi tahun {self.tahun} dicatat {lain}. Buka halaman yang sama pada "
            "periode itu."
        )
