"""Attempts to sign in that did not succeed, for as long as they count."""

from django.db import models
from django.utils import timezone


class PercobaanMasuk(models.Model):
    """One wrong password. Names are kept as fingerprints: people type passwords into
    the wrong field."""

    pada = models.DateTimeField("pada", default=timezone.now, editable=False)
    nama = models.CharField("sidik nama pengguna", max_length=64)
    alamat = models.CharField("alamat jaringan", max_length=45)
    # Empty: a device on which this account never signed in.
    perangkat = models.CharField("perangkat", max_length=32, blank=True)

    class Meta:
        verbose_name = "percobaan masuk"
        verbose_name_plural = "percobaan masuk"
        indexes = [
            models.Index(fields=["nama", "pada"], name="percobaan_nama"),
            models.Index(fields=["alamat", "pada"], name="percobaan_alamat"),
        ]

    def __str__(self):
        return f"{self.alamat} {self.pada}"
