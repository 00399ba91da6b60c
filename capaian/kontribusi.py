"""What the programs below a sasaran achieved (LKjIP Pakusari 2025, Tabel
3.3–3.6 and 3.9–3.10): places of the PK's Renstra on the program tree."""

from dataclasses import dataclass
from decimal import Decimal

from iku.models import IndikatorRenstra, Nomenklatur, Renstra, Sasaran
from iku.pilihan import SumberTarget

from . import perhitungan
from .hasil import BELUM, Hasil, hasil_tahun
from .pengukuran import baca_realisasi


@dataclass(frozen=True)
class BarisKontribusi:
    """One indicator of a program, kegiatan or sub kegiatan in a year."""

    tempat: IndikatorRenstra
    kedalaman: int
    target: Decimal | None
    target_predikat: str
    hasil: Hasil
    capaian: Decimal | None
    alasan: str

    @property
    def nomenklatur(self) -> Nomenklatur:
        return self.tempat.nomenklatur

    @property
    def indikator(self):
        return self.tempat.indikator


def susun_kontribusi(
    renstra: Renstra, tahun: int
) -> dict[Sasaran, tuple[BarisKontribusi, ...]]:
    """Rows per sasaran in the order of the tree, under the programs that support
    it; a program that supports several sasaran appears under each."""
    tempat = list(
        IndikatorRenstra.objects.filter(renstra=renstra, nomenklatur__isnull=False)
        .select_related("indikator", "nomenklatur__induk__induk__induk")
        .prefetch_related("target")
    )
    realisasi = baca_realisasi([t.indikator for t in tempat], [tahun])
    baris = [baris_tempat(t, tahun, realisasi) for t in tempat]
    baris.sort(key=lambda b: (_urutan(b.nomenklatur), b.tempat.urutan, b.tempat.pk))
    hasil = {}
    for sasaran in (
        Sasaran.objects.filter(tujuan__renstra=renstra)
        .order_by("tujuan__urutan", "urutan")
        .select_related("tujuan")
        .prefetch_related("dukungan")
    ):
        program = {d.nomenklatur_id for d in sasaran.dukungan.all()}
        hasil[sasaran] = tuple(b for b in baris if _jalur(b.nomenklatur) & program)
    return hasil


def baris_tempat(
    tempat: IndikatorRenstra, tahun: int, realisasi: dict
) -> BarisKontribusi:
    """The row of one place; `realisasi` as `pengukuran.baca_realisasi` gives it."""
    indikator = tempat.indikator
    # The yearly plan (Renja) is nearer than the Renstra where both exist.
    target = max(
        (t for t in tempat.target.all() if t.tahun == tahun),
        key=lambda t: t.sumber == SumberTarget.RENJA,
        default=None,
    )
    nilai = target.nilai if target else None
    hasil = hasil_tahun(indikator, realisasi.get((indikator.pk, tahun), []))
    capaian = perhitungan.capaian(nilai, hasil.nilai, indikator.arah)
    return BarisKontribusi(
        tempat,
        len(_jalur(tempat.nomenklatur)) - 1,
        nilai,
        target.predikat if target else "",
        hasil,
        capaian,
        "" if capaian is not None else _alasan(nilai, hasil),
    )


def _alasan(target: Decimal | None, hasil: Hasil) -> str:
    if hasil.nilai is None:
        return hasil.alasan or BELUM
    return "tanpa target" if target is None else "target 0"


def _jalur(node: Nomenklatur) -> set[int]:
    """The node and everything above it."""
    jalur = set()
    while node is not None:
        jalur.add(node.pk)
        node = node.induk
    return jalur


def _urutan(node: Nomenklatur) -> tuple:
    """Sort key that puts a parent before its children."""
    kunci = []
    while node is not None:
        kunci.append((node.urutan, node.kode, node.pk))
        node = node.induk
    return tuple(reversed(kunci))
