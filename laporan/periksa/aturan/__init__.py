"""The rules, by what they are about. Importing a module registers its rules."""

from ..daftar import DAFTAR
from . import target, uang

__all__ = ["DAFTAR", "target", "uang"]
