"""How it was judged: LHE with its notes and recommendations, and what was done
about them (PermenPANRB 88/2021)."""

from django.db import models
from django.db.models import Q

from kecamatan.cakupan import ScopedQuerySet, Tercakup
from kecamatan.kolom import kolom_nilai, kolom_tahun
from kecamatan.models import Kecamatan
from kecamatan.pilihan import Peran

from .pilihan import JenisRekomendasi, StatusTindakLanjut


class LheQuerySet(ScopedQuerySet):
    def terakhir(self, kecamatan, tahun: int):
        """The latest evaluation of a report's year, or None: a whole-year one
        before any quarter, then the highest quarter."""
        return (
            self.filter(kecamatan=kecamatan, tahun=tahun)
            .order_by(models.F("triwulan").desc(nulls_first=True))
            .first()
        )


class Lhe(Tercakup):
    """Laporan Hasil Evaluasi of a year, or of a quarter as Jember does. The
    total may be known without its worksheet."""

    kecamatan = models.ForeignKey(Kecamatan, models.PROTECT, related_name="lhe")
    tahun = kolom_tahun()
    triwulan = models.PositiveSmallIntegerField("triwulan", null=True, blank=True)
    nomor = models.CharField("nomor", max_length=100)
    tanggal = models.DateField("tanggal", null=True, blank=True)
    nilai = kolom_nilai("nilai SAKIP")

    kecamatan_lookup = "kecamatan"
    pengubah = frozenset({Peran.EVALUATOR})

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
        ]

    def __str__(self):
        periode = f" Triwulan {self.triwulan}" if self.triwulan else ""
        return f"LHE SAKIP{periode} Tahun {self.tahun}"


class Rekomendasi(Tercakup):
    """A note or a recommendation of an LHE; both are followed up."""

    lhe = models.ForeignKey(Lhe, models.CASCADE, related_name="rekomendasi")
    nomor = models.PositiveSmallIntegerField("nomor")
    jenis = models.CharField("jenis", max_length=15, choices=JenisRekomendasi)
    komponen = models.CharField("komponen LKE", max_length=5, blank=True)
    uraian = models.TextField("uraian")

    kecamatan_lookup = "lhe__kecamatan"
    pengubah = Lhe.pengubah

    class Meta:
        verbose_name = "rekomendasi"
        verbose_name_plural = "rekomendasi"
        ordering = ["lhe", "nomor"]
        constraints = [
            models.UniqueConstraint(
                fields=["lhe", "nomor"],
                name="rekomendasi_nomor_unik",
                violation_error_message="Nomor rekomendasi ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return f"{self.nomor}. {self.uraian}"


class TindakLanjut(Tercakup):
    """What the kecamatan did about a recommendation."""

    rekomendasi = models.ForeignKey(
        Rekomendasi, models.CASCADE, related_name="tindak_lanjut"
    )
    uraian = models.TextField("tindak lanjut")
    tanggal = models.DateField("tanggal", null=True, blank=True)
    status = models.CharField(
        "status",
        max_length=15,
        choices=StatusTindakLanjut,
        default=StatusTindakLanjut.BELUM,
    )

    kecamatan_lookup = "rekomendasi__lhe__kecamatan"
    pengubah = frozenset({Peran.OPERATOR})

    class Meta:
        verbose_name = "tindak lanjut"
        verbose_name_plural = "tindak lanjut"
        ordering = ["rekomendasi", "pk"]

    def __str__(self):
        return self.uraian
