"""The registry of rules: a rule is a generator of findings over prepared facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .bentuk import Temuan
from .fakta import Fakta

Pemeriksa = Callable[[Fakta], Iterator[Temuan]]

DAFTAR: list[Pemeriksa] = []


def pemeriksa(fungsi: Pemeriksa) -> Pemeriksa:
    """Add a rule. The order does not matter: findings are sorted."""
    DAFTAR.append(fungsi)
    return fungsi
