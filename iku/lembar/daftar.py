"""All kinds of files that can be imported and exported, by their code."""

from collections.abc import Mapping

from django.db.models import Model

from . import kamus
from .dasar import Jenis
from .jenis import JENIS_IKU

_DAFTAR: dict[str, Jenis] = {jenis.kode: jenis for jenis in JENIS_IKU}


def daftarkan(*daftar: Jenis, kunci: Mapping[type[Model], tuple[str, ...]]) -> None:
    """Add kinds of another room, and what identifies the rows of its own models
    (`kamus.KUNCI`); called once, when its app is ready."""
    for jenis in daftar:
        if jenis.kode in _DAFTAR:
            raise ValueError(f"Jenis {jenis.kode} is registered twice")
        _DAFTAR[jenis.kode] = jenis
    kamus.KUNCI.update(kunci)


def semua() -> list[Jenis]:
    return list(_DAFTAR.values())


def cari(kode: str) -> Jenis | None:
    return _DAFTAR.get(kode)
