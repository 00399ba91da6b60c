"""What the system tells one person; it leads to the page where it happened."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .pengguna import Pengguna


def periksa_tautan(tautan: str) -> None:
    """ValidationError unless it is a path within this site."""
    if not tautan.startswith("/") or tautan[1:2] in ("/", "\\"):
        raise ValidationError("Tautan pemberitahuan harus alamat di dalam situs ini.")


class PemberitahuanQuerySet(models.QuerySet):
    def belum_dibaca(self):
        return self.filter(dibaca_pada__isnull=True)

    def baca(self, pada=None) -> int:
        """Mark those not read yet; how many there were."""
        return self.belum_dibaca().update(dibaca_pada=pada or timezone.now())

    def surel_menunggu(self, sejak):
        """Whose e-mail was asked for since then and has not gone out."""
        return self.filter(surel_diminta=True, surel_pada=None, pada__gte=sejak)


class Pemberitahuan(models.Model):
    """One message to one person. Nothing official rests on it: the trail does."""

    penerima = models.ForeignKey(
        Pengguna, models.CASCADE, related_name="pemberitahuan", verbose_name="penerima"
    )
    pada = models.DateTimeField("pada", default=timezone.now, editable=False)
    teks = models.CharField("teks", max_length=500)
    tautan = models.CharField("tautan", max_length=300, validators=[periksa_tautan])
    dibaca_pada = models.DateTimeField("dibaca pada", null=True, blank=True)
    # What it is about: the same is not told twice to one person. "" is never equal.
    kunci = models.CharField("kunci", max_length=200, blank=True)
    surel_diminta = models.BooleanField("dikirim lewat surel", default=False)
    surel_pada = models.DateTimeField("surel terkirim pada", null=True, blank=True)

    objects = PemberitahuanQuerySet.as_manager()

    class Meta:
        verbose_name = "pemberitahuan"
        verbose_name_plural = "pemberitahuan"
        ordering = ["-pada", "-pk"]
        indexes = [
            models.Index(
                fields=["penerima"],
                condition=Q(dibaca_pada=None),
                name="pemberitahuan_belum_dibaca",
            ),
            models.Index(
                fields=["pada"],
                condition=Q(surel_diminta=True, surel_pada=None),
                name="pemberitahuan_surel_menunggu",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["penerima", "kunci"],
                condition=~Q(kunci=""),
                name="pemberitahuan_kunci_unik",
                violation_error_message="Hal ini sudah diberitahukan kepadanya.",
            ),
        ]

    def __str__(self):
        return self.teks
