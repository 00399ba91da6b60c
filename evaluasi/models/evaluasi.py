"""An evaluation: who evaluates whom by which instrument, the worksheet, the grades."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from capaian.models import Bukti
from kecamatan.cakupan import Tercakup
from kecamatan.kolom import kolom_tahun
from kecamatan.models import Kabupaten, Kecamatan
from kecamatan.pilihan import Peran

from ..pilihan import JawabanTanggapan, StatusEvaluasi, TugasTim
from .instrumen import InstrumenLke, KriteriaLke, SubKomponenLke
from .tindakan_evaluasi import TindakanEvaluasi

PENGELOLA = frozenset({Peran.INSPEKTUR})
PENILAI = frozenset({Peran.EVALUATOR, Peran.INSPEKTUR})
PENGISI_MANDIRI = frozenset({Peran.OPERATOR})


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
        ]

    def __str__(self):
        periode = f" Triwulan {self.triwulan}" if self.triwulan else ""
        return f"Evaluasi SAKIP{periode} Tahun {self.tahun}"


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
    """What a person does in a team. Seeing a kecamatan still needs a Penugasan."""

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
                fields=["tim", "pengguna", "tugas"],
                name="anggota_tim_unik",
                violation_error_message="Orang ini sudah bertugas demikian di tim ini.",
            ),
        ]

    def __str__(self):
        return f"{self.pengguna} ({self.get_tugas_display()})"


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
