"""Instruments of the Indeks Pelayanan Publik (PermenPANRB 29/2022 and 5/2023): what is
asked in F-01/F-02 and F-03, and by which rule a regency reckons."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from kecamatan.cakupan import ScopedQuerySet, Tercakup
from kecamatan.kolom import kolom_tahun
from kecamatan.models import Kabupaten
from kecamatan.pilihan import Peran

from ..pilihan import CaraF02, CaraF03, JenisLayananIpp, KurangResponden

PENETAP = frozenset({Peran.BAGIAN_ORGANISASI})
SKOR_TERTINGGI = 5


class MenurutTahun(ScopedQuerySet):
    """Versions with a first year; a regency's own goes before the national one."""

    def berlaku(self, kabupaten: Kabupaten, tahun: int):
        """The version in force for a regency and year, or None."""
        return (
            self.filter(Q(kabupaten=kabupaten) | Q(kabupaten__isnull=True))
            .filter(mulai__lte=tahun)
            .order_by(F("kabupaten").desc(nulls_last=True), "-mulai", "-pk")
            .first()
        )


class InstrumenIppQuerySet(MenurutTahun):
    def berbobot(self):
        """Those whose aspects all have a weight: only they give a value."""
        return self.exclude(aspek__bobot__isnull=True).filter(aspek__isnull=False)

    def tatap_muka(self, kabupaten: Kabupaten, tahun: int):
        """What a kecamatan is judged by: jenis A in force, or None."""
        jenis_a = self.filter(jenis=JenisLayananIpp.TATAP_MUKA).berbobot().distinct()
        return jenis_a.berlaku(kabupaten, tahun)


class InstrumenIpp(Tercakup):
    """A version of the forms: jenis A for services face to face, B for online ones."""

    kabupaten = models.ForeignKey(
        Kabupaten, models.PROTECT, null=True, blank=True, related_name="instrumen_ipp"
    )
    kode = models.CharField("kode", max_length=30, unique=True)
    nama = models.CharField("nama", max_length=150)
    jenis = models.CharField("jenis layanan", max_length=1, choices=JenisLayananIpp)
    dasar = models.CharField("dasar", max_length=200, blank=True)
    mulai = kolom_tahun("berlaku mulai tahun")

    kabupaten_lookup = "kabupaten"
    nasional = True
    pengubah = PENETAP

    objects = InstrumenIppQuerySet.as_manager()

    class Meta:
        verbose_name = "instrumen IPP"
        verbose_name_plural = "instrumen IPP"
        ordering = ["mulai", "pk"]

    def __str__(self):
        return self.nama


class AspekIpp(Tercakup):
    """`bobot` in percent of F-02; 0 is recorded and not counted, empty is not known
    (then no F-02 can be reckoned)."""

    instrumen = models.ForeignKey(
        InstrumenIpp, models.CASCADE, related_name="aspek", verbose_name="instrumen"
    )
    kode = models.CharField("kode", max_length=5)
    nama = models.CharField("nama", max_length=150)
    bobot = models.PositiveSmallIntegerField("bobot (%)", null=True, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan")

    kabupaten_lookup = "instrumen__kabupaten"
    nasional = True
    pengubah = PENETAP

    class Meta:
        verbose_name = "aspek IPP"
        verbose_name_plural = "aspek IPP"
        ordering = ["instrumen", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrumen", "kode"],
                name="aspek_ipp_unik",
                violation_error_message="Kode aspek ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return self.nama


class IndikatorIpp(Tercakup):
    """An indicator of F-01 and F-02. `skala`: what each level 0–5 means, in order."""

    aspek = models.ForeignKey(
        AspekIpp, models.CASCADE, related_name="indikator", verbose_name="aspek"
    )
    nomor = models.PositiveSmallIntegerField("nomor")
    uraian = models.CharField("indikator", max_length=300)
    bobot = models.PositiveSmallIntegerField(
        "bobot dalam aspek (%)", null=True, blank=True
    )
    skala = models.JSONField("arti skor 0–5", default=list)

    kabupaten_lookup = "aspek__instrumen__kabupaten"
    nasional = True
    pengubah = PENETAP

    class Meta:
        verbose_name = "indikator IPP"
        verbose_name_plural = "indikator IPP"
        ordering = ["aspek__instrumen", "nomor"]
        constraints = [
            models.UniqueConstraint(
                fields=["aspek", "nomor"],
                name="indikator_ipp_unik",
                violation_error_message="Nomor indikator ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return f"{self.nomor}. {self.uraian}"

    def clean(self):
        super().clean()
        if self.skala and len(self.skala) != SKOR_TERTINGGI + 1:
            raise ValidationError("Skala indikator memuat enam arti, skor 0 sampai 5.")


class PertanyaanIpp(Tercakup):
    """A question of F-03, which users of the service answer with 0 to 5."""

    aspek = models.ForeignKey(
        AspekIpp, models.CASCADE, related_name="pertanyaan", verbose_name="aspek"
    )
    nomor = models.PositiveSmallIntegerField("nomor")
    uraian = models.CharField("pertanyaan", max_length=300)

    kabupaten_lookup = "aspek__instrumen__kabupaten"
    nasional = True
    pengubah = PENETAP

    class Meta:
        verbose_name = "pertanyaan F-03"
        verbose_name_plural = "pertanyaan F-03"
        ordering = ["aspek__instrumen", "nomor"]
        constraints = [
            models.UniqueConstraint(
                fields=["aspek", "nomor"],
                name="pertanyaan_ipp_unik",
                violation_error_message="Nomor pertanyaan ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return f"{self.nomor}. {self.uraian}"


class AturanIpp(Tercakup):
    """How a regency reckons from a year on; without a row of its own the national one
    holds. What a determined value was reckoned by is not changed any more."""

    kabupaten = models.ForeignKey(
        Kabupaten, models.PROTECT, null=True, blank=True, related_name="aturan_ipp"
    )
    mulai = kolom_tahun("berlaku mulai tahun")
    cara_f02 = models.CharField("cara menghitung F-02", max_length=10, choices=CaraF02)
    cara_f03 = models.CharField("cara menghitung F-03", max_length=10, choices=CaraF03)
    responden_minimum = models.PositiveSmallIntegerField(
        "responden F-03 paling sedikit"
    )
    bila_kurang = models.CharField(
        "bila responden kurang", max_length=10, choices=KurangResponden
    )
    dasar = models.CharField(
        "dasar",
        max_length=300,
        help_text="Keputusan atau petunjuk yang menetapkan cara ini.",
    )

    kabupaten_lookup = "kabupaten"
    nasional = True
    pengubah = PENETAP

    objects = MenurutTahun.as_manager()

    class Meta:
        verbose_name = "aturan IPP"
        verbose_name_plural = "aturan IPP"
        ordering = ["kabupaten", "-mulai"]
        constraints = [
            models.UniqueConstraint(
                fields=["kabupaten", "mulai"],
                name="aturan_ipp_unik",
                violation_error_message="Aturan IPP mulai tahun ini sudah ada.",
            ),
        ]

    def __str__(self):
        return f"Aturan IPP mulai {self.mulai}"

    def clean(self):
        super().clean()
        if self.pk and self.penilaian.exists():
            raise ValidationError(
                "Aturan ini sudah dipakai pada penetapan nilai dan tidak dapat diubah. "
                "Buat aturan baru yang berlaku mulai tahun berikutnya."
            )
