"""Units of a kecamatan and the people who held its posts, from day to day."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from ..cakupan import ScopedQuerySet, Tercakup
from ..pilihan import Jabatan, Peran, StatusJabatan
from .wilayah import Kabupaten, Kecamatan


class UnitKerja(Tercakup):
    """A part of the kecamatan's organisation; "Camat" and "Sekcam" are rows too,
    since decrees name them as responsible for indicators."""

    kecamatan = models.ForeignKey(
        Kecamatan, models.PROTECT, related_name="unit_kerja", verbose_name="kecamatan"
    )
    induk = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bawahan",
        verbose_name="unit induk",
    )
    nama = models.CharField("nama", max_length=150)
    singkatan = models.CharField("singkatan", max_length=30, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    mulai = models.DateField("berlaku mulai", null=True, blank=True)
    selesai = models.DateField("berlaku sampai", null=True, blank=True)
    dasar = models.CharField("dasar hukum", max_length=200, blank=True)

    kecamatan_lookup = "kecamatan"
    pengubah = frozenset({Peran.ADMIN_KABUPATEN})
    harus_sama = (
        ("kecamatan", "induk__kecamatan", "Unit induk milik kecamatan lain."),
    )

    class Meta:
        verbose_name = "unit kerja"
        verbose_name_plural = "unit kerja"
        ordering = ["kecamatan", "urutan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "nama", "dasar"],
                name="unit_unik",
                violation_error_message="Unit dengan nama dan dasar ini sudah ada.",
            ),
        ]

    def __str__(self):
        return self.nama


class Pejabat(Tercakup):
    """A person who holds or held a post; belongs to the regency, since people
    move between kecamatan. A bupati has no NIP."""

    kabupaten = models.ForeignKey(
        Kabupaten, models.PROTECT, related_name="pejabat", verbose_name="kabupaten"
    )
    nama = models.CharField("nama dengan gelar", max_length=150)
    nip = models.CharField("NIP", max_length=18, blank=True)

    kabupaten_lookup = "kabupaten"
    pengubah = frozenset({Peran.ADMIN_KABUPATEN})

    class Meta:
        verbose_name = "pejabat"
        verbose_name_plural = "pejabat"
        ordering = ["nama", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kabupaten", "nip"],
                condition=~Q(nip=""),
                name="pejabat_nip_unik",
                violation_error_message="NIP ini sudah dipakai pejabat lain.",
            ),
            models.CheckConstraint(
                condition=Q(nip="") | Q(nip__regex=r"^[0-9]{18}$"),
                name="pejabat_nip_18_angka",
                violation_error_message="NIP terdiri atas 18 angka tanpa spasi.",
            ),
        ]

    def __str__(self):
        return self.nama


class MasaJabatanQuerySet(ScopedQuerySet):
    def pada(self, tanggal):
        """Terms that cover the day; an unknown start or end covers all."""
        return self.filter(
            Q(mulai__isnull=True) | Q(mulai__lte=tanggal),
            Q(selesai__isnull=True) | Q(selesai__gte=tanggal),
        )


class MasaJabatan(Tercakup):
    """One person's term in one post. Empty kecamatan: a post of the regency."""

    pejabat = models.ForeignKey(
        Pejabat, models.PROTECT, related_name="masa_jabatan", verbose_name="pejabat"
    )
    kecamatan = models.ForeignKey(
        Kecamatan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="masa_jabatan",
        verbose_name="kecamatan",
    )
    unit = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, verbose_name="unit kerja"
    )
    jabatan = models.CharField("jabatan", max_length=20, choices=Jabatan)
    sebutan = models.CharField(
        "sebutan jabatan", max_length=150, help_text="Misalnya: Plt. Bupati Jember"
    )
    status = models.CharField("status", max_length=10, choices=StatusJabatan)
    pangkat = models.CharField("pangkat", max_length=60, blank=True)
    mulai = models.DateField("mulai", null=True, blank=True)
    selesai = models.DateField("selesai", null=True, blank=True)

    kecamatan_lookup = "kecamatan"
    kabupaten_lookup = "pejabat__kabupaten"
    pengubah = frozenset({Peran.ADMIN_KABUPATEN})
    harus_sama = (
        (
            "pejabat__kabupaten",
            "kecamatan__kabupaten",
            "Pejabat ini milik kabupaten lain.",
        ),
        ("kecamatan", "unit__kecamatan", "Unit kerja ini milik kecamatan lain."),
    )

    objects = MasaJabatanQuerySet.as_manager()

    class Meta:
        verbose_name = "masa jabatan"
        verbose_name_plural = "masa jabatan"
        ordering = ["kecamatan", "jabatan", "mulai", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(mulai__isnull=True)
                | Q(selesai__isnull=True)
                | Q(mulai__lte=F("selesai")),
                name="masa_jabatan_urut",
                violation_error_message="Tanggal mulai melewati tanggal selesai.",
            ),
        ]

    def __str__(self):
        return f"{self.pejabat}, {self.sebutan}"

    def clean(self):
        super().clean()
        definitif = self.status == StatusJabatan.DEFINITIF
        if not definitif or self.mulai is None or self.pejabat_id is None:
            return
        lain = (
            MasaJabatan.objects.filter(
                pejabat__kabupaten=self.pejabat.kabupaten,
                kecamatan=self.kecamatan,
                unit=self.unit,
                jabatan=self.jabatan,
                status=StatusJabatan.DEFINITIF,
                mulai__isnull=False,
            )
            .exclude(pk=self.pk)
            .filter(Q(selesai__isnull=True) | Q(selesai__gte=self.mulai))
        )
        if self.selesai is not None:
            lain = lain.filter(mulai__lte=self.selesai)
        if bentrok := lain.first():
            raise ValidationError(
                f"Masa jabatan ini bertumpuk dengan {bentrok}. Isi tanggal selesai "
                "pejabat sebelumnya lebih dahulu."
            )
