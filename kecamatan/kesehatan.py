"""Health as monitoring asks for it, often and in no time.

`manage.py siap` looks deeper: it waits for the worker and prints a PDF.
"""

from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from .management.commands.siap import (
    BelumSiap,
    periksa_disk,
    periksa_folder,
    periksa_migrasi,
    periksa_tulis,
)

ANTREAN_TERLAMA = timedelta(minutes=15)


def periksa() -> dict[str, bool]:
    """Which parts work; raises DatabaseError where the database does not."""
    return {
        "basis_data": _lulus(periksa_migrasi) and _lulus(periksa_tulis),
        "berkas": _lulus(periksa_folder) and _lulus(periksa_disk),
        "antrean": not _antrean_macet(),
    }


def _lulus(pemeriksaan) -> bool:
    try:
        pemeriksaan()
    except (BelumSiap, OSError):
        return False
    return True


def _antrean_macet() -> bool:
    """Whether a job waits so long that no worker can be there."""
    lama = timezone.now() - ANTREAN_TERLAMA
    return DBTaskResult.objects.ready().filter(enqueued_at__lt=lama).exists()
