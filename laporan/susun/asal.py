"""Where a printed figure comes from, as codes: the `asal` of a cell or run of text.

`capaian:KODE`, `realisasi:KODE:TAHUN`, `target:KODE:TAHUN` (KODE of an indicator),
`pagu:KODE`, `serapan:KODE` (KODE of a program, kegiatan or sub kegiatan), `pk:KE` (0 is
the first agreement of the year), `lhe`, `survei`, `pegawai`, `sarana`. A sum or a mean
over several, and what has no code, names only the kind: `pagu`, `serapan`, `capaian`.
"""

from __future__ import annotations

from collections.abc import Sequence

from capaian.pengukuran import BarisCapaian
from iku.models import Indikator, IndikatorRenstra, Nomenklatur, PerjanjianKinerja

LHE = "lhe"
SURVEI = "survei"
PEGAWAI = "pegawai"
SARANA = "sarana"


def capaian(indikator: Indikator) -> str:
    """A percentage of an indicator, and what is shown beside it (benchmark)."""
    return f"capaian:{indikator.kode}"


def rata_rata(baris: Sequence[BarisCapaian]) -> str:
    """A mean of percentages: of one indicator it is that one's."""
    return capaian(baris[0].indikator) if len(baris) == 1 else "capaian"


def realisasi(indikator: Indikator, tahun: int) -> str:
    return f"realisasi:{indikator.kode}:{tahun}"


def target(indikator: Indikator, tahun: int) -> str:
    """Of the Renstra or of the yearly plan; what was promised is `pk`."""
    return f"target:{indikator.kode}:{tahun}"


def baseline(indikator: Indikator, tempat: IndikatorRenstra) -> str:
    """Where the plan starts from; without a year of its own, at the plan's start."""
    tahun = tempat.baseline_tahun or tempat.renstra.awal
    return target(indikator, tahun)


def pk(perjanjian: PerjanjianKinerja) -> str:
    return f"pk:{perjanjian.perubahan_ke}"


def pagu(node: Sequence[Nomenklatur]) -> str:
    return _uang("pagu", node)


def serapan(node: Sequence[Nomenklatur]) -> str:
    """What was spent, and its share of the budget."""
    return _uang("serapan", node)


def _uang(jenis: str, node: Sequence[Nomenklatur]) -> str:
    kode = node[0].kode if len(node) == 1 else ""
    return f"{jenis}:{kode}" if kode else jenis
