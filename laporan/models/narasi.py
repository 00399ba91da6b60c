"""What people write in a report, and what they say to one another about it."""

from django.db import models
from django.db.models import Q

from iku.models import Nomenklatur, Sasaran, Tujuan
from kecamatan.cakupan import Tercakup
from kecamatan.kolom import kolom_tahun
from kecamatan.models import Kecamatan, Pengguna

from ..pilihan import Bagian
from .lkjip import PENYUSUN
from .tindakan_narasi import TindakanNarasi


class Narasi(TindakanNarasi, Tercakup):
    """A text of the report that a person wrote: paragraphs, and lists marked
    "- " or "1. ". `sasaran`, `tujuan`, `nomenklatur` say what it speaks of
    where a part speaks of several. A row may wait for its text: then it only says
    who writes it."""

    kecamatan = models.ForeignKey(Kecamatan, models.PROTECT, related_name="narasi")
    tahun = kolom_tahun()
    bagian = models.CharField("bagian", max_length=20, choices=Bagian)
    tujuan = models.ForeignKey(Tujuan, models.CASCADE, null=True, blank=True)
    sasaran = models.ForeignKey(Sasaran, models.CASCADE, null=True, blank=True)
    nomenklatur = models.ForeignKey(Nomenklatur, models.PROTECT, null=True, blank=True)
    isi = models.TextField("isi", blank=True)
    siap = models.BooleanField("siap", default=False)
    penanggung_jawab = models.ForeignKey(
        Pengguna,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="penanggung jawab",
    )
    # Raised by each change of the text; who saves says which one was read.
    versi = models.PositiveIntegerField(default=1)

    kecamatan_lookup = "kecamatan"
    pengubah = PENYUSUN
    harus_sama = (
        ("kecamatan", "tujuan__renstra__kecamatan", "Tujuan ini milik kecamatan lain."),
        (
            "kecamatan",
            "sasaran__tujuan__renstra__kecamatan",
            "Sasaran ini milik kecamatan lain.",
        ),
        (
            "kecamatan__kabupaten",
            "nomenklatur__kabupaten",
            "Program ini milik kabupaten lain.",
        ),
    )

    class Meta:
        verbose_name = "narasi"
        verbose_name_plural = "narasi"
        ordering = ["kecamatan", "tahun", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(siap=False) | ~Q(isi=""),
                name="narasi_siap_berisi",
                violation_error_message="Bagian yang kosong belum dapat disebut siap.",
            ),
            models.UniqueConstraint(
                fields=["kecamatan", "tahun", "bagian"],
                condition=Q(
                    tujuan__isnull=True,
                    sasaran__isnull=True,
                    nomenklatur__isnull=True,
                ),
                name="narasi_bagian_unik",
                violation_error_message="Bagian ini sudah ditulis.",
            ),
            models.UniqueConstraint(
                fields=["kecamatan", "tahun", "bagian", "tujuan"],
                condition=Q(tujuan__isnull=False),
                name="narasi_tujuan_unik",
                violation_error_message="Bagian ini sudah ditulis.",
            ),
            models.UniqueConstraint(
                fields=["kecamatan", "tahun", "bagian", "sasaran"],
                condition=Q(sasaran__isnull=False, nomenklatur__isnull=True),
                name="narasi_sasaran_unik",
                violation_error_message="Bagian ini sudah ditulis.",
            ),
            models.UniqueConstraint(
                fields=["kecamatan", "tahun", "bagian", "sasaran", "nomenklatur"],
                condition=Q(sasaran__isnull=False, nomenklatur__isnull=False),
                name="narasi_program_sasaran_unik",
                violation_error_message="Bagian ini sudah ditulis.",
            ),
            models.UniqueConstraint(
                fields=["kecamatan", "tahun", "bagian", "nomenklatur"],
                condition=Q(sasaran__isnull=True, nomenklatur__isnull=False),
                name="narasi_program_unik",
                violation_error_message="Bagian ini sudah ditulis.",
            ),
        ]

    def __str__(self):
        return f"{self.get_bagian_display()} {self.tahun}"


class KomentarNarasi(Tercakup):
    """A remark on a part, until somebody says that it was dealt with."""

    narasi = models.ForeignKey(Narasi, models.CASCADE, related_name="komentar")
    penulis = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    isi = models.TextField("komentar", max_length=2000)
    pada = models.DateTimeField(auto_now_add=True)
    selesai_oleh = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="+"
    )
    selesai_pada = models.DateTimeField(null=True, blank=True)

    kecamatan_lookup = "narasi__kecamatan"
    pengubah = PENYUSUN

    class Meta:
        verbose_name = "komentar narasi"
        verbose_name_plural = "komentar narasi"
        ordering = ["narasi", "pada", "pk"]

    def __str__(self):
        return self.isi[:60]
