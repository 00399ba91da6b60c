"""What changed between two versions of a report: texts, cells and figures, by section.

Pure: two trees in, a list out. Sections are met by their titles, tables by theirs, rows
by what names them, so that an inserted row or section is one difference and not a
hundred. Pictures are drawn from figures that stand in tables, and contents lists from
titles: neither is compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from dokumen.kisi import letak
from dokumen.pohon import (
    Bagian,
    Blok,
    Daftar,
    Dokumen,
    Paragraf,
    Rincian,
    Rumus,
    Sel,
    Subbab,
    Tabel,
    TandaTangan,
)
from dokumen.telusur import polos


@dataclass(frozen=True)
class Beda:
    """One difference. `tempat` within the section ("" for running text); `lama` or
    `baru` is empty where it was added or taken away."""

    tempat: str
    lama: str
    baru: str

    @property
    def jenis(self) -> str:
        if not self.lama:
            return "ditambah"
        return "diubah" if self.baru else "dihapus"


@dataclass(frozen=True)
class BedaBagian:
    """A section, by its titles from the chapter down, and what differs in it."""

    judul: str
    isi: tuple[Beda, ...]


@dataclass
class _Isi:
    """What a section says: its sentences in order, and its cells by their place."""

    teks: list[str] = field(default_factory=list)
    sel: dict[str, str] = field(default_factory=dict)


def banding(lama: Dokumen, baru: Dokumen) -> tuple[BedaBagian, ...]:
    """The sections that differ, in the order of the new version; what it dropped comes
    last."""
    kiri, kanan = _baca(lama), _baca(baru)
    urutan = [*kanan, *(j for j in kiri if j not in kanan)]
    hasil = (
        BedaBagian(j, tuple(_bandingkan(kiri.get(j, _Isi()), kanan.get(j, _Isi()))))
        for j in urutan
    )
    return tuple(b for b in hasil if b.isi)


def _bandingkan(lama: _Isi, baru: _Isi) -> Iterator[Beda]:
    yield from _beda_teks(lama.teks, baru.teks)
    for tempat in [*baru.sel, *(t for t in lama.sel if t not in baru.sel)]:
        kiri, kanan = lama.sel.get(tempat, ""), baru.sel.get(tempat, "")
        if kiri != kanan:
            yield Beda(tempat, kiri, kanan)


def _beda_teks(lama: list[str], baru: list[str]) -> Iterator[Beda]:
    """Sentences beside those that took their place."""
    for apa, a, b, c, d in SequenceMatcher(
        None, lama, baru, autojunk=False
    ).get_opcodes():
        if apa == "equal":
            continue
        kiri, kanan = lama[a:b], baru[c:d]
        for i in range(max(len(kiri), len(kanan))):
            yield Beda("", "".join(kiri[i : i + 1]), "".join(kanan[i : i + 1]))


# --- Reading a tree -------------------------------------------------------------------


def _baca(dokumen: Dokumen) -> dict[str, _Isi]:
    hasil: dict[str, _Isi] = defaultdict(_Isi)
    dipakai: Counter[str] = Counter()
    for bagian in dokumen.bagian:
        _baca_blok(bagian.isi, _unik(_judul(bagian), dipakai), hasil, dipakai)
    return hasil


def _judul(bagian: Bagian) -> str:
    # Without its number: a chapter put in before it makes it no other.
    return bagian.judul


def _unik(judul: str, dipakai: Counter[str]) -> str:
    """The title, with a count where another has the same."""
    dipakai[judul] += 1
    return judul if dipakai[judul] == 1 else f"{judul} ({dipakai[judul]})"


def _baca_blok(
    isi: tuple[Blok, ...],
    judul: str,
    hasil: dict[str, _Isi],
    dipakai: Counter[str],
) -> None:
    ini = hasil[judul]
    nama_tabel: Counter[str] = Counter()
    for blok in isi:
        if isinstance(blok, Subbab):
            anak = _unik(f"{judul} › {blok.judul}", dipakai)
            _baca_blok(blok.isi, anak, hasil, dipakai)
        elif isinstance(blok, Tabel):
            _baca_tabel(blok, _unik(blok.judul, nama_tabel), ini)
        else:
            ini.teks.extend(filter(None, _kalimat(blok)))


def _kalimat(blok: Blok) -> Iterator[str]:
    """The sentences of a block, one per paragraph or item."""
    if isinstance(blok, Paragraf):
        yield polos(blok.isi)
    elif isinstance(blok, Daftar):
        for butir in blok.butir:
            yield polos(butir.isi)
            yield from _semua(butir.blok)
    elif isinstance(blok, Rincian):
        for baris in blok.baris:
            yield f"{baris.label}: {polos(baris.isi)}"
            yield from _semua(baris.blok)
    elif isinstance(blok, Rumus):
        yield f"{blok.kiri} = {blok.pembilang} / {blok.penyebut} {blok.faktor}".strip()
    elif isinstance(blok, TandaTangan):
        yield ", ".join(filter(None, (blok.tempat, blok.tanggal)))
        for p in blok.pihak:
            yield ", ".join(filter(None, (p.nama, p.jabatan, p.pangkat, p.nip)))


def _semua(isi: Iterable[Blok]) -> Iterator[str]:
    return (kalimat for blok in isi for kalimat in _kalimat(blok))


def _baca_tabel(tabel: Tabel, nama: str, ini: _Isi) -> None:
    kepala = _kepala(tabel)
    baris = tuple(b.sel for b in tabel.baris)
    dipakai: Counter[str] = Counter()
    for letaknya, sel in zip(letak(baris, len(tabel.kolom)), baris, strict=True):
        penanda = _nama_baris(tabel, letaknya or (), sel)
        nama_baris = _unik(penanda or "baris tanpa nama", dipakai)
        for kolom, satu in zip(letaknya or (), sel, strict=True):
            if teks := _isi_sel(satu):
                ini.sel[f"Tabel “{nama}”, {nama_baris}, {kepala[kolom]}"] = teks
    for catatan in (tabel.sumber, *tabel.catatan):
        if teks := polos(catatan):
            ini.teks.append(teks)


def _nama_baris(tabel: Tabel, letaknya, sel: tuple[Sel, ...]) -> str:
    """What names a row: its cells in naming columns, else its first word."""
    nama = [
        _isi_sel(s)
        for k, s in zip(letaknya, sel, strict=True)
        if tabel.kolom[k].kepala_baris
    ]
    return " ".join(filter(None, nama)) or next(filter(None, map(_isi_sel, sel)), "")


def _kepala(tabel: Tabel) -> list[str]:
    """The lowest head over each column; its place where there is none."""
    banyak = len(tabel.kolom)
    hasil = [f"kolom {k + 1}" for k in range(banyak)]
    for baris, tempat in zip(tabel.kepala, letak(tabel.kepala, banyak), strict=True):
        for awal, kepala in zip(tempat or (), baris, strict=True):
            teks = polos(kepala.isi).strip()
            # Rows that only count the columns are no heads.
            if teks and not teks.strip("()").replace("=", "").isdigit():
                hasil[awal : awal + kepala.kolom] = [teks] * kepala.kolom
    dipakai: Counter[str] = Counter()
    return [_unik(teks, dipakai) for teks in hasil]


def _isi_sel(sel: Sel) -> str:
    if sel.predikat is not None:
        return sel.predikat.nama
    return " ".join([polos(sel.isi), *_semua(sel.blok)]).strip()
