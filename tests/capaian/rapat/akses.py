"""Rows of the access table for evaluation meetings (tests/test_akses.py)."""

from datetime import date

from capaian.models import KeputusanRapat, RapatEvaluasi

ASING = {"operator_tetangga": 404, "kabupaten_lain": 404, "tanpa_tugas": 404}
TAMPIL = {"GET": {"lain": 200} | ASING, "POST": {"lain": 405}}
# Written by the operator or the camat; the penanggung jawab of the table answers for no decision.
DICATAT = {
    "GET": {"lain": 403, "operator": 200, "camat": 200} | ASING,
    "POST": {"lain": 403, "operator": 422, "camat": 422} | ASING,
}

TABEL = {
    "daftar-rapat": TAMPIL,
    "rapat": TAMPIL,
    "rapat-riwayat": TAMPIL,
    "rapat-unduh": TAMPIL,
    "rapat-baru": DICATAT,
    "rapat-ubah": DICATAT,
    "rapat-hapus": DICATAT,
    "rapat-keputusan-tambah": DICATAT,
    "rapat-keputusan": DICATAT,
    # For the camat it is gone by then: the operator came first.
    "rapat-keputusan-hapus": {
        "GET": DICATAT["GET"],
        "POST": {"lain": 403, "operator": 302, "camat": 404} | ASING,
    },
    "rapat-tindak-lanjut": DICATAT,
}
ARGUMEN = {"rapat-unduh": {"bentuk": "docx"}}
_TANPA_PK = ("daftar-rapat", "rapat-baru")


def baris(kecamatan) -> tuple[dict, dict]:
    """Keys of the addresses, and what else they name."""
    rapat = RapatEvaluasi.objects.create(
        kecamatan=kecamatan,
        tahun=2025,
        triwulan=1,
        tanggal=date(2025, 4, 10),
        tempat="Pendopo",
        pimpinan="Rifendi, Camat",
        peserta="Sekcam",
        notulen="IKM turun.",
    )
    satu = KeputusanRapat.objects.create(
        rapat=rapat,
        urutan=1,
        uraian="Menambah loket",
        penanggung_jawab="Sekcam",
        batas_waktu=date(2025, 5, 1),
    )
    kunci = {nama: rapat.pk for nama in TABEL if nama not in _TANPA_PK}
    argumen = {
        nama: {"keputusan": satu.pk}
        for nama in (
            "rapat-keputusan",
            "rapat-keputusan-hapus",
            "rapat-tindak-lanjut",
        )
    }
    return kunci, argumen
