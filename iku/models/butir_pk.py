"""What an agreement promises and with which money: its rows, as signed.

Once the agreement is ditetapkan the database itself refuses every change of them
(`iku.pembekuan`).
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from kecamatan.cakupan import Tercakup
from kecamatan.kolom import kolom_nilai, kolom_rupiah

from ..pilihan import StatusPk, TingkatNomenklatur
from .anggaran import Nomenklatur
from .indikator import Indikator
from .perjanjian import PENYUSUN_PK, PerjanjianKinerja
from .renstra import IndikatorRenstra

SUDAH_DITETAPKAN = (
    "Perjanjian Kinerja ini sudah ditetapkan, sehingga isinya tidak dapat diubah. Buat "
    "Perjanjian Kinerja Perubahan untuk memperbaikinya."
)
BUKAN_KINERJA_ATASAN = (
    "Kinerja yang didukung bukan bagian dari perjanjian atasan. Pilih salah satu dari "
    "perjanjian yang menjadi induknya."
)


class IsiPk(Tercakup):
    """A row of an agreement: open to change only until that is ditetapkan."""

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.perjanjian.status == StatusPk.DITETAPKAN:
            raise ValidationError(SUDAH_DITETAPKAN)


class ButirPk(IsiPk):
    """One promised target, in the words as signed. `mendukung`: the promise of the
    agreement above (`induk`) that it contributes to (PermenPANRB 89/2021, penjenjangan
    kinerja); empty in the camat's own."""

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
    mendukung = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pendukung",
        verbose_name="mendukung kinerja atasan",
    )

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
        (
            "perjanjian__kecamatan",
            "mendukung__perjanjian__kecamatan",
            "Kinerja yang didukung milik kecamatan lain.",
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

    def clean(self):
        super().clean()
        if self.mendukung is None:
            return
        # An empty induk is no equal of theirs: no pair of `harus_sama` says that.
        if self.mendukung.perjanjian_id != self.perjanjian.induk_id:
            raise ValidationError(BUKAN_KINERJA_ATASAN)


class AnggaranPk(IsiPk):
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
        return self.uraian

    def clean(self):
        super().clean()
        program = self.nomenklatur.tingkat == TingkatNomenklatur.PROGRAM
        # Agreements below the camat carry their own kegiatan and sub kegiatan.
        if not (program or self.perjanjian.unit_id):
            raise ValidationError("Anggaran Perjanjian Kinerja dicatat per program.")
