"""The arithmetic of the IPP that needs more than one form: F-03 from its answers, and
the value. Decimals and whole numbers in, Decimals out; None is "not yet"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext

from capaian.perhitungan import RUANG, Indeks, bulat, ipp

SKOR = range(6)

# How often each score was given to one question: {5: 12, 4: 3}.
Sebaran = Mapping[int, int]


@dataclass(frozen=True)
class NilaiIpp:
    """The value with what F-03 counted as (None: left out) and why, in words."""

    indeks: Indeks | None
    f03: Decimal | None
    alasan: str


def rata_sebaran(sebaran: Iterable[Sebaran]) -> Decimal | None:
    """Mean (0-5) of all answers of these questions, not rounded; None without one.
    A score outside 0-5 or a negative number of answers is a ValueError."""
    banyak = jumlah = 0
    for satu in sebaran:
        for skor, kali in satu.items():
            if skor not in SKOR or kali < 0:
                raise ValueError("Jawaban F-03 bernilai 0 sampai 5.")
            banyak += kali
            jumlah += skor * kali
    if not banyak:
        return None
    with localcontext(RUANG):
        return Decimal(jumlah) / banyak


def f03(sebaran: Mapping[str, Iterable[Sebaran]], cara: str) -> Decimal | None:
    """Value of form F-03 (0-5, two decimals) from the answers to the questions of each
    aspect; of all respondents, never of the first alone.

    ``cara`` "aspek": mean of the aspects' means (East Java's application); "semua":
    mean of all answers; anything else is a ValueError. None where an aspect has no
    answer yet. Source: PermenPANRB 29/2022 and 5/2023, form F-03.
    """
    if cara not in ("aspek", "semua"):
        raise ValueError(f"Cara “{cara}” tidak dikenal; pilih aspek atau semua.")
    isi = {aspek: list(daftar) for aspek, daftar in sebaran.items()}
    rata = [rata_sebaran(daftar) for daftar in isi.values()]
    ada = [nilai for nilai in rata if nilai is not None]
    if not ada or len(ada) < len(rata):
        return None
    if cara == "semua":
        semua = rata_sebaran(satu for daftar in isi.values() for satu in daftar)
        return None if semua is None else bulat(semua)
    with localcontext(RUANG):
        return bulat(sum(ada, Decimal(0)) / len(ada))


def nilai_ipp(
    f02: Decimal | None,
    f03: Decimal | None,
    responden: int,
    minimum: int,
    bila_kurang: str,
) -> NilaiIpp:
    """IPP = 0,75 x F-02 + 0,25 x F-03 of the rounded forms (PermenPANRB 5/2023).

    With fewer than ``minimum`` respondents F-03 counts 0 (``bila_kurang`` "nol") or is
    left out, the IPP being F-02 alone ("abaikan"); anything else is a ValueError.
    """
    if bila_kurang not in ("nol", "abaikan"):
        raise ValueError(f"“{bila_kurang}” tidak dikenal; pilih nol atau abaikan.")
    if f02 is None:
        return NilaiIpp(None, f03, "F-02 belum lengkap.")
    if responden >= minimum:
        if f03 is None:
            return NilaiIpp(None, None, "F-03 belum mempunyai jawaban.")
        return NilaiIpp(ipp(f02, f03), f03, "")
    kurang = f"Responden F-03 baru {responden}, paling sedikit {minimum}"
    if bila_kurang == "nol":
        return NilaiIpp(ipp(f02, Decimal(0)), Decimal(0), f"{kurang}; F-03 dihitung 0.")
    # ipp(x, x) is x: the category is read from the same scale.
    return NilaiIpp(
        ipp(f02, f02), None, f"{kurang}; F-03 tidak dihitung, IPP sama dengan F-02."
    )
