"""Words of an earlier quarter, found and copied."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from kecamatan import riwayat

from ..models import Analisis
from ..periode import PeriodeIndikator

UNSUR = ("pendorong", "penghambat", "tindak_lanjut")
AKHIR_TAHUN = 5  # a year's words come after those of its quarters


def analisis_periode(periode: PeriodeIndikator) -> Analisis:
    """The words of a period; an unsaved row where there are none."""
    ada = Analisis.objects.filter(**periode.kunci).first()
    return ada or Analisis(**periode.kunci)


def terakhir_sebelum(periode: PeriodeIndikator) -> Analisis | None:
    """The words of the last period before this one that has any."""
    sebelum = Analisis.objects.filter(
        indikator=periode.indikator, tahun__lte=periode.tahun
    ).exclude(~_berisi())
    kini = _letak(periode.tahun, periode.triwulan)
    calon = [a for a in sebelum if _letak(a.tahun, a.triwulan) < kini]
    return max(calon, key=lambda a: _letak(a.tahun, a.triwulan), default=None)


@transaction.atomic
def salin(periode: PeriodeIndikator, *, oleh) -> Analisis:
    """The last words as a draft, marked as a copy until somebody looked at them.
    ValidationError where there are none, or words are here already."""
    periode.pegang()
    sumber = terakhir_sebelum(periode)
    if sumber is None:
        raise ValidationError("Belum ada analisis dari periode sebelumnya.")
    ini = analisis_periode(periode)
    if any(getattr(ini, kunci) for kunci in UNSUR):
        raise ValidationError(
            "Analisis periode ini sudah terisi, sehingga tidak ditimpa salinan."
        )
    for kunci in UNSUR:
        setattr(ini, kunci, getattr(sumber, kunci))
    ini.salinan = True
    riwayat.simpan(ini, oleh=oleh, alasan=f"disalin dari {_periode(sumber)}")
    return ini


def bagian(analisis: Analisis) -> list[tuple[str, str]]:
    """Its written parts: what they are, and the words."""
    kolom = analisis._meta.get_field
    return [
        (str(kolom(kunci).verbose_name), teks)
        for kunci in (*UNSUR, "penjelasan")
        if (teks := getattr(analisis, kunci))
    ]


def _periode(analisis: Analisis) -> PeriodeIndikator:
    return PeriodeIndikator(analisis.indikator, analisis.tahun, analisis.triwulan)


def _letak(tahun: int, triwulan: int | None) -> tuple[int, int]:
    return tahun, triwulan or AKHIR_TAHUN


def _berisi() -> Q:
    berisi = Q(pk__in=[])
    for kunci in UNSUR:
        berisi |= ~Q(**{kunci: ""})
    return berisi
