"""Whether the splits of a post add up to its own numbers. Said, never corrected."""

from __future__ import annotations

from ..models import KomposisiPegawai
from ..pilihan import Rincian

_KOLOM = (
    (Rincian.PENDIDIKAN, "kebutuhan", "Kebutuhan menurut pendidikan"),
    (Rincian.PENDIDIKAN, "bezetting", "Pegawai menurut pendidikan"),
    (Rincian.KELAMIN, "bezetting", "Pegawai menurut jenis kelamin"),
)


def ketidakcocokan(pegawai: KomposisiPegawai) -> list[str]:
    """A sentence for each split that was given and does not add up to its total; where
    nothing was split, or the total is not known, there is nothing to compare."""
    hasil = []
    for menurut, bidang, nama in _KOLOM:
        bagian = [
            nilai
            for r in pegawai.rincian.all()
            if r.menurut == menurut and (nilai := getattr(r, bidang)) is not None
        ]
        total = getattr(pegawai, bidang)
        if bagian and total is not None and sum(bagian) != total:
            hasil.append(f"{nama} berjumlah {sum(bagian)}, sedangkan {bidang} {total}.")
    return hasil
