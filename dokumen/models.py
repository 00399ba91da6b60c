"""What is signed and printed: official documents, render jobs, and what the
example documents printed differently."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import models
from django.db.models import F, Q

from kecamatan.cakupan import ScopedQuerySet, Tercakup
from kecamatan.kolom import kolom_tahun
from kecamatan.models import Kabupaten, Kecamatan

from .berkas import nama_acak, sidik_berkas
from .pilihan import Aturan, FormatCetak, JenisDokumen, StatusDokumen, StatusPekerjaan


class DokumenResmi(Tercakup):
    """An official document with its frozen content. Once signed it never
    changes; a correction is the next version."""

    kecamatan = models.ForeignKey(
        Kecamatan, models.PROTECT, related_name="dokumen_resmi"
    )
    jenis = models.CharField("jenis", max_length=10, choices=JenisDokumen)
    tahun = kolom_tahun()
    judul = models.CharField("judul", max_length=200)
    nomor = models.CharField("nomor", max_length=100, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)
    versi = models.PositiveSmallIntegerField("versi", default=1)
    status = models.CharField(
        "status", max_length=20, choices=StatusDokumen, default=StatusDokumen.DRAF
    )
    isi = models.JSONField("isi yang dibekukan", default=dict)
    sidik = models.CharField("sidik isi (SHA-256)", max_length=64)
    # Of what a reviewer looks at: the content without what signing adds to it.
    sidik_pokok = models.CharField(
        "sidik pokok isi (SHA-256)", max_length=64, blank=True
    )
    disampaikan_pada = models.DateField("tanggal disampaikan", null=True, blank=True)
    berkas = models.FileField("berkas bertanda tangan", upload_to=nama_acak, blank=True)
    nama_berkas = models.CharField("nama berkas", max_length=255, blank=True)
    sidik_berkas = models.CharField("sidik berkas (SHA-256)", max_length=64, blank=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    kecamatan_lookup = "kecamatan"

    class Meta:
        verbose_name = "dokumen resmi"
        verbose_name_plural = "dokumen resmi"
        ordering = ["kecamatan", "-tahun", "jenis", "judul", "-versi"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "jenis", "tahun", "judul", "versi"],
                name="dokumen_versi_unik",
                violation_error_message="Versi dokumen ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusDokumen.DRAF) | Q(tanggal__isnull=False),
                name="dokumen_resmi_bertanggal",
                violation_error_message=(
                    "Dokumen yang ditandatangani memerlukan tanggal."
                ),
            ),
            models.CheckConstraint(
                condition=Q(disampaikan_pada__isnull=True)
                | Q(disampaikan_pada__gte=F("tanggal")),
                name="dokumen_disampaikan_sesudah_ditandatangani",
                violation_error_message=(
                    "Dokumen tidak disampaikan sebelum ditandatangani."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.judul} (versi {self.versi})"

    @property
    def sidik_direviu(self) -> str:
        """The fingerprint that a review names: of the content without what signing
        adds, where that is kept apart."""
        return self.sidik_pokok or self.sidik

    @property
    def kepala_jejak(self) -> str:
        """The end of the audit trail when it was frozen; "" where it was not noted."""
        return self.isi.get("kepala_jejak", "")

    def terima_berkas(self, berkas: File) -> None:
        """Keep the signed file (checked by `dokumen.berkas.periksa_pdf`) under a
        random name; its own name and fingerprint go on the row. Not stored yet."""
        self.sidik_berkas = sidik_berkas(berkas)
        self.nama_berkas = Path(berkas.name).name[-255:]
        self.berkas.save(berkas.name, berkas, save=False)

    def clean(self):
        super().clean()
        lama = DokumenResmi.objects.filter(pk=self.pk).first() if self.pk else None
        if lama and lama.status != StatusDokumen.DRAF and lama.sidik != self.sidik:
            raise ValidationError(
                "Dokumen ini sudah ditandatangani dan tidak dapat diubah. "
                "Buat versi berikutnya untuk memperbaikinya."
            )


class AntreanCetak(ScopedQuerySet):
    def _milik(self, hak):
        """A job of a whole regency is for those to whom it is open as a whole."""
        return super()._milik(hak) | Q(kabupaten__in=hak.kabupaten_penuh)


class PekerjaanCetak(Tercakup):
    """One rendering, done by the worker: a document of a kecamatan, or those of all
    kecamatan of a regency in one ZIP. The file is kept by the hash of its content, so
    that unchanged data is not rendered twice."""

    kecamatan = models.ForeignKey(
        Kecamatan, models.CASCADE, null=True, blank=True, related_name="pekerjaan_cetak"
    )
    kabupaten = models.ForeignKey(
        Kabupaten, models.CASCADE, null=True, blank=True, related_name="pekerjaan_cetak"
    )
    pemohon = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    jenis = models.CharField("jenis", max_length=10, choices=JenisDokumen)
    tahun = kolom_tahun()
    format = models.CharField(
        "format", max_length=4, choices=FormatCetak, default=FormatCetak.PDF
    )
    status = models.CharField(
        "status",
        max_length=10,
        choices=StatusPekerjaan,
        default=StatusPekerjaan.ANTRE,
    )
    kemajuan = models.PositiveSmallIntegerField("kemajuan (persen)", default=0)
    # Of a ZIP: what became of each kecamatan so far, as `laporan.unduhan.himpunan`
    # writes it, and how many there are.
    bagian = models.JSONField("bagian yang selesai", default=list, blank=True)
    banyak_bagian = models.PositiveSmallIntegerField("banyaknya bagian", default=0)
    percobaan = models.PositiveSmallIntegerField("percobaan", default=0)
    # Which process works on it, so that others can see when it is gone.
    pelaksana = models.CharField("pelaksana", max_length=120, blank=True)
    pesan = models.CharField("pesan", max_length=300, blank=True)
    sidik = models.CharField("sidik isi (SHA-256)", max_length=64, blank=True)
    berkas = models.CharField("berkas hasil", max_length=200, blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    mulai_pada = models.DateTimeField(null=True, blank=True)
    # The last sign of life of who works on it.
    kabar_pada = models.DateTimeField(null=True, blank=True)
    selesai_pada = models.DateTimeField(null=True, blank=True)

    objects = AntreanCetak.as_manager()
    kecamatan_lookup = "kecamatan"

    class Meta:
        verbose_name = "pekerjaan cetak"
        verbose_name_plural = "pekerjaan cetak"
        ordering = ["-dibuat_pada", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=StatusPekerjaan.SELESAI) | ~Q(berkas=""),
                name="pekerjaan_selesai_berberkas",
                violation_error_message="Pekerjaan selesai memerlukan berkas hasil.",
            ),
            models.CheckConstraint(
                condition=Q(kecamatan__isnull=True, kabupaten__isnull=False)
                | Q(kecamatan__isnull=False, kabupaten__isnull=True),
                name="pekerjaan_satu_tempat",
                violation_error_message=(
                    "Pekerjaan cetak milik satu kecamatan, atau satu kabupaten."
                ),
            ),
            models.UniqueConstraint(
                fields=["pemohon", "kecamatan", "jenis", "tahun", "format"],
                condition=Q(status__in=[StatusPekerjaan.ANTRE, StatusPekerjaan.JALAN]),
                name="pekerjaan_cetak_satu_aktif",
                violation_error_message="Dokumen ini sedang dicetak untuk Anda.",
            ),
            models.UniqueConstraint(
                fields=["pemohon", "kabupaten", "jenis", "tahun", "format"],
                condition=Q(status__in=[StatusPekerjaan.ANTRE, StatusPekerjaan.JALAN]),
                name="pekerjaan_himpunan_satu_aktif",
                violation_error_message="Himpunan ini sedang disusun untuk Anda.",
            ),
        ]

    def __str__(self):
        return f"{self.get_jenis_display()} {self.kecamatan or self.kabupaten} {self.tahun}"


class Tercetak(Tercakup):
    """A value that an example document printed and that differs from the one
    used. Evidence only: no foreign key to the figure (it must survive the
    figure's correction), never read by a report's figures."""

    kecamatan = models.ForeignKey(Kecamatan, models.CASCADE, related_name="tercetak")
    dokumen = models.CharField("dokumen", max_length=50)
    tahun = kolom_tahun("tahun dokumen")
    kode_indikator = models.CharField("kode indikator", max_length=40, blank=True)
    tempat = models.CharField("tempat", max_length=150)
    hal = models.CharField("hal", max_length=200)
    tercetak = models.CharField("tercetak", max_length=300)
    dipakai = models.CharField("dipakai", max_length=300)
    alasan = models.CharField("alasan", max_length=300)
    aturan = models.CharField("aturan", max_length=20, choices=Aturan)

    kecamatan_lookup = "kecamatan"

    class Meta:
        verbose_name = "nilai tercetak"
        verbose_name_plural = "nilai tercetak"
        ordering = ["kecamatan", "dokumen", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "dokumen", "tempat", "hal"],
                name="tercetak_unik",
                violation_error_message="Nilai tercetak ini sudah dicatat.",
            ),
        ]

    def __str__(self):
        return f"{self.tempat}: {self.tercetak}"
