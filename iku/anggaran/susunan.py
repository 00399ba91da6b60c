"""The budget of a year as one table: the tree, and beside it every budget document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from iku.models import DokumenAnggaran, Nomenklatur
from iku.pilihan import JenisAnggaran, TingkatNomenklatur
from iku.pohon_anggaran import PohonAnggaran, total

from .belanja import Potongan, potong


@dataclass(frozen=True)
class Sel:
    """What one document says of one node. `di_sini`: the amount stands at this very
    node, it is no sum. `selisih`: against the document before it."""

    jumlah: Decimal | None
    di_sini: bool = False
    selisih: Decimal | None = None
    kata: str = ""


@dataclass(frozen=True)
class BarisPohon:
    node: Nomenklatur
    kedalaman: int
    sel: tuple[Sel, ...]


@dataclass(frozen=True)
class Tahap:
    """One budget document with its total and its cuts by kind of spending."""

    dokumen: DokumenAnggaran
    nama: str
    sebelumnya: str
    jumlah: Sel
    potongan: tuple[Potongan, ...]

    @property
    def tertanggal(self):
        """Its date; a transcribed document may have only words for it."""
        return self.dokumen.tanggal or self.dokumen.tanggal_teks


@dataclass(frozen=True)
class Anggaran:
    """All budget documents of a year in their order, and the tree under them."""

    tahap: tuple[Tahap, ...]
    baris: tuple[BarisPohon, ...]

    @property
    def berpasangan(self) -> list[tuple[BarisPohon, list[tuple[Tahap, Sel]]]]:
        """Each row with its cells, each beside its document."""
        return [(b, list(zip(self.tahap, b.sel, strict=True))) for b in self.baris]

    def urutan(self, dokumen: DokumenAnggaran) -> int:
        """Which column is this document's."""
        return [t.dokumen.pk for t in self.tahap].index(dokumen.pk)

    def program(self, kolom: int) -> dict[int, Decimal]:
        """Amount of each program in one document, by the id of its node."""
        return {
            b.node.pk: b.sel[kolom].jumlah
            for b in self.baris
            if b.node.tingkat == TingkatNomenklatur.PROGRAM
            and b.sel[kolom].jumlah is not None
        }


def susun_anggaran(kecamatan, tahun: int) -> Anggaran:
    """Documents, amounts, kinds of spending and tree of a year; four queries."""
    dokumen = list(
        DokumenAnggaran.objects.filter(kecamatan=kecamatan, tahun=tahun)
        .order_by("urutan")
        .prefetch_related("pagu", "pagu_jenis")
    )
    pagu = [{p.nomenklatur_id: p.jumlah for p in d.pagu.all()} for d in dokumen]
    pohon = PohonAnggaran({node for daftar in pagu for node in daftar})
    kolom = [pohon.jumlahkan(daftar) for daftar in pagu]
    baris = tuple(
        BarisPohon(node, kedalaman, tuple(_deret(node, pagu, kolom)))
        for node, kedalaman in pohon.urut()
    )
    return Anggaran(tuple(_tahap(dokumen, pagu)), baris)


def nama_tahap(jenis: Iterable[str]) -> list[str]:
    """Names of documents in their order; numbered where a kind repeats:
    Murni, Pergeseran 1, Pergeseran 2, Perubahan."""
    jenis = [JenisAnggaran(j) for j in jenis]
    banyak, hitung, hasil = Counter(jenis), Counter(), []
    for j in jenis:
        hitung[j] += 1
        hasil.append(f"{j.label} {hitung[j]}" if banyak[j] > 1 else j.label)
    return hasil


def selisih(lama: Decimal | None, baru: Decimal | None) -> tuple[Decimal | None, str]:
    """Bertambah/berkurang (LKjIP Pakusari 2025, Tabel 2.9: kolom 5 − 4) and a word
    where the node stands in only one of the two; None where it stands in neither."""
    if lama is None and baru is None:
        return None, ""
    kata = "baru" if lama is None else "dihapus" if baru is None else ""
    return (baru or Decimal(0)) - (lama or Decimal(0)), kata


def _deret(node: Nomenklatur, pagu, kolom) -> Iterable[Sel]:
    """The cells of one node, document by document."""
    for i, jumlah in enumerate(kolom):
        ini = jumlah.get(node.pk)
        beda, kata = None, ""
        if i and pagu[i] and pagu[i - 1]:
            beda, kata = selisih(kolom[i - 1].get(node.pk), ini)
            # Known only further up in one of the two: not new, but not comparable.
            if kata and any(_terliput(node, daftar) for daftar in pagu[i - 1 : i + 1]):
                beda, kata = None, "tidak dirinci"
        yield Sel(ini, node.pk in pagu[i], beda, kata)


def _terliput(node: Nomenklatur, pagu: Mapping[int, Decimal]) -> bool:
    """Whether an amount above this node includes it."""
    induk = node.induk
    while induk is not None:
        if induk.pk in pagu:
            return True
        induk = induk.induk
    return False


def _tahap(dokumen: list[DokumenAnggaran], pagu) -> Iterable[Tahap]:
    nama = nama_tahap(d.jenis for d in dokumen)
    jumlah = [total(daftar.values()) for daftar in pagu]
    for i, d in enumerate(dokumen):
        beda = None
        if i and jumlah[i] is not None and jumlah[i - 1] is not None:
            beda = jumlah[i] - jumlah[i - 1]
        yield Tahap(
            d,
            nama[i],
            nama[i - 1] if i else "",
            Sel(jumlah[i], selisih=beda),
            potong({p.jenis: p.jumlah for p in d.pagu_jenis.all()}, jumlah[i]),
        )
