"""Values the system itself can tell for an indicator: from the survey, the IPP forms,
program indicators, the budget, an LHE.

Each part of the house that knows such values enters its function here, under the way
(`Cara`) of the indicators it answers for; rooms to the right of this one, too. A
proposal never replaces what was entered: a person takes it over, or leaves it, and a
difference between the two is shown.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from iku.models import Indikator
from iku.pilihan import Cara

from .pilihan import AsalRealisasi


@dataclass(frozen=True)
class Usulan:
    """A proposed value, in the unit of its indicator. `sumber` is what will stand as
    the realisation's source, `uraian` the working, `tautan` the address of its page."""

    nilai: Decimal
    asal: AsalRealisasi
    sumber: str
    uraian: str = ""
    tautan: str = ""


# Takes indicators of one kecamatan, the year and the quarter (None: the whole year);
# answers by the indicator's key. An indicator it has no value for is left out. The
# number of its queries does not depend on the number of indicators.
Pengusul = Callable[[list[Indikator], int, int | None], Mapping[int, Usulan]]

_PENGUSUL: dict[Cara, Pengusul] = {}


def daftarkan(cara: Cara, pengusul: Pengusul) -> None:
    """Enter the function that answers for indicators of one way; call it from the
    `ready` of the room's AppConfig."""
    _PENGUSUL[cara] = pengusul


def usulkan(
    daftar: Iterable[Indikator], tahun: int, triwulan: int | None
) -> dict[int, Usulan]:
    """What the system proposes for these indicators of one kecamatan, by their key."""
    per_cara: dict[str, list[Indikator]] = {}
    for indikator in daftar:
        per_cara.setdefault(indikator.cara, []).append(indikator)
    hasil: dict[int, Usulan] = {}
    for cara, pengusul in _PENGUSUL.items():
        if milik := per_cara.get(cara):
            hasil |= pengusul(milik, tahun, triwulan)
    return hasil
