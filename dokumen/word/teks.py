"""Text within a line, and the blocks that may stand in a list item or a cell."""

from __future__ import annotations

from collections.abc import Iterable

from dokumen.html_teks import berjudul_kecil
from dokumen.pohon import (
    BarisRincian,
    BlokDalam,
    Daftar,
    Kalimat,
    Paragraf,
    Rincian,
    Rujukan,
    Rumus,
)
from dokumen.warna import WARNA_REDUP

from .konteks import TINGKAT_MAKS, TITIK, Konteks
from .unsur import (
    Unsur,
    apakah_tabel,
    ganti_baris,
    jarak,
    lari,
    paragraf,
    rapatkan,
    rapikan,
    satukan,
    unsur,
)

LEBAR_LABEL = 26  # percent of the line, as in print
LEBAR_TITIK_DUA = 200
# Of a letter, in twips: of running text, and of the smaller type in tables.
LEBAR_HURUF, LEBAR_HURUF_TABEL = 112, 94


def kalimat(
    isi: Kalimat, k: Konteks, *, tebal: bool = False, miring: bool = False
) -> list[Unsur]:
    """Runs of text with their emphasis and links; a newline is a line break."""
    tebal, miring = tebal or k.tebal, miring or k.redup
    if isinstance(isi, str):
        return _baris(isi, tebal, miring, WARNA_REDUP if k.redup else "")
    hasil: list[Unsur] = []
    for satu in isi:
        if isinstance(satu, str):
            hasil += kalimat(satu, k, tebal=tebal, miring=miring)
        elif isinstance(satu, Rujukan):
            hasil.append(_rujukan(satu, tebal, miring))
        else:
            hasil += kalimat(
                satu.isi, k, tebal=tebal or satu.tebal, miring=miring or satu.miring
            )
    return hasil


def _baris(isi: str, tebal: bool, miring: bool, warna: str) -> list[Unsur]:
    hasil: list[Unsur] = []
    for i, baris in enumerate(isi.split("\n")):
        if i:
            hasil.append(ganti_baris())
        if baris:
            hasil.append(lari(baris, tebal=tebal, miring=miring, warna=warna))
    return hasil


def _rujukan(r: Rujukan, tebal: bool, miring: bool) -> Unsur:
    teks = lari(r.teks, tebal=tebal, miring=miring)
    if not r.jangkar:
        return teks
    return unsur("hyperlink", teks, anchor=penanda(r.jangkar), history=1)


def penanda(jangkar: str) -> str:
    """The name of a bookmark: Word allows 40 letters, digits and underscores; one
    that begins with an underscore is not shown in its list of bookmarks."""
    return f"_{jangkar.replace('-', '_')}"[:40]


def bertanda(jangkar: str, isi: Iterable[Unsur], k: Konteks) -> list[Unsur]:
    """The same runs between the ends of a bookmark, where there is an anchor."""
    if not jangkar:
        return list(isi)
    nomor = k.urut()
    return [
        unsur("bookmarkStart", id=nomor, name=penanda(jangkar)),
        *isi,
        unsur("bookmarkEnd", id=nomor),
    ]


# --- Blocks -----------------------------------------------------------------------


def blok_dalam(
    daftar: Iterable[BlokDalam], k: Konteks, tingkat: int = 0
) -> list[Unsur]:
    """The blocks in order; `tingkat` is how many lists they stand in."""
    return [u for blok in daftar for u in _satu(blok, k, tingkat)]


def _satu(blok: BlokDalam, k: Konteks, tingkat: int) -> list[Unsur]:
    kiri = k.takuk * tingkat
    if isinstance(blok, Paragraf):
        isi = kalimat(blok.isi, k)
        p = paragraf(k.gaya, *isi, perataan=blok.perataan, kiri=kiri)
        if berjudul_kecil(blok):
            satukan(p)
        return [p]
    if isinstance(blok, Daftar):
        return _daftar(blok, k, tingkat)
    if isinstance(blok, Rincian):
        return _rincian(blok, k, kiri)
    if isinstance(blok, Rumus):
        return _rumus(blok, k, kiri)
    raise TypeError(f"Tidak ada penulis Word untuk {type(blok).__name__}.")


def _daftar(d: Daftar, k: Konteks, tingkat: int) -> list[Unsur]:
    lapis = min(tingkat, TINGKAT_MAKS)
    nomor = k.daftar(d.gaya, lapis, d.mulai)
    gaya = "ListBullet" if d.gaya == "poin" else "ListNumber"
    hasil: list[Unsur] = []
    for butir in d.butir:
        isi = kalimat(butir.isi, k)
        # In a cell the small type of the table goes before the style of lists.
        p = paragraf(gaya if k.gaya == "Normal" else k.gaya, *isi, nomor=(lapis, nomor))
        hasil += [p, *blok_dalam(butir.blok, k, tingkat + 1)]
    return hasil


def _rincian(r: Rincian, k: Konteks, kiri: int) -> list[Unsur]:
    """Three columns without rules: label, colon, text."""
    lebar = k.lebar - kiri
    label = lebar * (40 if k.gaya != "Normal" else LEBAR_LABEL) // 100
    kolom = (label, LEBAR_TITIK_DUA, lebar - label - LEBAR_TITIK_DUA)
    baris = [_baris_rincian(b, k, kolom) for b in r.baris]
    return [tata_letak(kolom, baris, kiri), jarak()]


def _baris_rincian(b: BarisRincian, k: Konteks, kolom: tuple[int, ...]) -> Unsur:
    with k.dalam(lebar=kolom[2]):
        isi = blok_dalam(b.blok, k)
        if b.isi or not isi:
            isi = [paragraf(k.gaya, *kalimat(b.isi, k)), *isi]
    label = paragraf(k.gaya, *kalimat(rapikan(b.label), k))
    titik_dua = paragraf(k.gaya, *kalimat(":", k))
    return unsur(
        "tr",
        *(
            sel(lebar, satu)
            for lebar, satu in zip(kolom, ([label], [titik_dua], isi), strict=True)
        ),
    )


def _rumus(r: Rumus, k: Konteks, kiri: int) -> list[Unsur]:
    """A fraction as a table of one row: Word's own equations do not break their
    lines, and these numerators are sentences."""
    sebelum = f"{r.kiri} =" if r.kiri else ""
    sisa = k.lebar - kiri - 2 * TITIK
    huruf = LEBAR_HURUF if k.gaya == "Normal" else LEBAR_HURUF_TABEL
    depan = min(_lebar_teks(sebelum, huruf), sisa // 3)
    belakang = min(_lebar_teks(r.faktor, huruf), sisa // 3)
    badan = max(_lebar_teks(x, huruf) for x in (r.pembilang, r.penyebut)) + 8 * TITIK
    badan = min(badan, sisa - depan - belakang)
    atas = paragraf(
        k.gaya, *kalimat(r.pembilang, k), perataan="tengah", garis=("single", 5)
    )
    bawah = paragraf(k.gaya, *kalimat(r.penyebut, k), perataan="tengah")
    isi = [(badan, [rapatkan(atas), rapatkan(bawah)])]
    if sebelum:
        isi.insert(0, (depan, [paragraf(k.gaya, *kalimat(sebelum, k))]))
    if r.faktor:
        isi.append((belakang, [paragraf(k.gaya, *kalimat(f" {r.faktor}", k))]))
    baris = unsur(
        "tr",
        unsur("trPr", unsur("cantSplit")),
        *(sel(lebar, satu, tengah=True) for lebar, satu in isi),
    )
    tabel = tata_letak(tuple(lebar for lebar, _ in isi), [baris], kiri)
    return [jarak(), tabel, jarak()]


def _lebar_teks(isi: str, huruf: int) -> int:
    """About how wide a text is, in twips."""
    return len(isi) * huruf + 6 * TITIK if isi else 0


def tata_letak(kolom: tuple[int, ...], baris: list[Unsur], kiri: int = 0) -> Unsur:
    """A table without rules, for what stands side by side."""
    sifat = unsur(
        "tblPr",
        unsur("tblStyle", val="TataLetak"),
        unsur("tblW", w=sum(kolom), type="dxa"),
        unsur("tblInd", w=kiri, type="dxa"),
        unsur("tblLayout", type="fixed"),
    )
    kisi = unsur("tblGrid", *(unsur("gridCol", w=lebar) for lebar in kolom))
    return unsur("tbl", sifat, kisi, *baris)


def sel(lebar: int, isi: list[Unsur], *, tengah: bool = False) -> Unsur:
    """A cell without rules. A cell must end with a paragraph."""
    if not isi or apakah_tabel(isi[-1]):
        isi = [*isi, jarak()]
    sifat = [unsur("tcW", w=lebar, type="dxa")]
    if tengah:
        sifat.append(unsur("vAlign", val="center"))
    return unsur("tc", unsur("tcPr", *sifat), *isi)
