"""Evidence of the self-assessment of the IPP (F-01)."""

from django.db import models

from kecamatan.cakupan import Tercakup

from .bukti import Bukti
from .penilaian_ipp import PENGISI_IPP, JawabanIpp


class LampiranIpp(Tercakup):
    """A file that proves the answer to one indicator of F-01, and on which page."""

    jawaban = models.ForeignKey(JawabanIpp, models.CASCADE, related_name="lampiran")
    bukti = models.ForeignKey(Bukti, models.PROTECT, related_name="lampiran_ipp")
    halaman = models.CharField("halaman", max_length=50, blank=True)

    kecamatan_lookup = "jawaban__penilaian__kecamatan"
    pengubah = PENGISI_IPP
    harus_sama = (
        (
            "jawaban__penilaian__kecamatan",
            "bukti__kecamatan",
            "Bukti ini milik kecamatan lain.",
        ),
    )

    class Meta:
        verbose_name = "bukti F-01"
        verbose_name_plural = "bukti F-01"
        ordering = ["jawaban", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["jawaban", "bukti"],
                name="lampiran_ipp_unik",
                violation_error_message="Bukti ini sudah terpasang di sini.",
            ),
        ]

    def __str__(self):
        return f"{self.bukti}: {self.jawaban}"
