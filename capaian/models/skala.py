"""Scales as data: names, colours, bounds with inclusion, dates in force."""

from django.db import models
from django.db.models import Q, Subquery
from django.db.models.functions import Coalesce

from kecamatan.cakupan import ScopedQuerySet, Tercakup
from kecamatan.kolom import kolom_nilai, kolom_tahun
from kecamatan.models import Kabupaten, Kecamatan
from kecamatan.pilihan import Peran

from ..perhitungan import Jenjang
from ..pilihan import AturanEfisiensi, JenisSkala


class SkalaQuerySet(ScopedQuerySet):
    def nasional_berlaku(self, jenis: str, tahun: int):
        """The national scale of a kind in force in a year, newest first."""
        return self._nasional(jenis, tahun).first()

    def _nasional(self, jenis: str, tahun: int):
        return (
            self.filter(kabupaten__isnull=True, jenis=jenis, mulai__lte=tahun)
            .filter(Q(selesai__isnull=True) | Q(selesai__gte=tahun))
            .order_by("-mulai")
        )

    def untuk(self, kecamatan, tahun: int):
        """The scale of capaian a report of this year uses: the one chosen for
        the year, else the national one in force. None where neither exists."""
        pilihan = (
            AturanPengukuran.objects.filter(kecamatan=kecamatan, tahun=tahun)
            .select_related("skala")
            .first()
        )
        if pilihan is not None:
            return pilihan.skala
        return self.nasional_berlaku(JenisSkala.CAPAIAN, tahun)

    def jenjang_untuk(self, kecamatan, tahun: int) -> tuple[Jenjang, ...]:
        """The bands of the scale of `untuk`, highest first, empty where there is none;
        one query."""
        pilihan = AturanPengukuran.objects.filter(kecamatan=kecamatan, tahun=tahun)
        nasional = self._nasional(JenisSkala.CAPAIAN, tahun)
        dipakai = Coalesce(
            Subquery(pilihan.values("skala")[:1]), Subquery(nasional.values("pk")[:1])
        )
        return tuple(
            j.sebagai_jenjang for j in JenjangSkala.objects.filter(skala=dipakai)
        )


class Skala(Tercakup):
    """A scale of predicates. Empty kabupaten: national, in force by law; a
    regency's own scale is used only where it is chosen."""

    kabupaten = models.ForeignKey(
        Kabupaten, models.PROTECT, null=True, blank=True, related_name="skala"
    )
    kode = models.CharField("kode", max_length=30, unique=True)
    jenis = models.CharField("jenis", max_length=10, choices=JenisSkala)
    nama = models.CharField("nama", max_length=150)
    sumber = models.CharField("sumber", max_length=200, blank=True)
    mulai = kolom_tahun("berlaku mulai tahun")
    selesai = kolom_tahun("berlaku sampai tahun", null=True, blank=True)

    kabupaten_lookup = "kabupaten"
    nasional = True
    pengubah = frozenset({Peran.BAGIAN_ORGANISASI})

    objects = SkalaQuerySet.as_manager()

    class Meta:
        verbose_name = "skala"
        verbose_name_plural = "skala"
        ordering = ["jenis", "mulai", "pk"]

    def __str__(self):
        return self.nama

    @property
    def daftar_jenjang(self) -> tuple[Jenjang, ...]:
        """Its bands, highest first, as the pure functions take them."""
        return tuple(j.sebagai_jenjang for j in self.jenjang.all())


class JenjangSkala(Tercakup):
    """One band. `batas` is the lower bound, None for the lowest band;
    `termasuk`: the bound itself belongs to the band."""

    skala = models.ForeignKey(Skala, models.CASCADE, related_name="jenjang")
    urutan = models.PositiveSmallIntegerField("urutan dari atas")
    kode = models.CharField("kode", max_length=20)
    nama = models.CharField("nama", max_length=100)
    warna = models.CharField("warna", max_length=30, blank=True)
    batas = kolom_nilai("batas bawah")
    termasuk = models.BooleanField("batas termasuk", default=True)
    interval = models.CharField("interval tertulis", max_length=50, blank=True)

    kabupaten_lookup = "skala__kabupaten"
    nasional = True
    pengubah = Skala.pengubah

    class Meta:
        verbose_name = "jenjang"
        verbose_name_plural = "jenjang"
        ordering = ["skala", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["skala", "urutan"],
                name="jenjang_urutan_unik",
                violation_error_message="Urutan jenjang ini sudah dipakai.",
            ),
            models.UniqueConstraint(
                fields=["skala", "kode"],
                name="jenjang_kode_unik",
                violation_error_message="Kode jenjang ini sudah dipakai.",
            ),
        ]

    def __str__(self):
        return self.nama

    @property
    def sebagai_jenjang(self) -> Jenjang:
        """As the pure functions take it."""
        return Jenjang(self.nama, self.warna, self.batas, self.termasuk)


class AturanPengukuran(Tercakup):
    """How one kecamatan's year is measured, where it differs from the rule:
    its scale, and when a sasaran counts as efficient."""

    kecamatan = models.ForeignKey(
        Kecamatan, models.PROTECT, related_name="aturan_pengukuran"
    )
    tahun = kolom_tahun()
    skala = models.ForeignKey(Skala, models.PROTECT, related_name="pemakaian")
    efisiensi = models.CharField(
        "aturan efisiensi",
        max_length=10,
        choices=AturanEfisiensi,
        default=AturanEfisiensi.TERCAPAI,
    )

    kecamatan_lookup = "kecamatan"
    pengubah = frozenset({Peran.BAGIAN_ORGANISASI})
    harus_sama = (
        ("kecamatan__kabupaten", "skala__kabupaten", "Skala ini milik kabupaten lain."),
    )

    class Meta:
        verbose_name = "aturan pengukuran"
        verbose_name_plural = "aturan pengukuran"
        ordering = ["kecamatan", "tahun"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "tahun"],
                name="aturan_pengukuran_unik",
                violation_error_message="Aturan pengukuran tahun ini sudah ada.",
            ),
        ]

    def __str__(self):
        return f"{self.kecamatan} {self.tahun}: {self.skala}"
