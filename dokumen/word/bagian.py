"""Parts of a document as sections of a Word file: what stands upright or on its side,
how its pages are numbered, what runs along head and foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from docx.document import Document
from docx.enum.section import WD_ORIENT

from dokumen.html import judul_lari
from dokumen.pohon import (
    Bab,
    Bagian,
    Blok,
    Depan,
    Dokumen,
    Lampiran,
    Lembar,
    PindahHalaman,
    Sampul,
    Subbab,
    Tabel,
    TandaTangan,
)

from .blok import blok, dekatkan, judul_bagian, judul_subbab
from .gambar import gambar_svg
from .konteks import KERTAS, LANSKAP, TEGAK, TITIK, Kertas, Konteks
from .teks import bertanda
from .unsur import (
    Unsur,
    apakah_tabel,
    berhubungan,
    halaman_baru,
    jarak,
    lari,
    medan,
    paragraf,
    tab,
    turunkan,
    unsur,
)

# How pages are numbered: none; roman; arabic from 1; arabic without running head.
Jenis = Literal["sampul", "depan", "isi", "lepas"]


@dataclass
class Seksi:
    """A run of pages of one sheet and one kind of numbering."""

    jenis: Jenis
    kertas: Kertas
    isi: list[Unsur] = field(default_factory=list)


@dataclass
class Penulis:
    """Walks the parts; opens a section where sheet or numbering changes."""

    dokumen: Dokumen
    k: Konteks
    seksi: list[Seksi] = field(default_factory=list)
    pindah: bool = False  # the next paragraph begins a page

    def tulis(self) -> list[Seksi]:
        if self.dokumen.sampul:
            isi_sampul = _sampul(self.dokumen, self.dokumen.sampul, self.k)
            self.seksi.append(Seksi("sampul", TEGAK, isi_sampul))
        ada_bab = any(isinstance(b, Bab) for b in self.dokumen.bagian)
        depan = [b for b in self.dokumen.bagian if isinstance(b, Depan)]
        isi = [b for b in self.dokumen.bagian if not isinstance(b, Depan)]
        for b in depan:
            self._bagian(b, "depan")
        for b in isi:
            self._bagian(b, "isi" if ada_bab else "lepas")
        return [s for s in self.seksi if s.isi]

    def _bagian(self, b: Bagian, jenis: Jenis) -> None:
        lanskap = isinstance(b, Lembar | Lampiran) and b.lanskap
        ukuran = b.ukuran if isinstance(b, Lembar) else "A4"
        self._buka(jenis, KERTAS[ukuran, lanskap])
        self.pindah = bool(self.seksi[-1].isi)
        if isinstance(b, Lembar) and not b.tampak:
            self._tambah([paragraf("Jarak", *bertanda(b.jangkar, [], self.k))])
        else:
            self._tambah([judul_bagian(b, self.k)])
        self._isi(b.isi, 2)

    def _isi(self, isi: tuple[Blok, ...], tingkat: int) -> None:
        for b in isi:
            if isinstance(b, Subbab):
                self._tambah([judul_subbab(b, self.k, tingkat)])
                self._isi(b.isi, tingkat + 1)
            elif isinstance(b, PindahHalaman):
                self.pindah = True
            elif isinstance(b, Tabel) and b.lanskap and self.seksi[-1].kertas == TEGAK:
                jenis = self.seksi[-1].jenis
                self._buka(jenis, LANSKAP)
                self._tambah(blok(b, self.k, self.dokumen))
                self._buka(jenis, TEGAK)
            else:
                if isinstance(b, TandaTangan):
                    dekatkan(self.seksi[-1].isi)
                self._tambah(blok(b, self.k, self.dokumen))

    def _buka(self, jenis: Jenis, kertas: Kertas) -> None:
        akhir = self.seksi[-1] if self.seksi else None
        self.pindah = False
        self.k.lebar, self.k.tinggi_gambar = kertas.bidang, kertas.tinggi_gambar
        if akhir is None or (akhir.jenis, akhir.kertas) != (jenis, kertas):
            if akhir is not None:
                _tanpa_sela(akhir.isi)
            self.seksi.append(Seksi(jenis, kertas))

    def _tambah(self, isi: list[Unsur]) -> None:
        if self.pindah and isi:
            _tanpa_sela(self.seksi[-1].isi)
            if apakah_tabel(isi[0]):
                isi = [jarak(), *isi]
            halaman_baru(isi[0])
            self.pindah = False
        self.seksi[-1].isi += isi


def _tanpa_sela(isi: list[Unsur]) -> None:
    """Take away the empty paragraph that kept a table apart from what would follow:
    at the end of a full page it would print a blank one."""
    if isi and not apakah_tabel(isi[-1]) and not isi[-1].xpath("./*[not(self::w:pPr)]"):
        isi.pop()


def _sampul(d: Dokumen, s: Sampul, k: Konteks) -> list[Unsur]:
    def baris(isi: tuple[str, ...], **gaya: int | bool) -> Iterator[Unsur]:
        return (paragraf("Sampul", lari(satu, **gaya)) for satu in isi if satu)

    hasil: list[Unsur] = []
    if s.lambang:
        gambar = gambar_svg(s.lambang, "Lambang daerah", k, lebar=96, tinggi=113)
        hasil.append(paragraf("Sampul", gambar))
        turunkan(hasil[0], 60 * TITIK)
    judul = paragraf("Title", lari(d.judul))
    turunkan(judul, (80 if s.lambang else 200) * TITIK)
    hasil += [judul, paragraf("Subtitle", lari(d.subjudul))]
    hasil += baris((s.tahun,), tebal=True, ukuran=40)
    hasil += baris((d.tanda,), warna="56616C", ukuran=20)  # type: ignore[arg-type]
    instansi = list(baris(s.instansi, tebal=True, ukuran=26))
    if instansi:
        turunkan(instansi[0], 200 * TITIK)
    return [*hasil, *instansi, *baris(s.alamat, ukuran=19)]


# --- Sections ---------------------------------------------------------------------


def susun_seksi(berkas: Document, dokumen: Dokumen, seksi: list[Seksi]) -> None:
    """Put the sections into the body, each with its page, head and foot."""
    badan = berkas.element.body
    akhir = badan.get_or_add_sectPr()
    for lama in list(badan):
        if lama is not akhir:
            badan.remove(lama)
    kaki = _KepalaKaki(berkas, dokumen)
    sudah: set[Jenis] = set()
    for i, s in enumerate(seksi):
        sifat = unsur("sectPr", *kaki.rujukan(s), *_halaman(s, s.jenis in sudah))
        sudah.add(s.jenis)
        for satu in s.isi:
            akhir.addprevious(satu)
        if i == len(seksi) - 1:
            badan.replace(akhir, sifat)
        else:
            _tutup(s.isi, akhir, sifat)


def _tutup(isi: list[Unsur], akhir: Unsur, sifat: Unsur) -> None:
    """The properties of a section stand in its last paragraph."""
    p = isi[-1]
    if apakah_tabel(p):
        p = jarak()
        akhir.addprevious(p)
    p.get_or_add_pPr().append(sifat)


def _halaman(s: Seksi, lanjutan: bool) -> list[Unsur]:
    """Size, margins and how the pages are counted."""
    k = s.kertas
    ukuran = unsur("pgSz", w=k.lebar, h=k.tinggi)
    if k.lanskap:
        ukuran.orient = WD_ORIENT.LANDSCAPE
    tepi = dict(zip(("top", "right", "bottom", "left"), k.tepi, strict=True))
    hasil = [ukuran, unsur("pgMar", **tepi, header=567, footer=567, gutter=0)]
    hitung: dict[str, object] = {"fmt": "lowerRoman"} if s.jenis == "depan" else {}
    if not lanjutan and s.jenis != "sampul":
        hitung["start"] = 1
    if hitung:
        hasil.append(unsur("pgNumType", **hitung))
    return hasil


class _KepalaKaki:
    """Head and foot, made once for each kind and width and then referred to."""

    def __init__(self, berkas: Document, dokumen: Dokumen) -> None:
        self._bagian = berkas.part
        self._dokumen = dokumen
        self._id: dict[tuple[bool, int], tuple[str, str]] = {}

    def rujukan(self, s: Seksi) -> list[Unsur]:
        if s.jenis == "sampul":
            return []
        kunci = s.jenis != "lepas", s.kertas.bidang
        if kunci not in self._id:
            self._id[kunci] = self._kepala(*kunci), self._kaki(s.kertas.bidang)
        kepala, kaki = self._id[kunci]
        return [
            berhubungan("headerReference", kepala, type="default"),
            berhubungan("footerReference", kaki, type="default"),
        ]

    def _kepala(self, berisi: bool, lebar: int) -> str:
        bagian, nomor = self._bagian.add_header_part()
        d = self._dokumen
        isi = [lari(judul_lari(d)), tab(), lari(d.subjudul)] if berisi else []
        _ganti(bagian.element, _lari_lebar("Header", isi, lebar))
        return nomor

    def _kaki(self, lebar: int) -> str:
        bagian, nomor = self._bagian.add_footer_part()
        isi = [lari(self._dokumen.tanda), tab(), *medan("PAGE", [lari("1")])]
        _ganti(bagian.element, _lari_lebar("Footer", isi, lebar))
        return nomor


def _lari_lebar(gaya: str, isi: list[Unsur], lebar: int) -> Unsur:
    """A line whose second half ends at the right margin."""
    p = paragraf(gaya, *isi)
    p.pPr.append(unsur("tabs", unsur("tab", val="right", pos=lebar)))
    return p


def _ganti(akar: Unsur, p: Unsur) -> None:
    for lama in list(akar):
        akar.remove(lama)
    akar.append(p)
