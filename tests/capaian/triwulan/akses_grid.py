"""Rows of the access table for the quarter's grid (tests/test_akses.py)."""

ASING = {"operator_tetangga": 404, "kabupaten_lain": 404, "tanpa_tugas": 404}
HANYA_BACA = {"lain": 200} | ASING

TABEL = {
    "triwulan-kini": {"GET": {"lain": 302} | ASING, "POST": {"lain": 405}},
    # The penanggung jawab of the table answers for no indicator.
    "triwulan": {"GET": HANYA_BACA, "POST": {"lain": 403, "operator": 302} | ASING},
    # Without the mark of whom the page was made for; test_grid.py tries it with.
    "triwulan-sel": {"GET": {"lain": 405}, "POST": {"lain": 403} | ASING},
    # Stores nothing.
    "triwulan-tempel": {"GET": {"lain": 405}, "POST": HANYA_BACA},
    "triwulan-sesi": {"GET": HANYA_BACA, "POST": {"lain": 405}},
}
ARGUMEN = dict.fromkeys(set(TABEL) - {"triwulan-kini"}, {"triwulan": 1})
