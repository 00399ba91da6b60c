"""A content tree as PDF/A-3a: tagged, with bookmarks, in Indonesian, and within it the
tree as data and its tables as a workbook.

Every part is laid out alone (`dokumen.html_cetak`) and kept by its content, so that one
changed text lays out one part anew; then the parts are put together. The same tree gives
the same bytes, however many of its parts were kept and whoever laid them out.

`cetak_terbatas` is what the application calls: it prints in a process of its own with
limits of time and memory, without the database, settings or secrets.
"""

from __future__ import annotations

from pathlib import Path

from dokumen.pohon import Dokumen

from .galat import GagalCetak
from .terbatas import cetak_terbatas

__all__ = ["GagalCetak", "cetak", "cetak_terbatas"]


def cetak(dokumen: Dokumen, *, simpanan: Path | None = None, proses: int = 1) -> bytes:
    """The document as PDF, numbered first. GalatPohon if the tree is wrong.

    Without limits; in this process, or with `proses` children of it. `simpanan`: a
    folder where laid-out parts are kept. The libraries are read in here, for they take
    longer to load than most commands take to run.
    """
    from .naskah import cetak_naskah

    return cetak_naskah(dokumen, simpanan, proses)
