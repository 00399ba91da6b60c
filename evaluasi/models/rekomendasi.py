"""Notes and recommendations of an LHE, and what was done about them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from capaian.models import Bukti
from iku.pilihan import TRIWULAN
from kecamatan.cakupan import Tercakup
from kecamatan.kolom import kolom_tahun
from kecamatan.models import UnitKerja
from kecamatan.pilihan import Peran

from ..pilihan import JenisRekomendasi, StatusTindakLanjut
from .evaluasi import PENILAI
from .lhe import Lhe

PELAKSANA = frozenset({Peran.OPERATOR, Peran.PENANGGUNG_JAWAB})


class Rekomendasi(Tercakup):
    """A note or a recommendation of an LHE; both are followed up. Owner, deadline and
    plan are the kecamatan's; the words are the evaluator's. `komponen` is the code of
    the instrument's component, empty where the document named none."""

    lhe = models.ForeignKey(Lhe, models.CASCADE, related_name="rekomendasi")
    nomor = models.PositiveSmallIntegerField("nomor")
    jenis = models.CharField("jenis", max_length=15, choices=JenisRekomendasi)
    komponen = models.CharField("komponen LKE", max_length=5, blank=True)
    uraian = models.TextField("uraian")
    pemilik = models.ForeignKey(
        UnitKerja,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rekomendasi",
        verbose_name="penanggung jawab",
    )
    batas = models.DateField("batas waktu", null=True, blank=True)
    rencana = models.TextField("rencana aksi", blank=True)

    kecamatan_lookup = "lhe__kecamatan"
    pengubah = PENILAI
    unit_lookup = ("pemilik",)
    harus_sama = (
        (
            "lhe__kecamatan",
            "pemilik__kecamatan",
            "Unit kerja ini milik kecamatan lain.",
        ),
    )

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
    """What the kecamatan did about a recommendation, by quarter, and what the
    evaluator says of it. Whole-year and transcribed ones have no quarter. `status`
    BELUM means "not done" only once somebody has looked at it."""

    rekomendasi = models.ForeignKey(
        Rekomendasi, models.CASCADE, related_name="tindak_lanjut"
    )
    tahun = kolom_tahun(null=True, blank=True)
    triwulan = models.PositiveSmallIntegerField("triwulan", null=True, blank=True)
    uraian = models.TextField("tindak lanjut")
    kemajuan = models.PositiveSmallIntegerField(
        "kemajuan (persen)", null=True, blank=True
    )
    tanggal = models.DateField("tanggal", null=True, blank=True)
    bukti = models.ManyToManyField(
        Bukti, blank=True, related_name="tindak_lanjut", verbose_name="bukti"
    )
    status = models.CharField(
        "status",
        max_length=15,
        choices=StatusTindakLanjut,
        default=StatusTindakLanjut.BELUM,
    )
    catatan = models.TextField("catatan verifikasi", blank=True)
    diverifikasi_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    diverifikasi_pada = models.DateTimeField("diverifikasi pada", null=True, blank=True)

    kecamatan_lookup = "rekomendasi__lhe__kecamatan"
    pengubah = PELAKSANA
    unit_lookup = ("rekomendasi__pemilik",)

    class Meta:
        verbose_name = "tindak lanjut"
        verbose_name_plural = "tindak lanjut"
        ordering = ["rekomendasi", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rekomendasi", "tahun", "triwulan"],
                condition=Q(triwulan__isnull=False),
                name="tindak_lanjut_triwulan_unik",
                violation_error_message="Tindak lanjut triwulan ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(triwulan__isnull=True) | Q(tahun__isnull=False),
                name="tindak_lanjut_triwulan_bertahun",
                violation_error_message="Sebutkan tahun dari triwulan ini.",
            ),
            models.CheckConstraint(
                condition=Q(triwulan__isnull=True)
                | Q(triwulan__gte=1, triwulan__lte=4),
                name="tindak_lanjut_triwulan_1_4",
                violation_error_message="Triwulan bernilai 1 sampai 4.",
            ),
            models.CheckConstraint(
                condition=Q(kemajuan__isnull=True) | Q(kemajuan__lte=100),
                name="tindak_lanjut_kemajuan_100",
                violation_error_message="Kemajuan paling banyak 100 persen.",
            ),
        ]

    def __str__(self):
        return self.uraian

    @property
    def sebut_periode(self) -> str:
        """ "triwulan IV 2026", within a sentence; "" where it has no quarter."""
        return f"{TRIWULAN[self.triwulan]} {self.tahun}" if self.triwulan else ""

    @property
    def diverifikasi(self) -> bool:
        """Whether an evaluator has said something of it."""
        return self.diverifikasi_pada is not None

    @property
    def tertutup(self) -> bool:
        """Judged for good: the kecamatan writes it no more."""
        return self.diverifikasi and self.status != StatusTindakLanjut.BELUM

    @property
    def sebutan_status(self) -> str:
        """The evaluator's word, or that there is none yet."""
        return self.get_status_display() if self.diverifikasi else "Belum diverifikasi"
