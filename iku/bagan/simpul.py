"""What the tree consists of, whoever built it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Ukuran:
    """An indicator in the tree. `lepas`: what it lacks, "" where nothing."""

    kunci: str
    nama: str
    keterangan: str
    lepas: str = ""


@dataclass(frozen=True)
class Simpul:
    """A node. `jenis`: misi, tujuan, sasaran, kelompok, program, kegiatan,
    sub_kegiatan, or lepas (what stands under no sasaran)."""

    jenis: str
    kunci: str
    nomor: str
    judul: str
    indikator: tuple[Ukuran, ...] = ()
    pagu: Decimal | None = None
    catatan: str = ""
    lepas: str = ""
    anak: tuple[Simpul, ...] = ()
    lanjutan: bool = False
