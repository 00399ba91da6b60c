"""The Indeks Pelayanan Publik of one kecamatan and year: F-01, F-02, F-03, the value."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from dokumen.berkas import nama_acak
from kecamatan.cakupan import Tercakup
from kecamatan.kolom import kolom_nilai, kolom_tahun
from kecamatan.models import Kecamatan
from kecamatan.pilihan import Peran

from ..pilihan import JalurF03, StatusIpp
from .ipp import (
    SKOR_TERTINGGI,
    AturanIpp,
    IndikatorIpp,
    InstrumenIpp,
    PertanyaanIpp,
)
from .tindakan_ipp import TindakanIpp

PENGISI_IPP = frozenset({Peran.OPERATOR, Peran.BAGIAN_ORGANISASI})


class PenilaianIpp(TindakanIpp, Tercakup):
    """One assessment. F-01 is written while it is draf or dikembalikan, F-02 while it
    is diajukan; ditetapkan holds value, rule and day, and takes no change."""

    kecamatan = models.ForeignKey(
        Kecamatan, models.PROTECT, related_name="penilaian_ipp"
    )
    tahun = kolom_tahun()
    instrumen = models.ForeignKey(
        InstrumenIpp, models.PROTECT, related_name="penilaian"
    )
    status = models.CharField(
        "status", max_length=12, choices=StatusIpp, default=StatusIpp.DRAF
    )
    diajukan_pada = models.DateTimeField("diajukan pada", null=True, blank=True)
    diajukan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="ipp_diajukan",
        verbose_name="diajukan oleh",
    )
    alasan_kembali = models.TextField("alasan pengembalian", blank=True)

    # F-03: the address of the public form, and from when to when it takes answers.
    token = models.CharField(
        "kunci alamat F-03", max_length=43, unique=True, editable=False
    )
    f03_mulai = models.DateField("F-03 dibuka", null=True, blank=True)
    f03_selesai = models.DateField("F-03 ditutup", null=True, blank=True)

    # Filled when it is ditetapkan.
    aturan = models.ForeignKey(
        AturanIpp,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="penilaian",
        verbose_name="aturan yang dipakai",
    )
    tanggal = models.DateField("tanggal penetapan", null=True, blank=True)
    nilai_f02 = kolom_nilai("nilai F-02")
    nilai_f03 = kolom_nilai("nilai F-03 yang dihitung")
    responden = models.PositiveIntegerField("responden F-03", null=True, blank=True)
    nilai = kolom_nilai("nilai IPP")
    kategori = models.CharField("kategori", max_length=2, blank=True)
    nomor_ba = models.CharField("nomor berita acara", max_length=100, blank=True)
    tanggal_ba = models.DateField("tanggal berita acara", null=True, blank=True)
    berkas_ba = models.FileField(
        "berita acara (PDF)", upload_to=nama_acak, max_length=200, blank=True
    )
    nama_berkas_ba = models.CharField("nama berkas", max_length=255, blank=True)
    sidik_ba = models.CharField("sidik berkas (SHA-256)", max_length=64, blank=True)

    kecamatan_lookup = "kecamatan"
    pengubah = PENGISI_IPP
    harus_sama = (
        (
            "kecamatan__kabupaten",
            "instrumen__kabupaten",
            "Instrumen ini milik kabupaten lain.",
        ),
        (
            "kecamatan__kabupaten",
            "aturan__kabupaten",
            "Aturan ini milik kabupaten lain.",
        ),
    )

    class Meta:
        verbose_name = "penilaian IPP"
        verbose_name_plural = "penilaian IPP"
        ordering = ["kecamatan", "tahun"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "tahun"],
                name="penilaian_ipp_unik",
                violation_error_message="Penilaian IPP tahun ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusIpp.DITETAPKAN)
                | Q(nilai__isnull=False, tanggal__isnull=False, aturan__isnull=False),
                name="penilaian_ipp_ditetapkan_bernilai",
                violation_error_message=(
                    "Penetapan memerlukan nilai, tanggal, dan aturan penghitungan."
                ),
            ),
            models.CheckConstraint(
                condition=Q(nilai__isnull=True) | Q(nilai__gte=0, nilai__lte=5),
                name="penilaian_ipp_0_5",
                violation_error_message="Nilai IPP berkisar 0 sampai 5.",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusIpp.DIKEMBALIKAN) | ~Q(alasan_kembali=""),
                name="penilaian_ipp_dikembalikan_beralasan",
                violation_error_message="Tulis alasan pengembalian.",
            ),
            models.CheckConstraint(
                condition=Q(f03_mulai__isnull=True, f03_selesai__isnull=True)
                | Q(
                    f03_mulai__isnull=False,
                    f03_selesai__isnull=False,
                    f03_selesai__gte=models.F("f03_mulai"),
                ),
                name="penilaian_ipp_f03_urut",
                violation_error_message=(
                    "Isi tanggal buka dan tanggal tutup F-03, tutup tidak sebelum buka."
                ),
            ),
        ]

    def __str__(self):
        return f"Penilaian IPP {self.tahun}"


class JawabanIpp(Tercakup):
    """One indicator: what the kecamatan answered (F-01) and what Bagian Organisasi
    found (F-02). Empty scores are "not yet"; 0 is a level like any other."""

    penilaian = models.ForeignKey(
        PenilaianIpp, models.CASCADE, related_name="jawaban", verbose_name="penilaian"
    )
    indikator = models.ForeignKey(
        IndikatorIpp, models.PROTECT, related_name="jawaban", verbose_name="indikator"
    )
    f01 = models.PositiveSmallIntegerField(
        "skor F-01", null=True, blank=True, validators=[MaxValueValidator(5)]
    )
    f01_catatan = models.TextField("catatan F-01", blank=True, max_length=2000)
    f01_bukti = models.CharField("bukti dukung", max_length=500, blank=True)
    f02 = models.PositiveSmallIntegerField(
        "skor F-02", null=True, blank=True, validators=[MaxValueValidator(5)]
    )
    f02_catatan = models.TextField("catatan F-02", blank=True, max_length=2000)

    kecamatan_lookup = "penilaian__kecamatan"
    pengubah = PENGISI_IPP
    harus_sama = (
        (
            "penilaian__instrumen",
            "indikator__aspek__instrumen",
            "Indikator ini milik instrumen lain.",
        ),
    )

    class Meta:
        verbose_name = "jawaban IPP"
        verbose_name_plural = "jawaban IPP"
        ordering = ["penilaian", "indikator__nomor"]
        constraints = [
            models.UniqueConstraint(
                fields=["penilaian", "indikator"],
                name="jawaban_ipp_unik",
                violation_error_message="Indikator ini sudah dijawab.",
            ),
            models.CheckConstraint(
                condition=Q(f01__isnull=True) | Q(f01__lte=SKOR_TERTINGGI),
                name="jawaban_ipp_f01_0_5",
                violation_error_message="Skor F-01 bernilai 0 sampai 5.",
            ),
            models.CheckConstraint(
                condition=Q(f02__isnull=True) | Q(f02__lte=SKOR_TERTINGGI),
                name="jawaban_ipp_f02_0_5",
                violation_error_message="Skor F-02 bernilai 0 sampai 5.",
            ),
        ]

    def __str__(self):
        return f"{self.indikator}"


class ResponsF03(Tercakup):
    """One filled-in F-03. No name: nothing here tells who answered. `kunci` belongs to
    one page load, so that a form sent twice is stored once."""

    penilaian = models.ForeignKey(
        PenilaianIpp, models.CASCADE, related_name="respons", verbose_name="penilaian"
    )
    nomor = models.PositiveIntegerField("nomor responden")
    jalur = models.CharField("jalur", max_length=10, choices=JalurF03)
    kunci = models.UUIDField("kunci kiriman", null=True, blank=True, editable=False)
    saran = models.TextField("saran", blank=True, max_length=1000)
    pada = models.DateTimeField("diterima pada", auto_now_add=True)

    kecamatan_lookup = "penilaian__kecamatan"
    pengubah = PENGISI_IPP

    class Meta:
        verbose_name = "respons F-03"
        verbose_name_plural = "respons F-03"
        ordering = ["penilaian", "nomor"]
        constraints = [
            models.UniqueConstraint(
                fields=["penilaian", "nomor"],
                name="respons_f03_unik",
                violation_error_message="Nomor responden ini sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["kunci"],
                name="respons_f03_kunci_unik",
                violation_error_message="Jawaban ini sudah diterima.",
            ),
        ]

    def __str__(self):
        return f"Responden {self.nomor}"


class NilaiF03(Tercakup):
    """The answer to one question, 0 to 5."""

    respons = models.ForeignKey(ResponsF03, models.CASCADE, related_name="nilai")
    pertanyaan = models.ForeignKey(
        PertanyaanIpp, models.PROTECT, related_name="nilai", verbose_name="pertanyaan"
    )
    nilai = models.PositiveSmallIntegerField("nilai")

    kecamatan_lookup = "respons__penilaian__kecamatan"
    pengubah = PENGISI_IPP
    harus_sama = (
        (
            "respons__penilaian__instrumen",
            "pertanyaan__aspek__instrumen",
            "Pertanyaan ini milik instrumen lain.",
        ),
    )

    class Meta:
        verbose_name = "jawaban F-03"
        verbose_name_plural = "jawaban F-03"
        ordering = ["respons", "pertanyaan__nomor"]
        constraints = [
            models.UniqueConstraint(
                fields=["respons", "pertanyaan"],
                name="nilai_f03_unik",
                violation_error_message="Pertanyaan ini sudah dijawab.",
            ),
            models.CheckConstraint(
                condition=Q(nilai__lte=SKOR_TERTINGGI),
                name="nilai_f03_0_5",
                violation_error_message="Jawaban bernilai 0 sampai 5.",
            ),
        ]

    def __str__(self):
        return f"{self.pertanyaan}: {self.nilai}"

    def clean(self):
        super().clean()
        if self.nilai is not None and self.nilai > SKOR_TERTINGGI:
            raise ValidationError("Jawaban bernilai 0 sampai 5.")
