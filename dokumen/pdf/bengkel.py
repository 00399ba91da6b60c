"""Where pieces are made: here, or in a few processes side by side.

What was made before is taken from where it is kept. The programs are loaded, and the
style sheets read, only where something is to be laid out, and before processes are split
off, so that they share them.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from .serentak import serentak
from .simpanan import Simpanan, kunci

if TYPE_CHECKING:
    from .tata import Penata

# Of this process and those split off from it.
_penata: Penata | None = None


def siapkan() -> Penata:
    """What lays out, made once in a process. GagalCetak where it is not safe."""
    global _penata
    from .tata import Penata, periksa_versi

    periksa_versi()
    if _penata is None:
        _penata = Penata()
        atexit.register(_lepas)
    return _penata


def _lepas() -> None:
    """Before the interpreter goes: its fonts cannot be let go without it."""
    global _penata
    _penata = None


def potong(html: str) -> bytes:
    """A piece (`dokumen.html_cetak`) as PDF."""
    return siapkan().tata(html)


def tepi(html: str) -> bytes:
    """The edges of pages (`tepi.html_tepi`) as PDF."""
    return siapkan().tata_tepi(html)


def xlsx(beku: str) -> bytes:
    """The tables of a document, given as its canonical text, as a workbook."""
    from dokumen.beku import dari_json
    from dokumen.excel import tulis_xlsx

    return tulis_xlsx(dari_json(beku))


@dataclass(frozen=True, slots=True)
class Tugas:
    """Something to be made: one of the functions above, and what of."""

    kerja: Callable[[str], bytes]
    isi: str


class Bengkel:
    """Makes things, `proses` of them at a time."""

    def __init__(self, simpanan: Simpanan, proses: int) -> None:
        self._simpanan = simpanan
        self._proses = proses

    def kerjakan(self, daftar: Sequence[Tugas]) -> list[bytes]:
        """Each thing, in the order asked for; the same one is made once."""
        nama = {tugas: kunci(tugas.kerja.__name__, tugas.isi) for tugas in daftar}
        hasil: dict[Tugas, bytes] = {}
        baru = []
        for tugas in nama:
            ada = self._simpanan.ambil(nama[tugas])
            if ada is None:
                baru.append(tugas)
            else:
                hasil[tugas] = ada
        # The long ones first: the last to end keeps all others waiting.
        baru.sort(key=lambda tugas: len(tugas.isi), reverse=True)
        if any(tugas.kerja is not xlsx for tugas in baru):
            siapkan()
        for tugas, isi in self._buat(baru):
            self._simpanan.simpan(nama[tugas], isi)
            hasil[tugas] = isi
        return [hasil[tugas] for tugas in daftar]

    def _buat(self, baru: Sequence[Tugas]) -> Iterator[tuple[Tugas, bytes]]:
        if self._proses == 1 or len(baru) == 1:
            return ((tugas, tugas.kerja(tugas.isi)) for tugas in baru)
        kerja = [partial(tugas.kerja, tugas.isi) for tugas in baru]
        return ((baru[i], isi) for i, isi in serentak(kerja, self._proses))
