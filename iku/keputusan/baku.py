"""Standard texts of decrees and definitions, from the reference data of the law."""

from functools import cache
from typing import Any

import yaml
from django.conf import settings

BERKAS = "fixtures/acuan/sk-iku.yaml"


@cache
def _baku() -> dict[str, Any]:
    with (settings.BASE_DIR / BERKAS).open(encoding="utf-8") as berkas:
        return yaml.safe_load(berkas)


def naskah_baku(kecamatan, renstra) -> dict[str, Any]:
    """The parts of a decree, with the names of this kecamatan in them."""
    nama = {
        "kecamatan": kecamatan.nama,
        "kabupaten": str(kecamatan.kabupaten),
        "renstra": str(renstra),
    }
    return {bagian: _isikan(isi, nama) for bagian, isi in _baku()["naskah"].items()}


def _isikan(isi, nama: dict[str, str]):
    if isinstance(isi, list):
        return [_isikan(satu, nama) for satu in isi]
    if isinstance(isi, dict):
        return {kunci: _isikan(satu, nama) for kunci, satu in isi.items()}
    return isi.format(**nama)


def daftar_definisi() -> list[dict[str, str]]:
    """Standard definitions with formula and weights: kode, nama, formulasi,
    penjelasan, sumber_data."""
    return _baku()["definisi"]


def definisi(kode: str) -> dict[str, str] | None:
    return next((d for d in daftar_definisi() if d["kode"] == kode), None)
