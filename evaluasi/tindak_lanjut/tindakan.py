"""Acts on a follow-up: the kecamatan reports, the evaluator verifies.

Each holds the recommendation first, so that a report and its verification follow one
another.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from ..models import Rekomendasi, TindakLanjut
from ..pilihan import StatusLhe, StatusTindakLanjut
from .keadaan import keadaan_butir


class Tertutup(ValidationError):
    """This cannot be written now; the sentence says why."""


def pegang(butir: Rekomendasi) -> Rekomendasi:
    """The stored row, held until the transaction ends; Tertutup where its LHE is not
    issued."""
    ini = (
        Rekomendasi.objects.select_for_update(of=("self",))
        .select_related("lhe__kecamatan")
        .get(pk=butir.pk)
    )
    if ini.lhe.status != StatusLhe.TERBIT:
        raise Tertutup("LHE ini belum terbit, sehingga belum dapat ditindaklanjuti.")
    return ini


def pastikan_terbuka(baris: TindakLanjut, hari: date | None = None) -> None:
    """Tertutup where the kecamatan writes this entry no more, or not yet."""
    ini = pegang(baris.rekomendasi)
    if baris.pk is not None:
        lama = TindakLanjut.objects.filter(pk=baris.pk).first()
        if lama is not None and lama.tertutup:
            raise Tertutup(
                f"Tindak lanjut ini sudah diverifikasi ({lama.get_status_display()}), "
                "sehingga tidak dapat diubah. Hubungi evaluator bila ada yang keliru."
            )
    elif keadaan_butir(ini).status != StatusTindakLanjut.BELUM:
        raise Tertutup(
            "Butir ini sudah diverifikasi "
            f"({keadaan_butir(ini).sebutan.lower()}), sehingga tidak perlu tindak "
            "lanjut baru."
        )
    if baris.triwulan and not sudah_mulai(baris.tahun, baris.triwulan, hari):
        raise Tertutup("Triwulan ini belum dimulai.")


def sudah_mulai(tahun: int, triwulan: int, hari: date | None = None) -> bool:
    """Whether this quarter of the calendar has begun."""
    hari = hari or timezone.localdate()
    return (tahun, triwulan) <= (hari.year, (hari.month - 1) // 3 + 1)


def lepas_verifikasi(baris: TindakLanjut) -> None:
    """What was said of the old words does not hold for the new ones."""
    baris.status = StatusTindakLanjut.BELUM
    baris.diverifikasi_oleh = baris.diverifikasi_pada = None


def catat_verifikasi(baris: TindakLanjut, oleh) -> None:
    """Who looked at it, and when."""
    baris.diverifikasi_oleh, baris.diverifikasi_pada = oleh, timezone.now()
