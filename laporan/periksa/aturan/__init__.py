"""The rules, by what they are about. Importing a module registers its rules."""

from . import lengkap, masuk_akal, narasi, pejabat, sisa, target, uang, uang_kata

__all__ = [
    "lengkap",
    "masuk_akal",
    "narasi",
    "pejabat",
    "sisa",
    "target",
    "uang",
    "uang_kata",
]
