"""Laporan Hasil Evaluasi (PermenPANRB 88/2021)."""

from django.db import models
from django.db.models import Q

from dokumen.models import DokumenResmi
from iku.pilihan import ROMAWI
from kecamatan.cakupan import ScopedQuerySet, Tercakup
from kecamatan.kolom import kolom_nilai, kolom_tahun
from kecamatan.models import Kecamatan, MasaJabatan
from kecamatan.pilihan import Peran

from ..pilihan import StatusLhe
from .evaluasi import Evaluasi


class LheQuerySet(ScopedQuerySet):
    def terakhir(self, kecamatan, tahun: int):
        """The latest issued evaluation of a report's year, or None: a whole-year
        one before any quarter, then the highest quarter."""
        return (
            self.filter(kecamatan=kecamatan, tahun=tahun, status=StatusLhe.TERBIT)
            .order_by(models.F("triwulan").desc(nulls_first=True))
            .first()
        )


class Lhe(Tercakup):
    """Laporan Hasil Evaluasi of a year, or of a quarter as Jember does. The
    total may be known without its worksheet."""

    kecamatan = models.ForeignKey(Kecamatan, models.PROTECT, related_name="lhe")
    tahun = kolom_tahun()
    triwulan = models.PositiveSmallIntegerField("triwulan", null=True, blank=True)
    # Empty for one that came from elsewhere, with its total alone.
    evaluasi = models.OneToOneField(
        Evaluasi, models.PROTECT, null=True, blank=True, related_name="lhe"
    )
    status = models.CharField(
        "status", max_length=10, choices=StatusLhe, default=StatusLhe.TERBIT
    )
    nomor = models.CharField("nomor", max_length=100, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)
    nilai = kolom_nilai("nilai SAKIP")
    inspektur = models.ForeignKey(
        MasaJabatan, models.PROTECT, null=True, blank=True, related_name="lhe"
    )
    simpulan = models.TextField("simpulan dan dorongan perbaikan", blank=True)
    dokumen = models.OneToOneField(
        DokumenResmi, models.PROTECT, null=True, blank=True, related_name="lhe"
    )

    kecamatan_lookup = "kecamatan"
    pengubah = frozenset({Peran.EVALUATOR, Peran.INSPEKTUR})
    harus_sama = (
        ("kecamatan", "evaluasi__kecamatan", "Evaluasi ini milik kecamatan lain."),
        ("kecamatan", "dokumen__kecamatan", "Dokumen ini milik kecamatan lain."),
        (
            "kecamatan__kabupaten",
            "inspektur__pejabat__kabupaten",
            "Inspektur ini milik kabupaten lain.",
        ),
    )

    objects = LheQuerySet.as_manager()

    class Meta:
        verbose_name = "LHE"
        verbose_name_plural = "LHE"
        ordering = ["kecamatan", "tahun", "triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "tahun"],
                condition=Q(triwulan__isnull=True),
                name="lhe_tahun_unik",
                violation_error_message="LHE tahun ini sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["kecamatan", "tahun", "triwulan"],
                condition=Q(triwulan__isnull=False),
                name="lhe_triwulan_unik",
                violation_error_message="LHE triwulan ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(triwulan__isnull=True)
                | Q(triwulan__gte=1, triwulan__lte=4),
                name="lhe_triwulan_1_4",
                violation_error_message="Triwulan bernilai 1 sampai 4.",
            ),
            models.CheckConstraint(
                condition=Q(nilai__isnull=True) | Q(nilai__gte=0, nilai__lte=100),
                name="lhe_nilai_0_100",
                violation_error_message="Nilai SAKIP berada antara 0 dan 100.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusLhe.DRAF)
                | (Q(nilai__isnull=False) & ~Q(nomor="")),
                name="lhe_terbit_lengkap",
                violation_error_message=("LHE yang terbit memerlukan nomor dan nilai."),
            ),
        ]

    def __str__(self):
        periode = f" Triwulan {ROMAWI[self.triwulan]}" if self.triwulan else ""
        return f"LHE SAKIP{periode} Tahun {self.tahun}"
