"""Rows of the access table for reviews (tests/test_akses.py). Whoever has a part in
writing the report does not see the review before it is issued."""

from evaluasi.models import AturanReviu
from evaluasi.pilihan import StatusReviu

from .bantuan import buat_laporan, buat_reviu, jawab_semua

TETANGGA = {"kabupaten_lain": 404, "tanpa_tugas": 404}
ASING = TETANGGA | {"operator_tetangga": 404}
HANYA_POST = {"GET": {"lain": 405}}
PEREVIU = ("evaluator", "inspektur")


def _inspektur(lihat: int, kirim: int) -> dict:
    return {
        "GET": {"lain": 403, "inspektur": lihat} | TETANGGA,
        "POST": {"lain": 403, "inspektur": kirim} | TETANGGA,
    }


def _pereviu(**jawaban: int) -> dict:
    """404 for all others: the review is not theirs to see yet."""
    return {"lain": 404} | jawaban


TABEL_KABUPATEN = {
    "reviu_kabupaten": {"GET": {"lain": 200} | TETANGGA, "POST": {"lain": 405}},
    "reviu_aturan_tambah": _inspektur(200, 422),
    "reviu_aturan": _inspektur(200, 422),
}
_BACA = {"GET": _pereviu(evaluator=200, inspektur=200), "POST": {"lain": 405}}
TABEL = TABEL_KABUPATEN | {
    "reviu": {"GET": {"lain": 200} | ASING, "POST": {"lain": 405}},
    "reviu_mulai": HANYA_POST | {"POST": {"lain": 403, "evaluator": 302} | ASING},
    # The one of the table waits for the Inspektur.
    "reviu_satu": {
        "GET": _pereviu(evaluator=200, inspektur=200),
        "POST": _pereviu(evaluator=409, inspektur=403),
    },
    "reviu_riwayat": _BACA,
    "reviu_unduh": _BACA,
    # No signed file was handed in.
    "reviu_naskah": {"GET": {"lain": 404}, "POST": {"lain": 405}},
    "reviu_ajukan": {
        "GET": _pereviu(evaluator=302, inspektur=403),
        "POST": _pereviu(evaluator=409, inspektur=403),
    },
    "reviu_kembalikan": {
        "GET": _pereviu(evaluator=403, inspektur=200),
        "POST": _pereviu(evaluator=403, inspektur=422),
    },
    "reviu_terbitkan": {
        "GET": _pereviu(evaluator=403, inspektur=200),
        "POST": _pereviu(evaluator=403, inspektur=422),
    },
}
ARGUMEN = {"reviu_unduh": {"bentuk": "docx"}}


def kunci(kecamatan) -> dict[str, int]:
    """One review that waits for the Inspektur; another report without one."""
    reviu = buat_reviu(buat_laporan(kecamatan), StatusReviu.DIAJUKAN)
    jawab_semua(reviu)
    lain = buat_laporan(kecamatan, versi=2)
    aturan = AturanReviu.objects.create(
        kabupaten=kecamatan.kabupaten, mulai=2025, wajib=True
    )
    milik = [n for n in TABEL if n.startswith("reviu_") and n not in TABEL_KABUPATEN]
    return dict.fromkeys(milik, reviu.pk) | {
        "reviu_mulai": lain.pk,
        "reviu_aturan": aturan.pk,
    }
