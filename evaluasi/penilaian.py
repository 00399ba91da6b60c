"""The arithmetic of the LKE (PermenPANRB 88/2021). Pure: no rows, no settings.

A grade is given to each sub-component; it is not an average over criteria. Every figure
is rounded once, half up, to two decimals, and sums are taken from the rounded ones, so
that the printed table can be recomputed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from sakip.angka import bulat, pastikan_desimal, tulis


class Jenjang(NamedTuple):
    """A band of the final score. `batas` is its lower bound, exclusive; None: the
    floor, which takes what is left."""

    kode: str
    sebutan: str
    batas: Decimal | None


class Sub(NamedTuple):
    """A sub-component with its weight in points."""

    kode: str
    nama: str
    bobot: Decimal


class Komponen(NamedTuple):
    kode: str
    nama: str
    bobot: Decimal
    sub: tuple[Sub, ...]


@dataclass(frozen=True)
class Instrumen:
    """What an evaluation is scored by: components, the points (0–100) of each grade,
    and the bands of the total, best first."""

    nama: str
    komponen: tuple[Komponen, ...]
    angka: Mapping[str, Decimal]
    jenjang: tuple[Jenjang, ...]


class HasilSub(NamedTuple):
    kode: str
    bobot: Decimal
    predikat: str
    angka: Decimal
    nilai: Decimal


class HasilKomponen(NamedTuple):
    kode: str
    nama: str
    bobot: Decimal
    nilai: Decimal
    sub: tuple[HasilSub, ...]


class HasilLKE(NamedTuple):
    """The score with its whole working. `komponen[i].sub[j].nilai` is
    angka / 100 × bobot."""

    total: Decimal
    predikat: str
    sebutan: str
    komponen: tuple[HasilKomponen, ...]


def _sub(kode: str, bobot: str) -> tuple[Sub, ...]:
    nama = ("Keberadaan", "Kualitas", "Pemanfaatan")
    return tuple(
        Sub(f"{kode}.{huruf}", satu, Decimal(b))
        for huruf, satu, b in zip("abc", nama, bobot.split(), strict=True)
    )


# Weights: PermenPANRB 88/2021, lampiran; printed alike in LKjIP Pakusari 2025.
PERMENPANRB_88_2021 = Instrumen(
    nama="PermenPANRB 88 Tahun 2021",
    komponen=(
        Komponen("1", "Perencanaan Kinerja", Decimal(30), _sub("1", "6 9 15")),
        Komponen("2", "Pengukuran Kinerja", Decimal(30), _sub("2", "6 9 15")),
        Komponen("3", "Pelaporan Kinerja", Decimal(15), _sub("3", "3 4.5 7.5")),
        Komponen(
            "4",
            "Evaluasi Akuntabilitas Kinerja Internal",
            Decimal(25),
            _sub("4", "5 7.5 12.5"),
        ),
    ),
    angka={
        "AA": Decimal(100),
        "A": Decimal(90),
        "BB": Decimal(80),
        "B": Decimal(70),
        "CC": Decimal(60),
        "C": Decimal(50),
        "D": Decimal(30),
        "E": Decimal(0),
    },
    # B is "Baik" and CC exists, other than in some published reports. The regulation
    # has no band for exactly 0; it is shown as D.
    jenjang=(
        Jenjang("AA", "Sangat Memuaskan", Decimal(90)),
        Jenjang("A", "Memuaskan", Decimal(80)),
        Jenjang("BB", "Sangat Baik", Decimal(70)),
        Jenjang("B", "Baik", Decimal(60)),
        Jenjang("CC", "Cukup (Memadai)", Decimal(50)),
        Jenjang("C", "Kurang", Decimal(30)),
        Jenjang("D", "Sangat Kurang", None),
    ),
)

# From which share of its criteria (in percent, exclusive) a grade is suggested. A and
# AA need facts that no count can show (years kept, innovation): by hand only.
_USUL = (("B", 75), ("CC", 50), ("C", 25), ("D", 0))
HANYA_TANGAN = ("AA", "A")


def nilai_lke(
    grades: Mapping[str, str], instrumen: Instrumen = PERMENPANRB_88_2021
) -> HasilLKE:
    """The score (0–100) of a whole worksheet, from one grade per sub-component
    ("1.a" … "4.c").

    ValueError that names it where a sub-component is missing or unknown, or a grade is
    not one of the instrument's.
    """
    ada = {s.kode for k in instrumen.komponen for s in k.sub}
    if kurang := sorted(ada - grades.keys()):
        raise ValueError(f"Nilai sub-komponen {', '.join(kurang)} belum diisi.")
    if asing := sorted(grades.keys() - ada):
        raise ValueError(f"Sub-komponen {', '.join(asing)} tidak dikenal.")
    komponen = tuple(_nilai_komponen(k, grades, instrumen) for k in instrumen.komponen)
    total = sum((k.nilai for k in komponen), Decimal(0))
    jenjang = predikat_akhir(total, instrumen)
    return HasilLKE(total, jenjang.kode, jenjang.sebutan, komponen)


def predikat_akhir(
    total: Decimal, instrumen: Instrumen = PERMENPANRB_88_2021
) -> Jenjang:
    """The band of a total: rounded to two decimals first, lower bounds exclusive."""
    bulatan = bulat(pastikan_desimal(total))
    return next(j for j in instrumen.jenjang if j.batas is None or bulatan > j.batas)


def usul_nilai(terpenuhi: Decimal, jumlah: int) -> str | None:
    """The grade suggested by how many of `jumlah` criteria are fulfilled (a part of
    one counts as a fraction): E … BB; None where there are no criteria."""
    if jumlah == 0:
        return None
    bagian = pastikan_desimal(terpenuhi) / jumlah * 100
    if bagian >= 100:
        return "BB"
    return next((kode for kode, batas in _USUL if bagian > batas), "E")


def potensi(
    terpenuhi: Decimal,
    jumlah: int,
    bobot: Decimal,
    nilai: str,
    instrumen: Instrumen = PERMENPANRB_88_2021,
    tambahan: Decimal = Decimal(1),
) -> Decimal:
    """By how many points the total would rise if `tambahan` more criteria of a
    sub-component were fulfilled and graded as suggested; 0 where that lifts nothing."""
    baru = usul_nilai(min(terpenuhi + tambahan, Decimal(jumlah)), jumlah)
    if baru is None:
        return Decimal(0)
    selisih = _poin(instrumen.angka[baru], bobot) - _poin(instrumen.angka[nilai], bobot)
    return max(selisih, Decimal(0))


class Temuan(NamedTuple):
    """Two grades that do not go together: of which sub-component, on which."""

    kode: str
    dasar: str
    kalimat: str


def periksa_nilai(
    grades: Mapping[str, str], instrumen: Instrumen = PERMENPANRB_88_2021
) -> tuple[Temuan, ...]:
    """Quality cannot stand without existence, nor use without quality: within each
    component, where a later sub-component is graded although an earlier one is E.
    Findings only; the evaluator decides. Ungraded ones are passed over."""
    hasil = []
    for komponen in instrumen.komponen:
        for dasar, sub in zip(komponen.sub, komponen.sub[1:], strict=False):
            bawah, atas = grades.get(dasar.kode), grades.get(sub.kode)
            if bawah is None or atas is None:
                continue
            if instrumen.angka[bawah] == 0 and instrumen.angka[atas] > 0:
                hasil.append(
                    Temuan(
                        sub.kode,
                        dasar.kode,
                        f"Sub-komponen {sub.kode} bernilai {atas}, padahal "
                        f"{dasar.kode} yang menjadi dasarnya bernilai {bawah}.",
                    )
                )
    return tuple(hasil)


def _nilai_komponen(
    komponen: Komponen, grades: Mapping[str, str], instrumen: Instrumen
) -> HasilKomponen:
    sub = tuple(_nilai_sub(s, grades[s.kode], instrumen.angka) for s in komponen.sub)
    nilai = sum((s.nilai for s in sub), Decimal(0))
    return HasilKomponen(komponen.kode, komponen.nama, komponen.bobot, nilai, sub)


def _nilai_sub(sub: Sub, predikat: str, daftar: Mapping[str, Decimal]) -> HasilSub:
    if predikat not in daftar:
        raise ValueError(
            f"Nilai {predikat!r} pada sub-komponen {sub.kode} tidak dikenal. Pilih "
            f"salah satu dari {', '.join(daftar)}."
        )
    angka = daftar[predikat]
    return HasilSub(sub.kode, sub.bobot, predikat, angka, _poin(angka, sub.bobot))


def _poin(angka: Decimal, bobot: Decimal) -> Decimal:
    return bulat(angka / 100 * bobot)


def jumlah_bobot(komponen: Sequence[Komponen]) -> Decimal:
    """The weights of all components together; an instrument in force has 100."""
    return sum((k.bobot for k in komponen), Decimal(0))


def periksa_instrumen(instrumen: Instrumen) -> tuple[str, ...]:
    """What keeps an instrument from being used, in sentences; empty: nothing. Its
    weights add up to 100, those of the parts to their component; grades and bands go
    from the highest down."""
    bobot = [
        f"Bobot sub-komponen {k.kode} berjumlah {tulis(jumlah)}, padahal bobot "
        f"komponennya {tulis(k.bobot)}."
        for k in instrumen.komponen
        if (jumlah := sum((s.bobot for s in k.sub), Decimal(0))) != k.bobot
    ]
    if (jumlah := jumlah_bobot(instrumen.komponen)) != 100:
        bobot.insert(0, f"Bobot seluruh komponen berjumlah {tulis(jumlah)}, bukan 100.")
    return (*bobot, *_periksa_urutan(instrumen))


def _periksa_urutan(instrumen: Instrumen) -> list[str]:
    hasil = []
    angka = list(instrumen.angka.values())
    if not _menurun(angka) or any(not 0 <= a <= 100 for a in angka):
        hasil.append("Nilai sub-komponen harus menurun, dari paling tinggi 100 ke 0.")
    batas = [j.batas for j in instrumen.jenjang]
    atas = [b for b in batas if b is not None]
    if batas[len(atas) :] != [None] or not _menurun(atas):
        hasil.append(
            "Batas predikat harus menurun, dan hanya yang terbawah yang kosong."
        )
    return hasil


def _menurun(daftar: Sequence[Decimal]) -> bool:
    return all(a > b for a, b in zip(daftar, daftar[1:], strict=False))
