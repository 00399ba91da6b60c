"""Freezing a document: the tree as JSON and back, exactly, and its fingerprint.

A node is an object whose key "_" names its class and that leaves out what equals the
default; a Decimal is {"_": "Decimal", "v": "12.50"}, so that 12,50 stays 12,50.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import MISSING, fields
from decimal import Decimal, InvalidOperation
from typing import Any

from dokumen import pohon
from dokumen.penomoran import periksa_kedalaman
from dokumen.pohon import Dokumen, GalatPohon, Simpul

SKEMA = 1

_JENIS: dict[str, type[Simpul]] = {
    nama: jenis
    for nama, jenis in vars(pohon).items()
    if isinstance(jenis, type) and issubclass(jenis, Simpul)
}


def ke_dict(dokumen: Dokumen) -> dict[str, Any]:
    """The document as what JSON can hold; GalatPohon if it is nested too deep."""
    periksa_kedalaman(dokumen)
    return {"skema": SKEMA, "dokumen": _urai(dokumen)}


def dari_dict(isi: dict[str, Any]) -> Dokumen:
    """The document that `ke_dict` wrote; GalatPohon if it is not such a thing."""
    if isi.get("skema") != SKEMA:
        raise GalatPohon(f"Skema dokumen {isi.get('skema')!r} tidak dikenal.")
    try:
        hasil = _rakit(isi.get("dokumen"))
    except (TypeError, InvalidOperation) as galat:
        raise GalatPohon(f"Isi beku dokumen rusak: {galat}") from galat
    if not isinstance(hasil, Dokumen):
        raise GalatPohon("Isi beku ini bukan dokumen.")
    return hasil


def ke_json(dokumen: Dokumen) -> str:
    """The canonical text: keys sorted, no spaces, letters as they are."""
    return json.dumps(
        ke_dict(dokumen), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def dari_json(teks: str) -> Dokumen:
    return dari_dict(json.loads(teks))


def sidik(dokumen: Dokumen) -> str:
    """sha256 of the canonical text, in hexadecimal."""
    return hashlib.sha256(ke_json(dokumen).encode()).hexdigest()


def _urai(isi: object) -> Any:
    if isinstance(isi, Simpul):
        hasil: dict[str, Any] = {"_": type(isi).__name__}
        for bidang in fields(isi):
            nilai = getattr(isi, bidang.name)
            if bidang.default is MISSING or nilai != bidang.default:
                hasil[bidang.name] = _urai(nilai)
        return hasil
    if isinstance(isi, tuple):
        return [_urai(satu) for satu in isi]
    if isinstance(isi, Decimal):
        return {"_": "Decimal", "v": str(isi)}
    return isi


def _rakit(isi: Any) -> Any:
    if isinstance(isi, list):
        return tuple(_rakit(satu) for satu in isi)
    if not isinstance(isi, dict):
        return isi
    nama = isi.get("_")
    if nama == "Decimal":
        return Decimal(isi["v"])
    if nama not in _JENIS:
        raise GalatPohon(f"Jenis simpul {nama!r} tidak dikenal.")
    return _JENIS[nama](**{k: _rakit(v) for k, v in isi.items() if k != "_"})


def sidik_pendek(sidik_isi: str) -> str:
    """A fingerprint as people read and type it: "a1b2-c3d4-e5f6-7890", its first 16
    digits."""
    return "-".join(sidik_isi[i : i + 4] for i in range(0, 16, 4))
