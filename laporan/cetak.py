"""Printing the LKjIP in the background: asking for it, and doing it.

A request builds the tree (a fraction of a second) to know its fingerprint; the same
content is never printed twice. The worker builds it anew, so that the file tells what
is true when it is printed, and prints it in a process of its own with limits. The
reports of a whole regency are one job of many turns (`unduhan.himpunan`).
"""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from capaian.pengukuran import TanpaSkala
from dokumen import pekerjaan as siklus
from dokumen.models import PekerjaanCetak
from dokumen.pdf import GagalCetak
from dokumen.pilihan import FormatCetak, JenisDokumen, StatusPekerjaan

from .susun import TanpaPerjanjian, susun_lkjip
from .unduhan import himpunan
from .unduhan.berkas import nama_lkjip, pastikan

# A worker looks for jobs every second. One that nobody began after this, while nothing
# else is being printed, has no worker: a plain runserver.
TERLANTAR = timedelta(seconds=10)
# Between two turns of one job, its worker being there, passes about one second.
TERLANTAR_LANJUT = timedelta(seconds=4)
GAGAL_TAK_TERDUGA = (
    "Dokumen gagal dicetak karena kesalahan pada sistem. Data tidak berubah. Coba lagi; "
    "bila tetap gagal, sampaikan kepada admin kabupaten."
)

log = logging.getLogger(__name__)


def minta_lkjip(
    kecamatan, tahun: int, pemohon, format: str = FormatCetak.PDF
) -> PekerjaanCetak:
    """Ask for the LKjIP as a file; the job is finished at once if it was printed before.

    Raises TanpaPerjanjian or TanpaSkala, whose text is for the person who asked. The
    caller checks that `pemohon` may see the kecamatan.
    """
    sidik = siklus.sidik_cetakan(susun_lkjip(kecamatan, tahun), format)
    with transaction.atomic():  # a job without its place in the queue would wait
        pekerjaan, baru = siklus.minta(
            kecamatan, JenisDokumen.LKJIP, tahun, pemohon, sidik, format
        )
        if baru:
            cetak_dokumen.enqueue(pekerjaan.pk)
    antrekan_yang_terhenti()
    return pekerjaan


def minta_himpunan(
    kabupaten, tahun: int, pemohon, format: str = FormatCetak.PDF
) -> PekerjaanCetak:
    """Ask for the LKjIP of all kecamatan of the regency in one ZIP. The caller checks
    that the whole regency is open to `pemohon`."""
    with transaction.atomic():
        pekerjaan, baru = siklus.minta_himpunan(
            kabupaten, JenisDokumen.LKJIP, tahun, pemohon, format
        )
        if baru:
            cetak_dokumen.enqueue(pekerjaan.pk)
    antrekan_yang_terhenti()
    return pekerjaan


@task()
def cetak_dokumen(pekerjaan_id: int) -> None:
    """What the worker does; a job that somebody else has taken is left alone."""
    antrekan_yang_terhenti()
    kerjakan(pekerjaan_id)


def antrekan_yang_terhenti() -> int:
    """Put jobs whose worker was killed back into the queue; how many."""
    with transaction.atomic():
        terhenti = siklus.sapu()
        for nomor in terhenti:
            cetak_dokumen.enqueue(nomor)
    return len(terhenti)


def kerjakan(pekerjaan_id: int) -> None:
    """Print one waiting job here and now, or the next part of it; every end is recorded
    in the job."""
    pekerjaan = siklus.mulai(pekerjaan_id)
    if pekerjaan is None:
        return
    try:
        if pekerjaan.kabupaten_id:
            if himpunan.langkah(pekerjaan):
                _antre_lagi(pekerjaan)
        else:
            _cetak(pekerjaan)
    except (
        GagalCetak,
        TanpaPerjanjian,
        TanpaSkala,
        himpunan.HimpunanKosong,
    ) as galat:
        siklus.gagal(pekerjaan, str(galat))
    except OSError as galat:
        log.exception("hasil cetak %s tidak tersimpan", pekerjaan.pk)
        sebab = galat.strerror or "kesalahan penyimpanan"
        siklus.gagal(
            pekerjaan,
            f"Hasil cetak tidak dapat disimpan ({sebab}). Sampaikan kepada admin "
            "kabupaten untuk memeriksa sisa ruang penyimpanan.",
        )
    except Exception:
        log.exception("pekerjaan cetak %s gagal", pekerjaan.pk)
        siklus.gagal(pekerjaan, GAGAL_TAK_TERDUGA)


def _cetak(pekerjaan: PekerjaanCetak) -> None:
    dokumen = susun_lkjip(pekerjaan.kecamatan, pekerjaan.tahun)
    siklus.maju(pekerjaan, 20)
    berkas = pastikan(dokumen, pekerjaan.format)
    siklus.selesai(pekerjaan, berkas.sidik, None)


def _antre_lagi(pekerjaan: PekerjaanCetak) -> None:
    with transaction.atomic():
        if siklus.antre_lagi(pekerjaan):
            cetak_dokumen.enqueue(pekerjaan.pk)


def jalankan_bila_terlantar(pekerjaan: PekerjaanCetak) -> PekerjaanCetak:
    """The job as it stands now, printed in this process if nobody else will.

    For the page that shows a job's state: without a worker (runserver alone) a job
    would wait for ever. It takes as long as printing does; of a ZIP, one part. Where a
    worker is printing something the job only waits its turn, so that web processes
    never print in number.
    """
    antrekan_yang_terhenti()
    pekerjaan.refresh_from_db()
    if pekerjaan.status != StatusPekerjaan.ANTRE or not _terlantar(pekerjaan):
        return pekerjaan
    if not PekerjaanCetak.objects.filter(status=StatusPekerjaan.JALAN).exists():
        kerjakan(pekerjaan.pk)
        pekerjaan.refresh_from_db()
    return pekerjaan


def _terlantar(pekerjaan: PekerjaanCetak) -> bool:
    if pekerjaan.kabar_pada is None:
        return timezone.now() - pekerjaan.dibuat_pada >= TERLANTAR
    return timezone.now() - pekerjaan.kabar_pada >= TERLANTAR_LANJUT


def nama_unduhan(pekerjaan: PekerjaanCetak) -> str:
    """The file's name for the person who downloads it: "LKjIP-Pakusari-2025.pdf",
    "LKjIP-Jember-2025-PDF.zip"."""
    if pekerjaan.kecamatan is None:
        nama = pekerjaan.kabupaten.nama.replace(" ", "-")
        format = pekerjaan.get_format_display()
        return f"LKjIP-{nama}-{pekerjaan.tahun}-{format}.zip"
    return nama_lkjip(pekerjaan.kecamatan, pekerjaan.tahun, pekerjaan.format)
