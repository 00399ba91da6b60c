"""A content tree as a file for an office, Word or Excel, within limits.

Written in a process of its own (`python -m dokumen.kantor`: JSON of the tree in, the
file out) with limits of time and memory, without the database, settings or secrets, as
`dokumen.pdf` prints.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

from dokumen.batas import batasi
from dokumen.beku import dari_json, ke_json
from dokumen.pdf import GagalCetak
from dokumen.pohon import Dokumen, GalatPohon
from sakip.tumpukan import lapang

_AKAR = Path(__file__).resolve().parent.parent
_KODE_MEMORI, _KODE_POHON = 3, 4
_KEPALA = b"PK\x03\x04"
WORD, EXCEL = "docx", "xlsx"

log = logging.getLogger(__name__)


def tulis_terbatas(
    dokumen: Dokumen, format: str, *, detik: int = 120, memori_mb: int = 768
) -> bytes:
    """The document as `format` ("docx" or "xlsx"), or GagalCetak with a sentence for
    the person who asked."""
    perintah = [sys.executable, "-m", "dokumen.kantor", format]
    try:
        proses = subprocess.run(
            [*perintah, str(memori_mb), str(detik)],
            input=ke_json(dokumen).encode(),
            capture_output=True,
            timeout=detik,
            cwd=_AKAR,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
            check=False,
        )
    except GalatPohon as galat:
        raise GagalCetak(f"Dokumen tidak dapat ditulis. {galat}") from galat
    except subprocess.TimeoutExpired as galat:
        raise GagalCetak(
            f"Berkas belum selesai ditulis dalam {detik} detik, jadi dihentikan. "
            "Perpendek narasi atau tabel yang paling panjang, lalu coba lagi."
        ) from galat
    if proses.returncode == 0 and proses.stdout.startswith(_KEPALA):
        return proses.stdout
    raise GagalCetak(_sebab(proses, memori_mb))


def _sebab(proses: subprocess.CompletedProcess[bytes], memori_mb: int) -> str:
    pesan = proses.stderr.decode(errors="replace").strip()
    if proses.returncode == _KODE_POHON:
        return f"Dokumen tidak dapat ditulis. {pesan}"
    log.error("penulis berhenti dengan kode %s: %s", proses.returncode, pesan[-2000:])
    if proses.returncode == _KODE_MEMORI:
        return (
            f"Berkas memerlukan memori lebih dari {memori_mb} MB, jadi dihentikan. "
            "Perpendek narasi atau tabel yang paling panjang, lalu coba lagi."
        )
    return (
        "Berkas gagal ditulis karena kesalahan pada sistem. Isi dokumen tidak berubah. "
        "Coba lagi; bila tetap gagal, sampaikan kepada admin kabupaten."
    )


def main(argumen: list[str]) -> int:
    """Write the tree on stdin to stdout; exit code 3 out of memory, 4 tree refused."""
    format, memori_mb, detik = argumen[0], int(argumen[1]), int(argumen[2])
    batasi(memori_mb, detik)
    try:
        dokumen = dari_json(sys.stdin.buffer.read().decode())
        hasil = _tulis(dokumen, format)
    except GalatPohon as galat:
        sys.stderr.write(str(galat))
        return _KODE_POHON
    except MemoryError:
        sys.stderr.write("MemoryError")
        return _KODE_MEMORI
    sys.stdout.buffer.write(hasil)
    sys.stdout.buffer.flush()
    return 0


def _tulis(dokumen: Dokumen, format: str) -> bytes:
    if format == WORD:
        from dokumen.word import tulis_docx

        return tulis_docx(dokumen)
    from dokumen.excel import tulis_xlsx

    return tulis_xlsx(dokumen)


if __name__ == "__main__":
    sys.exit(lapang(main)(sys.argv[1:]))
