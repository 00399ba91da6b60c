"""A content tree as PDF/A-3a: tagged, with bookmarks, in Indonesian.

`cetak_terbatas` is what the application calls: it prints in a process of its own
(`python -m dokumen.pdf`: JSON of the tree in, PDF out) with limits of time and memory,
without the database, settings or secrets. The same tree gives the same bytes.
"""

from __future__ import annotations

import gc
import logging
import os
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dokumen.beku import dari_json, ke_json, sidik
from dokumen.html import halaman
from dokumen.penomoran import nomori
from dokumen.pohon import Dokumen, GalatPohon

WEASYPRINT_TERENDAH = 70
_AKAR = Path(__file__).resolve().parent.parent
_KODE_MEMORI, _KODE_POHON = 3, 4

log = logging.getLogger(__name__)


class GagalCetak(Exception):
    """The document could not be printed; the message says why and what to do."""


def cetak(dokumen: Dokumen) -> bytes:
    """The document as PDF, numbered first. GalatPohon if the tree is wrong.

    In this process and without limits: for tests and for the child process.
    """
    from weasyprint import CSS, HTML, VERSION
    from weasyprint.css.counters import CounterStyle
    from weasyprint.text.fonts import FontConfiguration

    from dokumen.pengambil import ALAMAT_DASAR, FOLDER, Pengambil

    if int(VERSION.split(".")[0]) < WEASYPRINT_TERENDAH:
        raise GagalCetak(
            f"WeasyPrint {VERSION} tidak aman untuk mencetak dokumen; "
            f"pasang versi {WEASYPRINT_TERENDAH} atau lebih baru (./siapkan)."
        )
    bernomor = nomori(dokumen)
    ambil, huruf, penomor = Pengambil(), FontConfiguration(), CounterStyle()
    with _tanpa_pemulung():
        gaya = CSS(
            string=(FOLDER / "dokumen.css").read_text(encoding="utf-8"),
            base_url=ALAMAT_DASAR,
            url_fetcher=ambil,
            font_config=huruf,
            counter_style=penomor,
        )
        html = HTML(string=halaman(bernomor), base_url=ALAMAT_DASAR, url_fetcher=ambil)
        return html.write_pdf(
            stylesheets=[gaya],
            font_config=huruf,
            counter_style=penomor,
            pdf_variant="pdf/a-3a",
            presentational_hints=True,
            pdf_identifier=sidik(bernomor)[:32].encode(),
        )


@contextmanager
def _tanpa_pemulung() -> Iterator[None]:
    """No garbage collection within: a quarter of the time; it runs afterwards."""
    sibuk = gc.isenabled()
    gc.disable()
    try:
        with warnings.catch_warnings():
            # WeasyPrint leaves the colour profile open until its document is collected.
            warnings.simplefilter("ignore", ResourceWarning)
            yield
            if sibuk:
                gc.collect()
    finally:
        if sibuk:
            gc.enable()


def cetak_terbatas(
    dokumen: Dokumen, *, detik: int = 120, memori_mb: int = 1024
) -> bytes:
    """The document as PDF, or GagalCetak with a sentence for the person who asked."""
    try:
        masukan = ke_json(nomori(dokumen)).encode()
        proses = subprocess.run(
            [sys.executable, "-m", "dokumen.pdf", str(memori_mb), str(detik)],
            input=masukan,
            capture_output=True,
            timeout=detik,
            cwd=_AKAR,
            env=_lingkungan(),
            check=False,
        )
    except GalatPohon as galat:
        raise GagalCetak(f"Dokumen tidak dapat dicetak. {galat}") from galat
    except subprocess.TimeoutExpired as galat:
        raise GagalCetak(
            f"Dokumen belum selesai dicetak dalam {detik} detik, jadi dihentikan. "
            "Perpendek narasi atau tabel yang paling panjang, lalu coba lagi."
        ) from galat
    if proses.returncode == 0 and proses.stdout.startswith(b"%PDF-"):
        return proses.stdout
    raise GagalCetak(_sebab(proses, memori_mb))


def _lingkungan() -> dict[str, str]:
    """What the child may know: where programs and fonts are, no secrets."""
    boleh = ("PATH", "HOME", "LD_LIBRARY_PATH", "FONTCONFIG_PATH", "XDG_CACHE_HOME")
    terpilih = {nama: os.environ[nama] for nama in boleh if nama in os.environ}
    return {**terpilih, "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}


def _sebab(proses: subprocess.CompletedProcess[bytes], memori_mb: int) -> str:
    pesan = proses.stderr.decode(errors="replace").strip()
    if proses.returncode == _KODE_POHON:
        return f"Dokumen tidak dapat dicetak. {pesan}"
    log.error("pencetak berhenti dengan kode %s: %s", proses.returncode, pesan[-2000:])
    if proses.returncode == _KODE_MEMORI:
        return (
            f"Dokumen memerlukan memori lebih dari {memori_mb} MB, jadi dihentikan. "
            "Perpendek narasi atau tabel yang paling panjang, lalu coba lagi."
        )
    return (
        "Dokumen gagal dicetak karena kesalahan pada pencetak. Isi dokumen tidak "
        "berubah. Coba lagi; bila tetap gagal, sampaikan kepada admin kabupaten."
    )


def _batasi(memori_mb: int, detik: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (detik, detik + 5))
    batas = memori_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (batas, batas))


def main(argumen: list[str]) -> int:
    """Print the tree on stdin to stdout; exit code 3 out of memory, 4 tree refused."""
    _batasi(int(argumen[0]), int(argumen[1]))
    gc.disable()
    try:
        hasil = cetak(dari_json(sys.stdin.buffer.read().decode()))
    except GalatPohon as galat:
        sys.stderr.write(str(galat))
        return _KODE_POHON
    except MemoryError:
        sys.stderr.write("MemoryError")
        return _KODE_MEMORI
    sys.stdout.buffer.write(hasil)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    kode = main(sys.argv[1:])
    sys.stderr.flush()
    # Ends at once: taking down the layout tree would cost as much as a chapter.
    os._exit(kode)
