"""The parts of a worksheet as its pages show them: a criterion, a sub-component."""

from dataclasses import dataclass, field
from decimal import Decimal

from ..fakta import Fakta
from ..models import (
    DefinisiNilai,
    JawabanLke,
    KriteriaLke,
    NilaiSub,
    PilihanJawaban,
    SubKomponenLke,
    TanggapanSub,
)
from ..penilaian import HasilSub, Temuan
from ..pilihan import JenisSub
from .hitungan import KeadaanSub
from .isian import Isian
from .pajangan import PajanganLke
from .sisi import MANDIRI, NILAI, Sisi


@dataclass
class Butir:
    """One criterion with both answers. `isian`: what its form holds, None where this
    person only reads; `fakta`: what the system knows of it, where it was asked."""

    kriteria: KriteriaLke
    pilihan: list[PilihanJawaban]
    jawaban: JawabanLke | None
    lampiran: list[PajanganLke]
    isian: Isian | None = None
    poin: Decimal | None = None
    temuan: str = ""
    fakta: Fakta | None = None

    @property
    def kunci(self) -> KriteriaLke:
        return self.kriteria

    @property
    def kode(self) -> str:
        return self.kriteria.kode

    @property
    def id(self) -> str:
        """Its name within the page."""
        return "k-" + self.kode.replace(".", "-")

    def kata(self, sisi: Sisi) -> str:
        """An answer in words; "" where there is none."""
        return self._sebut(sisi.isi(self.jawaban)[0])

    def _sebut(self, kode: str) -> str:
        return next((p.nama for p in self.pilihan if p.kode == kode), kode)

    @property
    def kata_usulan(self) -> str:
        """The answer that the facts speak for, in words."""
        return self._sebut(self.fakta.usulan) if self.fakta else ""

    def bagian(self, sisi: Sisi) -> Decimal | None:
        """Which part of it counts as fulfilled (0–1); None: not answered."""
        kode = sisi.isi(self.jawaban)[0]
        return next((p.nilai for p in self.pilihan if p.kode == kode), None)

    @property
    def kata_mandiri(self) -> str:
        return self.kata(MANDIRI)

    @property
    def kata_nilai(self) -> str:
        return self.kata(NILAI)

    @property
    def terisi(self) -> bool:
        """Whether the side that writes now has answered it."""
        return self.isian is not None and bool(self.isian.tersimpan[0])


@dataclass
class Bagian:
    """One sub-component with its criteria and its grade."""

    sub: SubKomponenLke
    daftar: list[Butir]
    nilai: NilaiSub | None
    tanggapan: TanggapanSub | None
    mandiri: KeadaanSub
    dinilai: KeadaanSub
    hasil: HasilSub | None
    isian: Isian | None = None
    temuan: list[Temuan] = field(default_factory=list)
    definisi: list[DefinisiNilai] = field(default_factory=list)

    @property
    def kunci(self) -> SubKomponenLke:
        return self.sub

    @property
    def id(self) -> str:
        """Its name within the page."""
        return "n-" + self.sub.kode.replace(".", "-")

    @property
    def pilihan_nilai(self) -> list[tuple[str, Decimal, str]]:
        """Grade, points, and what it means for this kind of sub-component."""
        ada = self.sub.jenis == JenisSub.KEBERADAAN
        return [
            (d.kode, d.angka, d.keberadaan if ada else d.kualitas)
            for d in self.definisi
        ]

    @property
    def terisi(self) -> int:
        """How many criteria the side that writes now has answered."""
        return sum(b.terisi for b in self.daftar)
