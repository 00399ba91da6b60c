"""The yearly promise: Perjanjian Kinerja (PermenPANRB 53/2014) and its plan."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from dokumen.models import DokumenResmi
from kecamatan.cakupan import ScopedQuerySet, Tercakup
from kecamatan.kolom import kolom_nilai, kolom_rupiah, kolom_tahun
from kecamatan.models import Kecamatan, MasaJabatan, UnitKerja
from kecamatan.pilihan import Peran

from ..pilihan import Asal, StatusPk, TingkatNomenklatur
from .anggaran import Nomenklatur
from .indikator import Indikator
from .renstra import IndikatorRenstra, Renstra

PENYUSUN_PK = frozenset({Peran.OPERATOR, Peran.BAGIAN_ORGANISASI})


class PerjanjianKinerjaQuerySet(ScopedQuerySet):
    def camat(self, kecamatan, tahun: int):
        """The camat's own agreements of a year, murni first."""
        return self.filter(
            kecamatan=kecamatan, tahun=tahun, unit__isnull=True
        ).order_by("perubahan_ke")

    def tahun_ber_pk(self, kecamatan) -> list[int]:
        """Years in which the camat has an agreement, oldest first."""
        return list(
            self.filter(kecamatan=kecamatan, unit__isnull=True)
            .order_by("tahun")
            .values_list("tahun", flat=True)
            .distinct()
        )


class PerjanjianKinerja(Tercakup):
    """One agreement of a year on one Renstra. `perubahan_ke` 0 is murni; an
    empty unit is the camat's own, others are cascaded from it."""

    kecamatan = models.ForeignKey(
        Kecamatan, models.PROTECT, related_name="perjanjian_kinerja"
    )
    tahun = kolom_tahun()
    perubahan_ke = models.PositiveSmallIntegerField("perubahan ke", default=0)
    unit = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, related_name="perjanjian"
    )
    renstra = models.ForeignKey(
        Renstra, models.PROTECT, related_name="perjanjian_kinerja"
    )
    asal = models.CharField("asal", max_length=12, choices=Asal)
    status = models.CharField(
        "status", max_length=12, choices=StatusPk, default=StatusPk.DRAF
    )
    nomor = models.CharField("nomor", max_length=100, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)
    tanggal_teks = models.CharField("tanggal tertulis", max_length=50, blank=True)
    tempat = models.CharField("tempat", max_length=100, blank=True)
    pertama = models.ForeignKey(
        MasaJabatan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pk_pertama",
        verbose_name="pihak pertama",
    )
    kedua = models.ForeignKey(
        MasaJabatan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pk_kedua",
        verbose_name="pihak kedua",
    )
    # Copies as signed: later corrections of a name must not rewrite a document.
    pertama_nama = models.CharField("nama pihak pertama", max_length=150, blank=True)
    pertama_jabatan = models.CharField(
        "jabatan pihak pertama", max_length=150, blank=True
    )
    pertama_nip = models.CharField("NIP pihak pertama", max_length=30, blank=True)
    kedua_nama = models.CharField("nama pihak kedua", max_length=150, blank=True)
    kedua_jabatan = models.CharField("jabatan pihak kedua", max_length=150, blank=True)
    alasan = models.TextField("alasan perubahan", blank=True)
    dokumen = models.OneToOneField(
        DokumenResmi, models.PROTECT, null=True, blank=True, related_name="perjanjian"
    )

    kecamatan_lookup = "kecamatan"
    pengubah = PENYUSUN_PK
    harus_sama = (
        ("kecamatan", "renstra__kecamatan", "Renstra ini milik kecamatan lain."),
        ("kecamatan", "unit__kecamatan", "Unit kerja ini milik kecamatan lain."),
        (
            "kecamatan",
            "pertama__kecamatan",
            "Pihak pertama menjabat di kecamatan lain.",
        ),
        (
            "kecamatan__kabupaten",
            "kedua__pejabat__kabupaten",
            "Pihak kedua milik kabupaten lain.",
        ),
        ("kecamatan", "dokumen__kecamatan", "Dokumen ini milik kecamatan lain."),
    )

    objects = PerjanjianKinerjaQuerySet.as_manager()

    class Meta:
        verbose_name = "Perjanjian Kinerja"
        verbose_name_plural = "Perjanjian Kinerja"
        ordering = ["kecamatan", "tahun", "perubahan_ke", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "tahun", "perubahan_ke"],
                condition=Q(unit__isnull=True),
                name="pk_camat_unik",
                violation_error_message="Perjanjian Kinerja ini sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["kecamatan", "tahun", "perubahan_ke", "unit"],
                condition=Q(unit__isnull=False),
                name="pk_unit_unik",
                violation_error_message="Perjanjian Kinerja unit ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusPk.DITETAPKAN)
                | Q(asal=Asal.TRANSKRIPSI)
                | Q(
                    tanggal__isnull=False,
                    pertama__isnull=False,
                    kedua__isnull=False,
                ),
                name="pk_ditetapkan_lengkap",
                violation_error_message=(
                    "Perjanjian Kinerja yang ditetapkan memerlukan tanggal dan kedua "
                    "pihak."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.sebutan} {self.tahun}"

    @property
    def sebutan(self) -> str:
        """Its official name: which change of the year's agreement it is."""
        if self.perubahan_ke == 0:
            return "Perjanjian Kinerja"
        ke = f" ke-{self.perubahan_ke}" if self.perubahan_ke > 1 else ""
        return f"Perjanjian Kinerja Perubahan{ke}"


class ButirPk(Tercakup):
    """One promised target, in the words as signed."""

    perjanjian = models.ForeignKey(
        PerjanjianKinerja, models.CASCADE, related_name="butir"
    )
    urutan = models.PositiveSmallIntegerField("urutan")
    nomor = models.CharField("nomor tertulis", max_length=10, blank=True)
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="butir_pk")
    butir_renstra = models.ForeignKey(
        IndikatorRenstra, models.PROTECT, null=True, blank=True, related_name="butir_pk"
    )
    uraian_kinerja = models.TextField("tujuan atau sasaran")
    uraian_indikator = models.TextField("indikator kinerja")
    nilai = kolom_nilai("target")
    predikat = models.CharField("predikat target", max_length=20, blank=True)

    kecamatan_lookup = "perjanjian__kecamatan"
    pengubah = PENYUSUN_PK
    harus_sama = (
        (
            "perjanjian__kecamatan",
            "indikator__kecamatan",
            "Indikator ini milik kecamatan lain.",
        ),
        ("indikator", "butir_renstra__indikator", "Tempat ini milik indikator lain."),
        (
            "perjanjian__renstra",
            "butir_renstra__renstra",
            "Tempat ini milik Renstra lain.",
        ),
    )

    class Meta:
        verbose_name = "butir Perjanjian Kinerja"
        verbose_name_plural = "butir Perjanjian Kinerja"
        ordering = ["perjanjian", "urutan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["perjanjian", "indikator"],
                name="butir_pk_unik",
                violation_error_message="Indikator ini sudah diperjanjikan.",
            ),
            models.CheckConstraint(
                condition=Q(nilai__isnull=False) | ~Q(predikat=""),
                name="butir_pk_bertarget",
                violation_error_message="Isi nilai atau predikat target.",
            ),
        ]

    def __str__(self):
        return self.uraian_indikator


class AnggaranPk(Tercakup):
    """The program budget as printed in the agreement: a fact of its own, later
    compared with the budget documents."""

    perjanjian = models.ForeignKey(
        PerjanjianKinerja, models.CASCADE, related_name="anggaran"
    )
    nomenklatur = models.ForeignKey(
        Nomenklatur, models.PROTECT, related_name="anggaran_pk"
    )
    urutan = models.PositiveSmallIntegerField("urutan")
    uraian = models.CharField("program tertulis", max_length=300)
    jumlah = kolom_rupiah("anggaran (Rp)")
    sumber_dana = models.CharField("keterangan", max_length=100, blank=True)

    kecamatan_lookup = "perjanjian__kecamatan"
    pengubah = PENYUSUN_PK
    harus_sama = (
        (
            "perjanjian__kecamatan__kabupaten",
            "nomenklatur__kabupaten",
            "Program ini milik kabupaten lain.",
        ),
    )

    class Meta:
        verbose_name = "anggaran Perjanjian Kinerja"
        verbose_name_plural = "anggaran Perjanjian Kinerja"
        ordering = ["perjanjian", "urutan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["perjanjian", "nomenklatur"],
                name="anggaran_pk_unik",
                violation_error_message="Program ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(jumlah__gte=0),
                name="anggaran_pk_tidak_negatif",
                violation_error_message="Anggaran tidak boleh kurang dari nol.",
            ),
        ]

    def __str__(self):
        return f"{self.uraian}: {self.jumlah}"

    def clean(self):
        super().clean()
        if self.nomenklatur.tingkat != TingkatNomenklatur.PROGRAM:
            raise ValidationError("Anggaran Perjanjian Kinerja dicatat per program.")


class RencanaAksi(Tercakup):
    """The target and steps of one promise in one quarter."""

    butir = models.ForeignKey(ButirPk, models.CASCADE, related_name="rencana_aksi")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    nilai = kolom_nilai("target triwulan")
    predikat = models.CharField("predikat", max_length=20, blank=True)
    uraian = models.TextField("langkah", blank=True)

    kecamatan_lookup = "butir__perjanjian__kecamatan"
    pengubah = PENYUSUN_PK

    class Meta:
        verbose_name = "rencana aksi"
        verbose_name_plural = "rencana aksi"
        ordering = ["butir", "triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["butir", "triwulan"],
                name="rencana_aksi_unik",
                violation_error_message="Rencana aksi triwulan ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(triwulan__gte=1, triwulan__lte=4),
                name="rencana_aksi_triwulan",
                violation_error_message="Triwulan bernilai 1 sampai 4.",
            ),
        ]

    def __str__(self):
        return f"{self.butir} TW{self.triwulan}"
