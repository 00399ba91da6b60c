"""Where a folder's names lead: to rows of this kecamatan, or to a clear refusal."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from iku.models import ButirRpjmd, IndikatorRenstra, Nomenklatur, Renstra, Rpjmd
from iku.models import Indikator as _Indikator
from kecamatan.models import Kabupaten, Kecamatan

from .simpul import Simpul

# "B (70)", "A(81)", "B": a predicate, its number in brackets where it has one.
_BERPREDIKAT = re.compile(r"(?P<predikat>[A-D]{1,2})\s*(?:\((?P<nilai>[^()]+)\))?")
_PERIODE = re.compile(r"(?P<awal>[0-9]{4})-(?P<akhir>[0-9]{4})")


@dataclass
class Konteks:
    """One file's place, and the local names that the files of a folder share."""

    kabupaten: Kabupaten
    kecamatan: Kecamatan | None
    dokumen: str = ""
    tahun: int = 0
    unit: dict = field(default_factory=dict)
    pejabat: dict = field(default_factory=dict)
    masa_jabatan: dict = field(default_factory=dict)
    nomenklatur_lokal: dict = field(default_factory=dict)
    renstra_lokal: dict = field(default_factory=dict)
    _indikator: dict = field(default_factory=dict)
    _nomenklatur: dict = field(default_factory=dict)

    def bernama(self, simpul: Simpul, jenis: str, kunci: str):
        """The row that a local name of this folder (or the regency) stands for;
        None where the key is empty."""
        if not (nama := simpul.teks(kunci)):
            return None
        daftar = getattr(self, jenis)
        if nama not in daftar:
            raise simpul.galat(
                f"{jenis.replace('_', ' ')} “{nama}” tidak dikenal; yang ada: "
                f"{', '.join(sorted(daftar)) or 'belum ada'}",
                kunci,
            )
        return daftar[nama]

    def indikator(self, simpul: Simpul, kunci: str = "indikator") -> _Indikator:
        kode = simpul.wajib(kunci)
        if kode not in self._indikator:
            baris = _Indikator.objects.filter(kecamatan=self.kecamatan, kode=kode)
            self._indikator[kode] = baris.first()
        if self._indikator[kode] is None:
            del self._indikator[kode]
            raise simpul.galat(f"indikator “{kode}” tidak dikenal", kunci)
        return self._indikator[kode]

    def nomenklatur(self, simpul: Simpul, kunci: str, kode: str = "") -> Nomenklatur:
        """By the folder's own name, else by its national code."""
        kode = kode or simpul.wajib(kunci)
        if kode in self.nomenklatur_lokal:
            return self.nomenklatur_lokal[kode]
        if not self._nomenklatur:
            nasional = Nomenklatur.objects.filter(kabupaten__isnull=True)
            self._nomenklatur.update(
                (n.kode, n) for n in nasional.select_related("induk__induk")
            )
        if kode not in self._nomenklatur:
            raise simpul.galat(f"program atau kegiatan “{kode}” tidak dikenal", kunci)
        return self._nomenklatur[kode]

    def rpjmd(self, simpul: Simpul, kunci: str = "rpjmd") -> Rpjmd | None:
        if not (periode := simpul.teks(kunci)):
            return None
        awal, akhir = _periode(simpul, kunci, periode)
        baris = Rpjmd.objects.filter(kabupaten=self.kabupaten, awal=awal, akhir=akhir)
        if (rpjmd := baris.first()) is None:
            raise simpul.galat(f"RPJMD “{periode}” tidak dikenal", kunci)
        return rpjmd

    def butir_rpjmd(self, simpul: Simpul, rpjmd: Rpjmd | None) -> ButirRpjmd | None:
        """The item a tujuan or sasaran supports, written as "sasaran 1"."""
        if not (tulisan := simpul.teks("mendukung")):
            return None
        jenis, _, urutan = tulisan.partition(" ")
        baris = ButirRpjmd.objects.filter(rpjmd=rpjmd, jenis=jenis)
        butir = baris.filter(urutan=urutan).first() if urutan.isdigit() else None
        if butir is None:
            raise simpul.galat(f"butir RPJMD “{tulisan}” tidak dikenal", "mendukung")
        return butir

    def renstra(self, simpul: Simpul, kunci: str = "renstra") -> Renstra | None:
        """By the folder's own name, else by its period (the latest version)."""
        if not (kode := simpul.teks(kunci)):
            return None
        if kode not in self.renstra_lokal:
            awal, akhir = _periode(simpul, kunci, kode)
            baris = Renstra.objects.filter(
                kecamatan=self.kecamatan, awal=awal, akhir=akhir
            )
            self.renstra_lokal[kode] = baris.order_by("-versi").first()
        if self.renstra_lokal[kode] is None:
            del self.renstra_lokal[kode]
            raise simpul.galat(f"Renstra “{kode}” tidak dikenal", kunci)
        return self.renstra_lokal[kode]

    def tujuan(self, simpul: Simpul, renstra: Renstra | None, urutan: str):
        baris = renstra and renstra.tujuan.filter(urutan=_nomor(urutan)).first()
        if baris is None:
            raise simpul.galat(f"tujuan “{urutan}” tidak ada pada Renstra ini")
        return baris

    def sasaran(self, simpul: Simpul, renstra: Renstra | None, nomor: str):
        """A sasaran by "2.1": first of the second tujuan."""
        tujuan, _, urutan = nomor.partition(".")
        induk = self.tujuan(simpul, renstra, tujuan)
        baris = induk.sasaran.filter(urutan=_nomor(urutan)).first()
        if baris is None:
            raise simpul.galat(f"sasaran “{nomor}” tidak ada pada Renstra ini")
        return baris

    def tempat(
        self, simpul: Simpul, renstra: Renstra | None, indikator: _Indikator
    ) -> IndikatorRenstra | None:
        """The measure's place: "tujuan 2", "sasaran 2.1", or a program's code."""
        if not (tulisan := simpul.teks("tempat")):
            return None
        jenis, _, nomor = tulisan.partition(" ")
        if jenis == "tujuan":
            di = {"tujuan": self.tujuan(simpul, renstra, nomor)}
        elif jenis == "sasaran":
            di = {"sasaran": self.sasaran(simpul, renstra, nomor)}
        else:
            di = {"nomenklatur": self.nomenklatur(simpul, "tempat")}
        baris = IndikatorRenstra.objects.filter(
            renstra=renstra, indikator=indikator, **di
        ).first()
        if baris is None:
            raise simpul.galat(
                f"indikator “{indikator.kode}” tidak ada pada “{tulisan}” Renstra ini",
                "tempat",
            )
        return baris


def baca_target(simpul: Simpul, kunci) -> dict[str, Decimal | str | None]:
    """ "87,5", "B (70)" or "B" as {"nilai": …, "predikat": …}."""
    tulisan = simpul.wajib(kunci)
    cocok = _BERPREDIKAT.fullmatch(tulisan)
    if cocok is None:
        return {"nilai": simpul.bilangan(kunci), "predikat": ""}
    nilai = None
    if cocok["nilai"]:
        nilai = Simpul(simpul.berkas, simpul.letak, {kunci: cocok["nilai"]}).bilangan(
            kunci
        )
    return {"nilai": nilai, "predikat": cocok["predikat"]}


def _periode(simpul: Simpul, kunci: str, tulisan: str) -> tuple[int, int]:
    cocok = _PERIODE.fullmatch(tulisan)
    if cocok is None:
        raise simpul.galat(f"“{tulisan}” bukan periode; tulis seperti 2021-2026", kunci)
    return int(cocok["awal"]), int(cocok["akhir"])


def _nomor(tulisan: str) -> int:
    return int(tulisan) if tulisan.isdigit() else -1
