"""An evaluation: the worksheet of one kecamatan and its grades."""

from django.db import models
from django.db.models import Q

from capaian.models import Bukti
from kecamatan.cakupan import Tercakup
from kecamatan.models import Kecamatan
from kecamatan.pilihan import Peran

from ..pilihan import JawabanTanggapan, StatusEvaluasi
from .instrumen import KriteriaLke, SubKomponenLke
from .kampanye import PeriodeEvaluasi, TimEvaluasi
from .tindakan_evaluasi import TindakanEvaluasi

PENILAI = frozenset({Peran.EVALUATOR, Peran.INSPEKTUR})
PENGISI_MANDIRI = frozenset({Peran.OPERATOR})


class Evaluasi(TindakanEvaluasi, Tercakup):
    """One kecamatan's evaluation in one campaign; the acts are in TindakanEvaluasi."""

    periode = models.ForeignKey(
        PeriodeEvaluasi, models.PROTECT, related_name="evaluasi"
    )
    kecamatan = models.ForeignKey(Kecamatan, models.PROTECT, related_name="evaluasi")
    tim = models.ForeignKey(
        TimEvaluasi, models.PROTECT, null=True, blank=True, related_name="evaluasi"
    )
    status = models.CharField(
        "tahap",
        max_length=12,
        choices=StatusEvaluasi,
        default=StatusEvaluasi.MANDIRI,
    )
    alasan_kembali = models.TextField("alasan pengembalian", blank=True)
    diubah_pada = models.DateTimeField("diubah pada", auto_now=True)

    kecamatan_lookup = "kecamatan"
    pengubah = PENILAI | PENGISI_MANDIRI | frozenset({Peran.CAMAT})
    harus_sama = (
        (
            "kecamatan__kabupaten",
            "periode__kabupaten",
            "Periode evaluasi ini milik kabupaten lain.",
        ),
        ("periode", "tim__periode", "Tim ini milik periode lain."),
    )

    class Meta:
        verbose_name = "evaluasi"
        verbose_name_plural = "evaluasi"
        ordering = ["periode", "kecamatan__kode"]
        constraints = [
            models.UniqueConstraint(
                fields=["periode", "kecamatan"],
                name="evaluasi_unik",
                violation_error_message="Kecamatan ini sudah ada dalam periode itu.",
            ),
        ]

    def __str__(self):
        return f"{self.periode}: {self.kecamatan}"


class JawabanLke(Tercakup):
    """One criterion of one worksheet: the kecamatan's own answer beside the
    evaluator's. Answers are codes of the instrument's PilihanJawaban, empty: not yet.
    `versi` counts saves, as everywhere."""

    evaluasi = models.ForeignKey(Evaluasi, models.CASCADE, related_name="jawaban")
    kriteria = models.ForeignKey(KriteriaLke, models.PROTECT, related_name="jawaban")
    mandiri = models.CharField("penilaian mandiri", max_length=5, blank=True)
    catatan_mandiri = models.TextField("catatan kecamatan", blank=True)
    nilai = models.CharField("penilaian evaluator", max_length=5, blank=True)
    catatan = models.TextField("catatan evaluator", blank=True)
    versi = models.PositiveIntegerField("versi", default=1)

    kecamatan_lookup = "evaluasi__kecamatan"
    pengubah = PENILAI | PENGISI_MANDIRI
    harus_sama = (
        (
            "evaluasi__periode__instrumen",
            "kriteria__sub__komponen__instrumen",
            "Kriteria ini milik instrumen lain.",
        ),
    )

    class Meta:
        verbose_name = "jawaban LKE"
        verbose_name_plural = "jawaban LKE"
        ordering = ["evaluasi", "kriteria"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluasi", "kriteria"],
                name="jawaban_lke_unik",
                violation_error_message="Kriteria ini sudah dijawab.",
            ),
        ]

    def __str__(self):
        return f"{self.kriteria}"


class LampiranLke(Tercakup):
    """Evidence of one criterion, with its page."""

    jawaban = models.ForeignKey(JawabanLke, models.CASCADE, related_name="lampiran")
    bukti = models.ForeignKey(Bukti, models.PROTECT, related_name="lampiran_lke")
    halaman = models.CharField("halaman", max_length=50, blank=True)

    kecamatan_lookup = "jawaban__evaluasi__kecamatan"
    pengubah = PENGISI_MANDIRI
    harus_sama = (
        (
            "jawaban__evaluasi__kecamatan",
            "bukti__kecamatan",
            "Bukti ini milik kecamatan lain.",
        ),
    )

    class Meta:
        verbose_name = "bukti LKE"
        verbose_name_plural = "bukti LKE"
        ordering = ["jawaban", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["jawaban", "bukti"],
                name="lampiran_lke_unik",
                violation_error_message="Bukti ini sudah terpasang di sini.",
            ),
        ]

    def __str__(self):
        return f"{self.bukti}"


class NilaiSub(Tercakup):
    """The grade of one sub-component. A and AA need a written reason."""

    evaluasi = models.ForeignKey(Evaluasi, models.CASCADE, related_name="nilai_sub")
    sub = models.ForeignKey(SubKomponenLke, models.PROTECT, related_name="nilai")
    nilai = models.CharField("nilai", max_length=3)
    alasan = models.TextField("alasan", blank=True)
    versi = models.PositiveIntegerField("versi", default=1)

    kecamatan_lookup = "evaluasi__kecamatan"
    pengubah = PENILAI
    harus_sama = (
        (
            "evaluasi__periode__instrumen",
            "sub__komponen__instrumen",
            "Sub-komponen ini milik instrumen lain.",
        ),
    )

    class Meta:
        verbose_name = "nilai sub-komponen"
        verbose_name_plural = "nilai sub-komponen"
        ordering = ["evaluasi", "sub__kode"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluasi", "sub"],
                name="nilai_sub_unik",
                violation_error_message="Sub-komponen ini sudah dinilai.",
            ),
            models.CheckConstraint(
                condition=~Q(nilai__in=("AA", "A")) | ~Q(alasan=""),
                name="nilai_sub_a_beralasan",
                violation_error_message=(
                    "Nilai A dan AA memerlukan alasan tertulis: apa yang dipertahankan "
                    "atau dilakukan lebih dari kriterianya."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.sub.kode}: {self.nilai}"


class TanggapanSub(Tercakup):
    """The kecamatan disputes a grade; the evaluator keeps or changes it."""

    evaluasi = models.ForeignKey(Evaluasi, models.CASCADE, related_name="tanggapan")
    sub = models.ForeignKey(SubKomponenLke, models.PROTECT, related_name="tanggapan")
    isi = models.TextField("tanggapan kecamatan")
    nilai_semula = models.CharField("nilai semula", max_length=3)
    jawaban = models.CharField(
        "jawaban", max_length=10, choices=JawabanTanggapan, blank=True
    )
    alasan = models.TextField("alasan jawaban", blank=True)

    kecamatan_lookup = "evaluasi__kecamatan"
    pengubah = PENILAI | PENGISI_MANDIRI
    harus_sama = NilaiSub.harus_sama

    class Meta:
        verbose_name = "tanggapan"
        verbose_name_plural = "tanggapan"
        ordering = ["evaluasi", "sub__kode"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluasi", "sub"],
                name="tanggapan_sub_unik",
                violation_error_message="Sub-komponen ini sudah ditanggapi.",
            ),
            models.CheckConstraint(
                condition=Q(jawaban="") | ~Q(alasan=""),
                name="tanggapan_dijawab_beralasan",
                violation_error_message="Tulis alasan jawaban atas tanggapan ini.",
            ),
        ]

    def __str__(self):
        return f"{self.sub.kode}: {self.isi}"
