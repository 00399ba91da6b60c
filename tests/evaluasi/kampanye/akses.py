"""Rows of the access table for instruments and campaigns (tests/test_akses.py)."""

from evaluasi.models import AnggotaTim
from tests.evaluasi.kampanye.bantuan import (
    buat_evaluasi,
    buat_instrumen_lke,
    buat_periode,
    buat_tim,
)
from tests.pembangun import buat_pengguna

# Common to the regency: the neighbour belongs to it, too.
ASING = {"kabupaten_lain": 404, "tanpa_tugas": 404}
TAMPIL = {"GET": {"lain": 200} | ASING, "POST": {"lain": 405}}


def _inspektur(lihat: int, kirim: int) -> dict:
    """Others are told that this is the inspektur's."""
    return {
        "GET": {"lain": 403, "inspektur": lihat} | ASING,
        "POST": {"lain": 403, "inspektur": kirim} | ASING,
    }


def _inspektorat(lihat: int, kirim: int) -> dict:
    """Whoever may write scores of kecamatan; a method that is not served says so to
    all."""
    return {
        metode: {"lain": 405}
        if status == 405
        else {"lain": 403, "inspektur": status, "evaluator": status} | ASING
        for metode, status in (("GET", lihat), ("POST", kirim))
    }


def _kirim(kirim: int) -> dict:
    return {"GET": {"lain": 405}, "POST": {"lain": 403, "inspektur": kirim} | ASING}


# The campaign has worksheets, so its own instrument is in use; another is not.
TABEL_KABUPATEN = {
    "evaluasi-kabupaten": TAMPIL,
    "evaluasi-periode": TAMPIL,
    "evaluasi-periode-riwayat": TAMPIL,
    "evaluasi-periode-tambah": _inspektur(200, 422),
    "evaluasi-periode-ubah": _inspektur(200, 422),
    # There is a worksheet, and nothing in it: all of them may go but the team.
    "evaluasi-periode-hapus": _inspektur(200, 409),
    "evaluasi-tim-hapus": _inspektur(200, 422),
    # A kecamatan's own, so that its neighbour does not know of it.
    "evaluasi-kecamatan-keluar": {
        metode: isi | {"operator_tetangga": 404}
        for metode, isi in _inspektur(200, 409).items()
    },
    "evaluasi-nilai-lalu": _inspektorat(200, 422),
    "evaluasi-nilai-lalu-berkas": _inspektorat(200, 405),
    "evaluasi-nilai-lalu-lihat": _inspektorat(404, 405),
    "evaluasi-nilai-lalu-ditandai": _inspektorat(404, 405),
    "evaluasi-nilai-lalu-terapkan": _inspektorat(405, 404),
    "evaluasi-banding": TAMPIL,
    "evaluasi-banding-xlsx": TAMPIL,
    "evaluasi-tim": TAMPIL,
    "evaluasi-tim-tambah": _inspektur(200, 422),
    "evaluasi-tim-ubah": _inspektur(200, 422),
    "evaluasi-bagi": _kirim(422),
    "evaluasi-anggota-tambah": _inspektur(200, 422),
    "evaluasi-anggota-keluar": _kirim(302),
    "evaluasi-instrumen": TAMPIL,
    "evaluasi-instrumen-lihat": TAMPIL,
    "evaluasi-instrumen-salin": _kirim(302),
    "evaluasi-instrumen-ubah": _inspektur(200, 422),
    "evaluasi-instrumen-bagian": _inspektur(200, 422),
    "evaluasi-instrumen-kriteria": _inspektur(200, 422),
    "evaluasi-instrumen-riwayat": TAMPIL,
}
TABEL = TABEL_KABUPATEN
_TANDA = {"tanda": "tidak-ada"}
ARGUMEN = {
    "evaluasi-nilai-lalu-berkas": {"isi": "templat"},
    "evaluasi-nilai-lalu-lihat": _TANDA,
    "evaluasi-nilai-lalu-ditandai": _TANDA,
    "evaluasi-nilai-lalu-terapkan": _TANDA,
    "evaluasi-instrumen-bagian": {"jenis": "komponen"},
    "evaluasi-instrumen-riwayat": {"jenis": "instrumen"},
}


# Sent with a mark of another row, the member stays for the next person's turn.
ISI_POST = {
    nama: {"sidik": "lain"}
    for nama in (
        "evaluasi-anggota-keluar",
        "evaluasi-periode-hapus",
        "evaluasi-kecamatan-keluar",
    )
}


def baris(pakusari) -> dict[str, int]:
    """The keys of the addresses."""
    # Other rooms have instruments and campaigns of their own in the same world.
    periode = buat_periode(buat_instrumen_lke("LKE_KAMPANYE"), tahun=2031)
    tim = buat_tim(periode, anggota=[buat_pengguna("evaluator", pakusari)])
    evaluasi = buat_evaluasi(kecamatan=pakusari, tim=tim)
    bebas = buat_instrumen_lke("LKE_35.09_1", pakusari.kabupaten)
    komponen = bebas.komponen.get(kode="1")
    milik_periode = ("", "-riwayat", "-ubah", "-hapus")
    return {
        **{f"evaluasi-periode{akhir}": periode.pk for akhir in milik_periode},
        **dict.fromkeys(
            (
                *("evaluasi-banding", "evaluasi-banding-xlsx", "evaluasi-tim"),
                *("evaluasi-tim-tambah", "evaluasi-bagi"),
            ),
            periode.pk,
        ),
        "evaluasi-tim-ubah": tim.pk,
        "evaluasi-tim-hapus": tim.pk,
        "evaluasi-kecamatan-keluar": evaluasi.pk,
        "evaluasi-anggota-tambah": tim.pk,
        "evaluasi-anggota-keluar": AnggotaTim.objects.get(tim=tim).pk,
        **{
            f"evaluasi-instrumen-{nama}": bebas.pk
            for nama in ("lihat", "salin", "ubah", "riwayat")
        },
        "evaluasi-instrumen-bagian": komponen.pk,
        "evaluasi-instrumen-kriteria": komponen.sub.get(kode="1.a").pk,
    }
