"""Who signs in, and what each may do where."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property

from ..cakupan import ScopedQuerySet, Tercakup
from ..pilihan import PERAN_KECAMATAN, Peran
from ..wewenang import Tempat, Wewenang
from .pejabat import UnitKerja
from .wilayah import Kabupaten, Kecamatan


class Pengguna(AbstractUser):
    """A person who signs in. Rights come from Penugasan alone."""

    first_name = None
    last_name = None
    nama = models.CharField("nama lengkap", max_length=150)

    REQUIRED_FIELDS = ["email", "nama"]

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        ordering = ["username"]

    def __str__(self):
        return self.nama or self.username

    def get_full_name(self):
        return self.nama

    def get_short_name(self):
        return self.nama

    @cached_property
    def tugas(self) -> list["Penugasan"]:
        """Assignments in force today, read once per request."""
        return list(
            self.penugasan.pada(timezone.localdate()).select_related(
                "kabupaten", "kecamatan"
            )
        )

    @cached_property
    def wewenang(self) -> Wewenang:
        """What those assignments let the person see and change."""
        return Wewenang(
            tuple(
                Tempat(Peran(t.peran), t.kabupaten_id, t.kecamatan_id, t.unit_id)
                for t in self.tugas
            ),
            semua=self.is_superuser,
        )

    @cached_property
    def pemberitahuan_baru(self) -> int:
        """How many messages were not read yet, counted once per request."""
        return self.pemberitahuan.belum_dibaca().count()

    @property
    def pengelola(self) -> bool:
        """Whether /admin/ is open: to an admin kabupaten by that very task. What may
        be seen and changed there is decided by `wewenang`, as everywhere."""
        return self.is_staff or self.wewenang.punya(Peran.ADMIN_KABUPATEN)


class PenugasanQuerySet(ScopedQuerySet):
    def pada(self, tanggal):
        """Assignments in force on the day."""
        return self.filter(
            Q(mulai__isnull=True) | Q(mulai__lte=tanggal),
            Q(selesai__isnull=True) | Q(selesai__gte=tanggal),
        )


class Penugasan(Tercakup):
    """A person, a role, a place. Empty kecamatan: the whole regency."""

    pengguna = models.ForeignKey(
        Pengguna, models.CASCADE, related_name="penugasan", verbose_name="pengguna"
    )
    peran = models.CharField("peran", max_length=20, choices=Peran)
    kabupaten = models.ForeignKey(
        Kabupaten, models.PROTECT, related_name="penugasan", verbose_name="kabupaten"
    )
    kecamatan = models.ForeignKey(
        Kecamatan, models.PROTECT, null=True, blank=True, verbose_name="kecamatan"
    )
    unit = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, verbose_name="unit kerja"
    )
    mulai = models.DateField("mulai", null=True, blank=True)
    selesai = models.DateField("selesai", null=True, blank=True)

    kecamatan_lookup = "kecamatan"
    kabupaten_lookup = "kabupaten"
    pengubah = frozenset({Peran.ADMIN_KABUPATEN})
    harus_sama = (
        ("kabupaten", "kecamatan__kabupaten", "Kecamatan ini milik kabupaten lain."),
        ("kecamatan", "unit__kecamatan", "Unit kerja ini milik kecamatan lain."),
    )

    objects = PenugasanQuerySet.as_manager()

    class Meta:
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        ordering = ["pengguna", "peran", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(peran__in=PERAN_KECAMATAN, kecamatan__isnull=False)
                | (~Q(peran__in=PERAN_KECAMATAN) & Q(kecamatan__isnull=True)),
                name="penugasan_tempat_sesuai_peran",
                violation_error_message=(
                    "Operator, penanggung jawab, camat, dan evaluator ditugaskan pada "
                    "satu kecamatan; peran lain pada kabupaten tanpa kecamatan."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(peran=Peran.PENANGGUNG_JAWAB) | Q(unit__isnull=False),
                name="penugasan_penanggung_jawab_berunit",
                violation_error_message="Penanggung jawab memerlukan unit kerja.",
            ),
            models.CheckConstraint(
                condition=Q(mulai__isnull=True)
                | Q(selesai__isnull=True)
                | Q(mulai__lte=F("selesai")),
                name="penugasan_urut",
                violation_error_message="Tanggal mulai melewati tanggal selesai.",
            ),
        ]

    def __str__(self):
        return f"{self.get_peran_display()} {self.kecamatan or self.kabupaten}"
