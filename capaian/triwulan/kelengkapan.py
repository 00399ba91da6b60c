"""What is missing before a quarter can be sent."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from iku.models import Indikator

from ..models import LampiranBukti, NilaiVariabel, PengukuranTriwulan, Realisasi
from .daftar import Kewajiban
from .grid import Baris, susun_baris


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
    wajib = [k for k in daftar if k.waktunya]
    kunci = {(k.indikator.pk, k.periode) for k in wajib}
    terisi = _terisi(wajib, tahun) & kunci
    berbukti = set(
        LampiranBukti.objects.terpasang()
        .filter(indikator__in=[k.indikator.pk for k in wajib], tahun=tahun)
        .values_list("indikator", "triwulan")
    )
    return Kelengkapan(len(wajib), len(terisi), len(terisi - berbukti))


def _terisi(wajib: list[Kewajiban], tahun: int) -> set[tuple[int, int | None]]:
    """Those with a value, or the reason why there is none; a formula with an empty
    component has neither (`grid.Baris.terisi`, for many kecamatan at once)."""
    kosong = NilaiVariabel.objects.filter(realisasi=OuterRef("pk"), nilai=None)
    return set(
        Realisasi.objects.filter(
            ~Exists(kosong),
            indikator__in=[k.indikator.pk for k in wajib],
            tahun=tahun,
        ).values_list("indikator", "triwulan")
    )
