"""Grades of an LHE that was made elsewhere: typed in or imported, for the trend."""

from django.db import models

from kecamatan.cakupan import Tercakup

from .evaluasi import PENILAI
from .instrumen import SubKomponenLke
from .lhe import Lhe


class NilaiLhe(Tercakup):
    """One of the twelve grades. Those of an evaluation made here are NilaiSub."""

    lhe = models.ForeignKey(Lhe, models.CASCADE, related_name="nilai_sub")
    sub = models.ForeignKey(SubKomponenLke, models.PROTECT, related_name="nilai_lhe")
    nilai = models.CharField("nilai", max_length=3)

    kecamatan_lookup = "lhe__kecamatan"
    pengubah = PENILAI

    class Meta:
        verbose_name = "nilai sub-komponen LHE"
        verbose_name_plural = "nilai sub-komponen LHE"
        ordering = ["lhe", "sub__kode"]
        constraints = [
            models.UniqueConstraint(
                fields=["lhe", "sub"],
                name="nilai_lhe_unik",
                violation_error_message="Sub-komponen ini sudah dinilai.",
            ),
        ]

    def __str__(self):
        return f"{self.sub.kode}: {self.nilai}"
