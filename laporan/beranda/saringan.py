"""Sort and filter of the regency's rows, as the address says it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from capaian.pilihan import StatusTriwulan
from iku.models import Acuan
from iku.pilihan import TRIWULAN

from .peta import BarisPeta

URUT_KECAMATAN, URUT_STATUS = "kecamatan", "status"


@dataclass(frozen=True)
class Golongan:
    """Kecamatan that have something in common; `kalimat` says what, beginning with
    their number. `kunci` is what the address calls it."""

    kunci: str
    kalimat: str
    anggota: frozenset[int]

    @property
    def banyak(self) -> int:
        return len(self.anggota)

    def __str__(self):
        return self.kalimat.format(n=self.banyak)


@dataclass(frozen=True)
class Pilihan:
    """What the address asks for; what it cannot mean is passed over."""

    triwulan: int
    cari: str = ""
    saring: str = ""
    urut: str = URUT_KECAMATAN
    menurun: bool = False

    @classmethod
    def baca(cls, isi: Mapping[str, str], bawaan: int) -> "Pilihan":
        triwulan = isi.get("tw", "")
        urut = isi.get("urut", "") or URUT_KECAMATAN
        return cls(
            int(triwulan) if triwulan in map(str, TRIWULAN) else bawaan,
            isi.get("cari", "").replace("\x00", "").strip()[:100],
            isi.get("saring", ""),
            urut.removeprefix("-"),
            urut.startswith("-"),
        )


@dataclass(frozen=True)
class Kolom:
    """A head of the table: `arah` as it is sorted now (for `aria-sort`, or empty),
    `tujuan` what the address says to sort by it, or the other way round."""

    nama: str
    arah: str
    tujuan: str


def susun_kolom(pilihan: Pilihan, daftar_acuan: Sequence[Acuan]) -> list[Kolom]:
    """Name, state, and the regency-wide indicators."""
    semua = [(URUT_KECAMATAN, "Kecamatan"), (URUT_STATUS, "Keadaan")]
    semua += [(a.kode, a.nama) for a in daftar_acuan]
    return [_kolom(kunci, nama, pilihan) for kunci, nama in semua]


def _kolom(kunci: str, nama: str, pilihan: Pilihan) -> Kolom:
    if kunci != pilihan.urut:
        return Kolom(nama, "", kunci)
    if pilihan.menurun:
        return Kolom(nama, "descending", kunci)
    return Kolom(nama, "ascending", f"-{kunci}")


def saring(
    baris: Sequence[BarisPeta],
    pilihan: Pilihan,
    golongan: Collection[Golongan],
    daftar_acuan: Sequence[Acuan],
) -> list[BarisPeta]:
    """The rows that are asked for, in the order that is asked for; where there is no
    figure, last in either order."""
    kata = pilihan.cari.casefold()
    dipilih = next((g for g in golongan if g.kunci == pilihan.saring), None)
    hasil = [
        b
        for b in baris
        if kata in b.kecamatan.nama.casefold()
        and (dipilih is None or b.kecamatan.pk in dipilih.anggota)
    ]
    kunci = _kunci_urut(pilihan.urut, daftar_acuan)
    ada = [b for b in hasil if kunci(b) is not None]
    kosong = [b for b in hasil if kunci(b) is None]
    return sorted(ada, key=kunci, reverse=pilihan.menurun) + kosong


def _kunci_urut(urut: str, daftar_acuan: Sequence[Acuan]):
    if urut == URUT_STATUS:
        urutan = list(StatusTriwulan)
        return lambda b: (urutan.index(b.pengukuran.status), b.kecamatan.nama)
    kode = [a.kode for a in daftar_acuan]
    if urut in kode:
        letak = kode.index(urut)
        return lambda b: b.sel[letak].nilai if b.sel[letak] else None
    return lambda b: b.kecamatan.nama
