"""Survei Kepuasan Masyarakat (PermenPANRB 14/2017; older lists until 2020)."""

from django.db import models
from django.db.models import Q

from kecamatan.cakupan import Tercakup
from kecamatan.kolom import kolom_nilai, kolom_tahun
from kecamatan.models import Kabupaten, Kecamatan
from kecamatan.pilihan import Peran


class InstrumenSkm(Tercakup):
    """A version of the questionnaire: nine unsur by law, fourteen in 2020."""

    kabupaten = models.ForeignKey(
        Kabupaten, models.PROTECT, null=True, blank=True, related_name="instrumen_skm"
    )
    kode = models.CharField("kode", max_length=30, unique=True)
    nama = models.CharField("nama", max_length=150)
    dasar = models.CharField("dasar", max_length=200, blank=True)
    mulai = kolom_tahun("berlaku mulai tahun")

    kabupaten_lookup = "kabupaten"
    nasional = True
    pengubah = frozenset({Peran.BAGIAN_ORGANISASI})

    class Meta:
        verbose_name = "instrumen SKM"
        verbose_name_plural = "instrumen SKM"
        ordering = ["mulai", "pk"]

    def __str__(self):
        return self.nama


class UnsurSkm(Tercakup):
    instrumen = models.ForeignKey(
        InstrumenSkm, models.CASCADE, related_name="unsur", verbose_name="instrumen"
    )
    kode = models.CharField("kode", max_length=10)
    nama = models.CharField("nama", max_length=150)
    urutan = models.PositiveSmallIntegerField("urutan")

    kabupaten_lookup = "instrumen__kabupaten"
    nasional = True
    pengubah = InstrumenSkm.pengubah

    class Meta:
        verbose_name = "unsur SKM"
        verbose_name_plural = "unsur SKM"
        ordering = ["instrumen", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrumen", "kode"],
                name="unsur_skm_unik",
                violation_error_message="Kode unsur ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return self.nama


class Survei(Tercakup):
    """One survey of one kecamatan."""

    kecamatan = models.ForeignKey(Kecamatan, models.PROTECT, related_name="survei")
    instrumen = models.ForeignKey(InstrumenSkm, models.PROTECT, related_name="survei")
    tahun = kolom_tahun()
    periode = models.CharField("periode", max_length=50, blank=True)
    responden = models.PositiveIntegerField("jumlah responden", null=True, blank=True)
    sumber = models.CharField("sumber data", max_length=200, blank=True)

    kecamatan_lookup = "kecamatan"
    pengubah = frozenset({Peran.OPERATOR, Peran.BAGIAN_ORGANISASI})
    harus_sama = (
        (
            "kecamatan__kabupaten",
            "instrumen__kabupaten",
            "Instrumen ini milik kabupaten lain.",
        ),
    )

    class Meta:
        verbose_name = "survei"
        verbose_name_plural = "survei"
        ordering = ["kecamatan", "tahun", "periode"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "instrumen", "tahun", "periode"],
                name="survei_unik",
                violation_error_message="Survei periode ini sudah ada.",
            ),
        ]

    def __str__(self):
        return f"SKM {self.kecamatan} {self.tahun}"


class NilaiUnsur(Tercakup):
    """One unsur of a survey: the distribution of answers 1–4 (in percent of
    respondents), or the average alone, or nothing."""

    survei = models.ForeignKey(Survei, models.CASCADE, related_name="nilai")
    unsur = models.ForeignKey(UnsurSkm, models.PROTECT, related_name="nilai")
    persen_1 = kolom_nilai("tidak baik (%)")
    persen_2 = kolom_nilai("kurang baik (%)")
    persen_3 = kolom_nilai("baik (%)")
    persen_4 = kolom_nilai("sangat baik (%)")
    skor = kolom_nilai("skor 25–100")

    kecamatan_lookup = "survei__kecamatan"
    pengubah = Survei.pengubah
    harus_sama = (
        ("survei__instrumen", "unsur__instrumen", "Unsur ini milik instrumen lain."),
    )

    class Meta:
        verbose_name = "nilai unsur"
        verbose_name_plural = "nilai unsur"
        ordering = ["survei", "unsur__urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["survei", "unsur"],
                name="nilai_unsur_unik",
                violation_error_message="Unsur ini sudah diisi.",
            ),
            models.CheckConstraint(
                condition=Q(
                    persen_1__isnull=True,
                    persen_2__isnull=True,
                    persen_3__isnull=True,
                    persen_4__isnull=True,
                )
                | Q(
                    persen_1__isnull=False,
                    persen_2__isnull=False,
                    persen_3__isnull=False,
                    persen_4__isnull=False,
                ),
                name="nilai_unsur_utuh",
                violation_error_message="Isi keempat pilihan jawaban, atau kosongkan.",
            ),
        ]

    def __str__(self):
        return f"{self.unsur}"
