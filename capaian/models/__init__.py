from .anggaran import RealisasiAnggaran
from .pembanding import Pembanding
from .realisasi import NilaiVariabel, Realisasi
from .skala import AturanPengukuran, JenjangSkala, Skala
from .skm import InstrumenSkm, NilaiUnsur, Survei, UnsurSkm

__all__ = [
    "AturanPengukuran",
    "InstrumenSkm",
    "JenjangSkala",
    "NilaiUnsur",
    "NilaiVariabel",
    "Pembanding",
    "Realisasi",
    "RealisasiAnggaran",
    "Skala",
    "Survei",
    "UnsurSkm",
]
