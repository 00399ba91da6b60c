"""How far each section of a report is: empty, draft, ready; who writes it, what is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Q

from ..models import Narasi
from ..susun.bahan import Bahan
from .bagian import BagianNaskah, Sifat, daftar_bagian, judul_bagian, tulis_slug

# Word and shape of each state; the shape says it where colour is not seen.
BENTUK = {"kosong": "○", "draf": "◐", "siap": "●"}
KATA = {"kosong": "belum ditulis", "draf": "draf", "siap": "siap"}
KATA_KOSONG = {Sifat.BAKU: "memakai kalimat baku", Sifat.BOLEH: "boleh kosong"}


@dataclass(frozen=True)
class BarisBagian:
    """A section with what is stored of it."""

    bagian: BagianNaskah
    narasi: Narasi | None

    @property
    def keadaan(self) -> str:
        if self.narasi is None or not self.narasi.isi.strip():
            return "kosong"
        return "siap" if self.narasi.siap else "draf"

    @property
    def bentuk(self) -> str:
        return BENTUK[self.keadaan]

    @property
    def kata(self) -> str:
        """The state in words."""
        if self.keadaan == "kosong":
            return KATA_KOSONG.get(self.bagian.sifat, KATA["kosong"])
        return KATA[self.keadaan]

    @property
    def komentar(self) -> int:
        """Remarks nobody has settled yet."""
        return getattr(self.narasi, "komentar_terbuka", 0)

    @property
    def dihitung(self) -> bool:
        """Whether the report waits for it: needed, or begun."""
        return self.bagian.sifat == Sifat.PERLU or self.keadaan != "kosong"

    @property
    def tersembunyi(self) -> bool:
        """Nothing asks for it, nobody was asked, nothing is said of it."""
        ditunjuk = self.narasi is not None and self.narasi.penanggung_jawab_id
        return not (self.dihitung or ditunjuk or self.komentar) and (
            self.bagian.sifat == Sifat.BOLEH
        )


@dataclass(frozen=True)
class Kelompok:
    """The sections of one chapter; those that may stay empty are folded away."""

    nama: str
    baris: tuple[BarisBagian, ...]

    @property
    def tampil(self) -> list[BarisBagian]:
        return [b for b in self.baris if not b.tersembunyi]

    @property
    def lipatan(self) -> list[BarisBagian]:
        return [b for b in self.baris if b.tersembunyi]


@dataclass(frozen=True)
class Keadaan:
    """All sections; `di_luar`: texts that this arrangement does not print."""

    kelompok: tuple[Kelompok, ...]
    di_luar: tuple[tuple[str, str], ...]

    @property
    def _dihitung(self) -> list[BarisBagian]:
        return [b for k in self.kelompok for b in k.baris if b.dihitung]

    @property
    def banyak(self) -> int:
        return len(self._dihitung)

    @property
    def siap(self) -> int:
        return sum(b.keadaan == "siap" for b in self._dihitung)


def susun_keadaan(bahan: Bahan) -> Keadaan:
    """The sections of the report with their texts; one query beyond `bahan`."""
    narasi = {kunci_narasi(n): n for n in baca_narasi(bahan.kecamatan, bahan.tahun)}
    baris = [BarisBagian(b, narasi.pop(b.kunci, None)) for b in daftar_bagian(bahan)]
    kelompok = tuple(
        Kelompok(nama, tuple(isi))
        for nama, isi in groupby(baris, key=lambda b: b.bagian.kelompok)
    )
    return Keadaan(kelompok, tuple(_di_luar(narasi.values())))


def baca_narasi(kecamatan, tahun: int):
    """The stored sections of a year, each with its number of open remarks."""
    return (
        Narasi.objects.filter(kecamatan=kecamatan, tahun=tahun)
        .select_related(
            "penanggung_jawab", "tujuan", "sasaran__tujuan", "nomenklatur__induk"
        )
        .annotate(
            komentar_terbuka=Count(
                "komentar", filter=Q(komentar__selesai_pada__isnull=True)
            )
        )
    )


def kunci_narasi(n: Narasi) -> tuple:
    return (n.bagian, n.tujuan_id, n.sasaran_id, n.nomenklatur_id)


def _di_luar(sisa: Iterable[Narasi]):
    for n in sisa:
        if n.isi.strip():
            judul = judul_bagian(n.bagian, n.tujuan, n.sasaran, n.nomenklatur)
            yield judul, tulis_slug(*kunci_narasi(n))
