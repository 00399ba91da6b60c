"""The checklist of a review: fixtures/acuan/reviu.yaml."""

from pathlib import Path

from evaluasi.models import ButirReviu, InstrumenReviu

from .buat import buat, isian
from .simpul import baca_yaml

_KEPALA = ("nama", "dasar", "mulai", "keterangan")


def muat_reviu(folder: Path) -> None:
    """The national checklist. One that a review stands on is left as it is, even where
    the file has got more statements since."""
    for s in baca_yaml(folder / "reviu.yaml", "acuan/reviu.yaml").daftar("instrumen"):
        kunci = {"kode": s.wajib("kode")}
        instrumen = buat(s, InstrumenReviu, kunci, isian(s, InstrumenReviu, *_KEPALA))
        if instrumen.reviu.exists():
            s.mentah("butir")
            continue
        for urutan, b in enumerate(s.daftar("butir"), 1):
            kunci = {"instrumen": instrumen} | isian(b, ButirReviu, "aspek", "nomor")
            if (bersyarat := b.teks("bersyarat") or "tidak") not in ("ya", "tidak"):
                raise b.galat("tulis ya atau tidak", "bersyarat")
            isi = isian(b, ButirReviu, "pernyataan")
            isi |= {"urutan": urutan, "bersyarat": bersyarat == "ya"}
            buat(b, ButirReviu, kunci, isi)
