"""Medium-term plans: RPJMD of the regency, Renstra versions of a kecamatan."""

from django.db import models
from django.db.models import F, Q

from kecamatan.cakupan import Tercakup
from kecamatan.kolom import kolom_nilai, kolom_tahun
from kecamatan.models import Kabupaten, Kecamatan
from kecamatan.pilihan import Peran

from ..pilihan import JenisButirRpjmd, JenisIndikator, Kelompok, SumberTarget
from .anggaran import Nomenklatur
from .indikator import Indikator, Variabel

PERENCANA = frozenset({Peran.OPERATOR, Peran.BAPPEDA})


class Rpjmd(Tercakup):
    """The regency's plan for a term of the bupati."""

    kabupaten = models.ForeignKey(Kabupaten, models.PROTECT, related_name="rpjmd")
    awal = kolom_tahun("tahun awal")
    akhir = kolom_tahun("tahun akhir")
    dasar = models.CharField("dasar hukum", max_length=300, blank=True)
    visi = models.TextField("visi", blank=True)

    kabupaten_lookup = "kabupaten"
    pengubah = frozenset({Peran.BAPPEDA})

    class Meta:
        verbose_name = "RPJMD"
        verbose_name_plural = "RPJMD"
        ordering = ["kabupaten", "awal"]
        constraints = [
            models.UniqueConstraint(
                fields=["kabupaten", "awal", "akhir"],
                name="rpjmd_unik",
                violation_error_message="RPJMD periode ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(akhir__gt=F("awal")),
                name="rpjmd_urut",
                violation_error_message="Tahun akhir harus setelah tahun awal.",
            ),
        ]

    def __str__(self):
        return f"RPJMD {self.awal}–{self.akhir}"


class ButirRpjmd(Tercakup):
    """A misi, tujuan or sasaran of the RPJMD; one tree."""

    rpjmd = models.ForeignKey(Rpjmd, models.CASCADE, related_name="butir")
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="anak"
    )
    jenis = models.CharField("jenis", max_length=10, choices=JenisButirRpjmd)
    urutan = models.PositiveSmallIntegerField("urutan")
    uraian = models.TextField("uraian")

    kabupaten_lookup = "rpjmd__kabupaten"
    pengubah = frozenset({Peran.BAPPEDA})
    harus_sama = (("rpjmd", "induk__rpjmd", "Induk ini milik RPJMD lain."),)

    class Meta:
        verbose_name = "butir RPJMD"
        verbose_name_plural = "butir RPJMD"
        ordering = ["rpjmd", "jenis", "urutan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rpjmd", "jenis", "urutan"],
                name="butir_rpjmd_unik",
                violation_error_message="Nomor urut ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return self.uraian


class Renstra(Tercakup):
    """One version of a kecamatan's strategic plan. Periods may overlap: "the
    Renstra of 2025" does not exist; ask the PK for its Renstra."""

    kecamatan = models.ForeignKey(Kecamatan, models.PROTECT, related_name="renstra")
    rpjmd = models.ForeignKey(
        Rpjmd, models.PROTECT, null=True, blank=True, related_name="renstra"
    )
    awal = kolom_tahun("tahun awal")
    akhir = kolom_tahun("tahun akhir")
    versi = models.PositiveSmallIntegerField("perubahan ke", default=0)
    dasar = models.CharField("dasar hukum", max_length=300, blank=True)
    ditetapkan_pada = models.DateField("ditetapkan pada", null=True, blank=True)

    kecamatan_lookup = "kecamatan"
    pengubah = PERENCANA
    harus_sama = (
        ("kecamatan__kabupaten", "rpjmd__kabupaten", "RPJMD ini milik kabupaten lain."),
    )

    class Meta:
        verbose_name = "Renstra"
        verbose_name_plural = "Renstra"
        ordering = ["kecamatan", "awal", "akhir", "versi"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "awal", "akhir", "versi"],
                name="renstra_unik",
                violation_error_message="Versi Renstra periode ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(akhir__gt=F("awal")),
                name="renstra_urut",
                violation_error_message="Tahun akhir harus setelah tahun awal.",
            ),
        ]

    def __str__(self):
        perubahan = " (Perubahan)" if self.versi else ""
        return f"Renstra{perubahan} {self.awal}–{self.akhir}"


class Tujuan(Tercakup):
    renstra = models.ForeignKey(Renstra, models.CASCADE, related_name="tujuan")
    urutan = models.PositiveSmallIntegerField("urutan")
    uraian = models.TextField("uraian")
    mendukung = models.ForeignKey(
        ButirRpjmd, models.PROTECT, null=True, blank=True, related_name="tujuan"
    )
    kelompok = models.CharField("kelompok", max_length=10, choices=Kelompok, blank=True)

    kecamatan_lookup = "renstra__kecamatan"
    pengubah = PERENCANA
    harus_sama = (
        ("renstra__rpjmd", "mendukung__rpjmd", "Butir ini milik RPJMD lain."),
    )

    class Meta:
        verbose_name = "tujuan"
        verbose_name_plural = "tujuan"
        ordering = ["renstra", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["renstra", "urutan"],
                name="tujuan_urutan_unik",
                violation_error_message="Nomor urut tujuan ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return self.uraian


class Sasaran(Tercakup):
    tujuan = models.ForeignKey(Tujuan, models.CASCADE, related_name="sasaran")
    urutan = models.PositiveSmallIntegerField("urutan")
    uraian = models.TextField("uraian")
    mendukung = models.ForeignKey(
        ButirRpjmd, models.PROTECT, null=True, blank=True, related_name="sasaran"
    )
    strategi = models.TextField("strategi", blank=True)
    kebijakan = models.TextField("kebijakan", blank=True)

    kecamatan_lookup = "tujuan__renstra__kecamatan"
    pengubah = PERENCANA
    harus_sama = (
        ("tujuan__renstra__rpjmd", "mendukung__rpjmd", "Butir ini milik RPJMD lain."),
    )

    class Meta:
        verbose_name = "sasaran"
        verbose_name_plural = "sasaran"
        ordering = ["tujuan", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["tujuan", "urutan"],
                name="sasaran_urutan_unik",
                violation_error_message="Nomor urut sasaran ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return self.uraian


class IndikatorRenstra(Tercakup):
    """The place of a measure in one Renstra version: exactly one of tujuan,
    sasaran, or a node of the program tree."""

    renstra = models.ForeignKey(
        Renstra, models.CASCADE, related_name="indikator_renstra"
    )
    indikator = models.ForeignKey(
        Indikator, models.PROTECT, related_name="butir_renstra"
    )
    tujuan = models.ForeignKey(
        Tujuan, models.CASCADE, null=True, blank=True, related_name="indikator_renstra"
    )
    sasaran = models.ForeignKey(
        Sasaran, models.CASCADE, null=True, blank=True, related_name="indikator_renstra"
    )
    nomenklatur = models.ForeignKey(
        Nomenklatur,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="indikator_renstra",
    )
    jenis = models.CharField(
        "jenis", max_length=10, choices=JenisIndikator, default=JenisIndikator.HASIL
    )
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    baseline_tahun = kolom_tahun("tahun kondisi awal", null=True, blank=True)
    baseline_nilai = kolom_nilai("kondisi awal")
    baseline_predikat = models.CharField(
        "predikat kondisi awal", max_length=20, blank=True
    )

    kecamatan_lookup = "renstra__kecamatan"
    pengubah = PERENCANA
    harus_sama = (
        (
            "renstra__kecamatan",
            "indikator__kecamatan",
            "Indikator ini milik kecamatan lain.",
        ),
        ("renstra", "tujuan__renstra", "Tujuan ini milik Renstra lain."),
        ("renstra", "sasaran__tujuan__renstra", "Sasaran ini milik Renstra lain."),
        (
            "renstra__kecamatan__kabupaten",
            "nomenklatur__kabupaten",
            "Program ini milik kabupaten lain.",
        ),
    )

    class Meta:
        verbose_name = "indikator Renstra"
        verbose_name_plural = "indikator Renstra"
        ordering = ["renstra", "urutan", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(
                        tujuan__isnull=False,
                        sasaran__isnull=True,
                        nomenklatur__isnull=True,
                    )
                    | Q(
                        tujuan__isnull=True,
                        sasaran__isnull=False,
                        nomenklatur__isnull=True,
                    )
                    | Q(
                        tujuan__isnull=True,
                        sasaran__isnull=True,
                        nomenklatur__isnull=False,
                    )
                ),
                name="indikator_renstra_satu_tempat",
                violation_error_message=(
                    "Pilih tepat satu tempat: tujuan, sasaran, atau program."
                ),
            ),
            models.UniqueConstraint(
                fields=["tujuan", "indikator"],
                condition=Q(tujuan__isnull=False),
                name="indikator_tujuan_unik",
                violation_error_message="Indikator ini sudah ada pada tujuan itu.",
            ),
            models.UniqueConstraint(
                fields=["sasaran", "indikator"],
                condition=Q(sasaran__isnull=False),
                name="indikator_sasaran_unik",
                violation_error_message="Indikator ini sudah ada pada sasaran itu.",
            ),
            models.UniqueConstraint(
                fields=["renstra", "nomenklatur", "indikator"],
                condition=Q(nomenklatur__isnull=False),
                name="indikator_program_unik",
                violation_error_message="Indikator ini sudah ada pada program itu.",
            ),
        ]

    def __str__(self):
        return f"{self.indikator} ({self.renstra})"

    @property
    def tempat(self):
        """The tujuan, sasaran or program node it stands under."""
        return self.tujuan or self.sasaran or self.nomenklatur

    @property
    def tingkat(self) -> str:
        """ "tujuan", "sasaran", or the level of the program node."""
        if self.tujuan_id:
            return "tujuan"
        return "sasaran" if self.sasaran_id else self.nomenklatur.tingkat


class Target(Tercakup):
    """A promised value of one year. A predicate alone ("B") is possible in
    transcribed documents; then no percentage can be said."""

    butir = models.ForeignKey(IndikatorRenstra, models.CASCADE, related_name="target")
    tahun = kolom_tahun()
    sumber = models.CharField(
        "sumber", max_length=10, choices=SumberTarget, default=SumberTarget.RENSTRA
    )
    nilai = kolom_nilai("target")
    predikat = models.CharField("predikat", max_length=20, blank=True)

    kecamatan_lookup = "butir__renstra__kecamatan"
    pengubah = PERENCANA

    class Meta:
        verbose_name = "target"
        verbose_name_plural = "target"
        ordering = ["butir", "tahun", "sumber"]
        constraints = [
            models.UniqueConstraint(
                fields=["butir", "tahun", "sumber"],
                name="target_unik",
                violation_error_message="Target tahun ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(nilai__isnull=False) | ~Q(predikat=""),
                name="target_terisi",
                violation_error_message="Isi nilai atau predikat target.",
            ),
        ]

    def __str__(self):
        return f"{self.butir.indikator} {self.tahun}"


class TargetVariabel(Tercakup):
    """The part of a composite target for one component (KK 1.825, KTP 2.310)."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="variabel")
    variabel = models.ForeignKey(Variabel, models.PROTECT, related_name="target")
    nilai = kolom_nilai("target", null=False, blank=False)

    kecamatan_lookup = "target__butir__renstra__kecamatan"
    pengubah = PERENCANA
    harus_sama = (
        (
            "target__butir__indikator",
            "variabel__indikator",
            "Komponen ini milik indikator lain.",
        ),
    )

    class Meta:
        verbose_name = "target komponen"
        verbose_name_plural = "target komponen"
        ordering = ["target", "variabel"]
        constraints = [
            models.UniqueConstraint(
                fields=["target", "variabel"],
                name="target_variabel_unik",
                violation_error_message="Target komponen ini sudah ada.",
            ),
        ]

    def __str__(self):
        return f"{self.variabel}: {self.nilai}"


class DukunganProgram(Tercakup):
    """Whose budget counts for which sasaran. A program may support several:
    whole to each, counted once in totals."""

    sasaran = models.ForeignKey(Sasaran, models.CASCADE, related_name="dukungan")
    nomenklatur = models.ForeignKey(
        Nomenklatur, models.PROTECT, related_name="dukungan"
    )

    kecamatan_lookup = "sasaran__tujuan__renstra__kecamatan"
    pengubah = PERENCANA
    harus_sama = (
        (
            "sasaran__tujuan__renstra__kecamatan__kabupaten",
            "nomenklatur__kabupaten",
            "Program ini milik kabupaten lain.",
        ),
    )

    class Meta:
        verbose_name = "dukungan program"
        verbose_name_plural = "dukungan program"
        ordering = ["sasaran", "nomenklatur"]
        constraints = [
            models.UniqueConstraint(
                fields=["sasaran", "nomenklatur"],
                name="dukungan_unik",
                violation_error_message="Program ini sudah mendukung sasaran itu.",
            ),
        ]

    def __str__(self):
        return f"{self.nomenklatur} → {self.sasaran}"
