"""Rows of the access table for follow-ups (tests/test_akses.py). The penanggung jawab of
the table answers for another unit than the owner's."""

from evaluasi.models import Lhe, TindakLanjut
from tests.evaluasi.lhe.bantuan import tambah_butir

TETANGGA = {"kabupaten_lain": 404, "tanpa_tugas": 404}
ASING = TETANGGA | {"operator_tetangga": 404}
TAMPIL = {"GET": {"lain": 200} | ASING, "POST": {"lain": 405}}
TABEL_KABUPATEN = {
    "papan_tindak_lanjut_kini": {
        "GET": {"lain": 302} | TETANGGA,
        "POST": {"lain": 405},
    },
    "papan_tindak_lanjut": {"GET": {"lain": 200} | TETANGGA, "POST": {"lain": 405}},
}
TABEL = TABEL_KABUPATEN | {
    "tindak_lanjut": TAMPIL,
    "tindak_lanjut_satu": TAMPIL,
    "tindak_lanjut_riwayat": TAMPIL,
    "tindak_lanjut_rencana": {
        "GET": {"lain": 403, "operator": 200} | ASING,
        "POST": {"lain": 403, "operator": 422} | ASING,
    },
    "tindak_lanjut_isi": {
        "GET": {"lain": 403, "operator": 200} | ASING,
        "POST": {"lain": 403, "operator": 422} | ASING,
    },
    "tindak_lanjut_bukti": {
        "GET": {"lain": 200} | ASING,
        "POST": {"lain": 403, "operator": 422} | ASING,
    },
    "tindak_lanjut_verifikasi": {
        "GET": {"lain": 403, "evaluator": 200, "inspektur": 200} | ASING,
        "POST": {"lain": 403, "evaluator": 422, "inspektur": 422} | ASING,
    },
}
ARGUMEN = {
    "papan_tindak_lanjut": {"tahun": 2025},
    "tindak_lanjut_isi": {"triwulan": 1},
}


def baris(kecamatan) -> tuple[dict, dict]:
    """Keys of the addresses, and what else they name."""
    lhe = Lhe.objects.create(
        kecamatan=kecamatan, tahun=2025, triwulan=1, nomor="700/1/akses", nilai=70
    )
    butir = tambah_butir(lhe)
    tindak = TindakLanjut.objects.create(rekomendasi=butir, uraian="Dikerjakan")
    kunci = {
        nama: butir.pk
        for nama in TABEL
        if nama.startswith("tindak_lanjut_") and nama not in TABEL_KABUPATEN
    }
    dengan = ("tindak_lanjut_bukti", "tindak_lanjut_verifikasi")
    return kunci, {nama: {"tindak": tindak.pk} for nama in dengan}
