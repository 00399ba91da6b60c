"""The codes of a kecamatan, for the lists that a template offers."""

from iku.models import (
    Acuan,
    Indikator,
    Nomenklatur,
    Renstra,
    Rpjmd,
    Sasaran,
    Tujuan,
)
from iku.perjanjian.usulan import JABATAN_BAWAHAN
from kecamatan.models import MasaJabatan, UnitKerja
from kecamatan.pilihan import Jabatan

from .jenis.unit import sebut_unit
from .kamus import Kamus
from .kolom import sebut

# Who signs agreements.
PENANDA_TANGAN = (Jabatan.BUPATI, Jabatan.CAMAT, *JABATAN_BAWAHAN)


def daftar_kode(kamus: Kamus) -> dict[str, list[tuple[str, str]]]:
    """List name → (code, what it stands for). Of several kecamatan, one code may
    stand more than once; a list offers it once."""
    hasil = {
        "kecamatan": [(k.kode, k.nama) for k in kamus.kecamatan.values()],
        "kabupaten": [(k.kode, k.nama) for k in kamus.kabupaten.values()],
        "rpjmd": [(sebut(r), str(r)) for r in kamus.semua(Rpjmd)],
        "renstra": [(sebut(r), str(r)) for r in kamus.semua(Renstra)],
        "indikator": [(i.kode, i.nama) for i in kamus.semua(Indikator)],
        "acuan": [(a.kode, a.nama) for a in kamus.semua(Acuan)],
        "tempat": _tempat(kamus),
        "program": _program(kamus),
        "unit": [(sebut_unit(u, kamus), u.dasar) for u in kamus.semua(UnitKerja)],
        "pejabat": [
            (str(m), m.get_status_display())
            for m in kamus.semua(MasaJabatan)
            if m.unit is not None or m.jabatan in PENANDA_TANGAN
        ],
    }
    return {nama: list(dict(isi).items()) for nama, isi in hasil.items()}


def _tempat(kamus: Kamus) -> list[tuple[str, str]]:
    ada = [*kamus.semua(Tujuan), *kamus.semua(Sasaran)]
    return [(sebut(satu), satu.uraian) for satu in ada]


def _program(kamus: Kamus) -> list[tuple[str, str]]:
    kabupaten = next(iter(kamus.kabupaten.values()), None)
    if kabupaten is None:
        return []
    pohon = kamus.pohon(kabupaten)
    return [
        (sebutan, simpul.nama)
        for simpul in kamus.semua(Nomenklatur)
        if simpul.kabupaten in (None, kabupaten) and (sebutan := pohon.sebutan(simpul))
    ]
