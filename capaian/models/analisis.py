"""Why a figure came out as it did: PermenPANRB 53/2014, analisis keberhasilan,
kegagalan dan solusi."""

from django.db import models
from django.db.models import Q

from iku.models import Indikator
from kecamatan.cakupan import Tercakup
from kecamatan.kolom import kolom_tahun

from .realisasi import PENGISI


class Analisis(Tercakup):
    """The words on one period of one indicator. `salinan`: copied from the quarter
    before and not looked at since; it cannot be sent so."""

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="analisis")
    tahun = kolom_tahun()
    triwulan = models.PositiveSmallIntegerField("triwulan", null=True, blank=True)
    pendorong = models.TextField("faktor pendorong", blank=True)
    penghambat = models.TextField("faktor penghambat", blank=True)
    tindak_lanjut = models.TextField("solusi atau tindak lanjut", blank=True)
    # The answer to a warning: "sepuluh kali triwulan lalu", "lebih dari 200 %".
    penjelasan = models.TextField("penjelasan nilai", blank=True)
    salinan = models.BooleanField("salinan yang belum diperiksa", default=False)

    kecamatan_lookup = "indikator__kecamatan"
    pengubah = PENGISI
    unit_lookup = tuple(f"indikator__{jalan}" for jalan in Indikator.unit_lookup)

    class Meta:
        verbose_name = "analisis"
        verbose_name_plural = "analisis"
        ordering = ["indikator", "tahun", "triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "tahun"],
                condition=Q(triwulan__isnull=True),
                name="analisis_tahun_unik",
                violation_error_message="Analisis tahun ini sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["indikator", "tahun", "triwulan"],
                condition=Q(triwulan__isnull=False),
                name="analisis_triwulan_unik",
                violation_error_message="Analisis triwulan ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(triwulan__isnull=True)
                | Q(triwulan__gte=1, triwulan__lte=4),
                name="analisis_triwulan_1_4",
                violation_error_message="Triwulan bernilai 1 sampai 4.",
            ),
        ]

    def __str__(self):
        return f"{self.indikator}: analisis {self.tahun}"
