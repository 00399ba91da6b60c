"""Rows of the access table for budgets and the performance tree
(tests/test_akses.py)."""

from iku.models import Nomenklatur
from tests.pembangun import buat_pagu

ASING = {"operator_tetangga": 404, "kabupaten_lain": 404, "tanpa_tugas": 404}
ASING_KABUPATEN = {"kabupaten_lain": 404, "tanpa_tugas": 404}
TAMPIL = {"GET": {"lain": 200} | ASING, "POST": {"lain": 405}}


def _sunting(kirim=422):
    """A form of the budget: an empty one is refused."""
    return {
        "GET": {"lain": 403, "operator": 200, "bappeda": 200} | ASING,
        "POST": {"lain": 403, "operator": kirim, "bappeda": kirim} | ASING,
    }


def _lokal(kirim=422):
    return {
        "GET": {"lain": 403, "bappeda": 200} | ASING_KABUPATEN,
        "POST": {"lain": 403, "bappeda": kirim} | ASING_KABUPATEN,
    }


TABEL_KABUPATEN = {
    "nomenklatur": {"GET": {"lain": 200} | ASING_KABUPATEN, "POST": {"lain": 405}},
    "nomenklatur-tambah": _lokal(),
    "nomenklatur-ubah": _lokal(),
    "nomenklatur-hapus": _lokal(409),
}
TABEL = {
    "daftar-anggaran": TAMPIL,
    "anggaran-tambah": _sunting(),
    "anggaran": _sunting(),
    # A stale mark keeps the rows for the next person.
    "anggaran-hapus": _sunting(409),
    "anggaran-jumlah": _sunting(),
    "anggaran-baris": _sunting(),
    "anggaran-baris-hapus": _sunting(409),
    "anggaran-dukungan": _sunting(409),
    "pohon-kinerja-pilih": {"GET": {"lain": 302} | ASING, "POST": {"lain": 405}},
    "pohon-kinerja": TAMPIL,
    "pohon-kinerja-svg": TAMPIL,
    "pohon-kinerja-pdf": TAMPIL,
} | TABEL_KABUPATEN
ISI_POST = {
    nama: {"sidik": "lama"}
    for nama in (
        "anggaran-hapus",
        "anggaran-baris-hapus",
        "anggaran-dukungan",
        "nomenklatur-hapus",
    )
}


def baris(butir_pk) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    """The row of each address, and what else an address names."""
    renstra = butir_pk.butir_renstra.renstra
    lokal = Nomenklatur.objects.create(
        kabupaten=renstra.kecamatan.kabupaten, tingkat="program", nama="Program lokal"
    )
    pagu = buat_pagu(kecamatan=renstra.kecamatan)
    kunci = {
        nama: {"anggaran": pagu.dokumen_id, "pohon": renstra.pk}.get(
            nama.split("-")[0], lokal.pk
        )
        for nama in TABEL
        if nama
        not in (
            "daftar-anggaran",
            "anggaran-tambah",
            "pohon-kinerja-pilih",
            "nomenklatur",
            "nomenklatur-tambah",
        )
    }
    kunci["anggaran-dukungan"] = renstra.pk
    return kunci, {"anggaran-baris-hapus": {"pagu": pagu.pk}}
