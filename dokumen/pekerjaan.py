"""The life of a print job: asked for, begun, done or failed, and found again.

A job's state changes only by conditional UPDATE, so that two workers, or a worker
thought dead that is not, never both hold it. Results are kept by fingerprint under
MEDIA_ROOT/cetak and written whole or not at all. The queue itself (django-tasks-db)
forgets nothing but recovers nothing: a job whose worker was killed stays "running"
for ever, so `sapu` looks for those whose process is gone.
"""

from __future__ import annotations

import hashlib
import os
import socket
import tempfile
from datetime import timedelta
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from dokumen.beku import sidik
from dokumen.models import PekerjaanCetak
from dokumen.pilihan import JenisDokumen, StatusPekerjaan
from dokumen.pohon import Dokumen

PERCOBAAN_MAKS = 3
# Far above the printer's own limit (120 s): only a worker of another machine that was
# lost is recognised by time alone.
BATAS_JALAN = timedelta(minutes=10)
AKTIF = (StatusPekerjaan.ANTRE, StatusPekerjaan.JALAN)
GAGAL_BERULANG = (
    f"Pencetakan terhenti {PERCOBAAN_MAKS} kali sebelum selesai. Coba lagi nanti; bila "
    "tetap gagal, sampaikan kepada admin kabupaten."
)


# --- Files ----------------------------------------------------------------------------


def simpan_utuh(berkas: Path, isi: bytes) -> None:
    """Write the whole file or nothing: a temporary one beside it, synced, renamed.

    OSError if the folder cannot be written; then nothing is left behind.
    """
    nomor, nama = tempfile.mkstemp(dir=berkas.parent, prefix=".cetak-")
    try:
        with os.fdopen(nomor, "wb") as sementara:
            sementara.write(isi)
            sementara.flush()
            os.fsync(sementara.fileno())
        os.chmod(nama, 0o644)
        os.replace(nama, berkas)
    except BaseException:
        Path(nama).unlink(missing_ok=True)
        raise
    folder = os.open(berkas.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # the new name, too, survives a power cut
    finally:
        os.close(folder)


def sidik_cetakan(dokumen: Dokumen) -> str:
    """Fingerprint of a printed file: of its content and of what sets it."""
    return hashlib.sha256(f"{sidik(dokumen)} {_sidik_gaya()}".encode()).hexdigest()


@cache
def _sidik_gaya() -> str:
    gaya = (settings.BASE_DIR / "static/dokumen/dokumen.css").read_bytes()
    return f"{hashlib.sha256(gaya).hexdigest()} weasyprint {version('weasyprint')}"


def nama_berkas(sidik_isi: str) -> str:
    """Where the result of a fingerprint is kept, relative to MEDIA_ROOT."""
    return f"cetak/{sidik_isi}.pdf"


def berkas_hasil(pekerjaan: PekerjaanCetak) -> Path | None:
    """The finished file, or None: not finished, or no longer there."""
    if pekerjaan.status != StatusPekerjaan.SELESAI:
        return None
    berkas = settings.MEDIA_ROOT / pekerjaan.berkas
    return berkas if berkas.is_file() else None


# --- Life cycle -----------------------------------------------------------------------


def minta(
    kecamatan, jenis: JenisDokumen, tahun: int, pemohon, sidik_isi: str
) -> tuple[PekerjaanCetak, bool]:
    """The person's job for this document, and whether it must be put in the queue.

    Finished at once where the same content was printed before. A second request
    while one is under way gives that one, also when both come at the same moment.
    """
    kunci = {
        "kecamatan": kecamatan,
        "jenis": jenis,
        "tahun": tahun,
        "pemohon": pemohon,
    }
    if (settings.MEDIA_ROOT / nama_berkas(sidik_isi)).is_file():
        return _sudah_jadi(kunci, sidik_isi), False
    aktif = PekerjaanCetak.objects.filter(status__in=AKTIF, **kunci)
    if ada := aktif.first():
        return ada, False
    try:
        with transaction.atomic():
            return PekerjaanCetak.objects.create(sidik=sidik_isi, **kunci), True
    except IntegrityError:
        return aktif.get(), False


def _sudah_jadi(kunci: dict, sidik_isi: str) -> PekerjaanCetak:
    jadi = {"status": StatusPekerjaan.SELESAI, "sidik": sidik_isi}
    ada = PekerjaanCetak.objects.filter(**kunci, **jadi).first()
    return ada or PekerjaanCetak.objects.create(
        **kunci,
        **jadi,
        kemajuan=100,
        berkas=nama_berkas(sidik_isi),
        selesai_pada=timezone.now(),
    )


def mulai(nomor: int) -> PekerjaanCetak | None:
    """Take a waiting job; None where somebody else has it or it is over."""
    diambil = PekerjaanCetak.objects.filter(
        pk=nomor, status=StatusPekerjaan.ANTRE
    ).update(
        status=StatusPekerjaan.JALAN,
        mulai_pada=timezone.now(),
        kemajuan=0,
        percobaan=F("percobaan") + 1,
        pelaksana=identitas(),
    )
    if not diambil:
        return None
    return PekerjaanCetak.objects.select_related("kecamatan__kabupaten").get(pk=nomor)


def maju(pekerjaan: PekerjaanCetak, persen: int) -> None:
    _milik(pekerjaan).update(kemajuan=persen)


def selesai(pekerjaan: PekerjaanCetak, sidik_isi: str, isi: bytes | None) -> None:
    """Keep the file and end the job; `isi` None where the file is there already."""
    berkas = settings.MEDIA_ROOT / nama_berkas(sidik_isi)
    if isi is not None:
        berkas.parent.mkdir(parents=True, exist_ok=True)
        simpan_utuh(berkas, isi)
    _milik(pekerjaan).update(
        status=StatusPekerjaan.SELESAI,
        kemajuan=100,
        pesan="",
        sidik=sidik_isi,
        berkas=nama_berkas(sidik_isi),
        selesai_pada=timezone.now(),
    )


def gagal(pekerjaan: PekerjaanCetak, pesan: str) -> None:
    """End the job with a sentence for the person who asked."""
    _milik(pekerjaan).update(
        status=StatusPekerjaan.GAGAL,
        pesan=pesan[:300],
        selesai_pada=timezone.now(),
    )


def _milik(pekerjaan: PekerjaanCetak):
    """The job while this process holds it, and no longer."""
    return PekerjaanCetak.objects.filter(
        pk=pekerjaan.pk, status=StatusPekerjaan.JALAN, pelaksana=pekerjaan.pelaksana
    )


# --- Jobs whose worker is gone --------------------------------------------------------


def sapu() -> list[int]:
    """Put jobs of dead workers back, or fail them after the third time.

    Returns those that wait again: the caller puts them in the queue.
    """
    kembali = []
    for pekerjaan in PekerjaanCetak.objects.filter(status=StatusPekerjaan.JALAN):
        terlalu_lama = pekerjaan.mulai_pada < timezone.now() - BATAS_JALAN
        if hidup(pekerjaan.pelaksana) and not terlalu_lama:
            continue
        if pekerjaan.percobaan >= PERCOBAAN_MAKS:
            gagal(pekerjaan, GAGAL_BERULANG)
        elif _milik(pekerjaan).update(status=StatusPekerjaan.ANTRE, pelaksana=""):
            kembali.append(pekerjaan.pk)
    return kembali


def identitas() -> str:
    """This process: machine, number, and when it began (numbers are used again)."""
    nomor = os.getpid()
    return f"{socket.gethostname()}:{nomor}:{_mulai_proses(nomor)}"


def hidup(pelaksana: str) -> bool:
    """Whether that process is still there; of another machine it cannot be said."""
    mesin, _, proses = pelaksana.partition(":")
    nomor, _, mulai_proses = proses.partition(":")
    if mesin != socket.gethostname():
        return True
    return _mulai_proses(nomor) == mulai_proses


def _mulai_proses(nomor: int | str) -> str:
    """Start of a process in clock ticks, "" where there is none or it is a zombie."""
    try:
        isi = Path(f"/proc/{nomor}/stat").read_text()
    except OSError:
        return ""
    bidang = isi.rpartition(")")[2].split()
    return "" if bidang[0] == "Z" else bidang[19]
