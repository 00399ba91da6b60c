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
import tempfile
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from dokumen.beku import sidik
from dokumen.models import PekerjaanCetak
from dokumen.pilihan import FormatCetak, JenisDokumen, StatusPekerjaan
from dokumen.pohon import Dokumen
from dokumen.proses import hidup, identitas

PERCOBAAN_MAKS = 3
# Far above the printer's own limit (120 s): only a worker of another machine that was
# lost is recognised by its silence alone.
BATAS_JALAN = timedelta(minutes=10)
AKTIF = (StatusPekerjaan.ANTRE, StatusPekerjaan.JALAN)
GAGAL_BERULANG = (
    f"Pencetakan terhenti {PERCOBAAN_MAKS} kali sebelum selesai. Coba lagi nanti; bila "
    "tetap gagal, sampaikan kepada admin kabupaten."
)


# --- Files ----------------------------------------------------------------------------


def simpan_utuh(berkas: Path, isi: bytes | Callable[[BinaryIO], None]) -> None:
    """Write the whole file or nothing: a temporary one beside it, synced, renamed.

    `isi`: the bytes, or what writes them to an open file. OSError if the folder cannot
    be written; then nothing is left behind.
    """
    nomor, nama = tempfile.mkstemp(dir=berkas.parent, prefix=".cetak-")
    try:
        with os.fdopen(nomor, "wb") as sementara:
            if callable(isi):
                isi(sementara)
            else:
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


def sidik_cetakan(dokumen: Dokumen, format: str = FormatCetak.PDF) -> str:
    """Fingerprint of a printed file: of its content and of what sets it."""
    kunci = f"{sidik(dokumen)} {format} {_sidik_penulis()}"
    return hashlib.sha256(kunci.encode()).hexdigest()


@cache
def _sidik_penulis() -> str:
    """Fingerprint of this room's code, style sheets and fonts, and of the programs it
    uses: after an update everything is printed anew."""
    ruang = Path(__file__).parent
    kode = (b for b in ruang.rglob("*") if b.suffix in (".py", ".xml"))
    gaya = (settings.BASE_DIR / "static/dokumen").glob("*.*")
    jumlah = hashlib.sha256()
    for berkas in sorted([*kode, *gaya]):
        jumlah.update(berkas.name.encode() + berkas.read_bytes())
    for nama in ("weasyprint", "pydyf", "pikepdf", "python-docx", "openpyxl"):
        jumlah.update(f"{nama} {version(nama)}".encode())
    return jumlah.hexdigest()


def nama_berkas(sidik_isi: str, akhiran: str = FormatCetak.PDF) -> str:
    """Where the result of a fingerprint is kept, relative to MEDIA_ROOT."""
    return f"cetak/{sidik_isi}.{akhiran}"


def akhiran(pekerjaan: PekerjaanCetak) -> str:
    """The suffix of the job's file: a whole regency is a ZIP of files."""
    return "zip" if pekerjaan.kabupaten_id else pekerjaan.format


def tersimpan(sidik_isi: str, akhiran: str = FormatCetak.PDF) -> Path | None:
    """The file printed before, or None; kept on, since it is wanted again."""
    berkas = settings.MEDIA_ROOT / nama_berkas(sidik_isi, akhiran)
    try:
        os.utime(berkas)  # what nobody asks for goes after some time
    except (FileNotFoundError, NotADirectoryError):
        return None
    return berkas


def berkas_hasil(pekerjaan: PekerjaanCetak) -> Path | None:
    """The finished file, or None: not finished, or no longer there."""
    if pekerjaan.status != StatusPekerjaan.SELESAI:
        return None
    berkas = settings.MEDIA_ROOT / pekerjaan.berkas
    return berkas if berkas.is_file() else None


# --- Life cycle -----------------------------------------------------------------------


def minta(
    kecamatan,
    jenis: JenisDokumen,
    tahun: int,
    pemohon,
    sidik_isi: str,
    format: str = FormatCetak.PDF,
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
        "format": format,
    }
    if tersimpan(sidik_isi, format):
        return _sudah_jadi(kunci, sidik_isi), False
    return _satu_aktif(kunci, sidik=sidik_isi)


def minta_himpunan(
    kabupaten, jenis: JenisDokumen, tahun: int, pemohon, format: str
) -> tuple[PekerjaanCetak, bool]:
    """The person's job for the documents of a whole regency, and whether it must be put
    in the queue. What it will hold is known only when its parts are made."""
    kunci = {
        "kabupaten": kabupaten,
        "jenis": jenis,
        "tahun": tahun,
        "pemohon": pemohon,
        "format": format,
    }
    return _satu_aktif(kunci)


def _satu_aktif(kunci: dict, **isi: str) -> tuple[PekerjaanCetak, bool]:
    aktif = PekerjaanCetak.objects.filter(status__in=AKTIF, **kunci)
    if ada := aktif.first():
        return ada, False
    try:
        with transaction.atomic():
            return PekerjaanCetak.objects.create(**kunci, **isi), True
    except IntegrityError:
        return aktif.get(), False


def _sudah_jadi(kunci: dict, sidik_isi: str) -> PekerjaanCetak:
    jadi = {"status": StatusPekerjaan.SELESAI, "sidik": sidik_isi}
    ada = PekerjaanCetak.objects.filter(**kunci, **jadi).first()
    return ada or PekerjaanCetak.objects.create(
        **kunci,
        **jadi,
        kemajuan=100,
        berkas=nama_berkas(sidik_isi, kunci["format"]),
        selesai_pada=timezone.now(),
    )


def mulai(nomor: int) -> PekerjaanCetak | None:
    """Take a waiting job; None where somebody else has it or it is over."""
    diambil = PekerjaanCetak.objects.filter(
        pk=nomor, status=StatusPekerjaan.ANTRE
    ).update(
        status=StatusPekerjaan.JALAN,
        mulai_pada=timezone.now(),
        kabar_pada=timezone.now(),
        percobaan=F("percobaan") + 1,
        pelaksana=identitas(),
    )
    if not diambil:
        return None
    return PekerjaanCetak.objects.select_related(
        "kecamatan__kabupaten", "kabupaten"
    ).get(pk=nomor)


def maju(pekerjaan: PekerjaanCetak, persen: int) -> None:
    _milik(pekerjaan).update(kemajuan=persen, kabar_pada=timezone.now())


def kabari(pekerjaan: PekerjaanCetak) -> None:
    """A sign of life, for work that takes long."""
    _milik(pekerjaan).update(kabar_pada=timezone.now())


def catat_bagian(pekerjaan: PekerjaanCetak, bagian: list, banyak: int) -> bool:
    """Keep what is done of a ZIP, on the row given, too; whether it is still ours."""
    pekerjaan.bagian, pekerjaan.banyak_bagian = bagian, banyak
    tercatat = _milik(pekerjaan).update(
        bagian=bagian,
        banyak_bagian=banyak,
        kemajuan=len(bagian) * 99 // max(banyak, 1),
        kabar_pada=timezone.now(),
    )
    return bool(tercatat)


def antre_lagi(pekerjaan: PekerjaanCetak) -> bool:
    """Wait behind the others for the next part; whether it was still ours. What came
    this far has not failed: the count of attempts begins anew."""
    dilepas = _milik(pekerjaan).update(
        status=StatusPekerjaan.ANTRE,
        pelaksana="",
        percobaan=0,
        kabar_pada=timezone.now(),
    )
    return bool(dilepas)


def selesai(
    pekerjaan: PekerjaanCetak,
    sidik_isi: str,
    isi: bytes | Callable[[BinaryIO], None] | None,
) -> None:
    """Keep the file and end the job; `isi` None where the file is there already."""
    nama = nama_berkas(sidik_isi, akhiran(pekerjaan))
    berkas = settings.MEDIA_ROOT / nama
    if isi is not None:
        berkas.parent.mkdir(parents=True, exist_ok=True)
        simpan_utuh(berkas, isi)
    _milik(pekerjaan).update(
        status=StatusPekerjaan.SELESAI,
        kemajuan=100,
        pesan="",
        sidik=sidik_isi,
        berkas=nama,
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
        kabar = pekerjaan.kabar_pada or pekerjaan.mulai_pada
        terlalu_lama = kabar < timezone.now() - BATAS_JALAN
        if hidup(pekerjaan.pelaksana) and not terlalu_lama:
            continue
        if pekerjaan.percobaan >= PERCOBAAN_MAKS:
            gagal(pekerjaan, GAGAL_BERULANG)
        elif _milik(pekerjaan).update(status=StatusPekerjaan.ANTRE, pelaksana=""):
            kembali.append(pekerjaan.pk)
    return kembali
