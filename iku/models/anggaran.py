"""Program, kegiatan, sub kegiatan: one tree; and the money planned on it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from kecamatan.cakupan import ScopedQuerySet, Tercakup
from kecamatan.kolom import kolom_rupiah, kolom_tahun
from kecamatan.models import Kabupaten, Kecamatan
from kecamatan.pilihan import Peran

from ..pilihan import JenisAnggaran, JenisBelanja, TingkatNomenklatur


class Nomenklatur(Tercakup):
    """A node of the tree. Empty kabupaten: national (Kepmendagri); local rows
    have no code where the law gives none (before 2021)."""

    kabupaten = models.ForeignKey(
        Kabupaten, models.PROTECT, null=True, blank=True, related_name="nomenklatur"
    )
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="anak"
    )
    tingkat = models.CharField("tingkat", max_length=15, choices=TingkatNomenklatur)
    kode = models.CharField("kode", max_length=30, blank=True)
    nama = models.CharField("nama", max_length=400)
    mulai = kolom_tahun("berlaku mulai tahun", null=True, blank=True)
    selesai = kolom_tahun("berlaku sampai tahun", null=True, blank=True)
    urutan = models.PositiveIntegerField("urutan", default=0)

    kabupaten_lookup = "kabupaten"
    nasional = True
    pengubah = frozenset({Peran.BAPPEDA})
    harus_sama = (("kabupaten", "induk__kabupaten", "Induk ini milik kabupaten lain."),)

    class Meta:
        verbose_name = "nomenklatur"
        verbose_name_plural = "nomenklatur"
        ordering = ["urutan", "kode", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kode", "mulai"],
                condition=~Q(kode="") & Q(kabupaten__isnull=True, mulai__isnull=False),
                name="nomenklatur_nasional_unik",
                violation_error_message="Kode nomenklatur ini sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["kode"],
                condition=~Q(kode="") & Q(kabupaten__isnull=True, mulai__isnull=True),
                name="nomenklatur_nasional_tanpa_tahun_unik",
                violation_error_message="Kode nomenklatur ini sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["kabupaten", "kode"],
                condition=~Q(kode="") & Q(kabupaten__isnull=False),
                name="nomenklatur_lokal_unik",
                violation_error_message="Kode nomenklatur ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(induk__isnull=False)
                | Q(
                    tingkat__in=[
                        TingkatNomenklatur.KELOMPOK,
                        TingkatNomenklatur.PROGRAM,
                    ]
                ),
                name="nomenklatur_akar",
                violation_error_message=("Kegiatan dan sub kegiatan memerlukan induk."),
            ),
        ]

    def __str__(self):
        return f"{self.kode} {self.nama}".strip()


class DokumenAnggaranQuerySet(ScopedQuerySet):
    def terakhir(self, kecamatan, tahun: int):
        """The budget document in force at the year's end, or None: the one
        that absorption is measured against."""
        return (
            self.filter(kecamatan=kecamatan, tahun=tahun)
            .exclude(jenis=JenisAnggaran.RENCANA)
            .order_by("-urutan")
            .first()
        )


class DokumenAnggaran(Tercakup):
    """DPA of a year: murni, pergeseran 1..n, perubahan, in their order."""

    kecamatan = models.ForeignKey(
        Kecamatan, models.PROTECT, related_name="dokumen_anggaran"
    )
    tahun = kolom_tahun()
    urutan = models.PositiveSmallIntegerField("urutan")
    jenis = models.CharField("jenis", max_length=12, choices=JenisAnggaran)
    tanggal = models.DateField("tanggal", null=True, blank=True)
    tanggal_teks = models.CharField("tanggal tertulis", max_length=50, blank=True)
    dasar = models.CharField("nomor atau dasar", max_length=200, blank=True)

    kecamatan_lookup = "kecamatan"
    pengubah = frozenset({Peran.OPERATOR, Peran.BAPPEDA})

    objects = DokumenAnggaranQuerySet.as_manager()

    class Meta:
        verbose_name = "dokumen anggaran"
        verbose_name_plural = "dokumen anggaran"
        ordering = ["kecamatan", "tahun", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "tahun", "urutan"],
                name="dokumen_anggaran_unik",
                violation_error_message="Urutan dokumen anggaran ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return f"Anggaran {self.get_jenis_display()} {self.tahun}"


class Pagu(Tercakup):
    """The amount of one node in one budget document, at the lowest node that
    is known: never at a node and at its descendant."""

    dokumen = models.ForeignKey(DokumenAnggaran, models.CASCADE, related_name="pagu")
    nomenklatur = models.ForeignKey(Nomenklatur, models.PROTECT, related_name="pagu")
    jumlah = kolom_rupiah("jumlah (Rp)")

    kecamatan_lookup = "dokumen__kecamatan"
    pengubah = DokumenAnggaran.pengubah
    harus_sama = (
        (
            "dokumen__kecamatan__kabupaten",
            "nomenklatur__kabupaten",
            "Program ini milik kabupaten lain.",
        ),
    )

    class Meta:
        verbose_name = "pagu"
        verbose_name_plural = "pagu"
        ordering = ["dokumen", "nomenklatur__urutan", "nomenklatur__kode", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dokumen", "nomenklatur"],
                name="pagu_unik",
                violation_error_message="Pagu untuk baris ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(jumlah__gte=0),
                name="pagu_tidak_negatif",
                violation_error_message="Pagu tidak boleh kurang dari nol.",
            ),
        ]

    def __str__(self):
        return f"{self.nomenklatur}: {self.jumlah}"

    def clean(self):
        super().clean()
        tolak_atasan_dan_bawahan(
            self.nomenklatur, self.dokumen.pagu.exclude(pk=self.pk)
        )


class PaguJenisBelanja(Tercakup):
    """The other cut of the same total: operasi/modal, or as 2020 had it."""

    dokumen = models.ForeignKey(
        DokumenAnggaran, models.CASCADE, related_name="pagu_jenis"
    )
    jenis = models.CharField("jenis belanja", max_length=15, choices=JenisBelanja)
    jumlah = kolom_rupiah("jumlah (Rp)")

    kecamatan_lookup = "dokumen__kecamatan"
    pengubah = DokumenAnggaran.pengubah

    class Meta:
        verbose_name = "pagu jenis belanja"
        verbose_name_plural = "pagu jenis belanja"
        ordering = ["dokumen", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dokumen", "jenis"],
                name="pagu_jenis_unik",
                violation_error_message="Jenis belanja ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(jumlah__gte=0),
                name="pagu_jenis_tidak_negatif",
                violation_error_message="Pagu tidak boleh kurang dari nol.",
            ),
        ]

    def __str__(self):
        return f"{self.get_jenis_display()}: {self.jumlah}"


def tolak_atasan_dan_bawahan(node: Nomenklatur, baris) -> None:
    """Refuse an amount at a node when one stands above or below it already.

    `baris`: the other amounts of the same document or period. Raises
    ValidationError naming the other node.
    """
    atasan, induk = set(), node.induk
    while induk is not None:
        atasan.add(induk.pk)
        induk = induk.induk
    for lain in baris.select_related("nomenklatur__induk__induk"):
        jalur, induk = set(), lain.nomenklatur.induk
        while induk is not None:
            jalur.add(induk.pk)
            induk = induk.induk
        if lain.nomenklatur_id in atasan or node.pk in jalur:
            raise ValidationError(
                f"Jumlah untuk “{lain.nomenklatur}” sudah dicatat. Catat jumlah hanya "
                "pada tingkat terbawah, supaya tidak terhitung dua kali."
            )
