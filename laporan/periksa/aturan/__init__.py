"""The rules, by what they are about. Importing a module registers its rules."""

from ..daftar import DAFTAR
from . import lengkap, masuk_akal, narasi, pejabat, sisa, target, uang

__all__ = [
    "DAFTAR",
    "lengkap",
    "masuk_akal",
    "narasi",
    "pejabat",
    "sisa",
    "target",
    "uang",
]
