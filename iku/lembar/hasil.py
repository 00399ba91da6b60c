"""What a preview says, row by row, and how it is told to machines."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from kecamatan.models import Kecamatan
from sakip import angka, tanggal

BARU, BERUBAH, SAMA, DITOLAK = "baru", "berubah", "sama", "ditolak"
SKEMA = "sakip/impor/1"


@dataclass
class BarisHasil:
    """One row. `perubahan`: column → (from, to), as cells show them."""

    lembar: str
    baris: int
    status: str
    kunci: str
    perubahan: dict[str, tuple] = field(default_factory=dict)

    def sebut_perubahan(self) -> list[tuple[str, str, str]]:
        """(column, from, to) as a person reads them."""
        return [
            (kolom, tertulis(dari), tertulis(ke))
            for kolom, (dari, ke) in self.perubahan.items()
        ]


@dataclass(frozen=True)
class GalatSel:
    """One refusal. `baris` None: the sheet or file; `kolom` "": the whole row."""

    lembar: str
    baris: int | None
    kolom: str
    nilai: str
    pesan: str


@dataclass
class Pratinjau:
    """The whole answer. `catatan`: what was left out on purpose, in sentences;
    `minta_alasan`: why the changes must be given a reason, empty where they need none."""

    jenis: str
    berkas: str
    sidik_berkas: str = ""
    baris: list[BarisHasil] = field(default_factory=list)
    galat: list[GalatSel] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)
    minta_alasan: list[str] = field(default_factory=list)
    kecamatan: list[Kecamatan] = field(default_factory=list)
    diterapkan: bool = False

    @property
    def ringkasan(self) -> dict[str, int]:
        hasil = dict.fromkeys((BARU, BERUBAH, SAMA, DITOLAK), 0)
        for satu in self.baris:
            hasil[satu.status] += 1
        return hasil

    @property
    def bisa_diterapkan(self) -> bool:
        return not self.galat and any(b.status != SAMA for b in self.baris)

    @property
    def sidik(self) -> str:
        """A mark of file and answer: two previews with one mark would do the same."""
        isi = {
            "jenis": self.jenis,
            "berkas": self.sidik_berkas,
            "baris": [
                (b.lembar, b.baris, b.status, b.kunci, b.perubahan) for b in self.baris
            ],
            "galat": [(g.lembar, g.baris, g.kolom, g.pesan) for g in self.galat],
        }
        teks = json.dumps(isi, default=_teks, separators=(",", ":"))
        return hashlib.sha256(teks.encode()).hexdigest()

    def ke_json(self) -> dict:
        """The promised structure, ready for json.dumps: decimals are strings with a
        point, absent is null."""
        satu = self.kecamatan[0] if len(self.kecamatan) == 1 else None
        return {
            "skema": SKEMA,
            "kecamatan": satu and {"kode": satu.kode, "nama": satu.nama},
            "tahun": None,
            "jenis": self.jenis,
            "berkas": self.berkas,
            "diterapkan": self.diterapkan,
            "ringkasan": self.ringkasan,
            "baris": [
                {
                    "lembar": b.lembar,
                    "baris": b.baris,
                    "status": b.status,
                    "kunci": b.kunci,
                    "perubahan": {
                        kolom: {"dari": _json(dari), "ke": _json(ke)}
                        for kolom, (dari, ke) in b.perubahan.items()
                    },
                }
                for b in self.baris
            ],
            "galat": [
                {
                    "lembar": g.lembar or None,
                    "baris": g.baris,
                    "kolom": g.kolom or None,
                    "nilai": g.nilai or None,
                    "pesan": g.pesan,
                }
                for g in self.galat
            ],
            "catatan": self.catatan,
        }


def tertulis(nilai) -> str:
    """A cell as a person reads it."""
    if nilai is None:
        return "kosong"
    if isinstance(nilai, Decimal):
        return angka.tulis(nilai)
    return tanggal.panjang(nilai) if isinstance(nilai, date) else str(nilai)


def _json(nilai):
    return _teks(nilai) if isinstance(nilai, Decimal | date) else nilai


def _teks(nilai) -> str:
    if isinstance(nilai, Decimal):
        teks = f"{nilai:f}"
        return teks.rstrip("0").rstrip(".") if "." in teks else teks
    return nilai.isoformat()
