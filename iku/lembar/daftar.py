"""All kinds of files that can be imported and exported, by their code."""

from .dasar import Jenis
from .jenis import JENIS_IKU

_DAFTAR: dict[str, Jenis] = {jenis.kode: jenis for jenis in JENIS_IKU}


def daftarkan(*daftar: Jenis) -> None:
    """Add kinds of another room; called once, when its app is ready."""
    for jenis in daftar:
        if jenis.kode in _DAFTAR:
            raise ValueError(f"Jenis {jenis.kode} is registered twice")
        _DAFTAR[jenis.kode] = jenis


def semua() -> list[Jenis]:
    return list(_DAFTAR.values())


def cari(kode: str) -> Jenis | None:
    return _DAFTAR.get(kode)
