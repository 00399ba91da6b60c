"""What the forms of a worksheet hold: as it is stored, or as it was sent, with what is
wrong with it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from ..models import JawabanLke, NilaiSub
from .sisi import Sisi
from .tindakan import tanda

PANJANG = 5000
PANJANG_HALAMAN = 50


@dataclass
class Isian:
    """One small form: a choice and a text. `tersimpan`: what is stored; `lain`: what
    another person stored meanwhile, as (choice, text), and who."""

    pilihan: str
    teks: str
    tanda: str
    tersimpan: tuple[str, str]
    galat: dict[str, str] = field(default_factory=dict)
    lain: tuple[str, str] | None = None
    penulis_lain: str = ""
    tertutup: str = ""

    @property
    def ditolak(self) -> bool:
        return bool(self.galat or self.tertutup) or self.lain is not None

    @property
    def kalimat(self) -> str:
        """What is wrong, in one line."""
        return self.tertutup or " ".join(self.galat.values())


def isian_jawaban(sisi: Sisi, baris: JawabanLke | None) -> Isian:
    """The form of a criterion as it is stored."""
    isi = sisi.isi(baris)
    return Isian(*isi, tanda(baris), isi)


def isian_nilai(baris: NilaiSub | None) -> Isian:
    """The form of a grade as it is stored."""
    isi = (baris.nilai, baris.alasan) if baris else ("", "")
    return Isian(*isi, tanda(baris), isi)


def baca_isian(
    data: Mapping[str, str], boleh: Collection[str], kolom: tuple[str, str]
) -> Isian:
    """What was sent; `kolom`: the names of the choice and of the text."""
    pilihan = data.get(kolom[0], "")
    isian = Isian(
        pilihan if pilihan in boleh else "",
        rapikan(data.get(kolom[1], "")),
        data.get("tanda", "")[:40],
        ("", ""),
    )
    if pilihan and pilihan not in boleh:
        isian.galat[kolom[0]] = "Pilih salah satu dari daftar."
    if len(isian.teks) > PANJANG:
        isian.galat[kolom[1]] = (
            f"Paling banyak {PANJANG} huruf; ini {len(isian.teks)}. Ringkas dahulu."
        )
    return isian


def rapikan(teks: str) -> str:
    """Text as it is kept: no NUL, one kind of line break, no space around."""
    return teks.replace("\x00", "").replace("\r\n", "\n").strip()
