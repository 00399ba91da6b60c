from .anggaran import DokumenAnggaran, Nomenklatur, Pagu, PaguJenisBelanja
from .butir_pk import AnggaranPk, ButirPk
from .indikator import Acuan, Indikator, Variabel
from .perjanjian import PerjanjianKinerja
from .rencana_aksi import RencanaAksi
from .renstra import (
    ButirRpjmd,
    DukunganProgram,
    IndikatorRenstra,
    Renstra,
    Rpjmd,
    Sasaran,
    Target,
    TargetVariabel,
    Tujuan,
)
from .sk import ButirSkIku, SkIku

__all__ = [
    "Acuan",
    "AnggaranPk",
    "ButirPk",
    "ButirRpjmd",
    "ButirSkIku",
    "DokumenAnggaran",
    "DukunganProgram",
    "Indikator",
    "IndikatorRenstra",
    "Nomenklatur",
    "Pagu",
    "PaguJenisBelanja",
    "PerjanjianKinerja",
    "RencanaAksi",
    "Renstra",
    "Rpjmd",
    "Sasaran",
    "SkIku",
    "Target",
    "TargetVariabel",
    "Tujuan",
    "Variabel",
]
