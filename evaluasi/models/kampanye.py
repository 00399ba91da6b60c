"""A campaign: who evaluates, by which instrument, until when."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from iku.pilihan import ROMAWI
from kecamatan.cakupan import Tercakup
from kecamatan.kolom import kolom_tahun
from kecamatan.models import Kabupaten, Penugasan
from kecamatan.pilihan import Peran

from ..pilihan import TugasTim
from .instrumen import InstrumenLke

PENGELOLA = frozenset({Peran.INSPEKTUR})


class PeriodeEvaluasi(Tercakup):
    """One campaign: all kecamatan of a regency, of a year or one of its quarters."""

    kabupaten = models.ForeignKey(
        Kabupaten, models.PROTECT, related_name="periode_evaluasi"
    )
    tahun = kolom_tahun()
    triwulan = models.PositiveSmallIntegerField("triwulan", null=True, blank=True)
    instrumen = models.ForeignKey(
        InstrumenLke, models.PROTECT, related_name="periode", verbose_name="instrumen"
    )
    mandiri_sampai = models.DateField("penilaian mandiri sampai")
    nilai_sampai = models.DateField("penilaian tim sampai")
    tanggapan_sampai = models.DateField("tanggapan sampai")
    lhe_sampai = models.DateField("LHE terbit sampai")
    # Longer than the stages: follow-ups are verified afterwards, and work that is late
    # must still be done. Empty: evaluators are assigned without an end.
    mulai = models.DateField("evaluator bertugas mulai", null=True, blank=True)
    selesai = models.DateField("evaluator bertugas sampai", null=True, blank=True)

    kabupaten_lookup = "kabupaten"
    pengubah = PENGELOLA
    harus_sama = (
        (
            "kabupaten",
            "instrumen__kabupaten",
            "Instrumen ini milik kabupaten lain.",
        ),
    )

    class Meta:
        verbose_name = "periode evaluasi"
        verbose_name_plural = "periode evaluasi"
        ordering = ["kabupaten", "-tahun", "-triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["kabupaten", "tahun"],
                condition=Q(triwulan__isnull=True),
                name="periode_evaluasi_tahun_unik",
                violation_error_message="Evaluasi tahun ini sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["kabupaten", "tahun", "triwulan"],
                condition=Q(triwulan__isnull=False),
                name="periode_evaluasi_triwulan_unik",
                violation_error_message="Evaluasi triwulan ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(triwulan__isnull=True)
                | Q(triwulan__gte=1, triwulan__lte=4),
                name="periode_evaluasi_triwulan_1_4",
                violation_error_message="Triwulan bernilai 1 sampai 4.",
            ),
            models.CheckConstraint(
                condition=Q(mandiri_sampai__lte=models.F("nilai_sampai"))
                & Q(nilai_sampai__lte=models.F("tanggapan_sampai"))
                & Q(tanggapan_sampai__lte=models.F("lhe_sampai")),
                name="periode_evaluasi_urut",
                violation_error_message=(
                    "Urutan tanggal: penilaian mandiri, penilaian tim, tanggapan, LHE."
                ),
            ),
            models.CheckConstraint(
                condition=(
                    Q(mulai__isnull=True)
                    | Q(selesai__isnull=True)
                    | Q(mulai__lte=models.F("selesai"))
                )
                & (Q(selesai__isnull=True) | Q(lhe_sampai__lte=models.F("selesai"))),
                name="periode_evaluasi_tugas_urut",
                violation_error_message=(
                    "Evaluator bertugas sedikitnya sampai LHE terbit, dan mulai "
                    "sebelum itu."
                ),
            ),
        ]

    def __str__(self):
        return f"Evaluasi SAKIP {self.sebut_periode}"

    @property
    def sebut_periode(self) -> str:
        """ "Triwulan III Tahun 2026", "Tahun 2026"."""
        triwulan = f"Triwulan {ROMAWI[self.triwulan]} " if self.triwulan else ""
        return f"{triwulan}Tahun {self.tahun}"


class TimEvaluasi(Tercakup):
    periode = models.ForeignKey(PeriodeEvaluasi, models.CASCADE, related_name="tim")
    nama = models.CharField("nama tim", max_length=100)

    kabupaten_lookup = "periode__kabupaten"
    pengubah = PENGELOLA

    class Meta:
        verbose_name = "tim evaluasi"
        verbose_name_plural = "tim evaluasi"
        ordering = ["periode", "nama"]
        constraints = [
            models.UniqueConstraint(
                fields=["periode", "nama"],
                name="tim_evaluasi_unik",
                violation_error_message="Nama tim ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return self.nama


class AnggotaTim(Tercakup):
    """What a person does in a team: one task, since nobody assures the quality of his
    own grades. Seeing a kecamatan still needs a Penugasan."""

    tim = models.ForeignKey(TimEvaluasi, models.CASCADE, related_name="anggota")
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="tim_evaluasi"
    )
    tugas = models.CharField("tugas", max_length=15, choices=TugasTim)

    kabupaten_lookup = "tim__periode__kabupaten"
    pengubah = PENGELOLA

    class Meta:
        verbose_name = "anggota tim"
        verbose_name_plural = "anggota tim"
        ordering = ["tim", "tugas", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tim", "pengguna"],
                name="anggota_tim_satu_tugas",
                violation_error_message=(
                    "Orang ini sudah bertugas di tim ini. Satu orang satu tugas."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.pengguna} ({self.get_tugas_display()})"


class TugasEvaluator(Tercakup):
    """A Penugasan that a campaign gave, so that the campaign can end it: those that an
    admin gave by hand are not its business."""

    periode = models.ForeignKey(PeriodeEvaluasi, models.CASCADE, related_name="tugas")
    penugasan = models.OneToOneField(
        Penugasan, models.CASCADE, related_name="tugas_evaluator"
    )

    kabupaten_lookup = "periode__kabupaten"
    pengubah = PENGELOLA

    class Meta:
        verbose_name = "tugas evaluator"
        verbose_name_plural = "tugas evaluator"
        ordering = ["periode", "pk"]

    def __str__(self):
        return f"{self.periode}: {self.penugasan}"
