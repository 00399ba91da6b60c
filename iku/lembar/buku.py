"""A file as sheets of cells, read at arm's length.

Cells are str, int, Decimal (exactly the digits that the file shows for a number),
date, None, or Ganjil for what is no plain value.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from . import pembaca
from .penjaga import BerkasDitolak, berkas_zip, jaga


@dataclass(frozen=True)
class Ganjil:
    """A cell that is neither text, number nor date. `jenis`: galat, rumus, jam,
    logika, angka."""

    jenis: str
    teks: str


@dataclass
class LembarMentah:
    nama: str
    tersembunyi: bool = False
    baris: list[tuple[int, list]] = field(default_factory=list)
    gabungan: list[str] = field(default_factory=list)
    baris_tersembunyi: set[int] = field(default_factory=set)
    kolom_tersembunyi: set[int] = field(default_factory=set)


@dataclass
class Buku:
    """`sidik`: SHA-256 of the bytes, so that a preview is tied to its file."""

    sidik: str
    csv: bool
    lembar: list[LembarMentah]


def baca(berkas: Path) -> Buku:
    """Guard and read the file; BerkasDitolak with a sentence when it is refused."""
    jaga(berkas)
    jenis = "xlsx" if berkas_zip(berkas) else "csv"
    with tempfile.TemporaryFile() as keluaran:
        _jalankan(berkas, jenis, keluaran)
        keluaran.seek(0)
        lembar = _susun(keluaran)
    sidik = hashlib.sha256(berkas.read_bytes()).hexdigest()
    return Buku(sidik, jenis == "csv", lembar)


def _jalankan(berkas: Path, jenis: str, keluaran) -> None:
    try:
        subprocess.run(
            [sys.executable, "-I", pembaca.__file__, str(berkas), jenis],
            stdin=subprocess.DEVNULL,
            stdout=keluaran,
            stderr=subprocess.DEVNULL,
            env={},
            timeout=pembaca.DETIK,
            check=False,  # a reader that died leaves no last line: see _susun
        )
    except subprocess.TimeoutExpired:
        raise BerkasDitolak(_TERLALU_LAMA) from None


def _susun(keluaran) -> list[LembarMentah]:
    hasil: list[LembarMentah] = []
    urai = json.JSONDecoder(
        parse_float=Decimal, parse_constant=lambda teks: Ganjil("angka", teks)
    ).decode
    for satu in keluaran:
        try:
            isi = urai(satu.decode("ascii"))
        except ValueError:
            break  # cut off in the middle: the reader was ended by its limits
        if isinstance(isi, list):
            if isi[0] == "t":
                hasil[-1].baris_tersembunyi.add(isi[1])
            else:
                hasil[-1].baris.append(
                    (
                        isi[0],
                        [_sel(s) if s.__class__ is list else s for s in isi[1]],
                    )
                )
        elif "lembar" in isi:
            hasil.append(LembarMentah(isi["lembar"], isi["tersembunyi"]))
        elif "gabungan" in isi:
            hasil[-1].gabungan = isi["gabungan"]
            hasil[-1].kolom_tersembunyi = set(isi["kolom_tersembunyi"])
        elif "tolak" in isi:
            raise BerkasDitolak(isi["tolak"])
        elif "selesai" in isi:
            return hasil
    raise BerkasDitolak(_TERLALU_LAMA)


def _sel(isi: list):
    jenis, nilai = isi
    match jenis:
        case "d":
            return date.fromisoformat(nilai)
        case "%":
            # What is shown is what was meant: 87,5 % is stored as 0.875.
            return nilai * 100 if isinstance(nilai, int | Decimal) else nilai
        case "b":
            return Ganjil("logika", "TRUE" if nilai else "FALSE")
        case "e":
            return Ganjil("galat", nilai)
        case "f":
            return Ganjil("rumus", "")
    return Ganjil("jam", nilai)


_TERLALU_LAMA = (
    "Berkas terlalu besar atau terlalu rumit untuk dibaca. Salin datanya ke templat "
    "yang baru, atau bagi menjadi beberapa berkas."
)
