"""The emblem that stands on the covers and letterheads of a regency's documents."""

from django.db import models

from ..cakupan import Tercakup
from ..pilihan import Peran
from .wilayah import Kabupaten


class Lambang(Tercakup):
    """The emblem of a regency as it is printed from now on; a frozen document carries
    its own copy.

    A row of its own, for the regency is read on every page and its picture only where
    a document is made. `gambar`: the PNG that `kecamatan.lambang.olah` wrote; `sidik`:
    its SHA-256, which is what the history tells of it.
    """

    kabupaten = models.OneToOneField(
        Kabupaten, models.PROTECT, related_name="lambang", verbose_name="kabupaten"
    )
    gambar = models.BinaryField("gambar")
    sidik = models.CharField("sidik gambar", max_length=64)
    lebar = models.PositiveSmallIntegerField("lebar dalam piksel")
    tinggi = models.PositiveSmallIntegerField("tinggi dalam piksel")
    nama_berkas = models.CharField("nama berkas", max_length=200)

    kabupaten_lookup = "kabupaten"
    pengubah = frozenset({Peran.ADMIN_KABUPATEN})

    class Meta:
        verbose_name = "lambang daerah"
        verbose_name_plural = "lambang daerah"

    def __str__(self):
        return f"Lambang {self.kabupaten}"
