"""What was spent."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from iku.models import Nomenklatur
from iku.models.anggaran import tolak_atasan_dan_bawahan
from kecamatan.cakupan import Tercakup
from kecamatan.kolom import kolom_rupiah, kolom_tahun
from kecamatan.models import Kecamatan
from kecamatan.pilihan import Peran

CARA_LAIN = (
    "Realisasi anggaran tahun ini sudah dicatat dengan cara lain: setahun penuh atau "
    "per triwulan, tidak keduanya."
)


class RealisasiAnggaran(Tercakup):
    """Money spent on a node up to the end of a quarter (cumulative, as in the
    LRA), or in the whole year; at the lowest node that is known."""

    kecamatan = models.ForeignKey(
        Kecamatan, models.PROTECT, related_name="realisasi_anggaran"
    )
    tahun = kolom_tahun()
    triwulan = models.PositiveSmallIntegerField("triwulan", null=True, blank=True)
    nomenklatur = models.ForeignKey(
        Nomenklatur, models.PROTECT, related_name="realisasi_anggaran"
    )
    jumlah = kolom_rupiah("jumlah s.d. periode (Rp)")

    kecamatan_lookup = "kecamatan"
    pengubah = frozenset({Peran.OPERATOR, Peran.BAPPEDA})
    harus_sama = (
        (
            "kecamatan__kabupaten",
            "nomenklatur__kabupaten",
            "Program ini milik kabupaten lain.",
        ),
    )

    class Meta:
        verbose_name = "realisasi anggaran"
        verbose_name_plural = "realisasi anggaran"
        ordering = ["kecamatan", "tahun", "triwulan", "nomenklatur__urutan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "tahun", "nomenklatur"],
                condition=Q(triwulan__isnull=True),
                name="realisasi_anggaran_tahun_unik",
                violation_error_message="Realisasi anggaran ini sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["kecamatan", "tahun", "triwulan", "nomenklatur"],
                condition=Q(triwulan__isnull=False),
                name="realisasi_anggaran_triwulan_unik",
                violation_error_message="Realisasi anggaran triwulan ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(triwulan__isnull=True)
                | Q(triwulan__gte=1, triwulan__lte=4),
                name="realisasi_anggaran_triwulan_1_4",
                violation_error_message="Triwulan bernilai 1 sampai 4.",
            ),
        ]

    def __str__(self):
        return f"{self.nomenklatur}: {self.jumlah}"

    def clean(self):
        super().clean()
        sesama = RealisasiAnggaran.objects.filter(
            kecamatan=self.kecamatan, tahun=self.tahun
        ).exclude(pk=self.pk)
        # Over all quarters: a year's figure takes the last one known of each node, and
        # would count an amount twice that moves between levels.
        tolak_atasan_dan_bawahan(self.nomenklatur, sesama)
        if sesama.filter(triwulan__isnull=self.triwulan is not None).exists():
            raise ValidationError(CARA_LAIN)
