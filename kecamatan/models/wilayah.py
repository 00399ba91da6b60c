"""Where: regency, district, village. Codes: Kepmendagri 300.2.2-2138/2025."""

from django.db import models

from ..cakupan import Tercakup
from ..pilihan import JenisDesa, Peran


class Kabupaten(Tercakup):
    """A regency; the outermost wall of visibility."""

    kode = models.CharField("kode wilayah", max_length=5, unique=True)
    nama = models.CharField("nama", max_length=100)

    kabupaten_lookup = "pk"

    class Meta:
        verbose_name = "kabupaten"
        verbose_name_plural = "kabupaten"
        ordering = ["kode"]

    def __str__(self):
        return f"Kabupaten {self.nama}"


class Kecamatan(Tercakup):
    """A sub-district: the perangkat daerah whose performance is measured."""

    kabupaten = models.ForeignKey(
        Kabupaten, models.PROTECT, related_name="kecamatan", verbose_name="kabupaten"
    )
    kode = models.CharField("kode wilayah", max_length=8, unique=True)
    nama = models.CharField("nama", max_length=100)
    alamat = models.CharField("alamat kantor", max_length=200, blank=True)
    telepon = models.CharField("telepon", max_length=50, blank=True)
    surel = models.CharField("surel", max_length=100, blank=True)
    laman = models.CharField("laman", max_length=200, blank=True)

    kecamatan_lookup = "pk"
    kabupaten_lookup = "kabupaten"
    pengubah = frozenset({Peran.ADMIN_KABUPATEN})

    class Meta:
        verbose_name = "kecamatan"
        verbose_name_plural = "kecamatan"
        ordering = ["kode"]

    def __str__(self):
        return f"Kecamatan {self.nama}"


class Desa(Tercakup):
    """A village (desa) or urban ward (kelurahan)."""

    kecamatan = models.ForeignKey(
        Kecamatan, models.PROTECT, related_name="desa", verbose_name="kecamatan"
    )
    kode = models.CharField("kode wilayah", max_length=13, unique=True)
    nama = models.CharField("nama", max_length=100)
    jenis = models.CharField("jenis", max_length=10, choices=JenisDesa)

    kecamatan_lookup = "kecamatan"
    pengubah = frozenset({Peran.ADMIN_KABUPATEN})

    class Meta:
        verbose_name = "desa atau kelurahan"
        verbose_name_plural = "desa dan kelurahan"
        ordering = ["kode"]

    def __str__(self):
        return f"{self.get_jenis_display()} {self.nama}"
