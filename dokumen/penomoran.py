"""The system's own numbering of chapters, tables and pictures, and references to them.

The form is that of Indonesian official reports: BAB I, A., 1., a., 1), a); tables and
pictures are counted within their chapter ("Tabel 3.2"), in an annex as "L.1".
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields, replace
from typing import TypeVar, cast

from dokumen.pohon import (
    Bab,
    Bagian,
    Blok,
    Depan,
    Dokumen,
    GalatPohon,
    Gambar,
    Lampiran,
    Lembar,
    Rujukan,
    Simpul,
    Subbab,
    Tabel,
)

_T = TypeVar("_T")

# Deeper than any report needs; a bound, so that no input can exhaust the stack.
KEDALAMAN_MAKS = 40


def romawi(angka: int) -> str:
    """7 -> 'VII'."""
    if not 0 < angka < 4000:
        raise ValueError(f"Angka romawi hanya untuk 1 sampai 3999, bukan {angka}.")
    hasil = ""
    for nilai, huruf in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        banyak, angka = divmod(angka, nilai)
        hasil += huruf * banyak
    return hasil


def abjad(angka: int) -> str:
    """1 -> 'a', 26 -> 'z', 27 -> 'aa'."""
    hasil = ""
    while angka > 0:
        angka, sisa = divmod(angka - 1, 26)
        hasil = chr(ord("a") + sisa) + hasil
    return hasil


def nomor_subbab(urutan: int, tingkat: int) -> str:
    """The label of a heading: tingkat 1 'A.', 2 '1.', 3 'a.', 4 '1)', 5 and on 'a)'."""
    if tingkat == 1:
        return f"{abjad(urutan).upper()}."
    if tingkat in (2, 4):
        return f"{urutan}." if tingkat == 2 else f"{urutan})"
    return f"{abjad(urutan)}." if tingkat == 3 else f"{abjad(urutan)})"


def nomori(dokumen: Dokumen) -> Dokumen:
    """The same document with every `nomor`, `jangkar` and `Rujukan.teks` filled in.

    Numbering a numbered document changes nothing. GalatPohon if a key is used twice, a
    reference has no target, or the tree is nested deeper than KEDALAMAN_MAKS.
    """
    periksa_kedalaman(dokumen)
    penomor = _Penomor(banyak_lampiran=_banyak(dokumen, Lampiran))
    bagian = tuple(penomor.bagian(b) for b in dokumen.bagian)
    return _rujuk(replace(dokumen, bagian=bagian), penomor.sebutan)


def periksa_kedalaman(simpul: Simpul) -> None:
    """GalatPohon if the tree is nested deeper than KEDALAMAN_MAKS."""
    lapis = [simpul]
    for _ in range(KEDALAMAN_MAKS):
        lapis = [anak for satu in lapis for anak in _anak(satu)]
        if not lapis:
            return
    raise GalatPohon(
        f"Isi dokumen bersarang lebih dari {KEDALAMAN_MAKS} tingkat. "
        "Sederhanakan daftar atau subbab yang bertingkat."
    )


def _anak(simpul: Simpul) -> list[Simpul]:
    """The nodes directly under this one."""
    tunda: list[object] = [getattr(simpul, bidang.name) for bidang in fields(simpul)]
    hasil: list[Simpul] = []
    while tunda:
        satu = tunda.pop()
        if isinstance(satu, Simpul):
            hasil.append(satu)
        elif isinstance(satu, tuple):
            tunda.extend(satu)
    return hasil


def _banyak(dokumen: Dokumen, jenis: type[Simpul]) -> int:
    return sum(isinstance(b, jenis) for b in dokumen.bagian)


@dataclass
class _Penomor:
    """Counts as it walks; `sebutan`: what a reference to a key says, and its anchor."""

    banyak_lampiran: int
    sebutan: dict[str, tuple[str, str]] = field(default_factory=dict)
    hitung: Counter[str] = field(default_factory=Counter)
    awalan: str = ""  # "3." in Bab III, "L1." in Lampiran I, "" where not numbered

    def bagian(self, b: Bagian) -> Bagian:
        jenis = type(b).__name__.lower()
        self.hitung[jenis] += 1
        urutan = self.hitung[jenis]
        self.hitung["tabel"] = self.hitung["gambar"] = 0
        jangkar = f"{jenis}-{urutan}"
        nomor, sebutan, self.awalan = self._nama(b, urutan)
        if isinstance(b, Bab | Lampiran):
            self._sebut(b.kunci, sebutan, jangkar)
        isi = self._isi(b.isi, sebutan, jangkar, 1)
        if isinstance(b, Depan | Lembar):
            return replace(b, isi=isi, jangkar=jangkar)
        return replace(b, isi=isi, jangkar=jangkar, nomor=nomor)

    def _nama(self, b: Bagian, urutan: int) -> tuple[str, str, str]:
        """Number, what a reference says, and the prefix of its tables."""
        if isinstance(b, Bab):
            return romawi(urutan), f"Bab {romawi(urutan)}", f"{urutan}."
        if not isinstance(b, Lampiran):
            return "", b.judul, ""
        if self.banyak_lampiran == 1:
            return "", "Lampiran", "L."
        return romawi(urutan), f"Lampiran {romawi(urutan)}", f"L{urutan}."

    def _isi(
        self, isi: tuple[Blok, ...], induk: str, jangkar: str, tingkat: int
    ) -> tuple[Blok, ...]:
        urutan = 0
        hasil: list[Blok] = []
        for blok in isi:
            if isinstance(blok, Subbab):
                urutan += 1
                hasil.append(self._subbab(blok, induk, jangkar, tingkat, urutan))
            elif isinstance(blok, Tabel | Gambar):
                hasil.append(self._berjudul(blok))
            else:
                hasil.append(blok)
        return tuple(hasil)

    def _subbab(
        self, s: Subbab, induk: str, jangkar: str, tingkat: int, urutan: int
    ) -> Subbab:
        nomor = nomor_subbab(urutan, tingkat)
        sebutan = f"{induk} huruf {nomor[:-1]}" if tingkat == 1 else induk
        if tingkat > 1:
            kata = "angka" if nomor[0].isdigit() else "huruf"
            sebutan = f"{induk} {kata} {nomor[:-1]}"
        jangkar = f"{jangkar}-{urutan}"
        self._sebut(s.kunci, sebutan, jangkar)
        isi = self._isi(s.isi, sebutan, jangkar, tingkat + 1)
        return replace(s, isi=isi, nomor=nomor, jangkar=jangkar)

    def _berjudul(self, blok: Tabel | Gambar) -> Tabel | Gambar:
        jenis = type(blok).__name__
        if not (self.awalan and blok.bernomor):
            self._sebut(blok.kunci, blok.judul, "")
            return replace(blok, nomor="", jangkar="")
        self.hitung[jenis.lower()] += 1
        nomor = f"{self.awalan}{self.hitung[jenis.lower()]}"
        jangkar = f"{jenis}-{nomor}".lower().replace(".", "-")
        self._sebut(blok.kunci, f"{jenis} {nomor}", jangkar)
        return replace(blok, nomor=nomor, jangkar=jangkar)

    def _sebut(self, kunci: str, sebutan: str, jangkar: str) -> None:
        if not kunci:
            return
        if kunci in self.sebutan:
            raise GalatPohon(f"Kunci {kunci!r} dipakai dua kali dalam satu dokumen.")
        self.sebutan[kunci] = sebutan, jangkar


def _rujuk(isi: _T, sebutan: dict[str, tuple[str, str]]) -> _T:
    """The same node or tuple with its references resolved; shares what is unchanged."""
    if isinstance(isi, Rujukan):
        if isi.kunci not in sebutan:
            raise GalatPohon(
                f"Rujukan {isi.kunci!r} tidak menemukan tabel, gambar, atau bab "
                "dengan kunci itu."
            )
        teks, jangkar = sebutan[isi.kunci]
        return replace(isi, teks=teks, jangkar=jangkar)
    if isinstance(isi, tuple):
        baru = tuple(_rujuk(satu, sebutan) for satu in isi)
        sama = all(a is b for a, b in zip(isi, baru, strict=True))
        return isi if sama else cast(_T, baru)
    if isinstance(isi, Simpul):
        ubah = {}
        for bidang in fields(isi):
            lama = getattr(isi, bidang.name)
            if isinstance(lama, Simpul | tuple):
                hasil = _rujuk(lama, sebutan)
                if hasil is not lama:
                    ubah[bidang.name] = hasil
        return cast(_T, replace(isi, **ubah)) if ubah else isi
    return isi
