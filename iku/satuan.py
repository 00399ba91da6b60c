"""Units of a formula: what may be added, what a division gives, what the
indicator's own unit can be.

"laporan / laporan * 100" is a percentage; "orang + dokumen" is nothing. Units are
the words people wrote, compared without regard to case and spaces.

No Django in this module.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from iku.rumus import Kata, RumusSalah, nilai_angka, urai

# What a ratio of equal things may be called.
TANPA_SATUAN = frozenset(
    {"%", "indeks", "nilai", "skor", "poin", "angka", "rasio", "skala"}
)
_SAMA = {"persen": "%", "prosen": "%", "persentase": "%", "prosentase": "%"}

# Exponents of units: laporan per desa is (("desa", -1), ("laporan", 1)).
Dimensi = tuple[tuple[str, int], ...]
MURNI: Dimensi = ()


class Ruas(NamedTuple):
    """A part of a formula: its unit (None: a bare number, which takes the unit of
    its partner), its value where it is constant, and the letters it covers."""

    dimensi: Dimensi | None
    tetap: Fraction | None
    awal: int
    akhir: int


def baku(satuan: str) -> str:
    """The unit as it is compared: "Persen" and "%" are one."""
    rapi = " ".join(satuan.split()).casefold()
    return _SAMA.get(rapi, rapi)


def periksa(rumus: str, satuan: Mapping[str, str], hasil: str) -> None:
    """Refuse a formula that cannot be right as it is written.

    `satuan`: the unit of each variable by its code; `hasil`: the indicator's.
    RumusSalah names the mistake and its place: a slip of syntax, an unknown
    variable, a divisor that is always zero, a sum of different units, or a
    result in another unit than the indicator's.
    """
    daftar = urai(rumus)
    for kata in daftar:
        if kata.jenis == "nama" and kata.teks not in satuan:
            tersedia = ", ".join(satuan) or "belum ada"
            raise RumusSalah(
                f"Rumus memakai nama “{kata.teks}” pada huruf ke-{kata.letak} yang "
                f"bukan variabel indikator ini; variabelnya: {tersedia}.",
                kata.letak,
                len(kata.teks),
            )
    ruas = _Pembaca(daftar, satuan).jumlah()
    if ruas.dimensi is None:
        raise RumusSalah(
            "Rumus ini tidak memakai satu pun variabel, sehingga hasilnya selalu sama; "
            "pakai variabel indikator, misalnya selesai / masuk * 100.",
            1,
            len(rumus),
        )
    if not _cocok(ruas.dimensi, baku(hasil)):
        raise RumusSalah(
            f"Hasil rumus ini bersatuan {sebut(ruas.dimensi)}, sedangkan satuan "
            f"indikatornya “{hasil}”. Perbaiki rumusnya, atau samakan satuannya.",
            1,
            len(rumus),
        )


def sebut(dimensi: Dimensi) -> str:
    """A unit in words: "laporan", "laporan per desa", "perbandingan"."""
    if not dimensi:
        return "perbandingan (tanpa satuan)"
    atas = [_pangkat(u, n) for u, n in dimensi if n > 0]
    bawah = [_pangkat(u, -n) for u, n in dimensi if n < 0]
    kalimat = " × ".join(atas) or "satu"
    return f"{kalimat} per {' × '.join(bawah)}" if bawah else kalimat


def _pangkat(satuan: str, n: int) -> str:
    return satuan if n == 1 else f"{satuan} pangkat {n}"


def _cocok(dimensi: Dimensi, hasil: str) -> bool:
    if not dimensi:
        return hasil in TANPA_SATUAN
    if len(dimensi) == 1 and dimensi[0][1] == 1:
        satuan = dimensi[0][0]
        # An index made of percentages or scores is a pure number too.
        return satuan == hasil or (satuan in TANPA_SATUAN and hasil in TANPA_SATUAN)
    # An average (hari per berkas) may be named by what is averaged (hari).
    atas = [bagian for bagian in dimensi if bagian[1] > 0]
    tulisan = sebut(dimensi)
    return atas == [(hasil, 1)] or hasil in (tulisan, tulisan.replace(" per ", "/"))


def _gabung(kiri: Dimensi | None, kanan: Dimensi | None, tanda: int) -> Dimensi | None:
    """The unit of a product (`tanda` 1) or a quotient (-1)."""
    if kiri is None and kanan is None:
        return None
    jumlah: dict[str, int] = dict(kiri or MURNI)
    for satuan, n in kanan or MURNI:
        jumlah[satuan] = jumlah.get(satuan, 0) + tanda * n
    sisa = {satuan: n for satuan, n in jumlah.items() if n}
    if any(n > 0 and satuan not in TANPA_SATUAN for satuan, n in sisa.items()):
        # So many percent of something is that thing.
        sisa = {s: n for s, n in sisa.items() if n < 0 or s not in TANPA_SATUAN}
    return tuple(sorted(sisa.items()))


class _Pembaca:
    """Reads the pieces (whose order `urai` has checked) from left to right."""

    def __init__(self, daftar: list[Kata], satuan: Mapping[str, str]) -> None:
        self.daftar = daftar
        self.satuan = satuan
        self.di = 0

    def _tanda(self, *tanda: str) -> Kata | None:
        if self.di < len(self.daftar) and self.daftar[self.di].teks in tanda:
            self.di += 1
            return self.daftar[self.di - 1]
        return None

    def jumlah(self) -> Ruas:
        minus = self._tanda("-")
        kiri = self.kali()
        if minus is not None:
            tetap = None if kiri.tetap is None else -kiri.tetap
            kiri = kiri._replace(tetap=tetap, awal=minus.letak)
        while tanda := self._tanda("+", "-"):
            kiri = _tambah(kiri, tanda, self.kali())
        return kiri

    def kali(self) -> Ruas:
        kiri = self.satu()
        while tanda := self._tanda("*", "/", "×", "÷"):
            kiri = _kalikan(kiri, tanda, self.satu())
        return kiri

    def satu(self) -> Ruas:
        kata = self.daftar[self.di]
        self.di += 1
        akhir = kata.letak + len(kata.teks)
        if kata.jenis == "angka":
            return Ruas(None, Fraction(nilai_angka(kata)), kata.letak, akhir)
        if kata.jenis == "nama":
            return Ruas(((baku(self.satuan[kata.teks]), 1),), None, kata.letak, akhir)
        isi = self.jumlah()
        tutup = self.daftar[self.di]
        self.di += 1
        return isi._replace(awal=kata.letak, akhir=tutup.letak + 1)


def _tambah(kiri: Ruas, tanda: Kata, kanan: Ruas) -> Ruas:
    if None not in (kiri.dimensi, kanan.dimensi) and kiri.dimensi != kanan.dimensi:
        kata = "menambahkan" if tanda.teks == "+" else "mengurangkan"
        raise RumusSalah(
            f"Rumus {kata} satuan yang berbeda pada huruf ke-{tanda.letak}: "
            f"{sebut(kiri.dimensi or MURNI)} dan {sebut(kanan.dimensi or MURNI)}. "
            "Samakan satuan keduanya, atau ubah rumusnya.",
            kiri.awal,
            kanan.akhir - kiri.awal,
        )
    tetap = None
    if kiri.tetap is not None and kanan.tetap is not None:
        tetap = kiri.tetap + (kanan.tetap if tanda.teks == "+" else -kanan.tetap)
    dimensi = kanan.dimensi if kiri.dimensi is None else kiri.dimensi
    return Ruas(dimensi, tetap, kiri.awal, kanan.akhir)


def _kalikan(kiri: Ruas, tanda: Kata, kanan: Ruas) -> Ruas:
    bagi = tanda.teks in "/÷"
    if bagi and kanan.tetap == 0:
        raise RumusSalah(
            f"Rumus membagi dengan nol pada huruf ke-{kanan.awal}; "
            "tulis pembagi yang lain.",
            kanan.awal,
            kanan.akhir - kanan.awal,
        )
    tetap = None
    if kiri.tetap is not None and kanan.tetap is not None:
        tetap = kiri.tetap / kanan.tetap if bagi else kiri.tetap * kanan.tetap
    elif 0 in (kiri.tetap, kanan.tetap):
        tetap = Fraction(0)
    dimensi = _gabung(kiri.dimensi, kanan.dimensi, -1 if bagi else 1)
    return Ruas(dimensi, tetap, kiri.awal, kanan.akhir)
