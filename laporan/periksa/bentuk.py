"""What a finding is. Frozen and without the database, so that each rule can be tested
with a line."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from dokumen.pilihan import Aturan
from sakip.angka import tulis

PANJANG_KODE = 12  # hex digits: 48 bits, far beyond the findings of any report


class Keparahan(StrEnum):
    """How bad, the worst first."""

    BERAT = "berat"
    SEDANG = "sedang"
    RINGAN = "ringan"
    PEMBULATAN = "pembulatan"


SEBUTAN = {
    Keparahan.BERAT: "Berat: perbaiki sebelum laporan diterbitkan",
    Keparahan.SEDANG: "Sedang: perlu dijelaskan atau diperbaiki",
    Keparahan.RINGAN: "Ringan: sebaiknya dirapikan",
    Keparahan.PEMBULATAN: "Pembulatan: beda karena dipotong atau dibulatkan",
}
_URUTAN = {k: i for i, k in enumerate(Keparahan)}


@dataclass(frozen=True)
class Tempat:
    """Where it stands, as people find it: "Bab III", "Tabel 3.2", the row, the column.
    What does not apply is empty."""

    bagian: str = ""
    tabel: str = ""
    baris: str = ""
    kolom: str = ""

    def __str__(self) -> str:
        return ", ".join(
            filter(None, (self.bagian, self.tabel, self.baris, self.kolom))
        )


Nilai: TypeAlias = "Decimal | str | None"


def eja(nilai: Nilai) -> str | None:
    """One spelling per value, with a point: Decimal("87.5000") is "87.5"."""
    if isinstance(nilai, Decimal):
        teks = f"{nilai:f}"
        return teks.rstrip("0").rstrip(".") if "." in teks else teks
    return nilai


def tampil(nilai: Nilai) -> str:
    """As people read it: "87,5"."""
    return tulis(nilai) if isinstance(nilai, Decimal) else nilai or ""


@dataclass(frozen=True)
class Pengabaian:
    """Who left a finding as it is, when and why."""

    alasan: str
    oleh: str
    pada: datetime
    pk: int


@dataclass(frozen=True)
class Temuan:
    """Something in a report that does not agree. `diharapkan` and `ditemukan`: a number,
    or words; None where there is no such value. `tautan`: the page where it is
    mended, "" where there is none."""

    aturan: Aturan
    keparahan: Keparahan
    tempat: Tempat
    pesan: str
    diharapkan: Nilai = None
    ditemukan: Nilai = None
    tautan: str = ""
    # Transcribed from a paper, not a figure of the system.
    tercetak: bool = False
    diabaikan: Pengabaian | None = None

    @property
    def kode(self) -> str:
        """Stable as long as rule, place and what was found stay; then another."""
        t = self.tempat
        bahan = (
            self.aturan.value, t.bagian, t.tabel, t.baris, t.kolom,
            eja(self.ditemukan) or "", eja(self.diharapkan) or "",
        )  # fmt: skip
        return hashlib.sha256("\x1f".join(bahan).encode()).hexdigest()[:PANJANG_KODE]

    @property
    def urutan(self) -> tuple:
        t = self.tempat
        return (
            _URUTAN[self.keparahan], self.tercetak, t.bagian, t.tabel, t.baris,
            t.kolom, self.kode,
        )  # fmt: skip

    @property
    def teks_diharapkan(self) -> str:
        return tampil(self.diharapkan)

    @property
    def teks_ditemukan(self) -> str:
        return tampil(self.ditemukan)

    def dengan(self, pengabaian: Pengabaian | None) -> Temuan:
        return replace(self, diabaikan=pengabaian)


@dataclass(frozen=True)
class Ringkasan:
    """How many are open of each severity, and how many were waived."""

    berat: int
    sedang: int
    ringan: int
    pembulatan: int
    diabaikan: int


@dataclass(frozen=True)
class Hasil:
    """All findings of one report, the worst first."""

    temuan: tuple[Temuan, ...]

    @property
    def semua_terbuka(self) -> tuple[Temuan, ...]:
        return tuple(t for t in self.temuan if t.diabaikan is None)

    @property
    def semua_diabaikan(self) -> tuple[Temuan, ...]:
        return tuple(t for t in self.temuan if t.diabaikan is not None)

    def terbuka(self, keparahan: str) -> tuple[Temuan, ...]:
        """Open (not waived) findings of one severity; ValueError for an unknown one."""
        dicari = Keparahan(keparahan)
        return tuple(t for t in self.semua_terbuka if t.keparahan == dicari)

    @property
    def ringkasan(self) -> Ringkasan:
        banyak = {k.value: len(self.terbuka(k)) for k in Keparahan}
        return Ringkasan(**banyak, diabaikan=len(self.semua_diabaikan))
