"""The boxes of the tree: their columns, what is written in them, how high they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sakip.angka import rupiah

from .huruf import bungkus
from .simpul import Simpul, Ukuran

JARAK = 22  # between columns; the lines turn in its middle
SELA = 8  # between boxes of a column
TEPI = 8  # between the frame of a box and its text
JANGKAR = 15  # where a line meets a box, below its top
KEPALA = 30
# Column, its heading, its width; a column per link of the chain.
KOLOM = (
    ("misi", "Misi", 138),
    ("tujuan", "Tujuan", 190),
    ("sasaran", "Sasaran", 182),
    ("indikator", "Indikator sasaran", 196),
    ("program", "Program", 204),
    ("kegiatan", "Kegiatan", 214),
    ("sub_kegiatan", "Sub kegiatan", 224),
)
LEBAR = sum(lebar for _, _, lebar in KOLOM) + JARAK * (len(KOLOM) - 1)

LEBAR_KOLOM = {nama: lebar for nama, _, lebar in KOLOM}
X_KOLOM = {
    nama: sum(lebar for _, _, lebar in KOLOM[:i]) + JARAK * i
    for i, (nama, _, _) in enumerate(KOLOM)
}
# A kelompok stands where a program stands; loose programs hang from a head of their
# own, in the place of a sasaran.
_TEMPAT = {"kelompok": "program", "lepas": "sasaran"}
SEBUTAN = {
    "misi": "Misi",
    "tujuan": "Tujuan",
    "sasaran": "Sasaran",
    "kelompok": "Kelompok belanja",
    "program": "Program",
    "kegiatan": "Kegiatan",
    "sub_kegiatan": "Sub kegiatan",
}


@dataclass(frozen=True)
class Baris:
    isi: str
    ukuran: float
    tebal: bool = False
    redup: bool = False
    sela: int = 0  # above it
    tanda: bool = False  # a triangle stands before it

    @property
    def tinggi(self) -> float:
        return self.ukuran * 1.24 + self.sela


@dataclass(frozen=True)
class Kotak:
    baris: tuple[Baris, ...]
    lebar: int
    lepas: bool = False

    @property
    def tinggi(self) -> int:
        return round(sum(b.tinggi for b in self.baris)) + 2 * TEPI - 2


def kotak_simpul(simpul: Simpul) -> Kotak:
    """The box of a node, with its indicators where they have no column of their own."""
    lebar = LEBAR_KOLOM[kolom_simpul(simpul)]
    penulis = _Penulis(lebar)
    lanjut = " (lanjutan)" if simpul.lanjutan else ""
    sebutan = SEBUTAN.get(simpul.jenis, "")
    penulis.tambah(f"{sebutan} {simpul.nomor}{lanjut}".strip(), 8.5, tebal=True)
    penulis.lepas(simpul.lepas if simpul.jenis != "sasaran" else "")
    penulis.tambah(simpul.judul, 10.5, tebal=simpul.jenis == "lepas")
    if not simpul.lanjutan:
        for u in simpul.indikator if simpul.jenis != "sasaran" else ():
            penulis.ukuran(u)
        if simpul.pagu is not None:
            penulis.tambah(f"Pagu {rupiah(simpul.pagu)}", 8.5, sela=3)
        if simpul.catatan:
            penulis.tambah(simpul.catatan, 8.5, redup=True, sela=3)
    return penulis.kotak(bool(simpul.lepas) and simpul.jenis != "sasaran")


def _kotak_ukuran(u: Ukuran) -> Kotak:
    penulis = _Penulis(LEBAR_KOLOM["indikator"])
    penulis.lepas(u.lepas)
    penulis.tambah(u.nama, 10)
    penulis.tambah(u.keterangan, 8.5, redup=True)
    return penulis.kotak(bool(u.lepas))


def _kotak_kosong(kolom: str, kata: str) -> Kotak:
    """Where the chain ends too early."""
    penulis = _Penulis(LEBAR_KOLOM[kolom])
    penulis.lepas(kata)
    return penulis.kotak(True)


class _Penulis:
    """Collects the lines of a box, wrapped to its width."""

    def __init__(self, lebar: int):
        self.lebar = lebar
        self.baris: list[Baris] = []

    def tambah(
        self,
        isi: str,
        ukuran: float,
        *,
        tebal: bool = False,
        redup: bool = False,
        sela: int = 0,
    ) -> None:
        for i, baris in enumerate(
            bungkus(isi, self.lebar - 2 * TEPI, ukuran, tebal=tebal)
        ):
            self.baris.append(Baris(baris, ukuran, tebal, redup, 0 if i else sela))

    def lepas(self, kata: str) -> None:
        if kata:
            self.baris.append(Baris(kata.upper(), 9, tebal=True, sela=2, tanda=True))

    def ukuran(self, u: Ukuran) -> None:
        self.lepas(u.lepas)
        self.tambah(f"• {u.nama} ({u.keterangan})", 9, sela=0 if u.lepas else 3)

    def kotak(self, lepas: bool) -> Kotak:
        return Kotak(tuple(self.baris), self.lebar, lepas)


def kolom_simpul(simpul: Simpul) -> str:
    return _TEMPAT.get(simpul.jenis, simpul.jenis)


def daftar_ukuran(simpul: Simpul) -> list[Kotak]:
    """The boxes of the indicator column beside a sasaran."""
    if simpul.jenis != "sasaran" or simpul.lanjutan:
        return []
    if not simpul.indikator:
        return [_kotak_kosong("indikator", simpul.lepas)] if simpul.lepas else []
    return [_kotak_ukuran(u) for u in simpul.indikator]


def kotak_program_kosong(simpul: Simpul) -> Kotak | None:
    """The empty place of a program beside a sasaran whose indicators have none."""
    lepas = next((u.lepas for u in simpul.indikator if u.lepas), "")
    if simpul.jenis != "sasaran" or simpul.anak or not lepas:
        return None
    return _kotak_kosong("program", "Belum ada program")


def _tumpuk(tinggi: Iterable[int]) -> int:
    """Boxes above one another, with what is between them."""
    tinggi = list(tinggi)
    return sum(tinggi) + SELA * max(len(tinggi) - 1, 0)


def tinggi_deret(deret: Iterable[Simpul]) -> int:
    return _tumpuk(tinggi_simpul(s) for s in deret)


def tinggi_simpul(simpul: Simpul) -> int:
    """Of a node with everything to the right of it."""
    return max(
        kotak_simpul(simpul).tinggi,
        _tumpuk(k.tinggi for k in daftar_ukuran(simpul)),
        tinggi_deret(simpul.anak),
    )
