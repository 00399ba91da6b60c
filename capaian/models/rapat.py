"""The meeting that looks at a quarter's achievements, and what it decided."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from iku.models import Indikator
from kecamatan.cakupan import ScopedQuerySet, Tercakup
from kecamatan.kolom import kolom_tahun
from kecamatan.models import Kecamatan, UnitKerja
from kecamatan.pilihan import Peran
from sakip.tanggal import panjang

from ..pilihan import StatusKeputusan

ROMAWI = {1: "I", 2: "II", 3: "III", 4: "IV"}


class RapatEvaluasi(Tercakup):
    """One meeting about one quarter; a quarter may need more than one."""

    kecamatan = models.ForeignKey(
        Kecamatan, models.PROTECT, related_name="rapat_evaluasi"
    )
    tahun = kolom_tahun()
    triwulan = models.PositiveSmallIntegerField(
        "triwulan yang dievaluasi",
        choices=[(n, f"Triwulan {r}") for n, r in ROMAWI.items()],
    )
    tanggal = models.DateField("tanggal rapat")
    tempat = models.CharField("tempat", max_length=150)
    pimpinan = models.CharField("pimpinan rapat", max_length=150)
    notulis = models.CharField("notulis", max_length=150, blank=True)
    # One per line, as the attendance list has them.
    peserta = models.TextField("peserta", max_length=5000)
    notulen = models.TextField("pembahasan", max_length=20000)

    kecamatan_lookup = "kecamatan"
    # The camat leads these meetings, and may write down what was decided.
    pengubah = frozenset({Peran.OPERATOR, Peran.CAMAT})

    class Meta:
        verbose_name = "rapat evaluasi"
        verbose_name_plural = "rapat evaluasi"
        ordering = ["kecamatan", "-tahun", "-triwulan", "-tanggal", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(triwulan__gte=1, triwulan__lte=4),
                name="rapat_triwulan_1_4",
                violation_error_message="Triwulan bernilai 1 sampai 4.",
            ),
        ]

    def __str__(self):
        return f"{self.sebutan}, {panjang(self.tanggal)}"

    @property
    def sebutan(self) -> str:
        """Its name without the day: Rapat evaluasi triwulan II 2025."""
        return f"Rapat evaluasi triwulan {ROMAWI[self.triwulan]} {self.tahun}"

    @property
    def daftar_peserta(self) -> list[str]:
        return [baris.strip() for baris in self.peserta.splitlines() if baris.strip()]


class KeputusanRapatQuerySet(ScopedQuerySet):
    def terlambat(self, pada: date):
        """Not done although their day has passed."""
        return self.exclude(status=StatusKeputusan.SELESAI).filter(batas_waktu__lt=pada)


class KeputusanRapat(Tercakup):
    """What was decided: who does what until when, and what came of it."""

    rapat = models.ForeignKey(
        RapatEvaluasi, models.CASCADE, related_name="keputusan", verbose_name="rapat"
    )
    urutan = models.PositiveSmallIntegerField("urutan")
    uraian = models.CharField("keputusan", max_length=500)
    indikator = models.ForeignKey(
        Indikator,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="keputusan_rapat",
        verbose_name="indikator terkait",
    )
    unit = models.ForeignKey(
        UnitKerja,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="keputusan_rapat",
        verbose_name="unit penanggung jawab",
    )
    penanggung_jawab = models.CharField(
        "penanggung jawab lain", max_length=150, blank=True
    )
    batas_waktu = models.DateField("batas waktu")
    status = models.CharField(
        "status",
        max_length=10,
        choices=StatusKeputusan,
        default=StatusKeputusan.BELUM,
    )
    tindak_lanjut = models.TextField("tindak lanjut", max_length=5000, blank=True)
    selesai_pada = models.DateField("selesai pada", null=True, blank=True)

    kecamatan_lookup = "rapat__kecamatan"
    pengubah = frozenset({Peran.OPERATOR, Peran.CAMAT, Peran.PENANGGUNG_JAWAB})
    unit_lookup = ("unit",)
    harus_sama = (
        (
            "rapat__kecamatan",
            "indikator__kecamatan",
            "Indikator ini milik kecamatan lain.",
        ),
        ("rapat__kecamatan", "unit__kecamatan", "Unit kerja ini milik kecamatan lain."),
    )

    objects = KeputusanRapatQuerySet.as_manager()

    class Meta:
        verbose_name = "keputusan rapat"
        verbose_name_plural = "keputusan rapat"
        ordering = ["rapat", "urutan", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | ~Q(penanggung_jawab=""),
                name="keputusan_rapat_berpenanggung_jawab",
                violation_error_message=(
                    "Pilih unit penanggung jawab, atau tulis penanggung jawab lain."
                ),
            ),
            models.CheckConstraint(
                condition=Q(status=StatusKeputusan.BELUM) | ~Q(tindak_lanjut=""),
                name="keputusan_rapat_bertindak_lanjut",
                violation_error_message="Tulis apa yang sudah dikerjakan.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusKeputusan.SELESAI, selesai_pada__isnull=False)
                | (~Q(status=StatusKeputusan.SELESAI) & Q(selesai_pada__isnull=True)),
                name="keputusan_rapat_selesai_bertanggal",
                violation_error_message=(
                    "Tanggal selesai diisi bila statusnya selesai, dan hanya bila itu."
                ),
            ),
        ]

    def __str__(self):
        return self.uraian

    @property
    def pelaksana(self) -> str:
        """Who answers for it, in words."""
        return ", ".join(filter(None, (str(self.unit or ""), self.penanggung_jawab)))

    def terlambat(self, pada: date) -> bool:
        """Whether its day has passed and it is not done."""
        return self.status != StatusKeputusan.SELESAI and self.batas_waktu < pada

    def clean(self):
        super().clean()
        if self.batas_waktu and self.batas_waktu < self.rapat.tanggal:
            raise ValidationError(
                {"batas_waktu": "Batas waktu mendahului tanggal rapatnya."}
            )
