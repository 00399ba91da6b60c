"""The parts of a document laid out, and the numbers of their pages.

Contents lists come last, for they name the pages of all others. Their numbers stand at
the right edge and change no line, so that one round more is enough where a list was
guessed too short or too long.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dokumen.html_cetak import Jenis, Potong, berdaftar, potong_bagian, potong_sampul
from dokumen.penomoran import romawi
from dokumen.pohon import Bagian, Depan, Dokumen

from .bengkel import Bengkel, Tugas, potong
from .gabung import Lembaran
from .tepi import Macam

# Lines of a contents list on a page, about.
_BARIS_DAFTAR = 38


@dataclass(slots=True)
class Lembar:
    """A piece with its pages; `mulai` is the number of the first of them."""

    potong: Potong
    lembaran: Lembaran
    mulai: int = 0

    def nomor(self, urutan: int) -> str:
        """What the page is called, the piece's first being 0; "" on the cover."""
        return tulis_nomor(self.potong.jenis, self.mulai + urutan)


def macam(p: Potong) -> Macam:
    """The kind of its pages, by what stands at their edges."""
    return p.kertas, "isi" if p.jenis == "depan" else p.jenis


def tulis_nomor(jenis: Jenis, nomor: int) -> str:
    """Roman before the first chapter."""
    if jenis == "sampul":
        return ""
    return romawi(nomor).lower() if jenis == "depan" else str(nomor)


@dataclass(slots=True)
class _Bagian:
    """A part on its way: laid out, or its pages guessed."""

    bagian: Bagian | None  # None: the cover
    potong: list[Potong]
    lembaran: list[Lembaran] = field(default_factory=list)

    def banyak(self) -> int:
        if self.lembaran:
            return sum(x.banyak for x in self.lembaran)
        return sum(-(-p.html.count("<li") // _BARIS_DAFTAR) or 1 for p in self.potong)

    def jangkar(self) -> Iterator[tuple[str, int]]:
        """Anchors with their page, the part's first being 0."""
        if not self.lembaran and self.bagian is not None:
            yield self.bagian.jangkar, 0
        awal = 0
        for satu in self.lembaran:
            for nama, urutan in satu.jangkar().items():
                yield nama, awal + urutan
            awal += satu.banyak


class Susunan:
    """A numbered document: cut, then laid out."""

    def __init__(self, dokumen: Dokumen) -> None:
        self._dokumen = dokumen
        depan = [b for b in dokumen.bagian if isinstance(b, Depan)]
        isi = [b for b in dokumen.bagian if not isinstance(b, Depan)]
        self._semua = [_Bagian(b, potong_bagian(dokumen, b, {})) for b in depan + isi]
        sampul = potong_sampul(dokumen)
        if sampul is not None:
            self._semua.insert(0, _Bagian(None, [sampul]))
        self._daftar = [x for x in self._semua if x.bagian and berdaftar(x.bagian)]

    def macam(self) -> list[Macam]:
        """The kinds of its pages."""
        return sorted({macam(p) for satu in self._semua for p in satu.potong})

    def tata(self, bengkel: Bengkel, lain: Sequence[Tugas]) -> list[bytes]:
        """Lay out all parts, and do `lain` beside; its results are returned."""
        sisa = _tata([x for x in self._semua if x not in self._daftar], bengkel, lain)
        halaman: Mapping[str, str] = {}
        while self._daftar and halaman != (baru := _nomor_halaman(self._semua)):
            halaman = baru
            for satu in self._daftar:
                assert satu.bagian is not None
                satu.potong = potong_bagian(self._dokumen, satu.bagian, halaman)
            _tata(self._daftar, bengkel, ())
        return sisa

    def lembar(self) -> Iterator[Lembar]:
        """All pieces in order, with the numbers of their pages."""
        for satu, _, mulai in _mulai(self._semua):
            for ini, lembaran in zip(satu.potong, satu.lembaran, strict=True):
                yield Lembar(ini, lembaran, mulai)
                mulai += lembaran.banyak


def _tata(
    daftar: Sequence[_Bagian], bengkel: Bengkel, lain: Sequence[Tugas]
) -> list[bytes]:
    """Lay out these parts, all of their pieces side by side with what is done beside."""
    tugas = [Tugas(potong, p.html) for satu in daftar for p in satu.potong]
    hasil = iter(bengkel.kerjakan([*tugas, *lain]))
    for satu in daftar:
        satu.lembaran = [Lembaran(next(hasil)) for _ in satu.potong]
    return list(hasil)


def _mulai(semua: Sequence[_Bagian]) -> Iterator[tuple[_Bagian, Jenis, int]]:
    """The number of each part's first page. Front matter and chapters begin at 1; what
    has no chapters goes on behind the cover and what stands in front."""
    berikut: dict[Jenis, int] = {"sampul": 1, "depan": 1, "isi": 1, "lepas": 1}
    for satu in semua:
        jenis = satu.potong[0].jenis
        yield satu, jenis, berikut[jenis]
        berikut[jenis] += satu.banyak()
        if jenis != "isi":
            berikut["lepas"] = max(berikut["lepas"], berikut[jenis])


def _nomor_halaman(semua: Sequence[_Bagian]) -> dict[str, str]:
    """By anchor, the number of its page."""
    return {
        nama: tulis_nomor(jenis, mulai + urutan)
        for satu, jenis, mulai in _mulai(semua)
        for nama, urutan in satu.jangkar()
    }
