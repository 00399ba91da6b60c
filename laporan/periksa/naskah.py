"""The texts of the built report with the chapter and heading they stand under."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from dokumen.pohon import (
    Bab,
    Dokumen,
    Gambar,
    Lampiran,
    Rujukan,
    Simpul,
    Subbab,
    Tabel,
    Teks,
)


@dataclass(frozen=True)
class TeksNaskah:
    bagian: str
    subbab: str
    isi: str


def teks_naskah(dokumen: Dokumen) -> Iterator[TeksNaskah]:
    """Each text in reading order; what a sentence is made of comes as one."""
    for bagian in dokumen.bagian:
        match bagian:
            case Bab():
                nama = f"Bab {bagian.nomor}"
            case Lampiran() if bagian.nomor:
                nama = f"Lampiran {bagian.nomor}"
            case _:
                nama = bagian.judul
        for simpul in bagian.isi:
            yield from _telusuri(simpul, nama, "")


def _telusuri(simpul: Simpul, bagian: str, subbab: str) -> Iterator[TeksNaskah]:
    if isinstance(simpul, Teks | Rujukan):
        isi = simpul.isi if isinstance(simpul, Teks) else simpul.teks
        yield TeksNaskah(bagian, subbab, isi)
        return
    if isinstance(simpul, Gambar):  # its svg is no text to be read
        yield TeksNaskah(bagian, simpul.judul, simpul.judul)
        return
    if isinstance(simpul, Subbab):
        subbab = simpul.judul
    elif isinstance(simpul, Tabel):
        subbab = f"Tabel {simpul.nomor}" if simpul.nomor else simpul.judul
    for bidang in fields(simpul):
        yield from _isi(getattr(simpul, bidang.name), bagian, subbab)


def _isi(isi: object, bagian: str, subbab: str) -> Iterator[TeksNaskah]:
    if isinstance(isi, str):
        yield TeksNaskah(bagian, subbab, isi)
    elif isinstance(isi, Simpul):
        yield from _telusuri(isi, bagian, subbab)
    elif isinstance(isi, tuple):
        if isi and all(isinstance(s, str | Teks | Rujukan) for s in isi):
            gabung = "".join(
                s if isinstance(s, str) else s.teks if isinstance(s, Rujukan) else s.isi
                for s in isi
            )
            yield TeksNaskah(bagian, subbab, gabung)
        else:
            for satu in isi:
                yield from _isi(satu, bagian, subbab)
