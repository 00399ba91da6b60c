"""The report of a kecamatan and year, and its versions that were issued."""

from datetime import date

from django.db import models

from dokumen.beku import sidik_pendek
from dokumen.berkas import nama_acak
from dokumen.models import DokumenResmi
from evaluasi.fakta.pelaporan import batas_penyampaian
from evaluasi.models import Lhe
from kecamatan.cakupan import Tercakup
from kecamatan.kolom import kolom_tahun
from kecamatan.models import Kabupaten, Kecamatan, MasaJabatan
from kecamatan.pilihan import Peran

from ..pilihan import Susunan

PENYUSUN = frozenset({Peran.OPERATOR, Peran.BAGIAN_ORGANISASI})


class Lkjip(Tercakup):
    """The report of one kecamatan and year: its arrangement, its signing, and
    the evaluation whose follow-up it tells."""

    kecamatan = models.ForeignKey(Kecamatan, models.PROTECT, related_name="lkjip")
    tahun = kolom_tahun()
    susunan = models.CharField(
        "susunan", max_length=15, choices=Susunan, default=Susunan.LENGKAP
    )
    tempat = models.CharField("tempat", max_length=100, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)
    penanda_tangan = models.ForeignKey(
        MasaJabatan, models.PROTECT, null=True, blank=True, related_name="lkjip"
    )
    lhe = models.ForeignKey(
        Lhe, models.PROTECT, null=True, blank=True, related_name="lkjip"
    )

    kecamatan_lookup = "kecamatan"
    pengubah = PENYUSUN
    harus_sama = (
        (
            "kecamatan",
            "penanda_tangan__kecamatan",
            "Penanda tangan menjabat di kecamatan lain.",
        ),
        ("kecamatan", "lhe__kecamatan", "LHE ini milik kecamatan lain."),
    )

    class Meta:
        verbose_name = "LKjIP"
        verbose_name_plural = "LKjIP"
        ordering = ["kecamatan", "tahun"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "tahun"],
                name="lkjip_unik",
                violation_error_message="LKjIP tahun ini sudah ada.",
            ),
        ]

    def __str__(self):
        return f"Laporan Kinerja {self.kecamatan} Tahun {self.tahun}"


class VersiLkjip(Tercakup):
    """One version of the report, from the draft that is reviewed to the issued one. What
    it says and when it was sent stands in `dokumen`, whose status it follows; a
    correction is the next one, which says why (`alasan`).

    `cetakan`: the PDF as it was printed from the frozen tree, kept with its fingerprint,
    so that a file in anybody's hands can be compared with it years later. Until it is
    there, `cetak_sejak` says since when somebody makes it, `galat_cetakan` why it
    failed.
    """

    lkjip = models.ForeignKey(Lkjip, models.PROTECT, related_name="versi")
    dokumen = models.OneToOneField(
        DokumenResmi, models.PROTECT, related_name="versi_lkjip"
    )
    alasan = models.TextField("alasan perbaikan", blank=True)
    terbit_pada = models.DateTimeField("terbit pada", null=True, blank=True)
    cetakan = models.FileField("cetakan PDF", upload_to=nama_acak, blank=True)
    sidik_cetakan = models.CharField(
        "sidik cetakan (SHA-256)", max_length=64, blank=True
    )
    cetak_sejak = models.DateTimeField("dicetak sejak", null=True, blank=True)
    galat_cetakan = models.CharField("sebab gagal dicetak", max_length=300, blank=True)

    kecamatan_lookup = "lkjip__kecamatan"
    pengubah = PENYUSUN
    harus_sama = (
        (
            "lkjip__kecamatan",
            "dokumen__kecamatan",
            "Dokumen ini milik kecamatan lain.",
        ),
    )

    class Meta:
        verbose_name = "versi LKjIP"
        verbose_name_plural = "versi LKjIP"
        ordering = ["lkjip", "-pk"]

    def __str__(self):
        lkjip = self.lkjip
        return f"{lkjip.kecamatan} {lkjip.tahun}, versi {self.dokumen.versi}"

    @property
    def sidik_pendek(self) -> str:
        """The fingerprint of what it says, as its print shows it."""
        return sidik_pendek(self.dokumen.sidik)


class JadwalLkjip(Tercakup):
    """By when the reports of a year are due in a regency. No row: the last day of
    February of the next year (`batas_umum`)."""

    kabupaten = models.ForeignKey(
        Kabupaten, models.PROTECT, related_name="jadwal_lkjip"
    )
    tahun = kolom_tahun("tahun laporan")
    batas = models.DateField("batas penyampaian")
    dasar = models.CharField("dasar", max_length=200, blank=True)

    kabupaten_lookup = "kabupaten"
    pengubah = frozenset({Peran.BAGIAN_ORGANISASI})

    class Meta:
        verbose_name = "jadwal LKjIP"
        verbose_name_plural = "jadwal LKjIP"
        ordering = ["kabupaten", "-tahun"]
        constraints = [
            models.UniqueConstraint(
                fields=["kabupaten", "tahun"],
                name="jadwal_lkjip_unik",
                violation_error_message="Batas untuk tahun laporan ini sudah ada.",
            ),
        ]

    def __str__(self):
        return f"Batas LKjIP {self.tahun}"

    @staticmethod
    def batas_umum(tahun: int) -> date:
        """The due date where the regency set none: two months after the year's end."""
        return batas_penyampaian(tahun)
