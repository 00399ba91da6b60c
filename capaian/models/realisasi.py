"""What was achieved: one value per indicator, year and period."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from iku.models import Indikator, Variabel
from iku.pilihan import TRIWULAN
from kecamatan.cakupan import ScopedQuerySet, Tercakup
from kecamatan.kolom import kolom_nilai, kolom_tahun
from kecamatan.pilihan import Peran

from ..pilihan import AsalRealisasi, Bentuk, StatusRealisasi

PENGISI = frozenset({Peran.OPERATOR, Peran.PENANGGUNG_JAWAB})


class Realisasi(Tercakup):
    """A realisation of one quarter, or (triwulan empty) of the whole year;
    never both for one indicator and year.

    `bentuk` says whether there is a value, whether it is computed from
    components, or why there is none. `versi` counts saves: a save names the
    version it saw, so that nobody overwrites another unseen.
    """

    indikator = models.ForeignKey(
        Indikator, models.PROTECT, related_name="realisasi", verbose_name="indikator"
    )
    tahun = kolom_tahun()
    triwulan = models.PositiveSmallIntegerField("triwulan", null=True, blank=True)
    bentuk = models.CharField("isi", max_length=10, choices=Bentuk)
    nilai = kolom_nilai("realisasi")
    predikat = models.CharField("predikat tertulis", max_length=20, blank=True)
    alasan_kosong = models.CharField(
        "alasan tidak ada data", max_length=300, blank=True
    )
    asal = models.CharField("asal", max_length=12, choices=AsalRealisasi)
    sumber = models.CharField("sumber data", max_length=300, blank=True)
    catatan = models.TextField("catatan", blank=True)
    status = models.CharField(
        "status",
        max_length=12,
        choices=StatusRealisasi,
        default=StatusRealisasi.DRAF,
    )
    versi = models.PositiveIntegerField("versi", default=1)
    diubah_pada = models.DateTimeField("diubah pada", auto_now=True)
    # Who wrote last, from which open page, and the how manieth save of that page it
    # was: one's own second tab is no conflict, and a save that arrives late does not
    # replace a later one.
    diubah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    jendela = models.CharField("halaman pengirim", max_length=32, blank=True)
    urut_kirim = models.PositiveIntegerField("urutan kiriman", default=0)

    kecamatan_lookup = "indikator__kecamatan"
    pengubah = PENGISI
    unit_lookup = tuple(f"indikator__{jalan}" for jalan in Indikator.unit_lookup)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "realisasi"
        verbose_name_plural = "realisasi"
        ordering = ["indikator", "tahun", "triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "tahun"],
                condition=Q(triwulan__isnull=True),
                name="realisasi_tahun_unik",
                violation_error_message="Realisasi tahun ini sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["indikator", "tahun", "triwulan"],
                condition=Q(triwulan__isnull=False),
                name="realisasi_triwulan_unik",
                violation_error_message="Realisasi triwulan ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(triwulan__isnull=True)
                | Q(triwulan__gte=1, triwulan__lte=4),
                name="realisasi_triwulan_1_4",
                violation_error_message="Triwulan bernilai 1 sampai 4.",
            ),
            models.CheckConstraint(
                condition=Q(bentuk=Bentuk.LANGSUNG, nilai__isnull=False)
                | Q(bentuk=Bentuk.VARIABEL, nilai__isnull=True)
                | (Q(bentuk=Bentuk.KOSONG, nilai__isnull=True) & ~Q(alasan_kosong="")),
                name="realisasi_isi_sesuai_bentuk",
                violation_error_message=(
                    "Isi nilainya, isi komponennya, atau beri alasan mengapa datanya "
                    "tidak tersedia."
                ),
            ),
        ]

    def __str__(self):
        periode = TRIWULAN.get(self.triwulan, "setahun")
        return f"{self.indikator}, {self.tahun} {periode}"

    def clean(self):
        super().clean()
        setahun = Realisasi.objects.filter(
            indikator=self.indikator,
            tahun=self.tahun,
            triwulan__isnull=self.triwulan is not None,
        )
        if setahun.exclude(pk=self.pk).exists():
            raise ValidationError(
                "Realisasi tahun ini sudah dicatat dengan cara lain: setahun penuh "
                "atau per triwulan, tidak keduanya."
            )


class RealisasiDikosongkan(Tercakup):
    """That a period was emptied, how often, and by which save: an entry that was sent
    before does not fill it again. It stays when the period is filled anew."""

    indikator = models.ForeignKey(
        Indikator, models.CASCADE, related_name="+", verbose_name="indikator"
    )
    tahun = kolom_tahun()
    triwulan = models.PositiveSmallIntegerField("triwulan", null=True, blank=True)
    versi = models.PositiveIntegerField("berapa kali dikosongkan", default=0)
    diubah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    jendela = models.CharField("halaman pengirim", max_length=32, blank=True)
    urut_kirim = models.PositiveIntegerField("urutan kiriman", default=0)

    kecamatan_lookup = "indikator__kecamatan"
    pengubah = PENGISI
    unit_lookup = Realisasi.unit_lookup

    class Meta:
        verbose_name = "realisasi yang dikosongkan"
        verbose_name_plural = "realisasi yang dikosongkan"
        ordering = ["indikator", "tahun", "triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "tahun"],
                condition=Q(triwulan__isnull=True),
                name="dikosongkan_tahun_unik",
                violation_error_message="Pengosongan tahun ini sudah tercatat.",
            ),
            models.UniqueConstraint(
                fields=["indikator", "tahun", "triwulan"],
                condition=Q(triwulan__isnull=False),
                name="dikosongkan_triwulan_unik",
                violation_error_message="Pengosongan triwulan ini sudah tercatat.",
            ),
        ]

    def __str__(self):
        return f"{self.indikator}, {self.tahun}: dikosongkan {self.versi} kali"


class NilaiVariabel(Tercakup):
    """The value of one component of a realisation's formula."""

    realisasi = models.ForeignKey(
        Realisasi, models.CASCADE, related_name="komponen", verbose_name="realisasi"
    )
    variabel = models.ForeignKey(
        Variabel, models.PROTECT, related_name="nilai", verbose_name="komponen"
    )
    nilai = kolom_nilai("nilai")
    keterangan = models.CharField("keterangan", max_length=300, blank=True)

    kecamatan_lookup = "realisasi__indikator__kecamatan"
    pengubah = PENGISI
    unit_lookup = tuple(f"realisasi__{jalan}" for jalan in Realisasi.unit_lookup)
    harus_sama = (
        (
            "realisasi__indikator",
            "variabel__indikator",
            "Komponen ini milik indikator lain.",
        ),
    )

    class Meta:
        verbose_name = "nilai komponen"
        verbose_name_plural = "nilai komponen"
        ordering = ["realisasi", "variabel__urutan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["realisasi", "variabel"],
                name="nilai_variabel_unik",
                violation_error_message="Komponen ini sudah diisi.",
            ),
        ]

    def __str__(self):
        return f"{self.variabel}: {self.nilai}"
