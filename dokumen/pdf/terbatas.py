"""Printing within limits, as the application does it: in a process of its own that
gets the tree as JSON and nothing else, and gives back the PDF."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from dokumen.beku import ke_json
from dokumen.pohon import Dokumen, GalatPohon

from .galat import GagalCetak
from .serentak import TANPA_MEMORI

AKAR = Path(__file__).resolve().parent.parent.parent
KODE_POHON, KODE_GAGAL = 4, 5
# More side by side would gain little: the longest piece takes a sixth of the whole.
PROSES_TERBANYAK = 4

log = logging.getLogger(__name__)


def cetak_terbatas(
    dokumen: Dokumen,
    *,
    detik: int = 120,
    memori_mb: int = 1024,
    simpanan: Path | None = None,
) -> bytes:
    """The document as PDF, or GagalCetak with a sentence for the person who asked.

    `memori_mb` holds for each process (one for each core, four at most). `simpanan`: a
    folder where laid-out pieces are kept for the next time; without it nothing is.
    """
    try:
        masukan = ke_json(dokumen).encode()
    except GalatPohon as galat:
        raise GagalCetak(f"Dokumen tidak dapat dicetak. {galat}") from galat
    # WeasyPrint leaves its fonts behind where it is ended at once: they go with this.
    with tempfile.TemporaryDirectory(prefix="cetak-") as sementara:
        perintah = [sys.executable, "-m", "dokumen.pdf", str(memori_mb), str(detik)]
        perintah += [str(_proses()), str(simpanan.resolve()) if simpanan else ""]
        with subprocess.Popen(
            perintah,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=AKAR,
            env=lingkungan(sementara),
            start_new_session=True,
        ) as proses:
            try:
                keluaran, pesan = proses.communicate(masukan, timeout=detik)
            except subprocess.TimeoutExpired as galat:
                raise GagalCetak(
                    f"Dokumen belum selesai dicetak dalam {detik} detik, jadi "
                    "dihentikan. Perpendek narasi atau tabel yang paling panjang, lalu "
                    "coba lagi."
                ) from galat
            finally:
                _akhiri(proses)
    if proses.returncode == 0 and keluaran.startswith(b"%PDF-"):
        return keluaran
    raise GagalCetak(
        _sebab(proses.returncode, pesan.decode(errors="replace").strip(), memori_mb)
    )


def _proses() -> int:
    return min(len(os.sched_getaffinity(0)), PROSES_TERBANYAK)


def _akhiri(proses: subprocess.Popen[bytes]) -> None:
    """With what it split off: they are one group, named after it."""
    if proses.poll() is None:
        os.killpg(proses.pid, signal.SIGKILL)
        proses.wait()


def lingkungan(sementara: str) -> dict[str, str]:
    """What the child may know: where programs and fonts are, no secrets."""
    boleh = ("PATH", "HOME", "LD_LIBRARY_PATH", "FONTCONFIG_PATH", "XDG_CACHE_HOME")
    terpilih = {nama: os.environ[nama] for nama in boleh if nama in os.environ}
    tetap = {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "TMPDIR": sementara}
    return {**terpilih, **tetap}


def _sebab(kode: int, pesan: str, memori_mb: int) -> str:
    if kode == KODE_POHON:
        return f"Dokumen tidak dapat dicetak. {pesan}"
    if kode == KODE_GAGAL:
        return pesan
    log.error("pencetak berhenti dengan kode %s: %s", kode, pesan[-2000:])
    if kode in TANPA_MEMORI:
        return (
            f"Dokumen memerlukan memori lebih dari {memori_mb} MB, jadi dihentikan. "
            "Perpendek narasi atau tabel yang paling panjang, lalu coba lagi."
        )
    return (
        "Dokumen gagal dicetak karena kesalahan pada pencetak. Isi dokumen tidak "
        "berubah. Coba lagi; bila tetap gagal, sampaikan kepada admin kabupaten."
    )
