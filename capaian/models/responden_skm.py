"""Respondents of a survey and their answers. No name, no address: only what the
questionnaire of PermenPANRB 14/2017 asks, and none of it is obligatory."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from kecamatan.cakupan import Tercakup

from ..pilihan import CaraIsi, JenisKelamin, Pekerjaan, Pendidikan
from .skm import PANJANG_LAYANAN, Survei, UnsurSkm

PANJANG_SARAN = 1000
UMUR_TERMUDA, UMUR_TERTUA = 10, 120
NILAI_JAWABAN = (1, 2, 3, 4)


class RespondenSkm(Tercakup):
    """One filled questionnaire. `kunci` is the mark of the page on which a public
    answer was written: the same page sent twice is one answer."""

    survei = models.ForeignKey(
        Survei, models.CASCADE, related_name="daftar_responden", verbose_name="survei"
    )
    nomor = models.PositiveIntegerField("nomor kuesioner")
    tanggal = models.DateField("tanggal diisi", null=True, blank=True)
    layanan = models.CharField("jenis layanan", max_length=PANJANG_LAYANAN, blank=True)
    umur = models.PositiveSmallIntegerField("umur", null=True, blank=True)
    jenis_kelamin = models.CharField(
        "jenis kelamin", max_length=1, choices=JenisKelamin, blank=True
    )
    pendidikan = models.CharField(
        "pendidikan", max_length=10, choices=Pendidikan, blank=True
    )
    pekerjaan = models.CharField(
        "pekerjaan", max_length=10, choices=Pekerjaan, blank=True
    )
    saran = models.TextField("saran", max_length=PANJANG_SARAN, blank=True)
    cara = models.CharField(
        "cara mengisi", max_length=10, choices=CaraIsi, default=CaraIsi.KERTAS
    )
    kunci = models.CharField("tanda halaman", max_length=32, blank=True, editable=False)

    kecamatan_lookup = "survei__kecamatan"
    pengubah = Survei.pengubah

    class Meta:
        verbose_name = "kuesioner SKM"
        verbose_name_plural = "kuesioner SKM"
        ordering = ["survei", "nomor"]
        constraints = [
            models.UniqueConstraint(
                fields=["survei", "nomor"],
                name="responden_skm_nomor_unik",
                violation_error_message="Nomor kuesioner ini sudah dipakai.",
            ),
            models.UniqueConstraint(
                fields=["survei", "kunci"],
                condition=~Q(kunci=""),
                name="responden_skm_kunci_unik",
                violation_error_message="Jawaban ini sudah diterima.",
            ),
            models.CheckConstraint(
                condition=Q(umur__isnull=True)
                | Q(umur__gte=UMUR_TERMUDA, umur__lte=UMUR_TERTUA),
                name="responden_skm_umur",
                violation_error_message=f"Umur berkisar {UMUR_TERMUDA} sampai "
                f"{UMUR_TERTUA} tahun.",
            ),
        ]

    def __str__(self):
        return f"Kuesioner {self.nomor}"

    def clean(self):
        super().clean()
        if self.layanan and self.layanan not in self.survei.layanan:
            raise ValidationError(
                {"layanan": "Layanan ini tidak ada dalam daftar layanan survei."}
            )


class JawabanSkm(Tercakup):
    """One answer of a questionnaire: 1 (tidak baik) to 4 (sangat baik). An unsur
    that was left empty has no row."""

    responden = models.ForeignKey(
        RespondenSkm, models.CASCADE, related_name="jawaban", verbose_name="kuesioner"
    )
    unsur = models.ForeignKey(UnsurSkm, models.PROTECT, related_name="jawaban")
    nilai = models.PositiveSmallIntegerField("nilai")

    kecamatan_lookup = "responden__survei__kecamatan"
    pengubah = Survei.pengubah
    harus_sama = (
        (
            "responden__survei__instrumen",
            "unsur__instrumen",
            "Unsur ini milik instrumen lain.",
        ),
    )

    class Meta:
        verbose_name = "jawaban SKM"
        verbose_name_plural = "jawaban SKM"
        ordering = ["responden", "unsur__urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["responden", "unsur"],
                name="jawaban_skm_unik",
                violation_error_message="Unsur ini sudah dijawab.",
            ),
            models.CheckConstraint(
                condition=Q(nilai__gte=1, nilai__lte=4),
                name="jawaban_skm_1_4",
                violation_error_message="Jawaban bernilai 1 sampai 4.",
            ),
        ]

    def __str__(self):
        return f"{self.unsur}: {self.nilai}"
