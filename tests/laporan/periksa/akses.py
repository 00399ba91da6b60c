"""Rows of the access table for the findings of a report (tests/test_akses.py)."""

from laporan.models import PengabaianTemuan

ASING = {"operator_tetangga": 404, "kabupaten_lain": 404, "tanpa_tugas": 404}
_PENYUSUN = dict.fromkeys(("operator", "bagian_organisasi"), 302)

TABEL = {
    "lkjip-periksa": {"GET": {"lain": 200} | ASING, "POST": {"lain": 405}},
    "lkjip-periksa-lama": {"GET": {"lain": 200} | ASING, "POST": {"lain": 405}},
    # No such finding: who may waive one is led back to the list.
    "lkjip-periksa-abaikan": {
        "GET": {"lain": 403} | _PENYUSUN | ASING,
        "POST": {"lain": 403} | _PENYUSUN | ASING,
    },
    # The operator comes first and takes it back; then there is none. Who may is tried
    # in test_halaman.
    "lkjip-periksa-buka": {
        "GET": {"lain": 405},
        "POST": {"lain": 404, "operator": 302},
    },
}
ARGUMEN = {"lkjip-periksa-abaikan": {"temuan": "abcdef012345"}}


def kunci(kecamatan, oleh) -> dict:
    """Keys of the rows that the addresses name."""
    pengabaian = PengabaianTemuan.objects.create(
        kecamatan=kecamatan,
        tahun=2025,
        kode="0123456789ab",
        aturan="tanpa-bukti",
        pesan="Belum ada bukti.",
        alasan="Bukti disimpan di kantor.",
        oleh=oleh,
    )
    return {"lkjip-periksa-buka": pengabaian.pk}
