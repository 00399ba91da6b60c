"""Files that wait for "terapkan": kept under a random name, known only to the
session of who brought them, gone after use or a day."""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_urlsafe

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

UMUR = 24 * 60 * 60  # seconds
PALING_BANYAK = 5  # waiting files of one person
_SESI = "impor"


@dataclass(frozen=True)
class Unggahan:
    """A waiting file: of which kind, for which kecamatan (its key) or other page, how
    it was called."""

    tanda: str
    jenis: str
    nama: str
    tempat: int | str

    @property
    def berkas(self) -> Path:
        return folder() / self.tanda


def folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "impor"


def simpan(session, jenis: str, tempat: int | str, isi: UploadedFile) -> Unggahan:
    """Keep an uploaded file; the oldest of a person gives way."""
    sapu()
    folder().mkdir(parents=True, exist_ok=True)
    satu = Unggahan(token_urlsafe(24), jenis, isi.name or "berkas", tempat)
    with satu.berkas.open("xb") as tujuan:
        for potongan in isi.chunks():
            tujuan.write(potongan)
    daftar = session.get(_SESI, {})
    for lama in list(daftar)[: max(0, len(daftar) - PALING_BANYAK + 1)]:
        (folder() / lama).unlink(missing_ok=True)
        del daftar[lama]
    daftar[satu.tanda] = [jenis, satu.nama, tempat]
    session[_SESI] = daftar
    return satu


def ambil(session, tanda: str, tempat: int | str) -> Unggahan | None:
    """The waiting file of this session for this place; None where there is none, or
    none any more."""
    isi = session.get(_SESI, {}).get(tanda)
    if isi is None or isi[2] != tempat:
        return None
    satu = Unggahan(tanda, *isi)
    return satu if satu.berkas.is_file() else None


def buang(session, satu: Unggahan) -> None:
    satu.berkas.unlink(missing_ok=True)
    daftar = session.get(_SESI, {})
    daftar.pop(satu.tanda, None)
    session[_SESI] = daftar


def sapu() -> None:
    """Delete what nobody came back for."""
    for berkas in _semua():
        with suppress(FileNotFoundError):
            if time.time() - berkas.stat().st_mtime > UMUR:
                berkas.unlink()


def _semua() -> Iterator[Path]:
    if folder().is_dir():
        yield from folder().iterdir()
