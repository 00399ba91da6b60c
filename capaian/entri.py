"""What is entered for one period, and how the trail writes it down."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from iku.models import Variabel

from .models import NilaiVariabel, Realisasi
from .pilihan import AsalRealisasi, Bentuk


@dataclass(frozen=True)
class Isi:
    """What was entered for one period: a value, components, or why nothing."""

    bentuk: Bentuk
    nilai: Decimal | None = None
    komponen: Mapping[Variabel, Decimal | None] = field(default_factory=dict)
    alasan_kosong: str = ""
    # A remark per component; None: those that are stored stay.
    keterangan: Mapping[Variabel, str] | None = None


@dataclass(frozen=True)
class Asal:
    """Where a value comes from, as it will stand on the row."""

    asal: AsalRealisasi = AsalRealisasi.ENTRI
    sumber: str = ""


@dataclass(frozen=True)
class Kiriman:
    """Which open page sent a save (`jendela`, any short mark of its own) and the how
    manieth of that page it is; a page counts from 1. Empty: no page that counts."""

    jendela: str = ""
    urut: int = 0


DIKETIK, TANPA_JENDELA = Asal(), Kiriman()


def potret(baris: Realisasi, komponen: Iterable[NilaiVariabel] | None = None) -> dict:
    """What a row says, for the trail: decimals as text with a point. `komponen`: the
    values of its components, where they were read already."""
    komponen = list(baris.komponen.all() if komponen is None else komponen)
    isi = Isi(
        Bentuk(baris.bentuk),
        baris.nilai,
        {k.variabel: k.nilai for k in komponen},
        baris.alasan_kosong,
        {k.variabel: k.keterangan for k in komponen},
    )
    return potret_isi(isi) | potret_asal(baris)


def potret_isi(isi: Isi) -> dict:
    """The same of an entry that is not stored (yet)."""
    return _bersih(
        {
            "bentuk": isi.bentuk.value,
            "nilai": _teks(isi.nilai),
            "komponen": {v.kode: _teks(n) for v, n in isi.komponen.items()},
            "alasan_kosong": isi.alasan_kosong,
            "keterangan": {v.kode: k for v, k in (isi.keterangan or {}).items() if k},
        }
    )


def potret_asal(baris: Realisasi) -> dict:
    """Where its value comes from, for the trail."""
    isi = {
        "asal": baris.asal,
        "sumber": baris.sumber,
        "predikat": baris.predikat,
    }
    return _bersih(isi)


def _bersih(gambar: dict) -> dict:
    return {kunci: isi for kunci, isi in gambar.items() if isi not in (None, "", {})}


def _teks(nilai: Decimal | None) -> str | None:
    return None if nilai is None else f"{nilai.normalize():f}"
