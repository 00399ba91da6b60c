"""How a promise is to be kept, quarter by quarter: Rencana Aksi (LKE 1.c)."""

from django.db import models
from django.db.models import Q

from kecamatan.cakupan import Tercakup
from kecamatan.kolom import kolom_nilai, kolom_rupiah
from kecamatan.models import UnitKerja

from .butir_pk import ButirPk
from .perjanjian import PENYUSUN_PK


class RencanaAksi(Tercakup):
    """The target and steps of one promise in one quarter."""

    butir = models.ForeignKey(ButirPk, models.CASCADE, related_name="rencana_aksi")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    nilai = kolom_nilai("target triwulan")
    predikat = models.CharField("predikat", max_length=20, blank=True)
    uraian = models.TextField("langkah", blank=True)
    pemilik = models.ForeignKey(
        UnitKerja,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rencana_aksi",
        verbose_name="penanggung jawab",
    )
    jadwal = models.CharField("jadwal", max_length=150, blank=True)
    anggaran = kolom_rupiah("anggaran (Rp)", null=True, blank=True)

    kecamatan_lookup = "butir__perjanjian__kecamatan"
    pengubah = PENYUSUN_PK
    harus_sama = (
        (
            "butir__perjanjian__kecamatan",
            "pemilik__kecamatan",
            "Unit kerja ini milik kecamatan lain.",
        ),
    )

    class Meta:
        verbose_name = "rencana aksi"
        verbose_name_plural = "rencana aksi"
        ordering = ["butir", "triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["butir", "triwulan"],
                name="rencana_aksi_unik",
                violation_error_message="Rencana aksi triwulan ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(triwulan__gte=1, triwulan__lte=4),
                name="rencana_aksi_triwulan",
                violation_error_message="Triwulan bernilai 1 sampai 4.",
            ),
            models.CheckConstraint(
                condition=Q(anggaran__isnull=True) | Q(anggaran__gte=0),
                name="rencana_aksi_anggaran_tidak_negatif",
                violation_error_message="Anggaran tidak boleh kurang dari nol.",
            ),
        ]

    def __str__(self):
        return f"{self.butir} TW{self.triwulan}"
