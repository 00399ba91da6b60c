"""Findings of `periksa` that a person decided to leave as they are."""

from django.db import models
from django.db.models import Q

from kecamatan.cakupan import Tercakup
from kecamatan.kolom import kolom_tahun
from kecamatan.models import Kecamatan, Pengguna

from .lkjip import PENYUSUN


class PengabaianTemuan(Tercakup):
    """Why one finding is no error. `kode` is the finding's own (rule, place and what was
    found): once what was found changes it is another finding, and open again."""

    kecamatan = models.ForeignKey(
        Kecamatan, models.PROTECT, related_name="pengabaian_temuan"
    )
    tahun = kolom_tahun()
    kode = models.CharField("kode temuan", max_length=40)
    aturan = models.CharField("aturan", max_length=30)
    pesan = models.TextField("temuan")
    alasan = models.TextField("alasan")
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    kecamatan_lookup = "kecamatan"
    pengubah = PENYUSUN

    class Meta:
        verbose_name = "pengabaian temuan"
        verbose_name_plural = "pengabaian temuan"
        ordering = ["kecamatan", "tahun", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "tahun", "kode"],
                name="pengabaian_temuan_unik",
                violation_error_message="Temuan ini sudah diabaikan.",
            ),
            models.CheckConstraint(
                condition=~Q(alasan=""),
                name="pengabaian_temuan_beralasan",
                violation_error_message="Tulis alasan mengabaikan temuan ini.",
            ),
        ]

    def __str__(self):
        return self.pesan[:60]
