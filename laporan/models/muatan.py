"""What was loaded into an installation."""

from django.db import models


class MuatanContoh(models.Model):
    """Which example or reference files were loaded, by the hash of their bytes:
    an unchanged file is skipped, so that starting again is quick."""

    nama = models.CharField(max_length=100, unique=True)
    sidik = models.CharField(max_length=64)
    pada = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "muatan contoh"
        verbose_name_plural = "muatan contoh"

    def __str__(self):
        return self.nama
