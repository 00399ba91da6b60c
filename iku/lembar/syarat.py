"""Check constraints of the models, asked in Python.

Django would send one query per row and constraint; a file has thousands of rows.
The Q of a constraint is turned into a function once. As in SQL, a comparison with
nothing is unknown, and unknown does not break a constraint.
"""

import operator
import re
from collections.abc import Callable
from functools import cache

from django.db.models import CheckConstraint, F, Model, Q

_BANDING = {
    "exact": operator.eq,
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
    "in": lambda nilai, daftar: nilai in daftar,
    "regex": lambda nilai, pola: re.search(pola, nilai) is not None,
}
Syarat = Callable[[Model], bool | None]


@cache
def daftar_syarat(model: type[Model]) -> tuple[tuple[Syarat, str], ...]:
    """Each check constraint as a function (False: broken) with its sentence."""
    return tuple(
        (_susun(satu.condition), str(satu.violation_error_message))
        for satu in model._meta.constraints
        if isinstance(satu, CheckConstraint)
    )


def _susun(q) -> Syarat:
    bagian = [
        _susun(satu) if isinstance(satu, Q) else _banding(*satu) for satu in q.children
    ]
    gabung = {Q.AND: _dan, Q.OR: _atau}[q.connector](bagian)
    return _bukan(gabung) if q.negated else gabung


def _banding(jalan: str, nilai) -> Syarat:
    nama, _, cara = jalan.partition("__")
    cara = cara or "exact"
    if isinstance(nilai, F):
        kanan = operator.attrgetter(nilai.name)
    else:

        def kanan(_):
            return nilai

    if cara == "isnull":
        return lambda baris: (getattr(baris, nama) is None) == nilai
    banding = _BANDING[cara]

    def syarat(baris):
        a, b = getattr(baris, nama), kanan(baris)
        return None if a is None or b is None else banding(a, b)

    return syarat


def _dan(bagian: list[Syarat]) -> Syarat:
    def syarat(baris):
        hasil = [satu(baris) for satu in bagian]
        return False if False in hasil else None if None in hasil else True

    return syarat


def _atau(bagian: list[Syarat]) -> Syarat:
    def syarat(baris):
        hasil = [satu(baris) for satu in bagian]
        return True if True in hasil else None if None in hasil else False

    return syarat


def _bukan(satu: Syarat) -> Syarat:
    def syarat(baris):
        hasil = satu(baris)
        return None if hasil is None else not hasil

    return syarat
