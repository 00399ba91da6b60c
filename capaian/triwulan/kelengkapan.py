"""What is missing before a quarter can be sent."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q

from iku.models import Indikator, Variabel

from ..models import LampiranBukti, NilaiVariabel, PengukuranTriwulan, Realisasi
from ..pilihan import Bentuk
from .daftar import Kewajiban
from .grid import Baris, susun_baris

Kunci = TypeVar("Kunci")


@dataclass(frozen=True)
class Kekurangan:
    """One thing to mend, at one indicator; `str` is the sentence."""

    indikator: Indikator
    kalimat: str

    def __str__(self):
        return f"{self.indikator}: {self.kalimat}"


@dataclass(frozen=True)
class Kelengkapan:
    """How far a quarter is: of `wajib` due ones `terisi` are filled (a value, or why
    there is none), of those `tanpa_bukti` lack evidence. `perlu_penjelasan`: with a
    warning and no word about it; None where that was not looked at."""

    wajib: int
    terisi: int
    tanpa_bukti: int
    perlu_penjelasan: int | None = None

    @classmethod
    def baca(cls, teks: str) -> "Kelengkapan | None":
        """From `tanda`; None where the text is none."""
        bagian = teks.split(".")
        if len(bagian) != 4 or not all(
            b.isascii() and b.isdecimal() and len(b) < 6 for b in bagian
        ):
            return None
        return cls(*map(int, bagian))

    @property
    def tanda(self) -> str:
        """As a page keeps it, to have it counted on from there."""
        isi = (self.wajib, self.terisi, self.tanpa_bukti, self.perlu_penjelasan or 0)
        return ".".join(map(str, isi))

    def sesudah(self, lama: "Kelengkapan", baru: "Kelengkapan") -> "Kelengkapan":
        """The same where one row (counted by itself) has become another."""
        return Kelengkapan(
            self.wajib + baru.wajib - lama.wajib,
            self.terisi + baru.terisi - lama.terisi,
            self.tanpa_bukti + baru.tanpa_bukti - lama.tanpa_bukti,
            (self.perlu_penjelasan or 0)
            + (baru.perlu_penjelasan or 0)
            - (lama.perlu_penjelasan or 0),
        )

    @property
    def lengkap(self) -> bool:
        return self.terisi == self.wajib

    def __str__(self):
        if not self.wajib:
            return "Tidak ada indikator yang dilaporkan pada triwulan ini"
        bagian = [f"{self.terisi} dari {self.wajib} terisi"]
        if self.tanpa_bukti:
            bagian.append(f"{self.tanpa_bukti} tanpa bukti")
        if self.perlu_penjelasan:
            bagian.append(f"{self.perlu_penjelasan} perlu penjelasan")
        return " · ".join(bagian)


def kekurangan(pengukuran: PengukuranTriwulan) -> list[Kekurangan]:
    """What forbids sending it, in the order of the page; empty: it can be sent."""
    return kekurangan_baris(susun_baris(pengukuran))


def kekurangan_baris(daftar: Iterable[Baris]) -> list[Kekurangan]:
    """The same of rows that were read already."""
    return [
        Kekurangan(baris.indikator, kalimat)
        for baris in daftar
        if baris.kewajiban.waktunya
        for kalimat in _kurang(baris)
    ]


def _kurang(baris: Baris) -> list[str]:
    if baris.realisasi is None:
        return ["belum diisi."]
    hasil = []
    if not baris.terisi:
        hasil.append(f"{baris.hasil.alasan}.")
    if baris.perlu_dijelaskan:
        sebab = " ".join(str(p) for p in baris.perlu_dijelaskan)
        hasil.append(f"perlu penjelasan. {sebab}")
    if baris.salinan:
        hasil.append(
            "analisisnya masih salinan triwulan lalu. Periksa, lalu simpan kembali."
        )
    return hasil


def hitung_baris(daftar: Iterable[Baris]) -> Kelengkapan:
    """The due ones among these rows of the grid, counted."""
    wajib = [b for b in daftar if b.kewajiban.waktunya]
    terisi = [b for b in wajib if b.terisi]
    return Kelengkapan(
        len(wajib),
        len(terisi),
        sum(not b.bukti for b in terisi),
        sum(bool(b.perlu_dijelaskan) for b in wajib),
    )


def hitung_kelengkapan(daftar: list[Kewajiban], tahun: int) -> Kelengkapan:
    """Of these (of one kecamatan or many), the due ones counted; two queries."""
    return hitung_kelengkapan_banyak({None: daftar}, tahun)[None]


def hitung_kelengkapan_banyak(
    kelompok: Mapping[Kunci, Iterable[Kewajiban]], tahun: int
) -> dict[Kunci, Kelengkapan]:
    """The same for several groups (quarters, kecamatan), with the same two queries."""
    wajib = {
        kunci: {(k.indikator.pk, k.periode) for k in daftar if k.waktunya}
        for kunci, daftar in kelompok.items()
    }
    indikator = {pk for daftar in wajib.values() for pk, _ in daftar}
    terisi = periode_terisi(indikator, tahun)
    berbukti = set(
        LampiranBukti.objects.terpasang()
        .filter(indikator__in=indikator, tahun=tahun)
        .values_list("indikator", "triwulan")
    )
    return {
        kunci: Kelengkapan(
            len(daftar), len(daftar & terisi), len((daftar & terisi) - berbukti)
        )
        for kunci, daftar in wajib.items()
    }


def periode_terisi(
    indikator: Collection[int], tahun: int
) -> set[tuple[int, int | None]]:
    """Indicator and period of those with a value, or the reason why there is none; a
    formula with an empty component has neither (`grid.Baris.terisi`, for many
    kecamatan at once)."""
    bernilai = NilaiVariabel.objects.filter(
        realisasi=OuterRef(OuterRef("pk")),
        variabel=OuterRef("pk"),
        nilai__isnull=False,
    )
    kosong = Variabel.objects.filter(~Exists(bernilai), indikator=OuterRef("indikator"))
    return set(
        Realisasi.objects.filter(
            ~(Q(bentuk=Bentuk.VARIABEL) & Exists(kosong)),
            indikator__in=indikator,
            tahun=tahun,
        ).values_list("indikator", "triwulan")
    )
