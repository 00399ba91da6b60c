"""Review of a performance report before it goes out (PermenPANRB 53/2014, lampiran III):
the checklist as versioned data, and one review of one report.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from dokumen.models import DokumenResmi
from dokumen.pilihan import JenisDokumen
from kecamatan.cakupan import ScopedQuerySet, Tercakup
from kecamatan.kolom import kolom_tahun
from kecamatan.models import Kabupaten, Kecamatan, MasaJabatan, Pengguna
from kecamatan.pilihan import Peran

from ..pilihan import AspekReviu, JawabanReviu, StatusReviu
from .tindakan_reviu import TindakanReviu

PEREVIU = frozenset({Peran.EVALUATOR, Peran.INSPEKTUR})


class InstrumenReviu(Tercakup):
    """A version of the checklist. Empty kabupaten: the national one. `keterangan`
    says what of it could not be checked against the regulation."""

    kabupaten = models.ForeignKey(
        Kabupaten, models.PROTECT, null=True, blank=True, related_name="instrumen_reviu"
    )
    kode = models.CharField("kode", max_length=30, unique=True)
    nama = models.CharField("nama", max_length=150)
    dasar = models.CharField("dasar hukum", max_length=200, blank=True)
    mulai = kolom_tahun("berlaku mulai tahun")
    keterangan = models.TextField("keterangan", blank=True)

    kabupaten_lookup = "kabupaten"
    nasional = True
    pengubah = frozenset({Peran.INSPEKTUR})

    class Meta:
        verbose_name = "instrumen reviu"
        verbose_name_plural = "instrumen reviu"
        ordering = ["-mulai", "kode"]

    def __str__(self):
        return self.nama


class ButirReviu(Tercakup):
    """One statement of the checklist. `bersyarat`: it asks only where an earlier
    answer is no, so "tidak berlaku" is an answer, too."""

    instrumen = models.ForeignKey(InstrumenReviu, models.CASCADE, related_name="butir")
    aspek = models.CharField("aspek", max_length=10, choices=AspekReviu)
    urutan = models.PositiveSmallIntegerField("urutan")
    nomor = models.PositiveSmallIntegerField("nomor dalam aspek")
    pernyataan = models.TextField("pernyataan")
    bersyarat = models.BooleanField("bersyarat", default=False)

    kabupaten_lookup = "instrumen__kabupaten"
    nasional = True
    pengubah = frozenset({Peran.INSPEKTUR})

    class Meta:
        verbose_name = "butir reviu"
        verbose_name_plural = "butir reviu"
        ordering = ["instrumen", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrumen", "aspek", "nomor"],
                name="butir_reviu_unik",
                violation_error_message="Nomor butir ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return f"{self.get_aspek_display()} {self.nomor}"

    @property
    def pilihan(self) -> list[tuple[str, str]]:
        """The answers it takes, as (code, word)."""
        return [
            (kode, nama)
            for kode, nama in JawabanReviu.choices
            if self.bersyarat or kode != JawabanReviu.TIDAK_BERLAKU
        ]


class AturanReviu(Tercakup):
    """Whether a regency has the reports of its kecamatan reviewed, from a year on."""

    kabupaten = models.ForeignKey(
        Kabupaten, models.PROTECT, related_name="aturan_reviu"
    )
    mulai = kolom_tahun("berlaku mulai tahun laporan")
    wajib = models.BooleanField("LKjIP wajib direviu sebelum ditandatangani")
    dasar = models.CharField("dasar", max_length=200, blank=True)

    kabupaten_lookup = "kabupaten"
    pengubah = frozenset({Peran.INSPEKTUR})

    class Meta:
        verbose_name = "aturan reviu"
        verbose_name_plural = "aturan reviu"
        ordering = ["kabupaten", "-mulai"]
        constraints = [
            models.UniqueConstraint(
                fields=["kabupaten", "mulai"],
                name="aturan_reviu_unik",
                violation_error_message="Aturan mulai tahun ini sudah ada.",
            ),
        ]

    def __str__(self):
        return f"{'Wajib' if self.wajib else 'Tidak wajib'} mulai {self.mulai}"


class ReviuQuerySet(ScopedQuerySet):
    def terbit(self):
        """Those that are issued, the newest first."""
        return self.filter(status=StatusReviu.TERBIT).order_by("-tanggal", "-pk")


class Reviu(TindakanReviu, Tercakup):
    """The review of one LKjIP. `sidik_laporan`: what the report said when the review
    was issued; `hasil`: the statement with its notes, frozen then."""

    kecamatan = models.ForeignKey(Kecamatan, models.PROTECT, related_name="reviu")
    tahun = kolom_tahun()
    laporan = models.ForeignKey(DokumenResmi, models.PROTECT, related_name="reviu")
    instrumen = models.ForeignKey(InstrumenReviu, models.PROTECT, related_name="reviu")
    status = models.CharField(
        "status", max_length=10, choices=StatusReviu, default=StatusReviu.DRAF
    )
    pereviu = models.ForeignKey(
        Pengguna, models.PROTECT, related_name="+", verbose_name="pereviu"
    )
    catatan = models.TextField("catatan hasil reviu", blank=True)
    alasan_kembali = models.TextField("alasan pengembalian", blank=True)
    nomor = models.CharField("nomor", max_length=100, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)
    inspektur = models.ForeignKey(
        MasaJabatan, models.PROTECT, null=True, blank=True, related_name="reviu"
    )
    sidik_laporan = models.CharField(
        "sidik laporan yang direviu", max_length=64, blank=True
    )
    hasil = models.OneToOneField(
        DokumenResmi, models.PROTECT, null=True, blank=True, related_name="hasil_reviu"
    )

    kecamatan_lookup = "kecamatan"
    pengubah = PEREVIU
    harus_sama = (
        ("kecamatan", "laporan__kecamatan", "Laporan ini milik kecamatan lain."),
        ("kecamatan", "hasil__kecamatan", "Dokumen ini milik kecamatan lain."),
        (
            "kecamatan__kabupaten",
            "instrumen__kabupaten",
            "Instrumen ini milik kabupaten lain.",
        ),
        (
            "kecamatan__kabupaten",
            "inspektur__pejabat__kabupaten",
            "Inspektur ini milik kabupaten lain.",
        ),
    )

    objects = ReviuQuerySet.as_manager()

    class Meta:
        verbose_name = "reviu LKjIP"
        verbose_name_plural = "reviu LKjIP"
        ordering = ["kecamatan", "-tahun", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["laporan"],
                condition=~Q(status=StatusReviu.TERBIT),
                name="reviu_satu_berjalan",
                violation_error_message="Reviu atas laporan ini sedang berjalan.",
            ),
            models.UniqueConstraint(
                fields=["kecamatan", "nomor"],
                condition=~Q(nomor=""),
                name="reviu_nomor_unik",
                violation_error_message="Nomor reviu ini sudah dipakai.",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusReviu.TERBIT)
                | (
                    ~Q(nomor="")
                    & Q(tanggal__isnull=False)
                    & Q(inspektur__isnull=False)
                    & Q(hasil__isnull=False)
                ),
                name="reviu_terbit_lengkap",
                violation_error_message=(
                    "Reviu yang terbit memerlukan nomor, tanggal, dan Inspektur."
                ),
            ),
        ]

    def __str__(self):
        return f"Reviu Laporan Kinerja Tahun {self.tahun}"

    def clean(self):
        super().clean()
        if self.laporan.jenis != JenisDokumen.LKJIP or self.laporan.tahun != self.tahun:
            raise ValidationError("Yang direviu adalah Laporan Kinerja tahun itu.")

    @property
    def laporan_berubah(self) -> bool:
        """Whether the report says something else than when its review was issued."""
        return (
            bool(self.sidik_laporan)
            and self.sidik_laporan != self.laporan.sidik_direviu
        )


class IsiReviu(Tercakup):
    """The answer to one statement. No row: not answered."""

    reviu = models.ForeignKey(Reviu, models.CASCADE, related_name="isi")
    butir = models.ForeignKey(ButirReviu, models.PROTECT, related_name="isi")
    jawaban = models.CharField(
        "jawaban", max_length=5, choices=JawabanReviu, blank=True
    )
    catatan = models.TextField("catatan", blank=True)

    kecamatan_lookup = "reviu__kecamatan"
    pengubah = PEREVIU
    harus_sama = (
        ("reviu__instrumen", "butir__instrumen", "Butir ini milik instrumen lain."),
    )

    class Meta:
        verbose_name = "isi reviu"
        verbose_name_plural = "isi reviu"
        ordering = ["reviu", "butir__urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["reviu", "butir"],
                name="isi_reviu_unik",
                violation_error_message="Butir ini sudah dijawab.",
            ),
        ]

    def __str__(self):
        return f"{self.butir}: {self.get_jawaban_display()}"
