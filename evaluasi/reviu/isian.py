"""The checklist as its page shows and takes it.

A part that its writer did not touch is left as it is, whatever became of it meanwhile;
one that two people changed is a conflict and shows both.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from django.db import transaction

from kecamatan import riwayat

from ..lembar.isian import PANJANG, rapikan
from ..models import ButirReviu, IsiReviu, Reviu
from ..pilihan import AspekReviu, JawabanReviu


def tanda(*isi: str) -> str:
    """A short mark of what a part says."""
    return hashlib.sha256("\x1f".join(isi).encode()).hexdigest()[:16]


@dataclass
class Bagian:
    """One part of the page: an answer with its note, or (butir None) the notes on the
    whole. `lain`: what somebody else stored meanwhile."""

    butir: ButirReviu | None
    baris: IsiReviu | None
    jawaban: str
    catatan: str
    tanda: str
    galat: str = ""
    lain: tuple[str, str] | None = None

    @property
    def id(self) -> str:
        """Its name within the page."""
        return f"b{self.butir.urutan}" if self.butir else "catatan"

    @property
    def tersimpan(self) -> tuple[str, str]:
        return (self.baris.jawaban, self.baris.catatan) if self.baris else ("", "")

    @property
    def kata(self) -> str:
        """The answer in words; "" where there is none."""
        return JawabanReviu(self.jawaban).label if self.jawaban else ""

    @property
    def kata_lain(self) -> str:
        kode = self.lain[0] if self.lain else ""
        return JawabanReviu(kode).label if kode else "belum dijawab"

    @property
    def ditolak(self) -> bool:
        return bool(self.galat) or self.lain is not None


class LembarReviu:
    """All parts of one review; two queries however many statements it has."""

    def __init__(self, reviu: Reviu):
        self.reviu = reviu
        isi = {i.butir_id: i for i in reviu.isi.all()}
        self.bagian = [
            self._bagian(b, isi.get(b.pk)) for b in reviu.instrumen.butir.all()
        ]
        self.umum = Bagian(None, None, "", reviu.catatan, tanda("", reviu.catatan))

    @staticmethod
    def _bagian(butir: ButirReviu, baris: IsiReviu | None) -> Bagian:
        isi = (baris.jawaban, baris.catatan) if baris else ("", "")
        return Bagian(butir, baris, *isi, tanda(*isi))

    @property
    def semua(self) -> list[Bagian]:
        return [*self.bagian, self.umum]

    @property
    def per_aspek(self) -> list[tuple[str, list[Bagian]]]:
        return [
            (AspekReviu(aspek).label, list(isi))
            for aspek, isi in groupby(self.bagian, key=lambda b: b.butir.aspek)
        ]

    @property
    def terjawab(self) -> int:
        return sum(bool(b.tersimpan[0]) for b in self.bagian)

    @property
    def tidak(self) -> list[Bagian]:
        """What was answered with no."""
        return [b for b in self.bagian if b.jawaban == JawabanReviu.TIDAK]

    @property
    def ditolak(self) -> list[Bagian]:
        return [b for b in self.semua if b.ditolak]


@transaction.atomic
def terima(reviu: Reviu, data: Mapping[str, str], oleh) -> tuple[LembarReviu, int]:
    """Store what was touched and can be stored; the rest comes back as it was typed,
    with what is wrong with it. Also says how many parts were stored.

    PermissionDenied or ReviuTidakBisa where the review takes no writing now.
    """
    ini = reviu.pegang(oleh)
    lembar = LembarReviu(ini)
    banyak = sum(_terima(ini, bagian, data, oleh) for bagian in lembar.semua)
    return lembar, banyak


def _terima(reviu: Reviu, bagian: Bagian, data: Mapping[str, str], oleh) -> bool:
    nama = bagian.id
    if f"{nama}-tanda" not in data:
        return False
    dilihat = data[f"{nama}-tanda"]
    jawaban = data.get(f"{nama}-jawaban", "")
    catatan = rapikan(data.get(f"{nama}-catatan", ""))
    kirim, simpan = tanda(jawaban, catatan), bagian.tanda
    if kirim in (dilihat, simpan):
        return False
    semula = (bagian.jawaban, bagian.catatan)
    bagian.jawaban, bagian.catatan = jawaban, catatan
    if dilihat != simpan:
        bagian.lain = semula
        return False
    bagian.galat = _galat(bagian)
    if bagian.galat:
        return False
    _simpan(reviu, bagian, oleh)
    bagian.tanda = kirim
    return True


def _galat(bagian: Bagian) -> str:
    if len(bagian.catatan) > PANJANG:
        return (
            f"Paling banyak {PANJANG} huruf; ini {len(bagian.catatan)}. Ringkas dahulu."
        )
    pilihan = dict(bagian.butir.pilihan) if bagian.butir else {}
    if bagian.jawaban and bagian.jawaban not in pilihan:
        bagian.jawaban = ""
        return "Pilih salah satu dari daftar."
    return ""


def _simpan(reviu: Reviu, bagian: Bagian, oleh) -> None:
    if bagian.butir is None:
        reviu.catatan = bagian.catatan
        riwayat.simpan(reviu, oleh=oleh)
        return
    baris = bagian.baris or IsiReviu(reviu=reviu, butir=bagian.butir)
    baris.jawaban, baris.catatan = bagian.jawaban, bagian.catatan
    riwayat.simpan(baris, oleh=oleh)
    bagian.baris = baris
