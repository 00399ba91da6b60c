"""One quarter of one kecamatan: what is sent, approved, verified and locked."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from iku.models import Indikator
from kecamatan.cakupan import ScopedQuerySet, Tercakup
from kecamatan.kolom import kolom_tahun
from kecamatan.models import Kecamatan
from kecamatan.pilihan import Peran

from ..pilihan import StatusTriwulan, TindakanTriwulan
from .tindakan_triwulan import TindakanPengukuran

# Where a picture of a quarter (TangkapanTriwulan) holds its money: no code is empty.
ANGGARAN = ""
ROMAWI = ("I", "II", "III", "IV")


class PengukuranTriwulanQuerySet(ScopedQuerySet):
    def dari(self, kecamatan: Kecamatan, tahun: int, triwulan: int):
        """The row of this quarter; made as a draft where there is none yet."""
        return self.get_or_create(kecamatan=kecamatan, tahun=tahun, triwulan=triwulan)[
            0
        ]

    def tersimpan(self, kecamatan: Kecamatan, tahun: int, triwulan: int):
        """The row of this quarter; an unsaved draft where there is none, so that
        looking at a page writes nothing."""
        kunci = {"kecamatan": kecamatan, "tahun": tahun, "triwulan": triwulan}
        ini = self.filter(**kunci).first() or self.model(**kunci)
        ini.kecamatan = kecamatan  # known already, its regency too
        return ini


class PengukuranTriwulan(TindakanPengukuran, Tercakup):
    """The measurement of one quarter (PermenPANRB 53/2014: pengukuran kinerja
    berkala). Whole-year values are measured with quarter IV.

    Realisations are not linked to it: it carries their state by (kecamatan, tahun,
    triwulan), and whoever saves one holds this row first.
    """

    kecamatan = models.ForeignKey(
        Kecamatan, models.PROTECT, related_name="pengukuran_triwulan"
    )
    tahun = kolom_tahun()
    triwulan = models.PositiveSmallIntegerField("triwulan")
    status = models.CharField(
        "status", max_length=12, choices=StatusTriwulan, default=StatusTriwulan.DRAF
    )
    diajukan_pada = models.DateTimeField("diajukan pada", null=True, blank=True)
    alasan_kembali = models.TextField("alasan pengembalian", blank=True)
    # Until when a returned quarter may be mended; empty: no end was set.
    perbaikan_sampai = models.DateTimeField("perbaikan sampai", null=True, blank=True)
    diubah_pada = models.DateTimeField("diubah pada", auto_now=True)

    kecamatan_lookup = "kecamatan"
    pengubah = frozenset({Peran.OPERATOR, Peran.CAMAT, Peran.BAGIAN_ORGANISASI})

    objects = PengukuranTriwulanQuerySet.as_manager()

    class Meta:
        verbose_name = "pengukuran triwulan"
        verbose_name_plural = "pengukuran triwulan"
        ordering = ["kecamatan", "tahun", "triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "tahun", "triwulan"],
                name="pengukuran_triwulan_unik",
                violation_error_message="Pengukuran triwulan ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(triwulan__gte=1, triwulan__lte=4),
                name="pengukuran_triwulan_1_4",
                violation_error_message="Triwulan bernilai 1 sampai 4.",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusTriwulan.DIKEMBALIKAN)
                | ~Q(alasan_kembali=""),
                name="pengukuran_dikembalikan_beralasan",
                violation_error_message="Tulis alasan pengembalian.",
            ),
        ]

    def __str__(self):
        return f"Triwulan {ROMAWI[self.triwulan - 1]} {self.tahun}"


class TangkapanTriwulan(Tercakup):
    """What a quarter said when an act was done on it: append-only. `isi` holds each
    realisation by the code of its indicator and the money spent below `ANGGARAN`,
    `sidik` its SHA-256."""

    pengukuran = models.ForeignKey(
        PengukuranTriwulan, models.PROTECT, related_name="tangkapan"
    )
    tindakan = models.CharField("tindakan", max_length=12, choices=TindakanTriwulan)
    pada = models.DateTimeField("pada", auto_now_add=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh"
    )
    isi = models.JSONField("isi", default=dict)
    sidik = models.CharField("sidik (SHA-256)", max_length=64)

    kecamatan_lookup = "pengukuran__kecamatan"

    class Meta:
        verbose_name = "tangkapan triwulan"
        verbose_name_plural = "tangkapan triwulan"
        ordering = ["pengukuran", "pk"]

    def __str__(self):
        return f"{self.pengukuran}: {self.get_tindakan_display()}"

    @property
    def banyak_indikator(self) -> int:
        return len(self.isi.keys() - {ANGGARAN})

    @property
    def ada_anggaran(self) -> bool:
        return bool(self.isi.get(ANGGARAN))


class PermintaanPerbaikan(Tercakup):
    """What one indicator of a returned quarter is to be mended for. It belongs to
    the last return only; a new return replaces the list."""

    pengukuran = models.ForeignKey(
        PengukuranTriwulan, models.CASCADE, related_name="perbaikan"
    )
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="perbaikan")
    alasan = models.TextField("yang perlu diperbaiki")

    kecamatan_lookup = "pengukuran__kecamatan"
    pengubah = frozenset({Peran.CAMAT, Peran.BAGIAN_ORGANISASI})
    harus_sama = (
        (
            "pengukuran__kecamatan",
            "indikator__kecamatan",
            "Indikator ini milik kecamatan lain.",
        ),
    )

    class Meta:
        verbose_name = "permintaan perbaikan"
        verbose_name_plural = "permintaan perbaikan"
        ordering = ["pengukuran", "indikator__kode"]
        constraints = [
            models.UniqueConstraint(
                fields=["pengukuran", "indikator"],
                name="permintaan_perbaikan_unik",
                violation_error_message="Indikator ini sudah ditandai.",
            ),
        ]

    def __str__(self):
        return f"{self.indikator}: {self.alasan}"


class PembukaanKunci(Tercakup):
    """A locked quarter asked to be opened, for one indicator (or, empty, for all),
    and the answer: `sampai` set: opened until then; refused: the reason."""

    pengukuran = models.ForeignKey(
        PengukuranTriwulan, models.PROTECT, related_name="pembukaan"
    )
    indikator = models.ForeignKey(
        Indikator,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pembukaan",
        verbose_name="indikator",
    )
    alasan = models.TextField("alasan")
    diminta_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    diminta_pada = models.DateTimeField("diminta pada", auto_now_add=True)
    dijawab_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    dijawab_pada = models.DateTimeField("dijawab pada", null=True, blank=True)
    sampai = models.DateTimeField("dibuka sampai", null=True, blank=True)
    alasan_tolak = models.TextField("alasan penolakan", blank=True)

    kecamatan_lookup = "pengukuran__kecamatan"
    pengubah = frozenset({Peran.BAGIAN_ORGANISASI})
    harus_sama = (
        (
            "pengukuran__kecamatan",
            "indikator__kecamatan",
            "Indikator ini milik kecamatan lain.",
        ),
    )

    class Meta:
        verbose_name = "pembukaan kunci"
        verbose_name_plural = "pembukaan kunci"
        ordering = ["pengukuran", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(dijawab_pada__isnull=True, sampai__isnull=True)
                | Q(
                    dijawab_pada__isnull=False,
                    dijawab_oleh__isnull=False,
                    sampai__isnull=False,
                )
                | (
                    Q(
                        dijawab_pada__isnull=False,
                        dijawab_oleh__isnull=False,
                        sampai__isnull=True,
                    )
                    & ~Q(alasan_tolak="")
                ),
                name="pembukaan_dijawab_lengkap",
                violation_error_message=(
                    "Jawaban memerlukan batas waktu, atau alasan penolakan."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.pengukuran}: {self.indikator or 'semua indikator'}"
