"""What the writers of a Word file share: running numbers, lists, width at hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.document import DocumentPart

from dokumen.pohon import GayaDaftar, UkuranKertas

from .unsur import Unsur, unsur

TITIK = 20  # twips in a point


@dataclass(frozen=True)
class Kertas:
    """A sheet: size and margins in twips, and how high a picture may be in points."""

    lebar: int
    tinggi: int
    tepi: tuple[int, int, int, int]  # top, right, bottom, left
    tinggi_gambar: int = 283

    @property
    def lanskap(self) -> bool:
        return self.lebar > self.tinggi

    @property
    def bidang(self) -> int:
        """The width between the margins."""
        return self.lebar - self.tepi[1] - self.tepi[3]


# As in print: the office's margins of 3-2-2-2 cm, 3 cm at the bound edge.
KERTAS: dict[tuple[UkuranKertas, bool], Kertas] = {
    ("A4", False): Kertas(11906, 16838, (1247, 1134, 1134, 1701)),
    ("A4", True): Kertas(16838, 11906, (1701, 1134, 1134, 1134)),
    ("A3", False): Kertas(16838, 23811, (1247, 850, 1021, 850), 992),
    ("A3", True): Kertas(23811, 16838, (1247, 850, 1021, 850), 663),
}
TEGAK, LANSKAP = KERTAS["A4", False], KERTAS["A4", True]

_FORMAT: dict[GayaDaftar, tuple[str, str]] = {
    "huruf": ("lowerLetter", "%{}."),
    "angka": ("decimal", "%{}."),
    "angka-kurung": ("decimal", "%{})"),
    "huruf-kurung": ("lowerLetter", "%{})"),
    "poin": ("bullet", "•"),
}
TINGKAT_MAKS = 8  # Word knows levels 0 to 8


@dataclass
class Konteks:
    """One file in the making. `lebar` is the width at hand in twips, `tinggi_gambar`
    the height a picture may take in points, `gaya` the
    paragraph style of running text, `takuk` the indent of one level of a list."""

    bagian: DocumentPart
    lebar: int = TEGAK.bidang
    tinggi_gambar: int = TEGAK.tinggi_gambar
    gaya: str = "Normal"
    takuk: int = 400
    tebal: bool = False
    redup: bool = False
    _urut: Iterator[int] = field(default_factory=lambda: count(1))
    _berkas: Iterator[int] = field(default_factory=lambda: count(1))
    _nomor: Iterator[int] = field(default_factory=lambda: count(1))
    _tersimpan: dict[bytes, str] = field(default_factory=dict)

    def urut(self) -> int:
        """A number that no bookmark or picture of the file has yet."""
        return next(self._urut)

    @contextmanager
    def dalam(self, **ubah: object) -> Iterator[None]:
        """Other width, style or emphasis within a cell."""
        lama = {nama: getattr(self, nama) for nama in ubah}
        for nama, nilai in ubah.items():
            setattr(self, nama, nilai)
        try:
            yield
        finally:
            for nama, nilai in lama.items():
                setattr(self, nama, nilai)

    def daftar(self, gaya: GayaDaftar, tingkat: int, mulai: int) -> int:
        """The id of a new list in that style, counting from `mulai`."""
        penomoran = self.bagian.numbering_part.element
        nomor = next(self._nomor)
        timpa = unsur("lvlOverride", unsur("startOverride", val=mulai), ilvl=tingkat)
        penomoran.append(
            unsur(
                "num",
                unsur("abstractNumId", val=_abstrak(gaya, self.takuk)),
                *([] if gaya == "poin" else [timpa]),
                numId=nomor,
            )
        )
        return nomor

    def sertakan(self, isi: bytes, jenis: str, akhiran: str) -> str:
        """Put a file into the package, once; returns the id of the relation to it."""
        if isi in self._tersimpan:
            return self._tersimpan[isi]
        nama = PackURI(f"/word/media/gambar{next(self._berkas)}.{akhiran}")
        berkas = Part(nama, jenis, isi, self.bagian.package)
        tautan = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        self._tersimpan[isi] = self.bagian.relate_to(berkas, f"{tautan}/image")
        return self._tersimpan[isi]


# Lists in running text and, with less indent, in cells.
TAKUK = (400, 260)


def _abstrak(gaya: GayaDaftar, takuk: int) -> int:
    return list(_FORMAT).index(gaya) * len(TAKUK) + TAKUK.index(takuk)


def siapkan_penomoran(bagian: DocumentPart) -> None:
    """The kinds of lists that `Konteks.daftar` makes lists of."""
    penomoran = bagian.numbering_part.element
    for lama in list(penomoran):
        penomoran.remove(lama)
    for gaya in _FORMAT:
        for takuk in TAKUK:
            penomoran.append(
                unsur(
                    "abstractNum",
                    unsur("multiLevelType", val="multilevel"),
                    *(_tingkat(gaya, t, takuk) for t in range(TINGKAT_MAKS + 1)),
                    abstractNumId=_abstrak(gaya, takuk),
                )
            )


def _tingkat(gaya: GayaDaftar, tingkat: int, takuk: int) -> Unsur:
    bentuk, pola = _FORMAT[gaya]
    tanda = "–" if gaya == "poin" and tingkat else pola.format(tingkat + 1)
    return unsur(
        "lvl",
        unsur("start", val=1),
        unsur("numFmt", val=bentuk),
        unsur("lvlText", val=tanda),
        unsur("lvlJc", val="left"),
        unsur("pPr", unsur("ind", left=takuk * (tingkat + 1), hanging=takuk)),
        ilvl=tingkat,
    )
