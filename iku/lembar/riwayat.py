"""An entry of the trail in words a planner reads."""

from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from kecamatan.models import Jejak


@dataclass(frozen=True)
class BarisJejak:
    pada: datetime
    oleh: str
    kalimat: str
    alasan: str
    perubahan: list[tuple[str, str, str]]


def susun_jejak(jejak: Jejak) -> BarisJejak:
    """Who did what to which kind of row, and (column, from, to) of each change."""
    model = apps.get_model(jejak.objek)
    return BarisJejak(
        jejak.pada,
        jejak.pengguna,
        f"{jejak.aksi} {model._meta.verbose_name}",
        jejak.alasan,
        [
            (
                _label(model, nama),
                _teks(jejak.dari.get(nama)),
                _teks(jejak.ke.get(nama)),
            )
            for nama in sorted(jejak.dari.keys() | jejak.ke.keys())
            if _berisi(jejak, nama)
        ],
    )


def _berisi(jejak: Jejak, nama: str) -> bool:
    kosong = (None, "")
    return jejak.dari.get(nama) not in kosong or jejak.ke.get(nama) not in kosong


def _label(model, nama: str) -> str:
    try:
        return str(model._meta.get_field(nama).verbose_name)
    except FieldDoesNotExist:  # the column was renamed since
        return nama


def _teks(nilai) -> str:
    return "kosong" if nilai in (None, "") else str(nilai)
