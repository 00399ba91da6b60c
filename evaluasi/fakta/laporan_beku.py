"""Reading a report as it was frozen: which comparisons stand in it. Only the tree of the
DokumenResmi is read, never what reports are built from today."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from dokumen.beku import dari_dict
from dokumen.kisi import letak
from dokumen.models import DokumenResmi
from dokumen.pohon import Bab, Dokumen, GalatPohon, Subbab, Tabel
from dokumen.telusur import polos, semua_teks, telusuri

_TAHUN = re.compile(r"(?:th\.?|tahun|realisasi(?: tahun)?)?\s*(20\d\d)", re.IGNORECASE)


@dataclass(frozen=True)
class KolomTabel:
    """One column: all heads over it in lower case, and in how many rows it says
    something."""

    kepala: str
    paling_bawah: str
    terisi: int


@dataclass(frozen=True)
class IsiLaporan:
    """The body of a report (without front and annexes)."""

    tahun: int
    dokumen: Dokumen

    @classmethod
    def baca(cls, laporan: DokumenResmi) -> IsiLaporan | None:
        """None where only paper was kept, or what was kept cannot be read."""
        try:
            pohon = dari_dict(laporan.isi)
        except GalatPohon:
            return None
        return cls(laporan.tahun, pohon)

    @cached_property
    def bab(self) -> list[Bab]:
        return [b for b in self.dokumen.bagian if isinstance(b, Bab)]

    @cached_property
    def judul(self) -> list[str]:
        """All headings of chapters and below, in lower case."""
        return [
            s.judul.lower()
            for b in self.bab
            for s in telusuri(b)
            if isinstance(s, Bab | Subbab)
        ]

    @cached_property
    def tabel(self) -> list[list[KolomTabel]]:
        """The columns of each table in the chapters."""
        return [
            _kolom(s) for b in self.bab for s in telusuri(b) if isinstance(s, Tabel)
        ]

    @cached_property
    def teks(self) -> str:
        """Everything that stands in the chapters, in lower case, one space apart."""
        semua = " ".join(t for b in self.bab for t in semua_teks(b))
        return " ".join(semua.lower().split())

    def punya_bab(self, kata: str) -> bool:
        return any(kata in b.judul.lower() for b in self.bab)

    def berisi(self, *kata: str) -> bool:
        """Whether a heading with one of these words has text under it."""
        return any(
            any(k in s.judul.lower() for k in kata)
            and sum(len(t) for t in semua_teks(s)) > len(s.judul) + 40
            for b in self.bab
            for s in telusuri(b)
            if isinstance(s, Bab | Subbab)
        )

    def menyebut(self, uraian: str) -> bool:
        """Whether these words stand in a chapter."""
        return " ".join(uraian.lower().split()) in self.teks

    def banding(self, cocok: Callable[[KolomTabel], bool]) -> int:
        """How many rows of tables with realisations say something in such a column."""
        return sum(
            max((k.terisi for k in kolom if cocok(k)), default=0)
            for kolom in self.tabel
            if any("realisasi" in k.kepala for k in kolom)
        )

    @property
    def banding_target(self) -> int:
        """Rows of indicators with both target and realisation."""
        return sum(
            min(_terisi(kolom, "target"), _terisi(kolom, "realisasi"))
            for kolom in self.tabel
            if any("indikator" in k.kepala for k in kolom)
        )

    @property
    def banding_menengah(self) -> int:
        """Against the target of the Renstra's last year."""
        return self.banding(lambda k: "target akhir" in k.kepala)

    @property
    def banding_tahun_lalu(self) -> int:
        return self.banding(lambda k: self._tahun_lalu(k.paling_bawah))

    @property
    def banding_luar(self) -> int:
        """Against national, provincial or other figures."""
        return self.banding(
            lambda k: any(w in k.kepala for w in ("nasional", "regional", "provinsi"))
        )

    @property
    def efisiensi(self) -> int:
        """Rows with a category of efficiency."""
        return sum(
            max((k.terisi for k in kolom if "efisiensi" in k.kepala), default=0)
            for kolom in self.tabel
        )

    def _tahun_lalu(self, kepala: str) -> bool:
        cocok = _TAHUN.fullmatch(kepala.strip())
        return cocok is not None and int(cocok[1]) < self.tahun


def _terisi(kolom: list[KolomTabel], kata: str) -> int:
    return max((k.terisi for k in kolom if kata in k.kepala), default=0)


def _kolom(tabel: Tabel) -> list[KolomTabel]:
    banyak = len(tabel.kolom)
    kepala: list[list[str]] = [[] for _ in range(banyak)]
    for baris, tempat in zip(tabel.kepala, letak(tabel.kepala, banyak), strict=True):
        for awal, sel in zip(tempat or (), baris, strict=True):
            teks = polos(sel.isi).lower()
            # Rows that only count the columns are no heads.
            if re.fullmatch(r"\(\d+\).*", teks):
                continue
            for k in range(awal, awal + sel.kolom):
                kepala[k].append(teks)
    terisi = [0] * banyak
    isi = tuple(b.sel for b in tabel.baris)
    for row, tempat in zip(tabel.baris, letak(isi, banyak), strict=True):
        if row.jenis != "biasa":
            continue
        for awal, sel in zip(tempat or (), row.sel, strict=True):
            if not sel.redup and (polos(sel.isi).strip() or sel.predikat or sel.blok):
                terisi[awal] += 1
    return [
        KolomTabel(" ".join(k), k[-1] if k else "", n)
        for k, n in zip(kepala, terisi, strict=True)
    ]
