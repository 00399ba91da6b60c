"""What a first page asks of a person: tasks with a state, a time, and where to go."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices

NAMA_TERBANYAK = 3


class Keadaan(TextChoices):
    """Few states, the most pressing first."""

    TERLAMBAT = "terlambat", "Terlambat"
    DIKERJAKAN = "dikerjakan", "Perlu dikerjakan"
    MENUNGGU = "menunggu", "Menunggu pihak lain"
    SELESAI = "selesai", "Selesai"


@dataclass(frozen=True)
class Tugas:
    """One row: what to do, where, and how it stands. `waktu`: by when, in words."""

    judul: str
    tautan: str
    keadaan: Keadaan
    keterangan: str = ""
    waktu: str = ""


@dataclass(frozen=True)
class Bagian:
    """The tasks of one role. `kosong`: what to say where there are none."""

    judul: str
    tugas: tuple[Tugas, ...]
    kosong: str = "Tidak ada yang perlu dikerjakan sekarang."

    @property
    def banyak(self) -> int:
        """How many wait for this person."""
        return sum(
            t.keadaan in (Keadaan.TERLAMBAT, Keadaan.DIKERJAKAN) for t in self.tugas
        )


def susun_bagian(judul: str, tugas: Iterable[Tugas], **lain: str) -> Bagian:
    """A part of a page, the most pressing tasks first."""
    urutan = list(Keadaan)
    rapi = sorted(tugas, key=lambda t: urutan.index(t.keadaan))
    return Bagian(judul, tuple(rapi), **lain)


def sebut(daftar: Iterable) -> str:
    """Names of kecamatan in a line: "Balung, Panti, Pakusari, dan 4 lainnya"."""
    nama = [k.nama for k in daftar]
    sisa = len(nama) - NAMA_TERBANYAK
    if sisa <= 0:
        return ", ".join(nama)
    return f"{', '.join(nama[:NAMA_TERBANYAK])}, dan {sisa} lainnya"
