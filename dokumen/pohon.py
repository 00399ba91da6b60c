"""The content tree of an official document: what is printed, never how.

Frozen dataclasses without Django, HTML or a clock. Every renderer (PDF, page,
spreadsheet) reads this one tree, and a test can walk it and compare each printed
figure with the data. Numbers of chapters and tables are not written by hand:
`dokumen.penomoran.nomori` fills the fields `nomor`, `jangkar` and `Rujukan.teks`.
`dokumen.beku` turns a tree into JSON and back.

A field may get a default, and a new field needs one, but a default never changes:
frozen documents leave out what equals the default.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from dokumen.kisi import Rentang, letak

Perataan: TypeAlias = Literal["kiri", "tengah", "kanan"]
GayaDaftar: TypeAlias = Literal[
    "huruf", "angka", "angka-kurung", "huruf-kurung", "poin"
]
UkuranKertas: TypeAlias = Literal["A4", "A3"]
JenisBaris: TypeAlias = Literal["biasa", "kelompok", "jumlah"]

NADA = ("sangat-tinggi", "tinggi", "sedang", "rendah", "sangat-rendah", "belum")


class GalatPohon(ValueError):
    """The tree cannot be printed as built; the message says which part and why."""


@dataclass(frozen=True, slots=True)
class Simpul:
    """What all nodes share: no lists (a frozen tree holds tuples) and no floats."""

    def __post_init__(self) -> None:
        nama: str
        for nama in type(self).__slots__:
            isi = getattr(self, nama)
            if isinstance(isi, list | float):
                raise TypeError(
                    f"{type(self).__name__}.{nama}: {type(isi).__name__} ditolak, "
                    "pakai tuple dan Decimal."
                )


# --- Text within a line -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Teks(Simpul):
    """A run of text; `nilai` is the number it prints, where it prints one, and `asal`
    says where that comes from (as in `Sel`)."""

    isi: str
    tebal: bool = False
    miring: bool = False
    nilai: Decimal | None = None
    asal: str = ""


@dataclass(frozen=True, slots=True)
class Rujukan(Simpul):
    """ "Tabel 3.2", wherever the node with this `kunci` ends up; the rest by nomori."""

    kunci: str
    teks: str = ""
    jangkar: str = ""


Sebaris: TypeAlias = "str | Teks | Rujukan"
# A sentence: plain, or runs in order. A newline in it is a line break.
Kalimat: TypeAlias = "str | tuple[Sebaris, ...]"


# --- Blocks -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraf(Simpul):
    isi: Kalimat
    perataan: Perataan = "kiri"


@dataclass(frozen=True, slots=True)
class Butir(Simpul):
    """One item of a list, with what stands under it (also a list within it)."""

    isi: Kalimat
    blok: tuple[BlokDalam, ...] = ()


@dataclass(frozen=True, slots=True)
class Daftar(Simpul):
    """A list: a. / 1. / 1) / a) / bullet. `mulai` continues one that was interrupted."""

    butir: tuple[Butir, ...]
    gaya: GayaDaftar = "poin"
    mulai: int = 1


@dataclass(frozen=True, slots=True)
class BarisRincian(Simpul):
    """`label : isi`, as "Nama : ..." in a PK or "KESATU : ..." in a decree."""

    label: str
    isi: Kalimat = ""
    blok: tuple[BlokDalam, ...] = ()


@dataclass(frozen=True, slots=True)
class Rincian(Simpul):
    baris: tuple[BarisRincian, ...]


@dataclass(frozen=True, slots=True)
class Rumus(Simpul):
    """`kiri = pembilang / penyebut faktor`, the fraction set as a fraction."""

    pembilang: str
    penyebut: str
    kiri: str = ""
    faktor: str = ""


@dataclass(frozen=True, slots=True)
class PindahHalaman(Simpul):
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class DaftarIsi(Simpul):
    """Table of contents with page numbers; `tingkat` 1 is chapters only."""

    tingkat: int = 3


@dataclass(frozen=True, slots=True)
class DaftarTabel(Simpul):
    """List of the numbered tables with page numbers."""


@dataclass(frozen=True, slots=True)
class DaftarGambar(Simpul):
    """List of the numbered pictures with page numbers."""


# --- Tables -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kolom(Simpul):
    """`lebar` is relative to the other columns; figures stand at `kanan`.

    `kepala_baris` marks the column that names its row (read out with each cell).
    """

    lebar: int
    perataan: Perataan = "kiri"
    kepala_baris: bool = False


@dataclass(frozen=True, slots=True)
class Kepala(Simpul):
    """A cell of the head, over `kolom` columns and `baris` rows of the head."""

    isi: Kalimat
    kolom: int = 1
    baris: int = 1


@dataclass(frozen=True, slots=True)
class Predikat(Simpul):
    """A judgement: always word and shape; `slug`, one of NADA, chooses the ground."""

    nama: str
    bentuk: str
    slug: str

    def __post_init__(self) -> None:
        Simpul.__post_init__(self)
        if self.slug not in NADA:
            raise GalatPohon(
                f"Predikat {self.nama!r}: slug {self.slug!r} tidak dikenal."
            )


@dataclass(frozen=True, slots=True)
class Sel(Simpul):
    """A cell: `isi` as printed, or `blok` (paragraphs, lists), or a `predikat`.

    `nilai` is the number that `isi` prints, unrounded by nobody: a renderer to a
    spreadsheet writes it, a test compares it. None: the cell prints no number; a
    missing figure is words ("belum dilaporkan") with `redup`, never 0.

    `asal` names where the figure comes from ("capaian:IKU-1", "pagu:7.01.01"): codes,
    never row numbers, so that equal data give equal documents. The page of the room that
    built the tree turns it into an address; paper does not show it.
    """

    isi: Kalimat = ""
    nilai: Decimal | None = None
    blok: tuple[BlokDalam, ...] = ()
    predikat: Predikat | None = None
    kolom: int = 1
    baris: int = 1
    perataan: Perataan | None = None
    indentasi: int = 0
    redup: bool = False
    asal: str = ""


@dataclass(frozen=True, slots=True)
class Baris(Simpul):
    """`kelompok` heads the rows under it, `jumlah` adds them up."""

    sel: tuple[Sel, ...]
    jenis: JenisBaris = "biasa"


@dataclass(frozen=True, slots=True)
class Tabel(Simpul):
    """A table; caption above, source and notes below.

    Numbered within Bab and Lampiran unless `bernomor` is False; in other parts the
    caption stands without a number. `catatan` are the notes under it, in order.
    """

    judul: str
    kolom: tuple[Kolom, ...]
    kepala: tuple[tuple[Kepala, ...], ...]
    baris: tuple[Baris, ...]
    kunci: str = ""
    sumber: Kalimat = ""
    catatan: tuple[Kalimat, ...] = ()
    lanskap: bool = False
    kecil: bool = False
    bernomor: bool = True
    nomor: str = ""
    jangkar: str = ""

    def __post_init__(self) -> None:
        Simpul.__post_init__(self)
        if not self.kolom or any(k.lebar <= 0 for k in self.kolom):
            raise GalatPohon(f"Tabel {self.judul!r}: lebar kolom harus lebih dari 0.")
        self._periksa_kisi("kepala", self.kepala)
        self._periksa_kisi("baris", tuple(b.sel for b in self.baris))

    def _periksa_kisi(self, nama: str, kisi: Sequence[Sequence[Rentang]]) -> None:
        """Every row covers every column exactly once, counting merged cells."""
        for i, penempatan in enumerate(letak(kisi, len(self.kolom))):
            if penempatan is None:
                raise GalatPohon(
                    f"Tabel {self.judul!r}, {nama} ke-{i + 1}: sel tidak mengisi tepat "
                    f"{len(self.kolom)} kolom."
                )


# --- Pictures, letterhead, signatures ---------------------------------------------


@dataclass(frozen=True, slots=True)
class Gambar(Simpul):
    """A chart as SVG text; `alternatif` says in words what it shows."""

    judul: str
    svg: str
    alternatif: str
    kunci: str = ""
    sumber: Kalimat = ""
    bernomor: bool = True
    nomor: str = ""
    jangkar: str = ""


@dataclass(frozen=True, slots=True)
class Kop(Simpul):
    """Letterhead; `lambang` is the emblem as SVG text, or nothing."""

    instansi: str
    unit: str
    alamat: tuple[str, ...] = ()
    lambang: str = ""


@dataclass(frozen=True, slots=True)
class Penandatangan(Simpul):
    """Who signs, in the words as signed; `peran` is "Pihak Pertama" and the like."""

    nama: str
    jabatan: str
    pangkat: str = ""
    nip: str = ""
    peran: str = ""


@dataclass(frozen=True, slots=True)
class TandaTangan(Simpul):
    """One party stands at the right, two side by side, left first."""

    pihak: tuple[Penandatangan, ...]
    tempat: str = ""
    tanggal: str = ""

    def __post_init__(self) -> None:
        Simpul.__post_init__(self)
        if not 1 <= len(self.pihak) <= 2:
            raise GalatPohon("Tanda tangan memerlukan satu atau dua pihak.")


BlokDalam: TypeAlias = "Paragraf | Daftar | Rincian | Rumus"
Blok: TypeAlias = (
    "Paragraf | Daftar | Rincian | Rumus | Tabel | Gambar | TandaTangan | Kop | "
    "PindahHalaman | DaftarIsi | DaftarTabel | DaftarGambar | Subbab"
)


# --- Parts ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Subbab(Simpul):
    """A heading with what stands under it; nested: A. / 1. / a. / 1) / a)."""

    judul: str
    isi: tuple[Blok, ...] = ()
    kunci: str = ""
    nomor: str = ""
    jangkar: str = ""


@dataclass(frozen=True, slots=True)
class Depan(Simpul):
    """A part before Bab I (foreword, contents): roman page numbers, no chapter number."""

    judul: str
    isi: tuple[Blok, ...]
    dalam_daftar: bool = True
    jangkar: str = ""


@dataclass(frozen=True, slots=True)
class Bab(Simpul):
    judul: str
    isi: tuple[Blok, ...]
    kunci: str = ""
    nomor: str = ""
    jangkar: str = ""


@dataclass(frozen=True, slots=True)
class Lembar(Simpul):
    """Pages without chapter number: a whole PK, decree or LHE, or a copy of one.

    `judul` is for contents and bookmarks; it is printed as a heading only if `tampak`.
    `ukuran` is the paper.
    """

    judul: str
    isi: tuple[Blok, ...]
    tampak: bool = True
    lanskap: bool = False
    jangkar: str = ""
    ukuran: UkuranKertas = "A4"


@dataclass(frozen=True, slots=True)
class Lampiran(Simpul):
    """An annex; numbered I, II ... when there are several."""

    judul: str
    isi: tuple[Blok, ...]
    kunci: str = ""
    lanskap: bool = False
    nomor: str = ""
    jangkar: str = ""


Bagian: TypeAlias = "Depan | Bab | Lembar | Lampiran"


@dataclass(frozen=True, slots=True)
class Sampul(Simpul):
    """The cover, without page number. Title and subtitle come from the document."""

    tahun: str = ""
    instansi: tuple[str, ...] = ()
    alamat: tuple[str, ...] = ()
    lambang: str = ""


@dataclass(frozen=True, slots=True)
class Dokumen(Simpul):
    """A document. `judul` and `subjudul` run along the head of every page.

    `tanggal` (ISO, or nothing) goes into the file's metadata; `tanda` is printed at
    the foot of every page: of one that is not final "Draf", of a frozen one what
    vouches for it.
    """

    judul: str
    subjudul: str
    bagian: tuple[Bagian, ...]
    sampul: Sampul | None = None
    penyusun: str = ""
    tanggal: str = ""
    tanda: str = ""
    bahasa: str = "id"
