"""Instruments of the IPP: fixtures/acuan/ipp.yaml and its two tables."""

from pathlib import Path

from capaian.models import (
    AspekIpp,
    AturanIpp,
    IndikatorIpp,
    InstrumenIpp,
    PertanyaanIpp,
)

from .acuan import baca_tabel
from .buat import buat, isian
from .simpul import Simpul, baca_yaml


def muat_ipp(folder: Path) -> None:
    """Instruments with their aspects, then what is asked, then the rules."""
    isi = baca_yaml(folder / "ipp.yaml", "acuan/ipp.yaml")
    aspek: dict[tuple[str, str], AspekIpp] = {}
    for s in isi.daftar("instrumen"):
        kode = s.wajib("kode")
        nilai = isian(s, InstrumenIpp, "nama", "jenis", "dasar", "mulai")
        instrumen = buat(s, InstrumenIpp, {"kode": kode}, nilai)
        for urutan, a in enumerate(s.daftar("aspek"), 1):
            kunci = {"instrumen": instrumen, "kode": a.wajib("kode")}
            nilai = isian(a, AspekIpp, "nama", "bobot") | {"urutan": urutan}
            aspek[kode, kunci["kode"]] = buat(a, AspekIpp, kunci, nilai)
    for b in baca_tabel(folder / "ipp-indikator.csv"):
        kunci = {"aspek": _aspek(b, aspek), "nomor": b.bulat("nomor")}
        nilai = {"uraian": b.wajib("indikator"), "bobot": b.bulat("bobot")}
        nilai["skala"] = [b.wajib(f"skala_{skor}") for skor in range(6)]
        buat(b, IndikatorIpp, kunci, nilai)
    for b in baca_tabel(folder / "ipp-pertanyaan.csv"):
        kunci = {"aspek": _aspek(b, aspek), "nomor": b.bulat("nomor")}
        buat(b, PertanyaanIpp, kunci, {"uraian": b.wajib("pertanyaan")})
    for s in isi.daftar("aturan"):
        kunci = {"kabupaten": None, "mulai": s.bulat("mulai")}
        nama = ("cara_f02", "cara_f03", "responden_minimum", "bila_kurang", "dasar")
        buat(s, AturanIpp, kunci, isian(s, AturanIpp, *nama))


def _aspek(b: Simpul, aspek: dict) -> AspekIpp:
    kunci = b.wajib("instrumen"), b.wajib("aspek")
    if kunci not in aspek:
        raise b.galat(f"aspek “{kunci[1]}” dari {kunci[0]} tidak dikenal", "aspek")
    return aspek[kunci]
