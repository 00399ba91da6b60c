"""Survei Kepuasan Masyarakat (PermenPANRB 14/2017; older lists until 2020)."""

from secrets import token_urlsafe

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from kecamatan.cakupan import ScopedQuerySet, Tercakup
from kecamatan.kolom import kolom_nilai, kolom_tahun
from kecamatan.models import Kabupaten, Kecamatan
from kecamatan.pilihan import Peran

from ..pilihan import AsalSurvei, PeriodeSurvei, StatusSurvei

PANJANG_LAYANAN = 150
LAYANAN_TERBANYAK = 50


def token_baru() -> str:
    """The secret part of a survey's public address: 128 random bits."""
    return token_urlsafe(16)


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
    """One unsur of a questionnaire: its question, and its four answers in words.
    Where a list was only transcribed from a report they are empty."""

    instrumen = models.ForeignKey(
        InstrumenSkm, models.CASCADE, related_name="unsur", verbose_name="instrumen"
    )
    kode = models.CharField("kode", max_length=10)
    nama = models.CharField("nama", max_length=150)
    urutan = models.PositiveSmallIntegerField("urutan")
    pertanyaan = models.CharField("pertanyaan", max_length=300, blank=True)
    jawaban_1 = models.CharField("jawaban bernilai 1", max_length=100, blank=True)
    jawaban_2 = models.CharField("jawaban bernilai 2", max_length=100, blank=True)
    jawaban_3 = models.CharField("jawaban bernilai 3", max_length=100, blank=True)
    jawaban_4 = models.CharField("jawaban bernilai 4", max_length=100, blank=True)

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


class SurveiQuerySet(ScopedQuerySet):
    def selesai(self):
        """Surveys whose figures do not change any more: those that count."""
        return self.filter(status__in=SELESAI)


SELESAI = (StatusSurvei.DITUTUP, StatusSurvei.DITERBITKAN)


class Survei(Tercakup):
    """One survey of one kecamatan. Its figures come from answers that are gathered
    here (RespondenSkm), or from a summary (NilaiUnsur); `asal` says which.

    `responden` is the number that a summary states. `token` is the secret part of
    the public address; it is no right of any official, so no form shows it.
    """

    kecamatan = models.ForeignKey(Kecamatan, models.PROTECT, related_name="survei")
    instrumen = models.ForeignKey(
        InstrumenSkm, models.PROTECT, related_name="survei", verbose_name="daftar unsur"
    )
    tahun = kolom_tahun()
    periode = models.CharField(
        "periode", max_length=50, choices=PeriodeSurvei, default=PeriodeSurvei.TAHUN
    )
    asal = models.CharField(
        "asal nilai", max_length=10, choices=AsalSurvei, default=AsalSurvei.DOKUMEN
    )
    mulai = models.DateField("tanggal mulai", null=True, blank=True)
    selesai = models.DateField("tanggal selesai", null=True, blank=True)
    populasi = models.PositiveIntegerField(
        "populasi penerima layanan", null=True, blank=True
    )
    layanan = models.JSONField("jenis layanan", default=list, blank=True)
    responden = models.PositiveIntegerField("jumlah responden", null=True, blank=True)
    sumber = models.CharField("sumber data", max_length=200, blank=True)
    status = models.CharField(
        "status", max_length=12, choices=StatusSurvei, default=StatusSurvei.DRAF
    )
    token = models.CharField(
        "tanda alamat publik",
        max_length=32,
        unique=True,
        editable=False,
        default=token_baru,
    )

    kecamatan_lookup = "kecamatan"
    pengubah = frozenset({Peran.OPERATOR, Peran.BAGIAN_ORGANISASI})
    harus_sama = (
        (
            "kecamatan__kabupaten",
            "instrumen__kabupaten",
            "Instrumen ini milik kabupaten lain.",
        ),
    )

    objects = SurveiQuerySet.as_manager()

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
            models.CheckConstraint(
                condition=Q(mulai__isnull=True)
                | Q(selesai__isnull=True)
                | Q(selesai__gte=F("mulai")),
                name="survei_urut",
                violation_error_message="Tanggal selesai mendahului tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusSurvei.TERBUKA)
                | Q(mulai__isnull=False, selesai__isnull=False),
                name="survei_terbuka_berjadwal",
                violation_error_message="Isi tanggal mulai dan selesai sebelum survei "
                "dibuka.",
            ),
        ]

    def __str__(self):
        return f"SKM {self.kecamatan} {self.tahun}{self.nama_periode}"

    @property
    def nama_periode(self) -> str:
        """ " Semester I", or nothing where it is of the whole year."""
        if self.periode == PeriodeSurvei.TAHUN:
            return ""
        return f" {self.get_periode_display()}"

    @property
    def dihitung(self) -> bool:
        """Whether its figures are computed from answers that are gathered here."""
        return self.asal == AsalSurvei.JAWABAN

    @property
    def tertutup(self) -> bool:
        return self.status in SELESAI

    def terbuka_pada(self, hari) -> bool:
        """Whether the public form takes answers on this day."""
        return (
            self.dihitung
            and self.status == StatusSurvei.TERBUKA
            and self.mulai <= hari <= self.selesai
        )

    def clean(self):
        super().clean()
        periksa_layanan(self.layanan)


def periksa_layanan(daftar) -> None:
    """ValidationError, with a sentence, where this is no list of services."""
    if not isinstance(daftar, list) or not all(isinstance(s, str) for s in daftar):
        raise ValidationError({"layanan": "Tulis satu jenis layanan tiap baris."})
    if len(daftar) > LAYANAN_TERBANYAK:
        pesan = f"Paling banyak {LAYANAN_TERBANYAK} jenis layanan."
        raise ValidationError({"layanan": pesan})
    if any(not s.strip() or len(s) > PANJANG_LAYANAN for s in daftar):
        pesan = f"Nama layanan paling panjang {PANJANG_LAYANAN} huruf."
        raise ValidationError({"layanan": pesan})
    if len({s.casefold() for s in daftar}) < len(daftar):
        raise ValidationError({"layanan": "Satu jenis layanan tertulis dua kali."})


class NilaiUnsur(Tercakup):
    """One unsur of a summary: the distribution of answers 1–4 (in percent of
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
            models.CheckConstraint(
                condition=Q(skor__isnull=True) | Q(skor__gte=25, skor__lte=100),
                name="nilai_unsur_skor_25_100",
                violation_error_message="Skor unsur berkisar 25 sampai 100.",
            ),
            models.CheckConstraint(
                condition=Q(persen_1__isnull=True)
                | Q(persen_1__gte=0, persen_2__gte=0, persen_3__gte=0, persen_4__gte=0),
                name="nilai_unsur_persen_positif",
                violation_error_message="Persentase jawaban tidak boleh kurang dari "
                "nol.",
            ),
        ]

    def __str__(self):
        return f"{self.unsur}"
