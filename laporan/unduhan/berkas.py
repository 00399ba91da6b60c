"""The report of a kecamatan as one file, printed once per content."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from dokumen.kantor import tulis_terbatas
from dokumen.pdf import cetak_terbatas
from dokumen.pekerjaan import nama_berkas, sidik_cetakan, simpan_utuh, tersimpan
from dokumen.pilihan import FormatCetak
from dokumen.pohon import Dokumen
from kecamatan.models import Kecamatan

# Laid-out parts of reports, so that one changed text lays out one part anew; below the
# prints, and swept with them.
SIMPANAN = "cetak/bagian"


@dataclass(frozen=True)
class Berkas:
    """A file that is there; `baru`: printed just now."""

    sidik: str
    jalan: Path
    baru: bool


def tulis(dokumen: Dokumen, format: str) -> bytes:
    """The document in that format, within limits; GagalCetak with a sentence."""
    if format == FormatCetak.PDF:
        return cetak_terbatas(dokumen, simpanan=settings.MEDIA_ROOT / SIMPANAN)
    return tulis_terbatas(dokumen, format)


def pastikan(dokumen: Dokumen, format: str) -> Berkas:
    """The file of this content, printed if nobody did before. GagalCetak or OSError
    where that fails."""
    sidik = sidik_cetakan(dokumen, format)
    if ada := tersimpan(sidik, format):
        return Berkas(sidik, ada, baru=False)
    jalan = settings.MEDIA_ROOT / nama_berkas(sidik, format)
    isi = tulis(dokumen, format)
    jalan.parent.mkdir(parents=True, exist_ok=True)
    simpan_utuh(jalan, isi)
    return Berkas(sidik, jalan, baru=True)


def nama_lkjip(kecamatan: Kecamatan, tahun: int, format: str) -> str:
    """The file's name for people: "LKjIP-Pakusari-2025.pdf"."""
    return f"LKjIP-{kecamatan.nama.replace(' ', '-')}-{tahun}.{format}"
