"""The money of one quarter as rows: the tree, the budget in force, what was spent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from iku.models import DokumenAnggaran, Nomenklatur, Pagu
from iku.pohon_anggaran import PohonAnggaran, total
from kecamatan.models import Kecamatan

from .. import perhitungan
from ..keuangan import dokumen_berlaku
from ..models import RealisasiAnggaran
from .catatan import catatan

SETAHUN = (
    "Realisasi anggaran tahun ini dicatat setahun penuh, disalin dari dokumen atau "
    "berkas, sehingga tidak diisi per triwulan."
)


@dataclass(frozen=True)
class Uang:
    """Amounts of one node or of all. `lalu`: up to the end of the quarter before;
    `jumlah`: up to the end of this one; `ini`: within it, where both ends are known of
    every row below. None: not known, which is not 0."""

    pagu: Decimal | None
    lalu: Decimal | None
    jumlah: Decimal | None
    ini: Decimal | None

    @property
    def serapan(self) -> Decimal | None:
        return perhitungan.serapan(self.jumlah, self.pagu)


@dataclass(frozen=True)
class BarisBelanja:
    """A node of the tree. `diisi`: its amount is entered here, it is no sum;
    `tersimpan`: its row of this period; `sebelum`: its last amount of any earlier
    quarter."""

    node: Nomenklatur
    kedalaman: int
    uang: Uang
    diisi: bool
    tersimpan: RealisasiAnggaran | None
    sebelum: Decimal | None
    ada_anggaran: bool

    @property
    def catatan(self) -> tuple[str, ...]:
        if not self.diisi:
            return ()
        return catatan(
            self.uang.jumlah,
            pagu=self.uang.pagu,
            sebelum=self.sebelum,
            ada_anggaran=self.ada_anggaran,
        )


@dataclass(frozen=True)
class Belanja:
    """The page of one quarter. `setahun`: the year was recorded as a whole; then the
    amounts are those of the year, whichever quarter was asked for."""

    dokumen: DokumenAnggaran | None
    baris: tuple[BarisBelanja, ...]
    jumlah: Uang
    setahun: bool

    @property
    def diisi(self) -> list[BarisBelanja]:
        return [b for b in self.baris if b.diisi]

    @property
    def terisi(self) -> int:
        return sum(b.tersimpan is not None for b in self.diisi)

    @property
    def kelengkapan(self) -> str:
        """How many rows have their amount, in words."""
        return f"{self.terisi} dari {len(self.diisi)} baris terisi"


def susun_belanja(kecamatan: Kecamatan, tahun: int, triwulan: int) -> Belanja:
    """Tree, budget in force at the quarter's end and amounts; four queries."""
    dokumen = next(reversed(dokumen_berlaku(kecamatan, tahun, triwulan)), None)
    pagu = dict(
        Pagu.objects.filter(dokumen=dokumen).values_list("nomenklatur", "jumlah")
    )
    tercatat = list(
        RealisasiAnggaran.objects.filter(kecamatan=kecamatan, tahun=tahun).order_by(
            "triwulan", "pk"
        )
    )
    setahun = any(r.triwulan is None for r in tercatat)
    periode = None if setahun else triwulan
    ini = {r.nomenklatur_id: r for r in tercatat if r.triwulan == periode}
    lalu = _jumlah(r for r in tercatat if r.triwulan == triwulan - 1)
    # Later quarters overwrite earlier ones.
    sebelum = _jumlah(r for r in tercatat if r.triwulan and r.triwulan < triwulan)
    bernilai = {r.nomenklatur_id for r in tercatat}
    pohon = PohonAnggaran(pagu.keys() | bernilai)
    diisi = _tempat_isian(pohon, pagu.keys(), bernilai)
    jumlah = _jumlah(ini.values())
    selisih, bolong = _dalam_triwulan(lalu, jumlah, periode)
    for pk in bolong:
        bolong = bolong | _atasan(pohon.node, pk)
    kolom = [pohon.jumlahkan(isi) for isi in (pagu, lalu, jumlah, selisih)]
    for pk in bolong:
        kolom[-1].pop(pk, None)
    baris = tuple(
        BarisBelanja(
            node,
            kedalaman,
            Uang(*(k.get(node.pk) for k in kolom)),
            node.pk in diisi,
            ini.get(node.pk),
            None if setahun else sebelum.get(node.pk),
            dokumen is not None,
        )
        for node, kedalaman in pohon.urut()
    )
    semua = Uang(
        *(total(isi.values()) for isi in (pagu, lalu, jumlah)),
        None if bolong else total(selisih.values()),
    )
    return Belanja(dokumen, baris, semua, setahun)


def _jumlah(baris: Iterable[RealisasiAnggaran]) -> dict[int, Decimal]:
    return {r.nomenklatur_id: r.jumlah for r in baris}


def _dalam_triwulan(
    lalu: dict[int, Decimal], jumlah: dict[int, Decimal], triwulan: int | None
) -> tuple[dict[int, Decimal], set[int]]:
    """What was spent within the quarter, and the rows of which only one end is known."""
    if triwulan is None:
        return {}, set()
    if triwulan == 1:
        return jumlah, set()
    dua = lalu.keys() & jumlah.keys()
    return {pk: jumlah[pk] - lalu[pk] for pk in dua}, lalu.keys() ^ jumlah.keys()


def _tempat_isian(pohon: PohonAnggaran, berpagu, bernilai) -> set[int]:
    """Where amounts are entered: where they were in this year; else at the lowest level
    of the budget, unless an amount above or below speaks for it already."""
    di_atas_nilai = {a for pk in bernilai for a in _atasan(pohon.node, pk)}
    return set(bernilai) | {
        pk
        for pk in berpagu
        if pk not in di_atas_nilai and not bernilai & _atasan(pohon.node, pk)
    }


def _atasan(node: Mapping[int, Nomenklatur], pk: int) -> set[int]:
    hasil, induk = set(), node[pk].induk_id
    while induk is not None:
        hasil.add(induk)
        induk = node[induk].induk_id
    return hasil
