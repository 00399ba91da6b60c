"""Benchmarks: the national or provincial figure beside one's own."""

from django.db import models
from django.db.models import Q

from iku.models import Acuan
from kecamatan.cakupan import Tercakup
from kecamatan.kolom import kolom_nilai, kolom_tahun
from kecamatan.pilihan import Peran

from ..pilihan import JenisPembanding, TingkatPembanding


class Pembanding(Tercakup):
    """One benchmark of one measure. No row means "tidak tersedia"."""

    acuan = models.ForeignKey(Acuan, models.PROTECT, related_name="pembanding")
    tahun = kolom_tahun()
    tingkat = models.CharField("tingkat", max_length=10, choices=TingkatPembanding)
    jenis = models.CharField("jenis", max_length=10, choices=JenisPembanding)
    nilai = kolom_nilai("nilai")
    predikat = models.CharField("predikat", max_length=50, blank=True)
    uraian = models.CharField("uraian", max_length=200, blank=True)
    sumber = models.CharField("sumber", max_length=200)

    kabupaten_lookup = "acuan__kabupaten"
    pengubah = frozenset({Peran.BAGIAN_ORGANISASI, Peran.BAPPEDA})

    class Meta:
        verbose_name = "pembanding"
        verbose_name_plural = "pembanding"
        ordering = ["acuan", "tahun", "tingkat", "jenis"]
        constraints = [
            models.UniqueConstraint(
                fields=["acuan", "tahun", "tingkat", "jenis"],
                name="pembanding_unik",
                violation_error_message="Pembanding ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(nilai__isnull=False) | ~Q(predikat=""),
                name="pembanding_terisi",
                violation_error_message="Isi nilai atau predikat pembanding.",
            ),
        ]

    def __str__(self):
        return f"{self.acuan} {self.get_tingkat_display()} {self.tahun}"
