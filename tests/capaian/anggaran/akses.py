"""Rows of the access table for what was spent (tests/test_akses.py)."""

ASING = {"operator_tetangga": 404, "kabupaten_lain": 404, "tanpa_tugas": 404}
TABEL = {
    "realisasi-anggaran-kini": {"GET": {"lain": 302} | ASING, "POST": {"lain": 405}},
    # Nothing was sent, hence nothing changes.
    "realisasi-anggaran": {
        "GET": {"lain": 200} | ASING,
        "POST": {"lain": 403, "operator": 302, "bappeda": 302} | ASING,
    },
    # Of whom the page was made for is not said.
    "realisasi-anggaran-sel": {"GET": {"lain": 405}, "POST": {"lain": 403} | ASING},
    "realisasi-anggaran-sippd": {
        "GET": {"lain": 403, "operator": 200, "bappeda": 200} | ASING,
        "POST": {"lain": 403, "operator": 422, "bappeda": 422} | ASING,
    },
}
ARGUMEN = {nama: {"triwulan": 1} for nama in TABEL if nama != "realisasi-anggaran-kini"}
