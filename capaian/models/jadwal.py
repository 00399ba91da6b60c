"""When each quarter is filled in: windows set by the regency, with exceptions."""

from django.db import models
from django.db.models import F, Q
from django.utils.text import capfirst

from iku.pilihan import TRIWULAN
from kecamatan.cakupan import Tercakup
from kecamatan.kolom import kolom_tahun
from kecamatan.models import Kabupaten, Kecamatan
from kecamatan.pilihan import Peran

PENGATUR = frozenset({Peran.BAGIAN_ORGANISASI})


class Jadwal(Tercakup):
    """The window of one quarter for all kecamatan of a regency. No row: the quarter
    has no window and is never closed by time."""

    kabupaten = models.ForeignKey(Kabupaten, models.PROTECT, related_name="jadwal")
    tahun = kolom_tahun()
    triwulan = models.PositiveSmallIntegerField("triwulan")
    buka = models.DateTimeField("pengisian dibuka")
    tutup = models.DateTimeField("pengisian ditutup")
    # How long a returned quarter may be mended, whether or not the window is over.
    hari_perbaikan = models.PositiveSmallIntegerField(
        "lama perbaikan (hari)", default=3
    )

    kabupaten_lookup = "kabupaten"
    pengubah = PENGATUR

    class Meta:
        verbose_name = "jadwal pengisian"
        verbose_name_plural = "jadwal pengisian"
        ordering = ["kabupaten", "-tahun", "triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["kabupaten", "tahun", "triwulan"],
                name="jadwal_unik",
                violation_error_message="Jadwal triwulan ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(triwulan__gte=1, triwulan__lte=4),
                name="jadwal_triwulan_1_4",
                violation_error_message="Triwulan bernilai 1 sampai 4.",
            ),
            models.CheckConstraint(
                condition=Q(buka__lt=F("tutup")),
                name="jadwal_urut",
                violation_error_message="Waktu tutup mendahului waktu buka.",
            ),
        ]

    def __str__(self):
        return f"{capfirst(TRIWULAN[self.triwulan])} {self.tahun}"


class PengecualianJadwal(Tercakup):
    """Another closing time for one kecamatan, with the reason."""

    jadwal = models.ForeignKey(Jadwal, models.CASCADE, related_name="pengecualian")
    kecamatan = models.ForeignKey(
        Kecamatan, models.PROTECT, related_name="pengecualian_jadwal"
    )
    tutup = models.DateTimeField("pengisian ditutup")
    alasan = models.TextField("alasan")

    kecamatan_lookup = "kecamatan"
    pengubah = PENGATUR
    harus_sama = (
        ("jadwal__kabupaten", "kecamatan__kabupaten", "Kecamatan di kabupaten lain."),
    )

    class Meta:
        verbose_name = "pengecualian jadwal"
        verbose_name_plural = "pengecualian jadwal"
        ordering = ["jadwal", "kecamatan"]
        constraints = [
            models.UniqueConstraint(
                fields=["jadwal", "kecamatan"],
                name="pengecualian_jadwal_unik",
                violation_error_message="Pengecualian kecamatan ini sudah ada.",
            ),
        ]

    def __str__(self):
        return f"{self.jadwal}: {self.kecamatan}"
