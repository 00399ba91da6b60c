"""The board of follow-ups: all kecamatan of a regency in one year."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from kecamatan.models import Kecamatan

from .daftar import BarisButir, susun_daftar
from .keadaan import Keadaan, hitung_butir

SARINGAN = {
    "terlambat": "lewat batas waktu",
    "menunggu": "menunggu verifikasi",
    "terbuka": "belum selesai",
}
URUTAN = ("nama", "terlambat", "menunggu", "belum")


@dataclass(frozen=True)
class BarisPapan:
    """One kecamatan with what it has to follow up."""

    kecamatan: Kecamatan
    keadaan: Keadaan
    menunggu: int
    terlambat: int

    def cocok(self, saringan: str) -> bool:
        if saringan == "terbuka":
            return self.keadaan.belum > 0
        return bool(getattr(self, saringan))


@dataclass(frozen=True)
class Pilihan:
    """What the address asks to be shown."""

    keadaan: str = ""
    urut: str = ""

    @classmethod
    def baca(cls, kirim: Mapping[str, str]) -> "Pilihan":
        """What is not known counts as nothing."""
        keadaan, urut = kirim.get("keadaan", ""), kirim.get("urut", "")
        return cls(
            keadaan if keadaan in SARINGAN else "", urut if urut in URUTAN else ""
        )

    def terapkan(self, semua: list[BarisPapan]) -> list[BarisPapan]:
        """Late ones first, unless another order is asked for."""
        daftar = [b for b in semua if not self.keadaan or b.cocok(self.keadaan)]
        kunci = {
            "nama": lambda b: b.kecamatan.nama,
            "menunggu": lambda b: (-b.menunggu, b.kecamatan.nama),
            "belum": lambda b: (-b.keadaan.belum, b.kecamatan.nama),
        }.get(self.urut, lambda b: (-b.terlambat, b.kecamatan.nama))
        return sorted(daftar, key=kunci)


@dataclass(frozen=True)
class Papan:
    semua: list[BarisPapan] = field(default_factory=list)

    def banyak(self, saringan: str) -> int:
        return sum(b.cocok(saringan) for b in self.semua)

    @property
    def jumlah(self) -> dict[str, int]:
        """All kecamatan together."""
        return {
            "jumlah": sum(b.keadaan.jumlah for b in self.semua),
            "selesai": sum(b.keadaan.selesai for b in self.semua),
            "belum": sum(b.keadaan.belum for b in self.semua),
            "tidak_dapat": sum(b.keadaan.tidak_dapat for b in self.semua),
            "menunggu": sum(b.menunggu for b in self.semua),
            "terlambat": sum(b.terlambat for b in self.semua),
        }


def susun_papan(daftar: Collection[Kecamatan], tahun: int, hari: date) -> Papan:
    """A row per kecamatan; two queries, however many there are."""
    per_kecamatan = susun_daftar(daftar, tahun, hari)
    return Papan(
        [
            _baris(k, [b for bagian in per_kecamatan[k.pk] for b in bagian.baris])
            for k in daftar
        ]
    )


def _baris(kecamatan: Kecamatan, semua: list[BarisButir]) -> BarisPapan:
    return BarisPapan(
        kecamatan,
        hitung_butir([b.butir for b in semua]),
        sum(b.menunggu for b in semua),
        sum(b.terlambat for b in semua),
    )
