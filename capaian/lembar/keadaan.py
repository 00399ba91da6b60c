"""Whether rows of a file may be changed: the windows and states of all quarters that it
may speak of, in a handful of queries."""

from datetime import datetime

from django.utils import timezone

from kecamatan.models import Kecamatan

from ..models import PembukaanKunci, PengukuranTriwulan
from ..triwulan.keterbukaan import jendela_setahun, nilai_keterbukaan
from .periode import triwulan_pembawa


class KeadaanTriwulan:
    """For all kecamatan of a `kamus`; two queries, and two for each year asked for."""

    def __init__(self, kamus):
        self.kini = timezone.now()
        self._kecamatan = list(kamus.kecamatan.values())
        self._pengukuran = {
            (p.kecamatan_id, p.tahun, p.triwulan): p
            for p in PengukuranTriwulan.objects.filter(kecamatan__in=self._kecamatan)
        }
        self._jendela: dict[int, dict] = {}
        self._dibuka: dict[tuple[int, int | None], datetime] = {}
        for satu in PembukaanKunci.objects.filter(
            pengukuran__kecamatan__in=self._kecamatan, sampai__gt=self.kini
        ):
            kunci = (satu.pengukuran_id, satu.indikator_id)
            self._dibuka[kunci] = max(self._dibuka.get(kunci, satu.sampai), satu.sampai)

    def alasan_tertutup(
        self,
        kecamatan: Kecamatan,
        tahun: int,
        triwulan: int | None,
        indikator: int | None = None,
    ) -> str:
        """Why this period (of this indicator, by its key) takes no entry; "" where it
        does."""
        triwulan = triwulan_pembawa(triwulan)
        pengukuran = self._pengukuran.get(
            (kecamatan.pk, tahun, triwulan)
        ) or PengukuranTriwulan(kecamatan=kecamatan, tahun=tahun, triwulan=triwulan)
        dibuka = [
            self._dibuka[kunci]
            for kunci in {(pengukuran.pk, None), (pengukuran.pk, indikator)}
            if kunci in self._dibuka
        ]
        boleh = nilai_keterbukaan(
            pengukuran.status,
            self.kini,
            self._jendela_tahun(tahun).get((kecamatan.pk, triwulan)),
            pengukuran.perbaikan_sampai,
            max(dibuka, default=None),
        )
        return "" if boleh.terbuka else boleh.kalimat

    def _jendela_tahun(self, tahun: int) -> dict:
        if tahun not in self._jendela:
            self._jendela[tahun] = jendela_setahun(self._kecamatan, tahun)
        return self._jendela[tahun]
