"""People and things of a kecamatan at the year's end."""

from django.db import models

from kecamatan.cakupan import Tercakup
from kecamatan.kolom import kolom_tahun
from kecamatan.models import Kecamatan

from ..pilihan import Rincian
from .lkjip import PENYUSUN


class KomposisiPegawai(Tercakup):
    """Needed and present staff of one post, as stated; the splits by education
    and sex are rows of their own and are checked against it."""

    kecamatan = models.ForeignKey(
        Kecamatan, models.PROTECT, related_name="komposisi_pegawai"
    )
    tahun = kolom_tahun()
    urutan = models.PositiveSmallIntegerField("urutan")
    kelompok = models.CharField("kelompok jabatan", max_length=100, blank=True)
    jabatan = models.CharField("jabatan", max_length=100)
    kebutuhan = models.PositiveIntegerField("kebutuhan", null=True, blank=True)
    bezetting = models.PositiveIntegerField("bezetting", null=True, blank=True)

    kecamatan_lookup = "kecamatan"
    pengubah = PENYUSUN

    class Meta:
        verbose_name = "komposisi pegawai"
        verbose_name_plural = "komposisi pegawai"
        ordering = ["kecamatan", "tahun", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "tahun", "urutan"],
                name="komposisi_pegawai_unik",
                violation_error_message="Urutan jabatan ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return self.jabatan


class RincianPegawai(Tercakup):
    komposisi = models.ForeignKey(
        KomposisiPegawai, models.CASCADE, related_name="rincian"
    )
    menurut = models.CharField("menurut", max_length=12, choices=Rincian)
    kunci = models.CharField("golongan", max_length=10)
    kebutuhan = models.PositiveIntegerField("kebutuhan", null=True, blank=True)
    bezetting = models.PositiveIntegerField("bezetting", null=True, blank=True)

    kecamatan_lookup = "komposisi__kecamatan"
    pengubah = PENYUSUN

    class Meta:
        verbose_name = "rincian pegawai"
        verbose_name_plural = "rincian pegawai"
        ordering = ["komposisi", "menurut", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["komposisi", "menurut", "kunci"],
                name="rincian_pegawai_unik",
                violation_error_message="Rincian ini sudah ada.",
            ),
        ]

    def __str__(self):
        return f"{self.komposisi} {self.kunci}"


class Sarana(Tercakup):
    """One kind of asset at the year's end."""

    kecamatan = models.ForeignKey(Kecamatan, models.PROTECT, related_name="sarana")
    tahun = kolom_tahun()
    urutan = models.PositiveSmallIntegerField("urutan")
    nama = models.CharField("nama", max_length=100)
    jumlah = models.PositiveIntegerField("jumlah")
    kondisi = models.CharField("kondisi", max_length=30)
    ideal = models.PositiveIntegerField("jumlah ideal", null=True, blank=True)

    kecamatan_lookup = "kecamatan"
    pengubah = PENYUSUN

    class Meta:
        verbose_name = "sarana"
        verbose_name_plural = "sarana"
        ordering = ["kecamatan", "tahun", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "tahun", "nama", "kondisi"],
                name="sarana_unik",
                violation_error_message="Sarana dengan kondisi ini sudah dicatat.",
            ),
        ]

    def __str__(self):
        return self.nama
