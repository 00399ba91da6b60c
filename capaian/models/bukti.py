"""Evidence: a file or a link of a kecamatan, and what it proves."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from iku.models import Indikator
from kecamatan.cakupan import ScopedQuerySet, Tercakup
from kecamatan.kolom import kolom_tahun
from kecamatan.models import Kecamatan

from .realisasi import PENGISI


def nama_acak(_baris, _nama: str) -> str:
    """Where evidence is kept: nothing of its own name, and no suffix to be run by."""
    acak = uuid.uuid4().hex
    return f"bukti/{acak[:2]}/{acak}"


class Bukti(Tercakup):
    """One file (kept once per kecamatan, by its SHA-256) or one link."""

    kecamatan = models.ForeignKey(Kecamatan, models.PROTECT, related_name="bukti")
    nama = models.CharField("nama", max_length=255)
    berkas = models.FileField("berkas", upload_to=nama_acak, blank=True)
    jenis_isi = models.CharField("jenis isi", max_length=100, blank=True)
    ukuran = models.PositiveBigIntegerField("ukuran (bita)", null=True, blank=True)
    sidik = models.CharField("sidik (SHA-256)", max_length=64, blank=True)
    tautan = models.URLField("tautan", max_length=500, blank=True)
    diunggah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    diunggah_pada = models.DateTimeField("diunggah pada", auto_now_add=True)

    kecamatan_lookup = "kecamatan"
    pengubah = PENGISI

    class Meta:
        verbose_name = "bukti"
        verbose_name_plural = "bukti"
        ordering = ["kecamatan", "-diunggah_pada", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "sidik"],
                condition=~Q(sidik=""),
                name="bukti_sidik_unik",
                violation_error_message="Berkas yang sama sudah pernah diunggah.",
            ),
            models.CheckConstraint(
                condition=(~Q(berkas="") & ~Q(sidik="") & Q(tautan=""))
                | (Q(berkas="") & Q(sidik="") & ~Q(tautan="")),
                name="bukti_berkas_atau_tautan",
                violation_error_message="Unggah berkas, atau tulis tautan.",
            ),
        ]

    def __str__(self):
        return self.nama


class LampiranBuktiQuerySet(ScopedQuerySet):
    def terpasang(self):
        """Without those that were taken away."""
        return self.filter(dilepas_pada__isnull=True)


class LampiranBukti(Tercakup):
    """Which evidence proves which period of which indicator, and on which page. Taken
    away ones stay for thirty days, so that it can be undone."""

    bukti = models.ForeignKey(Bukti, models.PROTECT, related_name="lampiran")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="bukti")
    tahun = kolom_tahun()
    triwulan = models.PositiveSmallIntegerField("triwulan", null=True, blank=True)
    halaman = models.CharField("halaman", max_length=50, blank=True)
    keterangan = models.CharField("keterangan", max_length=300, blank=True)
    dilepas_pada = models.DateTimeField("dilepas pada", null=True, blank=True)

    kecamatan_lookup = "indikator__kecamatan"
    pengubah = PENGISI
    unit_lookup = tuple(f"indikator__{jalan}" for jalan in Indikator.unit_lookup)
    harus_sama = (
        (
            "bukti__kecamatan",
            "indikator__kecamatan",
            "Bukti ini milik kecamatan lain.",
        ),
    )

    objects = LampiranBuktiQuerySet.as_manager()

    class Meta:
        verbose_name = "lampiran bukti"
        verbose_name_plural = "lampiran bukti"
        ordering = ["indikator", "tahun", "triwulan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["bukti", "indikator", "tahun"],
                condition=Q(triwulan__isnull=True, dilepas_pada__isnull=True),
                name="lampiran_bukti_tahun_unik",
                violation_error_message="Bukti ini sudah terpasang di sini.",
            ),
            models.UniqueConstraint(
                fields=["bukti", "indikator", "tahun", "triwulan"],
                condition=Q(triwulan__isnull=False, dilepas_pada__isnull=True),
                name="lampiran_bukti_triwulan_unik",
                violation_error_message="Bukti ini sudah terpasang di sini.",
            ),
            models.CheckConstraint(
                condition=Q(triwulan__isnull=True)
                | Q(triwulan__gte=1, triwulan__lte=4),
                name="lampiran_bukti_triwulan_1_4",
                violation_error_message="Triwulan bernilai 1 sampai 4.",
            ),
        ]

    def __str__(self):
        return f"{self.bukti}: {self.indikator}"
