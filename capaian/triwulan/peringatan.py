"""What is worth a second look in a value that may yet be right.

A warning never holds a save back; it asks for a sentence of explanation, without which
the quarter cannot be sent. Pure: Decimal in, findings out; no rows, no settings. A float
is a TypeError. (What cannot be right at all is refused by `perhitungan`.)
"""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sakip.angka import pastikan_desimal, persen, tulis

# From how many times the value of the quarter before on, up or down, a slip of the
# comma is likelier than a deed.
KELIPATAN = 10
# Percent of the target above which either target or value deserves a look.
CAPAIAN_TERTINGGI = 200


class Hal(StrEnum):
    """What a warning is about."""

    KELIPATAN = "kelipatan"
    MELAMPAUI = "melampaui"
    SAMA_TARGET = "sama_target"
    SAMA_SERAPAN = "sama_serapan"
    MEMBURUK = "memburuk"


@dataclass(frozen=True)
class Peringatan:
    """One warning; `kalimat` says what is odd, in words for whoever typed."""

    hal: Hal
    kalimat: str

    def __str__(self):
        return self.kalimat


@dataclass(frozen=True)
class Bahan:
    """One reported value with all it is compared with; None: not known.

    `lalu`: of the quarter before; `tahun_lalu`: of the same period last year;
    `serapan`: absorption of the budget in percent, for which a measure of performance
    is at times mistaken (empty for indicators that are an absorption).
    """

    nilai: Decimal | None
    arah: str
    target: Decimal | None = None
    capaian: Decimal | None = None
    lalu: Decimal | None = None
    tahun_lalu: Decimal | None = None
    serapan: Collection[Decimal] = ()
    ada_bukti: bool = False


def periksa(bahan: Bahan) -> tuple[Peringatan, ...]:
    """All warnings about a value, none where nothing was reported. The list and its
    limits are this house's own (docs/keputusan.md): no regulation has one."""
    if bahan.nilai is None:
        return ()
    nilai = pastikan_desimal(bahan.nilai)
    semua = (
        _kelipatan(nilai, bahan.lalu),
        _melampaui(bahan.capaian),
        _sama_target(nilai, bahan),
        _sama_serapan(nilai, bahan.serapan),
        _memburuk(nilai, bahan.tahun_lalu, bahan.arah),
    )
    return tuple(satu for satu in semua if satu is not None)


def _kelipatan(nilai: Decimal, lalu: Decimal | None) -> Peringatan | None:
    if lalu is None or not pastikan_desimal(lalu):
        return None
    besar, kecil = abs(nilai), abs(lalu)
    if besar >= kecil * KELIPATAN:
        kata = f"paling sedikit {KELIPATAN} kali"
    elif besar * KELIPATAN <= kecil:
        kata = "paling banyak sepersepuluh"
    else:
        return None
    return Peringatan(
        Hal.KELIPATAN,
        f"Nilai ini {kata} triwulan sebelumnya ({tulis(lalu)}). Periksa letak komanya.",
    )


def _melampaui(capaian: Decimal | None) -> Peringatan | None:
    if capaian is None or pastikan_desimal(capaian) <= CAPAIAN_TERTINGGI:
        return None
    return Peringatan(
        Hal.MELAMPAUI,
        f"Capaiannya {persen(capaian)}, lebih dari {CAPAIAN_TERTINGGI} % target.",
    )


def _sama_target(nilai: Decimal, bahan: Bahan) -> Peringatan | None:
    if bahan.target is None or bahan.ada_bukti:
        return None
    if nilai != pastikan_desimal(bahan.target):
        return None
    return Peringatan(
        Hal.SAMA_TARGET,
        "Nilai ini persis sama dengan targetnya dan belum mempunyai bukti.",
    )


def _sama_serapan(nilai: Decimal, serapan: Collection[Decimal]) -> Peringatan | None:
    if nilai not in [pastikan_desimal(satu) for satu in serapan]:
        return None
    return Peringatan(
        Hal.SAMA_SERAPAN,
        f"Nilai ini sama dengan serapan anggaran ({persen(nilai)}). Pastikan yang "
        "ditulis kinerjanya, bukan serapannya.",
    )


def _memburuk(
    nilai: Decimal, tahun_lalu: Decimal | None, arah: str
) -> Peringatan | None:
    if arah not in ("naik", "turun"):
        raise ValueError(f"unknown direction: {arah!r}")
    if tahun_lalu is None:
        return None
    lama = pastikan_desimal(tahun_lalu)
    if not (nilai < lama if arah == "naik" else nilai > lama):
        return None
    kata = "lebih rendah" if arah == "naik" else "lebih tinggi"
    return Peringatan(
        Hal.MEMBURUK,
        f"Nilai ini {kata} daripada tahun lalu ({tulis(lama)}), jadi memburuk.",
    )
