"""Pieces kept between prints, by the fingerprint of what they were made of."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

_DOKUMEN = Path(__file__).resolve().parent.parent
_GAYA = _DOKUMEN.parent / "static" / "dokumen"
_PANJANG_SIDIK = hashlib.sha256().digest_size


@cache
def sidik_penata() -> str:
    """Fingerprint of what sets a document: style sheets, fonts, this code, and the
    versions of the programs it uses."""
    sidik = hashlib.sha256()
    kode = [p for nama in ("", "excel", "pdf") for p in (_DOKUMEN / nama).glob("*.py")]
    for berkas in sorted([*kode, *_GAYA.glob("*.css"), *_GAYA.glob("*.ttf")]):
        sidik.update(berkas.name.encode() + berkas.read_bytes())
    for nama in ("weasyprint", "pydyf", "pikepdf", "openpyxl"):
        sidik.update(f"{nama} {version(nama)}".encode())
    return sidik.hexdigest()


def kunci(*isi: str) -> str:
    """The name under which something made of these texts is kept."""
    return hashlib.sha256("\0".join((sidik_penata(), *isi)).encode()).hexdigest()


class Simpanan:
    """A folder of pieces; with None it keeps nothing. It is only ever a saving of time:
    what cannot be read is made again, what cannot be written is not kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def ambil(self, nama: str) -> bytes | None:
        """None where it is not there, or damaged."""
        if self._folder is None:
            return None
        try:
            isi = (self._folder / nama).read_bytes()
        except OSError:
            return None
        isi, sidik = isi[:-_PANJANG_SIDIK], isi[-_PANJANG_SIDIK:]
        return isi if hashlib.sha256(isi).digest() == sidik else None

    def simpan(self, nama: str, isi: bytes) -> None:
        if self._folder is None:
            return
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            nomor, sementara = tempfile.mkstemp(dir=self._folder, prefix=".bagian-")
            try:
                with os.fdopen(nomor, "wb") as berkas:
                    berkas.write(isi + hashlib.sha256(isi).digest())
                os.replace(sementara, self._folder / nama)
            except OSError:
                Path(sementara).unlink(missing_ok=True)
                raise
