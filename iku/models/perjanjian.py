"""The yearly promise: Perjanjian Kinerja (PermenPANRB 53/2014)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q

from dokumen.models import DokumenResmi
from kecamatan.cakupan import ScopedQuerySet, Tercakup
from kecamatan.kolom import kolom_tahun
from kecamatan.models import Kecamatan, MasaJabatan, UnitKerja
from kecamatan.pilihan import Peran

from ..pilihan import Asal, StatusPk
from .anggaran import DokumenAnggaran
from .renstra import Renstra
from .tindakan_pk import TindakanPk

PENYUSUN_PK = frozenset({Peran.OPERATOR, Peran.BAGIAN_ORGANISASI})


class PerjanjianKinerjaQuerySet(ScopedQuerySet):
    def berlaku(self):
        """Agreements of camat that count: those ditetapkan; in a year without
        one, what is being written."""
        ditetapkan = self.model._default_manager.filter(
            kecamatan=OuterRef("kecamatan"),
            tahun=OuterRef("tahun"),
            unit__isnull=True,
            status=StatusPk.DITETAPKAN,
        )
        return self.filter(
            Q(status=StatusPk.DITETAPKAN) | ~Exists(ditetapkan), unit__isnull=True
        )

    def camat(self, kecamatan, tahun: int):
        """Those of one kecamatan and year, murni first."""
        return (
            self.berlaku()
            .filter(kecamatan=kecamatan, tahun=tahun)
            .order_by("perubahan_ke")
        )

    def tahun_ber_pk(self, kecamatan) -> list[int]:
        """Years in which the camat has an agreement, oldest first."""
        return list(
            self.filter(kecamatan=kecamatan, unit__isnull=True)
            .order_by("tahun")
            .values_list("tahun", flat=True)
            .distinct()
        )


class PerjanjianKinerja(TindakanPk, Tercakup):
    """One agreement of a year on one Renstra. `perubahan_ke` 0 is murni; an
    empty unit is the camat's own, others are cascaded from it (`induk`)."""

    kecamatan = models.ForeignKey(
        Kecamatan, models.PROTECT, related_name="perjanjian_kinerja"
    )
    tahun = kolom_tahun()
    perubahan_ke = models.PositiveSmallIntegerField("perubahan ke", default=0)
    unit = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, related_name="perjanjian"
    )
    renstra = models.ForeignKey(
        Renstra, models.PROTECT, related_name="perjanjian_kinerja"
    )
    induk = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="turunan",
        verbose_name="diturunkan dari",
    )
    sumber_anggaran = models.ForeignKey(
        DokumenAnggaran,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="perjanjian_kinerja",
        verbose_name="dokumen anggaran",
    )
    asal = models.CharField("asal", max_length=12, choices=Asal)
    status = models.CharField(
        "status", max_length=12, choices=StatusPk, default=StatusPk.DRAF
    )
    nomor = models.CharField("nomor", max_length=100, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)
    tanggal_teks = models.CharField("tanggal tertulis", max_length=50, blank=True)
    tempat = models.CharField("tempat", max_length=100, blank=True)
    pertama = models.ForeignKey(
        MasaJabatan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pk_pertama",
        verbose_name="pihak pertama",
    )
    kedua = models.ForeignKey(
        MasaJabatan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pk_kedua",
        verbose_name="pihak kedua",
    )
    # Copies as signed: later corrections of a name must not rewrite a document.
    pertama_nama = models.CharField("nama pihak pertama", max_length=150, blank=True)
    pertama_jabatan = models.CharField(
        "jabatan pihak pertama", max_length=150, blank=True
    )
    pertama_nip = models.CharField("NIP pihak pertama", max_length=30, blank=True)
    kedua_nama = models.CharField("nama pihak kedua", max_length=150, blank=True)
    kedua_jabatan = models.CharField("jabatan pihak kedua", max_length=150, blank=True)
    kedua_nip = models.CharField("NIP pihak kedua", max_length=30, blank=True)
    alasan = models.TextField("alasan perubahan", blank=True)
    diajukan_pada = models.DateTimeField("diajukan pada", null=True, blank=True)
    diajukan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pk_diajukan",
        verbose_name="diajukan oleh",
    )
    alasan_kembali = models.TextField("alasan pengembalian", blank=True)
    dokumen = models.OneToOneField(
        DokumenResmi, models.PROTECT, null=True, blank=True, related_name="perjanjian"
    )

    kecamatan_lookup = "kecamatan"
    pengubah = PENYUSUN_PK
    harus_sama = (
        ("kecamatan", "renstra__kecamatan", "Renstra ini milik kecamatan lain."),
        ("kecamatan", "unit__kecamatan", "Unit kerja ini milik kecamatan lain."),
        (
            "kecamatan",
            "pertama__kecamatan",
            "Pihak pertama menjabat di kecamatan lain.",
        ),
        (
            "kecamatan__kabupaten",
            "kedua__pejabat__kabupaten",
            "Pihak kedua milik kabupaten lain.",
        ),
        ("kecamatan", "dokumen__kecamatan", "Dokumen ini milik kecamatan lain."),
        ("kecamatan", "induk__kecamatan", "PK atasan ini milik kecamatan lain."),
        (
            "kecamatan",
            "sumber_anggaran__kecamatan",
            "Dokumen anggaran ini milik kecamatan lain.",
        ),
    )

    objects = PerjanjianKinerjaQuerySet.as_manager()

    class Meta:
        verbose_name = "Perjanjian Kinerja"
        verbose_name_plural = "Perjanjian Kinerja"
        ordering = ["kecamatan", "tahun", "perubahan_ke", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "tahun", "perubahan_ke"],
                condition=Q(unit__isnull=True),
                name="pk_camat_unik",
                violation_error_message="Perjanjian Kinerja ini sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["kecamatan", "tahun", "perubahan_ke", "unit"],
                condition=Q(unit__isnull=False),
                name="pk_unit_unik",
                violation_error_message="Perjanjian Kinerja unit ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusPk.DITETAPKAN)
                | Q(asal=Asal.TRANSKRIPSI)
                | Q(
                    tanggal__isnull=False,
                    pertama__isnull=False,
                    kedua__isnull=False,
                ),
                name="pk_ditetapkan_lengkap",
                violation_error_message=(
                    "Perjanjian Kinerja yang ditetapkan memerlukan tanggal dan kedua "
                    "pihak."
                ),
            ),
            models.CheckConstraint(
                condition=Q(perubahan_ke=0) | Q(asal=Asal.TRANSKRIPSI) | ~Q(alasan=""),
                name="pk_perubahan_beralasan",
                violation_error_message="Tulis alasan perubahan Perjanjian Kinerja.",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusPk.DIAJUKAN)
                | Q(diajukan_pada__isnull=False, diajukan_oleh__isnull=False),
                name="pk_diajukan_oleh_seseorang",
                violation_error_message=(
                    "Pengajuan memerlukan waktu dan orang yang mengajukan."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusPk.DIKEMBALIKAN) | ~Q(alasan_kembali=""),
                name="pk_dikembalikan_beralasan",
                violation_error_message="Tulis alasan pengembalian.",
            ),
        ]

    def __str__(self):
        unit = f", {self.unit}" if self.unit_id else ""
        return f"{self.sebutan} {self.tahun}{unit}"

    def clean(self):
        super().clean()
        if self.induk and self.induk.tahun != self.tahun:
            raise ValidationError("PK atasan ini untuk tahun lain.")
        if self.sumber_anggaran and self.sumber_anggaran.tahun != self.tahun:
            raise ValidationError("Dokumen anggaran ini untuk tahun lain.")

    @property
    def sebutan(self) -> str:
        """Its official name: which change of the year's agreement it is."""
        if self.perubahan_ke == 0:
            return "Perjanjian Kinerja"
        ke = f" ke-{self.perubahan_ke}" if self.perubahan_ke > 1 else ""
        return f"Perjanjian Kinerja Perubahan{ke}"
