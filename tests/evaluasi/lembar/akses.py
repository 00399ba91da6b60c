"""Rows of the access table for the worksheet (tests/test_akses.py). The evaluation waits
for the kecamatan; the evaluator of the table belongs to no team."""

from capaian.models import Bukti
from evaluasi.models import JawabanLke, LampiranLke
from tests.evaluasi.kampanye.bantuan import buat_instrumen_lke

from .bantuan import buat_evaluasi, kriteria

ASING = {"operator_tetangga": 404, "kabupaten_lain": 404, "tanpa_tugas": 404}
TAMPIL = {"GET": {"lain": 200} | ASING, "POST": {"lain": 405}}
HANYA_POST = {"GET": {"lain": 405}}

TABEL = {
    "evaluasi": TAMPIL,
    "lke": TAMPIL,
    "lke_lembar": TAMPIL,
    "lke_jawaban": HANYA_POST | {"POST": {"lain": 403, "operator": 302} | ASING},
    "lke_riwayat": TAMPIL,
    # Grades are the team's, whose stage is not yet.
    "lke_nilai": HANYA_POST | {"POST": {"lain": 403} | ASING},
    "lke_bukti": {
        "GET": {"lain": 200} | ASING,
        "POST": {"lain": 403, "operator": 422} | ASING,
    },
    "lke_lampiran": HANYA_POST | {"POST": {"lain": 403, "operator": 409} | ASING},
    "lke_tanggapan": TAMPIL,
    # Not its stage yet.
    "lke_tanggapi": HANYA_POST | {"POST": {"lain": 403, "operator": 422} | ASING},
    "lke_jawab": HANYA_POST | {"POST": {"lain": 403} | ASING},
    "lke_tindakan": {
        "GET": {"lain": 403, "operator": 200, "camat": 200} | ASING,
        # Nothing is filled in yet.
        "POST": {"lain": 403, "operator": 409, "camat": 409} | ASING,
    },
}
PERIODE = {"triwulan": None}
ARGUMEN = {nama: PERIODE for nama in TABEL if nama not in ("evaluasi", "lke_bukti")} | {
    "lke_jawaban": PERIODE | {"kriteria": "1.a.1"},
    "lke_riwayat": PERIODE | {"kriteria": "1.a.1"},
    "lke_bukti": PERIODE | {"kriteria": "1.a.1"},
    "lke_nilai": PERIODE | {"sub": "1.a"},
    "lke_tanggapi": PERIODE | {"sub": "1.a"},
    "lke_jawab": PERIODE | {"sub": "1.a"},
    "lke_tindakan": PERIODE | {"tindakan": "kirim_mandiri"},
}


def kunci(kecamatan, operator) -> dict[str, int]:
    """One evaluation of 2025 with one piece of evidence."""
    instrumen = buat_instrumen_lke("LKE_AKSES")
    evaluasi = buat_evaluasi(kecamatan, instrumen=instrumen)
    jawaban = JawabanLke.objects.create(
        evaluasi=evaluasi, kriteria=kriteria(evaluasi, "1.a.2"), versi=0
    )
    bukti = Bukti.objects.create(
        kecamatan=kecamatan,
        nama="Renstra",
        tautan="https://contoh.go.id/renstra",
        diunggah_oleh=operator,
    )
    return {"lke_lampiran": LampiranLke.objects.create(jawaban=jawaban, bukti=bukti).pk}
