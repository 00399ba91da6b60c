"""Rows of the access table for the first pages (tests/test_akses.py)."""

ASING = {"kabupaten_lain": 404, "tanpa_tugas": 404}

TABEL_KABUPATEN = {
    # A neighbour sees the page of the regency, with the own kecamatan alone.
    "beranda-kabupaten": {"GET": {"lain": 200} | ASING, "POST": {"lain": 405}},
}
TABEL = TABEL_KABUPATEN | {
    "beranda-kecamatan": {
        "GET": {"lain": 200, "operator_tetangga": 404} | ASING,
        "POST": {"lain": 405},
    },
}
ARGUMEN = {"beranda-kabupaten": {"tahun": 2025}}
