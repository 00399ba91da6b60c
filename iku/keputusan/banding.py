"""What a signed decree says of an indicator, against what the indicator says now.

The decree is not touched by that: it is printed as it was signed.
"""

from iku.models import ButirSkIku, Indikator

# What the decree calls it, and the field of the indicator it was taken from.
PADANAN = (
    ("Nama", "uraian_indikator", "nama"),
    ("Formulasi", "formulasi", "formulasi"),
    ("Definisi operasional", "penjelasan", "definisi"),
    ("Sumber data", "sumber_data", "sumber_data"),
)


def beda_kini(butir: ButirSkIku) -> list[tuple[str, str]]:
    """Where the indicator has other words by now: of what, and the words. What the
    indicator leaves empty says nothing against the decree."""
    ini = butir.indikator
    beda = [
        (nama, getattr(ini, kini))
        for nama, tertulis, kini in PADANAN
        if getattr(ini, kini)
        and not _sama(getattr(butir, tertulis), getattr(ini, kini), ini)
    ]
    unit = {str(u) for u in ini.penanggung_jawab.all()}
    if unit and unit != {str(u) for u in butir.penanggung_jawab.all()}:
        beda.append(("Penanggung jawab", ", ".join(sorted(unit))))
    return beda


def _sama(tertulis: str, kini: str, indikator: Indikator) -> bool:
    """Apart from spaces and capitals, and from the unit that decrees often write
    behind the name: "... (Indeks)"."""
    tertulis, kini = _rapat(tertulis), _rapat(kini)
    return tertulis in (kini, f"{kini} ({_rapat(indikator.satuan)})")


def _rapat(teks: str) -> str:
    return " ".join(teks.split()).casefold()
