"""What a reviewer looks at, and what signing adds to it.

The reviewer's statement is printed in the report that it is about, and place, date and
signer are filled in when it is signed. So a report has two fingerprints: of all that is
printed, and of its core (`pokok`), which is the report without these two. A review, and
the question whether the data have changed since, speak of the core.

Pure: trees in, trees out.
"""

from __future__ import annotations

from dataclasses import replace

from dokumen.beku import sidik
from dokumen.penomoran import nomori
from dokumen.pohon import (
    Bab,
    Blok,
    Depan,
    Dokumen,
    Kop,
    Lembar,
    Subbab,
    TandaTangan,
)

PERNYATAAN = "Pernyataan Telah Direviu"


def sidik_pokok(dokumen: Dokumen) -> str:
    """sha256 of the core, in hexadecimal: the same before and after signing."""
    return sidik(pokok(dokumen))


def pokok(dokumen: Dokumen) -> Dokumen:
    """The report without the statement of its review and without place, date and name
    of its own signatures. Annexes are copies of other documents and keep theirs."""
    bagian = tuple(
        replace(b, isi=_tanpa_tanda_tangan(b.isi)) if isinstance(b, Depan | Bab) else b
        for b in dokumen.bagian
        if not _pernyataan(b)
    )
    return nomori(replace(dokumen, bagian=bagian, tanggal="", tanda=""))


def _pernyataan(bagian) -> bool:
    return isinstance(bagian, Depan) and bagian.judul == PERNYATAAN


def _tanpa_tanda_tangan(isi: tuple[Blok, ...]) -> tuple[Blok, ...]:
    return tuple(
        replace(b, isi=_tanpa_tanda_tangan(b.isi)) if isinstance(b, Subbab) else b
        for b in isi
        if not isinstance(b, TandaTangan)
    )


def berpernyataan(dokumen: Dokumen, hasil: Dokumen) -> Dokumen:
    """The report with the statement out of a review's result (`evaluasi.reviu.surat`)
    before its other parts. Its letterhead and first line stay behind: the part's own
    heading says them."""
    (lembar,) = (
        b for b in hasil.bagian if isinstance(b, Lembar) and b.judul == PERNYATAAN
    )
    # The first block under the letterhead is the title.
    isi = tuple(b for b in lembar.isi if not isinstance(b, Kop))[1:]
    return nomori(
        replace(
            dokumen, bagian=(Depan(PERNYATAAN, isi), *tanpa_pernyataan(dokumen).bagian)
        )
    )


def tanpa_pernyataan(dokumen: Dokumen) -> Dokumen:
    """The report without a statement that it may hold already."""
    return replace(
        dokumen, bagian=tuple(b for b in dokumen.bagian if not _pernyataan(b))
    )
