"""Rows of the access table for the ZIP of a regency (tests/test_akses.py)."""

from dokumen.models import PekerjaanCetak
from dokumen.pilihan import JenisDokumen
from tests.pembangun import buat_pengguna

KABUPATEN = ("bappeda", "bagian_organisasi", "inspektur", "pimpinan", "admin_kabupaten")
ASING = {"kabupaten_lain": 404, "tanpa_tugas": 404}


def _kabupaten(kode: int) -> dict:
    """Who works for one kecamatan is told that this is the regency's."""
    return {"lain": 403} | dict.fromkeys(KABUPATEN, kode) | ASING


# The job is of somebody else of the regency.
TABEL_KABUPATEN = {
    "lkjip-zip": {"GET": _kabupaten(200), "POST": _kabupaten(302)},
    "lkjip-zip-pekerjaan": {"GET": _kabupaten(404), "POST": {"lain": 405}},
    "lkjip-zip-unduh": {"GET": _kabupaten(404), "POST": {"lain": 405}},
}
TABEL = TABEL_KABUPATEN
ARGUMEN = dict.fromkeys(TABEL, {"tahun": 2025})


def kunci(kecamatan) -> dict:
    ini = PekerjaanCetak.objects.create(
        kabupaten=kecamatan.kabupaten,
        jenis=JenisDokumen.LKJIP,
        tahun=2025,
        pemohon=buat_pengguna("pimpinan", kecamatan, nama="peminta-zip"),
    )
    return {"lkjip-zip-pekerjaan": ini.pk, "lkjip-zip-unduh": ini.pk}
