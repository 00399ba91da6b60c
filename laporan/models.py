"""What is told: the report of a year, its texts, people and things."""

from django.db import models
from django.db.models import Q

from evaluasi.models import Lhe
from iku.models import Nomenklatur, Sasaran, Tujuan
from kecamatan.cakupan import Tercakup
from kecamatan.kolom import kolom_tahun
from kecamatan.models import Kecamatan, MasaJabatan
from kecamatan.pilihan import Peran

from .pilihan import Bagian, Rincian, Susunan

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


class Narasi(Tercakup):
    """A text of the report that a person wrote: paragraphs, and lists marked
    "- " or "1. ". `sasaran`, `tujuan`, `nomenklatur` say what it speaks of
    where a part speaks of several."""

    kecamatan = models.ForeignKey(Kecamatan, models.PROTECT, related_name="narasi")
    tahun = kolom_tahun()
    bagian = models.CharField("bagian", max_length=20, choices=Bagian)
    tujuan = models.ForeignKey(Tujuan, models.CASCADE, null=True, blank=True)
    sasaran = models.ForeignKey(Sasaran, models.CASCADE, null=True, blank=True)
    nomenklatur = models.ForeignKey(Nomenklatur, models.PROTECT, null=True, blank=True)
    isi = models.TextField("isi")

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


class KomposisiPegawai(Tercakup):
    """Needed and present staff of one post, as stated; the splits by education
    and sex are rows of their own and are checked against it."""

    kecamatan = models.ForeignKey(
        Kecamatan, models.PROTECT, related_name="komposisi_pegawai"
    )
    tahun = kolom_tahun()
    urutan = models.PositiveSmallIntegerField("urutan")
    kelompok = models.CharField("kelompok jabatan", max_length=100, blank=True)
    jabatan = models.CharField("jabatan", max_length=100)
    kebutuhan = models.PositiveIntegerField("kebutuhan", null=True, blank=True)
    bezetting = models.PositiveIntegerField("bezetting", null=True, blank=True)

    kecamatan_lookup = "kecamatan"
    pengubah = PENYUSUN

    class Meta:
        verbose_name = "komposisi pegawai"
        verbose_name_plural = "komposisi pegawai"
        ordering = ["kecamatan", "tahun", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "tahun", "urutan"],
                name="komposisi_pegawai_unik",
                violation_error_message="Urutan jabatan ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return self.jabatan


class RincianPegawai(Tercakup):
    komposisi = models.ForeignKey(
        KomposisiPegawai, models.CASCADE, related_name="rincian"
    )
    menurut = models.CharField("menurut", max_length=12, choices=Rincian)
    kunci = models.CharField("golongan", max_length=10)
    kebutuhan = models.PositiveIntegerField("kebutuhan", null=True, blank=True)
    bezetting = models.PositiveIntegerField("bezetting", null=True, blank=True)

    kecamatan_lookup = "komposisi__kecamatan"
    pengubah = PENYUSUN

    class Meta:
        verbose_name = "rincian pegawai"
        verbose_name_plural = "rincian pegawai"
        ordering = ["komposisi", "menurut", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["komposisi", "menurut", "kunci"],
                name="rincian_pegawai_unik",
                violation_error_message="Rincian ini sudah ada.",
            ),
        ]

    def __str__(self):
        return f"{self.komposisi} {self.kunci}"


class Sarana(Tercakup):
    """One kind of asset at the year's end."""

    kecamatan = models.ForeignKey(Kecamatan, models.PROTECT, related_name="sarana")
    tahun = kolom_tahun()
    urutan = models.PositiveSmallIntegerField("urutan")
    nama = models.CharField("nama", max_length=100)
    jumlah = models.PositiveIntegerField("jumlah")
    kondisi = models.CharField("kondisi", max_length=30)
    ideal = models.PositiveIntegerField("jumlah ideal", null=True, blank=True)

    kecamatan_lookup = "kecamatan"
    pengubah = PENYUSUN

    class Meta:
        verbose_name = "sarana"
        verbose_name_plural = "sarana"
        ordering = ["kecamatan", "tahun", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "tahun", "nama", "kondisi"],
                name="sarana_unik",
                violation_error_message="Sarana dengan kondisi ini sudah dicatat.",
            ),
        ]

    def __str__(self):
        return self.nama


class MuatanContoh(models.Model):
    """Which example or reference files were loaded, by the hash of their bytes:
    an unchanged file is skipped, so that starting again is quick."""

    nama = models.CharField(max_length=100, unique=True)
    sidik = models.CharField(max_length=64)
    pada = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "muatan contoh"
        verbose_name_plural = "muatan contoh"

    def __str__(self):
        return self.nama
