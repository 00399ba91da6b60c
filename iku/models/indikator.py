"""The measure itself. It has no level and no Renstra: realisations hang here,
its places in plans are IndikatorRenstra, its promises ButirPk."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from kecamatan.cakupan import Tercakup
from kecamatan.models import Kabupaten, Kecamatan, UnitKerja
from kecamatan.pilihan import Peran

from ..pilihan import Agregasi, Arah, Cara, Frekuensi, StatusPk

# What the figures of a signed agreement rest on.
DIBEKUKAN = ("satuan", "arah", "cara", "rumus")


PESAN_BEKU = (
    "Indikator ini sudah diperjanjikan dalam Perjanjian Kinerja yang ditetapkan, "
    "sehingga bagian ini tidak dapat diubah. Buat indikator baru dengan indikator ini "
    "sebagai pendahulu."
)


class Acuan(Tercakup):
    """The regency-wide kin of a measure (IKM, SAKIP, IPP of all 31): the key
    for benchmarks and for comparing kecamatan."""

    kabupaten = models.ForeignKey(Kabupaten, models.PROTECT, related_name="acuan")
    kode = models.CharField("kode", max_length=20)
    nama = models.CharField("nama", max_length=150)

    kabupaten_lookup = "kabupaten"
    pengubah = frozenset({Peran.BAGIAN_ORGANISASI})

    class Meta:
        verbose_name = "acuan indikator"
        verbose_name_plural = "acuan indikator"
        ordering = ["kabupaten", "kode"]
        constraints = [
            models.UniqueConstraint(
                fields=["kabupaten", "kode"],
                name="acuan_kode_unik",
                violation_error_message="Kode acuan ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return self.nama


class Indikator(Tercakup):
    """What is measured, in which unit, in which direction, how computed.

    The same measure in two Renstra is one row. `pendahulu` links a forerunner
    only where formula or meaning changed; the trend then marks the break.
    """

    kecamatan = models.ForeignKey(
        Kecamatan, models.PROTECT, related_name="indikator", verbose_name="kecamatan"
    )
    kode = models.CharField("kode", max_length=40)
    nama = models.CharField("nama", max_length=300)
    acuan = models.ForeignKey(
        Acuan, models.PROTECT, null=True, blank=True, related_name="indikator"
    )
    satuan = models.CharField("satuan", max_length=50)
    arah = models.CharField("arah", max_length=5, choices=Arah)
    agregasi = models.CharField("nilai tahunan", max_length=10, choices=Agregasi)
    frekuensi = models.CharField(
        "frekuensi pengukuran",
        max_length=10,
        choices=Frekuensi,
        default=Frekuensi.TAHUNAN,
    )
    cara = models.CharField("cara memperoleh nilai", max_length=15, choices=Cara)
    rumus = models.CharField("rumus", max_length=200, blank=True)
    definisi = models.TextField("definisi operasional", blank=True)
    formulasi = models.TextField("formulasi pengukuran", blank=True)
    sumber_data = models.CharField("sumber data", max_length=200, blank=True)
    pendahulu = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="penerus"
    )
    # Who answers where no decree says so: most indicators below sasaran never
    # stand in one. A decree's own words are on ButirSkIku.
    penanggung_jawab = models.ManyToManyField(
        UnitKerja,
        blank=True,
        related_name="indikator",
        verbose_name="unit penanggung jawab",
    )
    lintas_unit = models.ManyToManyField(
        UnitKerja,
        blank=True,
        related_name="indikator_lintas",
        verbose_name="unit yang ikut mendukung",
    )

    kecamatan_lookup = "kecamatan"
    pengubah = frozenset({Peran.BAGIAN_ORGANISASI})
    unit_lookup = ("butir_sk__penanggung_jawab", "penanggung_jawab")
    harus_sama = (
        (
            "kecamatan__kabupaten",
            "acuan__kabupaten",
            "Acuan ini milik kabupaten lain.",
        ),
        (
            "kecamatan",
            "pendahulu__kecamatan",
            "Indikator pendahulu milik kecamatan lain.",
        ),
    )

    class Meta:
        verbose_name = "indikator"
        verbose_name_plural = "indikator"
        ordering = ["kecamatan", "kode"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "kode"],
                name="indikator_kode_unik",
                violation_error_message="Kode indikator ini sudah dipakai.",
            ),
            models.CheckConstraint(
                condition=(Q(cara=Cara.RUMUS) & ~Q(rumus=""))
                | (~Q(cara=Cara.RUMUS) & Q(rumus="")),
                name="indikator_rumus_sesuai_cara",
                violation_error_message=(
                    "Rumus diisi bila, dan hanya bila, nilai dihitung dari komponen."
                ),
            ),
            models.CheckConstraint(
                condition=Q(pendahulu__isnull=True) | ~Q(pendahulu=F("pk")),
                name="indikator_bukan_pendahulu_sendiri",
                violation_error_message=(
                    "Indikator tidak dapat menjadi pendahulu dirinya sendiri."
                ),
            ),
        ]

    def __str__(self):
        return self.nama

    def diperjanjikan(self) -> bool:
        """Whether an agreement that is in force promises this measure."""
        return self.butir_pk.filter(perjanjian__status=StatusPk.DITETAPKAN).exists()

    def clean(self):
        super().clean()
        if self.pk is not None:
            self._tolak_pendahulu_melingkar()
            self._tolak_ubah_yang_diperjanjikan()

    def _tolak_pendahulu_melingkar(self) -> None:
        satu = self.pendahulu
        while satu is not None:
            if satu.pk == self.pk:
                raise ValidationError(
                    {
                        "pendahulu": "Indikator ini sendiri menjadi pendahulu dari "
                        "indikator yang dipilih. Pilih yang lain."
                    }
                )
            satu = satu.pendahulu

    def _tolak_ubah_yang_diperjanjikan(self) -> None:
        lama = Indikator.objects.get(pk=self.pk)
        berubah = [k for k in DIBEKUKAN if getattr(self, k) != getattr(lama, k)]
        # Quarters (rows of the room capaian, by their reverse name) make a year
        # in the way that was agreed on.
        if (
            self.agregasi != lama.agregasi
            and self.realisasi.filter(triwulan__isnull=False).exists()
        ):
            berubah.append("agregasi")
        if berubah and self.diperjanjikan():
            raise ValidationError({kunci: PESAN_BEKU for kunci in berubah})


class Variabel(Tercakup):
    """A named component of an indicator's formula, with its own unit; also one
    of the items of an indicator that counts several (KK, KTP, akta)."""

    indikator = models.ForeignKey(
        Indikator, models.CASCADE, related_name="variabel", verbose_name="indikator"
    )
    kode = models.CharField("kode", max_length=30)
    nama = models.CharField("nama", max_length=300)
    satuan = models.CharField("satuan", max_length=50)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)

    kecamatan_lookup = "indikator__kecamatan"
    pengubah = Indikator.pengubah

    class Meta:
        verbose_name = "komponen rumus"
        verbose_name_plural = "komponen rumus"
        ordering = ["indikator", "urutan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "kode"],
                name="variabel_kode_unik",
                violation_error_message="Kode komponen ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return self.nama

    def clean(self):
        super().clean()
        if not self.indikator.diperjanjikan():
            return
        lama = Variabel.objects.filter(pk=self.pk).first()
        if lama is None or (lama.kode, lama.satuan) != (self.kode, self.satuan):
            raise ValidationError(PESAN_BEKU)
