"""Reference data of the law and of the regency: fixtures/acuan, fixtures/contoh/*.yaml."""

import csv
from collections.abc import Iterator
from pathlib import Path

from capaian.models import InstrumenSkm, JenjangSkala, Pembanding, Skala, UnsurSkm
from iku.models import Acuan, ButirRpjmd, Nomenklatur, Rpjmd
from iku.pilihan import TingkatNomenklatur
from kecamatan.models import Desa, Kabupaten, Kecamatan

from .buat import buat, isian
from .konteks import Konteks
from .rencana import masa_jabatan, pejabat
from .simpul import Simpul, baca_yaml

JAWABAN = ("jawaban_1", "jawaban_2", "jawaban_3", "jawaban_4")


def muat_acuan(folder: Path) -> None:
    """Everything in the folder of reference data, from the outermost in."""
    kabupaten = {
        b.wajib("kode"): buat(
            b, Kabupaten, {"kode": b.wajib("kode")}, {"nama": b.wajib("nama")}
        )
        for b in baca_tabel(folder / "kabupaten.csv")
    }
    kecamatan = {
        b.wajib("kode"): buat(
            b,
            Kecamatan,
            {"kode": b.wajib("kode")},
            {"nama": b.wajib("nama"), "kabupaten": kabupaten[b.wajib("kode")[:5]]},
        )
        for b in baca_tabel(folder / "kecamatan.csv")
    }
    for b in baca_tabel(folder / "desa.csv"):
        isi = {"kecamatan": kecamatan[b.wajib("kode_kecamatan")]}
        isi |= isian(b, Desa, "nama", "jenis")
        buat(b, Desa, {"kode": b.wajib("kode")}, isi)
    _nomenklatur(folder / "nomenklatur.csv")
    for s in _yaml(folder / "skala.yaml").daftar("skala"):
        _skala(s, kabupaten)
    for s in _yaml(folder / "skm.yaml").daftar("instrumen"):
        kunci = {"kode": s.wajib("kode")}
        isi = isian(s, InstrumenSkm, "nama", "dasar", "mulai")
        isi["kabupaten"] = _milik(s, kabupaten)
        instrumen = buat(s, InstrumenSkm, kunci, isi)
        for urutan, u in enumerate(s.daftar("unsur"), 1):
            kunci = {"instrumen": instrumen, "kode": u.wajib("kode")}
            isi = {"urutan": urutan, "nama": u.wajib("nama")}
            isi |= isian(u, UnsurSkm, "pertanyaan", *JAWABAN)
            buat(u, UnsurSkm, kunci, isi)


def _yaml(jalan: Path) -> Simpul:
    return baca_yaml(jalan, f"{jalan.parent.name}/{jalan.name}")


def baca_tabel(jalan: Path) -> Iterator[Simpul]:
    """The rows of a CSV file, each knowing its line."""
    with jalan.open(encoding="utf-8", newline="") as berkas:
        for nomor, isi in enumerate(csv.DictReader(berkas), 2):
            nama = f"{jalan.parent.name}/{jalan.name}"
            yield Simpul(nama, f"baris {nomor}", isi)


def _milik(s: Simpul, kabupaten: dict) -> Kabupaten | None:
    if not (kode := s.teks("kabupaten")):
        return None
    if kode not in kabupaten:
        raise s.galat(f"kabupaten “{kode}” tidak dikenal", "kabupaten")
    return kabupaten[kode]


def _nomenklatur(jalan: Path) -> None:
    """The national tree of urusan 7.01; the parent is the longest code before."""
    pohon: dict[str, Nomenklatur] = {}
    for urutan, b in enumerate(baca_tabel(jalan), 1):
        kode = b.wajib("kode")
        induk = next((pohon[a] for a in _atasan(kode) if a in pohon), None)
        isi = {
            "induk": induk,
            "tingkat": TingkatNomenklatur(b.wajib("level")),
            "nama": b.wajib("nama"),
            "urutan": urutan,
        }
        kunci = {"kode": kode, "kabupaten": None, "mulai": None}
        pohon[kode] = buat(b, Nomenklatur, kunci, isi)


def _atasan(kode: str):
    """ "7.01.01.2.02" gives "7.01.01.2", "7.01.01", …"""
    while "." in kode:
        kode = kode.rpartition(".")[0]
        yield kode


def _skala(s: Simpul, kabupaten: dict) -> None:
    isi = isian(s, Skala, "jenis", "nama", "sumber", "mulai", "selesai")
    isi["kabupaten"] = _milik(s, kabupaten)
    skala = buat(s, Skala, {"kode": s.wajib("kode")}, isi)
    for urutan, j in enumerate(s.daftar("jenjang"), 1):
        isi = isian(j, JenjangSkala, "nama", "warna", "batas", "interval")
        # YAML's yes and no are not read here (simpul.py): the words are ours.
        if (termasuk := j.teks("termasuk") or "ya") not in ("ya", "tidak"):
            raise j.galat("tulis ya atau tidak", "termasuk")
        isi |= {"urutan": urutan, "termasuk": termasuk == "ya"}
        buat(j, JenjangSkala, {"skala": skala, "kode": j.wajib("kode")}, isi)


def muat_kabupaten(k: Konteks, s: Simpul) -> None:
    """RPJMD, regency-wide measures with their benchmarks, and the bupati."""
    for r in s.daftar("rpjmd"):
        kunci = {"kabupaten": k.kabupaten} | isian(r, Rpjmd, "awal", "akhir")
        rpjmd = buat(r, Rpjmd, kunci, isian(r, Rpjmd, "dasar", "visi"))
        for b in r.daftar("butir"):
            kunci = {"rpjmd": rpjmd} | isian(b, ButirRpjmd, "jenis", "urutan")
            isi = isian(b, ButirRpjmd, "uraian") | {"induk": _induk(b, rpjmd)}
            buat(b, ButirRpjmd, kunci, isi)
    for a in s.daftar("acuan"):
        kunci = {"kabupaten": k.kabupaten, "kode": a.wajib("kode")}
        buat(a, Acuan, kunci, {"nama": a.wajib("nama")})
    for p in s.daftar("pembanding"):
        acuan = Acuan.objects.filter(kabupaten=k.kabupaten, kode=p.wajib("acuan"))
        if not acuan:
            raise p.galat(f"acuan “{p.teks('acuan')}” tidak dikenal", "acuan")
        kunci = {"acuan": acuan[0]}
        kunci |= isian(p, Pembanding, "tahun", "tingkat", "jenis")
        isi = isian(p, Pembanding, "nilai", "predikat", "uraian", "sumber")
        buat(p, Pembanding, kunci, isi)
    pejabat(k, s)
    masa_jabatan(k, s)


def _induk(b: Simpul, rpjmd: Rpjmd) -> ButirRpjmd | None:
    if not (tulisan := b.teks("induk")):
        return None
    jenis, _, urutan = tulisan.partition(" ")
    if urutan.isdigit():
        baris = rpjmd.butir.filter(jenis=jenis, urutan=urutan).first()
        if baris is not None:
            return baris
    raise b.galat(f"butir RPJMD “{tulisan}” tidak dikenal", "induk")
