"""The worksheet of the evaluation: fixtures/acuan/lke.yaml and lke.csv."""

from pathlib import Path

from evaluasi.models import (
    DefinisiNilai,
    InstrumenLke,
    JenjangLke,
    KomponenLke,
    KriteriaLke,
    PilihanJawaban,
    SubKomponenLke,
)
from evaluasi.pilihan import JenisSub, SkalaJawaban

from .acuan import baca_tabel
from .buat import buat, isian
from .simpul import Simpul, baca_yaml

# Lists of an instrument that are rows in the order of the file.
_DAFTAR = (
    ("pilihan", PilihanJawaban, ("skala", "nama", "nilai")),
    ("definisi", DefinisiNilai, ("angka", "keberadaan", "kualitas")),
    ("jenjang", JenjangLke, ("sebutan", "batas", "interpretasi")),
)


def muat_lke(folder: Path) -> None:
    """The national instrument. One that an evaluation stands on is left as it is, even
    where the file has got more rows since."""
    for s in baca_yaml(folder / "lke.yaml", "acuan/lke.yaml").daftar("instrumen"):
        kunci = {"kode": s.wajib("kode")}
        isi = isian(s, InstrumenLke, *_KEPALA)
        instrumen = buat(s, InstrumenLke, kunci, isi)
        # A note about its sources, which versions before this column did not have.
        if not instrumen.keterangan and isi["keterangan"]:
            instrumen.keterangan = isi["keterangan"]
            instrumen.save(update_fields=["keterangan"])
        if instrumen.dipakai():
            for nama in s.kunci():
                s.mentah(nama)
            continue
        sub = _komponen(s, instrumen)
        for nama, model, kolom in _DAFTAR:
            for urutan, d in enumerate(s.daftar(nama), 1):
                kunci = {"instrumen": instrumen, "kode": d.wajib("kode")}
                buat(d, model, kunci, isian(d, model, *kolom) | {"urutan": urutan})
        _kriteria(folder / "lke.csv", sub)


_KEPALA = ("nama", "dasar", "mulai", "keterangan")


def _komponen(s: Simpul, instrumen: InstrumenLke) -> dict[str, SubKomponenLke]:
    hasil = {}
    for k in s.daftar("komponen"):
        kunci = {"instrumen": instrumen, "kode": k.wajib("kode")}
        komponen = buat(k, KomponenLke, kunci, isian(k, KomponenLke, "nama", "bobot"))
        for b in k.daftar("sub"):
            kunci = {"komponen": komponen, "kode": b.wajib("kode")}
            isi = isian(b, SubKomponenLke, "jenis", "nama", "bobot")
            hasil[b.wajib("kode")] = buat(b, SubKomponenLke, kunci, isi)
    return hasil


def _kriteria(jalan: Path, sub: dict[str, SubKomponenLke]) -> None:
    terbaca: dict[str, KriteriaLke] = {}
    for b in baca_tabel(jalan):
        induk = _cari(b, sub, "sub")
        ada = induk.jenis == JenisSub.KEBERADAAN
        isi = {
            "uraian": b.wajib("kriteria"),
            "varian": b.teks("varian"),
            "opsional": b.teks("opsional") == "ya",
            "skala": SkalaJawaban.YA_TIDAK if ada else SkalaJawaban.A_D,
            "prasyarat": None,
        }
        if b.teks("prasyarat"):
            isi["prasyarat"] = _cari(b, terbaca, "prasyarat")
        kunci = {"sub": induk, "nomor": int(b.wajib("nomor"))}
        terbaca[f"{induk.kode}.{kunci['nomor']}"] = buat(b, KriteriaLke, kunci, isi)


def _cari(b: Simpul, daftar: dict, kunci: str):
    if (kode := b.wajib(kunci)) not in daftar:
        raise b.galat(f"“{kode}” tidak dikenal di atas baris ini", kunci)
    return daftar[kode]
