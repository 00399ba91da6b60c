"""Pieces made into one document: pages, structure, destinations, bookmarks.

pikepdf copies objects as they are; only what counts over the whole document is written
anew: the numbers by which pages and links find their structure, names of destinations,
fonts and pictures that several pieces carry.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, String

from dokumen.pohon import Bab, Bagian, Blok, Lampiran, Subbab


class Lembaran:
    """One piece, opened."""

    def __init__(self, isi: bytes) -> None:
        """pikepdf.PdfError if it is no PDF."""
        self.pdf = Pdf.open(io.BytesIO(isi))
        self.banyak = len(self.pdf.pages)

    def jangkar(self) -> dict[str, int]:
        """Anchor to page, from 0."""
        urutan = {h.obj.objgen: i for i, h in enumerate(self.pdf.pages)}
        return {n: urutan[tujuan[0].objgen] for n, tujuan in _tujuan(self.pdf)}


def _tujuan(pdf: Pdf) -> Iterator[tuple[str, Array]]:
    nama = pdf.Root.get("/Names", {}).get("/Dests", {}).get("/Names", [])
    for i in range(0, len(nama), 2):
        yield str(nama[i]), nama[i + 1]


class Gabungan:
    """The document as it grows."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()
        self._akar = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._naskah = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self._akar)
        )
        self._anak = Array()
        self._induk = Array()  # the parent tree: number, structure, number, ...
        self._nomor_induk = 0
        self._tujuan: dict[str, Array] = {}
        self._huruf: dict[bytes, Object] = {}
        self._gambar: dict[bytes, Object] = {}

    def tambah(self, lembaran: Lembaran) -> list[pikepdf.Page]:
        """Put its pages at the end; they are returned."""
        awal = len(self.pdf.pages)
        with warnings.catch_warnings():
            # Named destinations are not carried along by this; they are, below.
            warnings.simplefilter("ignore", pikepdf.PageCopyWarning)
            self.pdf.pages.extend(lembaran.pdf.pages)
        halaman = list(self.pdf.pages)[awal:]
        self._satukan_struktur(lembaran, halaman)
        for nama, tujuan in _tujuan(lembaran.pdf):
            baru = self.pdf.copy_foreign(lembaran.pdf.make_indirect(tujuan))
            self._tujuan.setdefault(nama, baru)
        self._satukan_huruf(halaman[0].obj.Resources)
        self._satukan_gambar(halaman[0].obj.Resources)
        return halaman

    def _satukan_struktur(
        self, lembaran: Lembaran, halaman: Sequence[pikepdf.Page]
    ) -> None:
        akar = self.pdf.copy_foreign(lembaran.pdf.Root.StructTreeRoot)
        for anak in akar.K[0].K:
            anak.P = self._naskah
            self._anak.append(anak)
        nomor = akar.ParentTree.Nums
        for i in range(0, len(nomor), 2):
            self._induk.extend([int(nomor[i]) + self._nomor_induk, nomor[i + 1]])
        for satu in halaman:
            satu.obj.StructParents = int(satu.obj.StructParents) + self._nomor_induk
            for tautan in satu.obj.get("/Annots", ()):
                if "/StructParent" in tautan:
                    ini = int(tautan.StructParent)
                    tautan.StructParent = ini + self._nomor_induk
        self._nomor_induk += len(nomor) // 2

    def _satukan_huruf(self, sumber_daya: Object) -> None:
        for nama, huruf in list(sumber_daya.Font.items()):
            kunci = _sidik_huruf(huruf)
            sumber_daya.Font[nama] = self._huruf.setdefault(kunci, huruf)

    def _satukan_gambar(self, sumber_daya: Object) -> None:
        """The emblem of many letterheads is one; drawings hold it in their own."""
        for nama, isi in list(sumber_daya.get("/XObject", {}).items()):
            if isi.Subtype == Name.Image:
                bentuk = f"{isi.Width} {isi.Height} {isi.ColorSpace}".encode()
                kunci = hashlib.sha256(bentuk + isi.read_raw_bytes()).digest()
                sumber_daya.XObject[nama] = self._gambar.setdefault(kunci, isi)
            elif "/Resources" in isi:
                self._satukan_gambar(isi.Resources)

    def selesai(
        self, label: Sequence[tuple[int, Dictionary]], tanda: Sequence[Tanda]
    ) -> None:
        """Write structure, destinations, bookmarks and page labels (each kind by the
        page, from 0, where it begins); no page is added after."""
        self._naskah.K = self._anak
        self._akar.K = Array([self._naskah])
        self._akar.ParentTree = self.pdf.make_indirect(Dictionary(Nums=self._induk))
        self._akar.ParentTreeNextKey = self._nomor_induk
        self.pdf.Root.StructTreeRoot = self._akar
        urut = sorted((nama.encode(), tujuan) for nama, tujuan in self._tujuan.items())
        nama = Array([x for n, t in urut for x in (String(n.decode()), t)])
        self.pdf.Root.Names = Dictionary(Dests=Dictionary(Names=nama))
        with self.pdf.open_outline() as kerangka:
            kerangka.root.extend(self._butir(tanda))
        self.pdf.Root.PageLabels = Dictionary(
            Nums=Array([x for satu in label for x in satu])
        )

    def _butir(self, daftar: Sequence[Tanda]) -> list[OutlineItem]:
        hasil = []
        for satu in daftar:
            butir = OutlineItem(satu.judul, self._tujuan[satu.jangkar])
            butir.children.extend(self._butir(satu.anak))
            hasil.append(butir)
        return hasil

    def tulis(self) -> bytes:
        """The file; the same content gives the same bytes."""
        hasil = io.BytesIO()
        self.pdf.save(
            hasil,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
        return hasil.getvalue()


def _sidik_huruf(huruf: Object) -> bytes:
    """What tells fonts apart: the file, what its glyphs mean, and how wide they are."""
    dalam = huruf.DescendantFonts[0]
    sidik = hashlib.sha256(str(huruf.BaseFont).encode())
    for aliran in (dalam.FontDescriptor.get("/FontFile2"), huruf.get("/ToUnicode")):
        if aliran is not None:
            sidik.update(aliran.read_raw_bytes())
    sidik.update(dalam.W.unparse())
    return sidik.digest()


# --- Bookmarks ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tanda:
    """A bookmark: what it says, and where it leads."""

    judul: str
    jangkar: str
    anak: tuple[Tanda, ...]


def tanda_bagian(b: Bagian) -> Tanda:
    """A part with its headings."""
    judul = b.judul
    if isinstance(b, Bab):
        judul = f"BAB {b.nomor} {b.judul}"
    elif isinstance(b, Lampiran):
        judul = f"LAMPIRAN {b.nomor}".strip() + f" {b.judul}"
    return Tanda(judul, b.jangkar, _tanda_subbab(b.isi))


def _tanda_subbab(isi: tuple[Blok, ...]) -> tuple[Tanda, ...]:
    return tuple(
        Tanda(f"{s.nomor} {s.judul}", s.jangkar, _tanda_subbab(s.isi))
        for s in isi
        if isinstance(s, Subbab)
    )
