"""Health of an installation: what is checked, each by doing the thing itself.

`periksa` is what monitoring asks, often and in no time; `PEMERIKSAAN` looks
deeper, for the person who has just installed or updated: it waits for the
worker and prints a PDF (`manage.py siap`).
"""

import os
import shutil
import tempfile
import time
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

ANTREAN_TERLAMA = timedelta(minutes=15)
TUNGGU_PEKERJA = 10  # seconds; an idle worker looks once a second
TUGAS_TERLAMA = timedelta(minutes=15)  # running longer: its worker was killed
SISA_DISK = 5 * 1024**3  # bytes; the next backup and a year of evidence
SISA_DISK_PERSEN = 10


class BelumSiap(Exception):
    """The sentence says what is wrong and what to do."""


@task()
def jawab() -> str:
    """The smallest possible job: whoever runs it is alive."""
    return "hidup"


def migrasi_tertunda() -> list[str]:
    """Names of the migrations the database has not seen yet, in order."""
    pelaksana = MigrationExecutor(connection)
    rencana = pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes())
    return [f"{migrasi.app_label}.{migrasi.name}" for migrasi, _ in rencana]


def periksa_migrasi() -> str:
    if tertunda := migrasi_tertunda():
        raise BelumSiap(
            f"{len(tertunda)} migrasi belum diterapkan, pertama {tertunda[0]}; "
            "jalankan manage.py mulai."
        )
    return "Basis data terhubung dan susunannya mutakhir."


def periksa_tulis() -> str:
    tanda = str(time.time())
    cache.set("siap", tanda, timeout=60)
    if cache.get("siap") != tanda:
        raise BelumSiap(
            "Basis data tidak menyimpan yang ditulis; periksa hak aksesnya."
        )
    cache.delete("siap")
    return "Basis data dapat ditulis."


def periksa_pekerja() -> str:
    """A busy worker counts as alive: a report may take longer than we wait."""
    hasil = jawab.enqueue()
    baris = DBTaskResult.objects.filter(pk=hasil.id)
    try:
        batas = time.monotonic() + TUNGGU_PEKERJA
        while time.monotonic() < batas:
            if baris.finished().exists():
                return "Pekerja latar menjawab."
            time.sleep(0.2)
        baru = timezone.now() - TUGAS_TERLAMA
        sibuk = DBTaskResult.objects.running().filter(started_at__gte=baru).count()
        if sibuk:
            return f"Pekerja latar sedang mengerjakan {sibuk} tugas."
    finally:
        # Not while it runs: the worker would fail to write its result.
        baris.exclude(status=TaskResultStatus.RUNNING).delete()
    raise BelumSiap(
        f"Pekerja latar tidak menjawab dalam {TUNGGU_PEKERJA} detik; jalankan "
        "./jalankan, atau periksa layanan yang menjalankannya."
    )


def periksa_pdf() -> str:
    """Render one page: the libraries that WeasyPrint loads come from the system."""
    try:
        from weasyprint import HTML
    except OSError as galat:
        raise BelumSiap(
            f"Pustaka sistem untuk PDF tidak lengkap ({galat}); jalankan ./siapkan."
        ) from galat
    HTML(string="<p>siap</p>").write_pdf()
    return "Pembuat PDF bekerja."


def periksa_folder() -> str:
    settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryFile(dir=settings.MEDIA_ROOT) as berkas:
            berkas.write(b"siap")
            berkas.flush()
            os.fsync(berkas.fileno())
    except OSError as galat:
        raise BelumSiap(
            f"Folder {settings.MEDIA_ROOT} tidak dapat ditulis ({galat.strerror}); "
            "periksa pemilik dan sisa ruangnya."
        ) from galat
    return f"Folder {settings.MEDIA_ROOT} dapat ditulis."


def periksa_disk() -> str:
    disk = shutil.disk_usage(settings.DATA_DIR)
    persen = disk.free * 100 // disk.total
    sisa = f"Sisa ruang disk {disk.free // 1024**2} MB ({persen} %)"
    if disk.free < SISA_DISK and persen < SISA_DISK_PERSEN:
        raise BelumSiap(f"{sisa}; tambah ruang atau pindahkan berkas lama.")
    return f"{sisa}."


PEMERIKSAAN = [
    periksa_migrasi,
    periksa_tulis,
    periksa_pekerja,
    periksa_pdf,
    periksa_folder,
    periksa_disk,
]


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
