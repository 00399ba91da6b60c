"""Rows of the access table for surveys (tests/test_akses.py)."""

from tests.pembangun import buat_kuesioner, buat_survei

ASING = {"operator_tetangga": 404, "kabupaten_lain": 404, "tanpa_tugas": 404}
TAMPIL = {"GET": {"lain": 200} | ASING, "POST": {"lain": 405}}


def _kelola(lihat=200, operator=422, organisasi=422):
    """Written by the operator of the own kecamatan and Bagian Organisasi."""
    return {
        "GET": {"lain": 403, "operator": lihat, "bagian_organisasi": lihat} | ASING,
        "POST": {"lain": 403, "operator": operator, "bagian_organisasi": organisasi}
        | ASING,
    }


# An open survey with one questionnaire; the public's is another, published.
TABEL = {
    "skm": TAMPIL,
    "skm-survei": TAMPIL,
    "skm-riwayat": TAMPIL,
    "skm-kuesioner": TAMPIL,
    "skm-saran": TAMPIL,
    "skm-laporan": TAMPIL,
    "skm-poster": TAMPIL,
    "skm-poster-berkas": TAMPIL,
    "skm-kode-qr": TAMPIL,
    "skm-baru": _kelola(),
    "skm-ubah": _kelola(),
    # It is open, so it is not deleted, and it is no summary.
    "skm-hapus": _kelola(lihat=302, operator=302, organisasi=302),
    "skm-rekap": _kelola(lihat=302, operator=302, organisasi=302),
    # Closed by the operator, it cannot be closed again.
    "skm-langkah": _kelola(operator=302, organisasi=409),
    "skm-isi": _kelola(),
    "skm-kuesioner-ubah": _kelola(),
    "skm-kuesioner-hapus": _kelola(),
    # Without an account: a questionnaire without answers is refused.
    "skm-publik": {
        "GET": {"lain": 200, "tamu": 200},
        "POST": {"lain": 422, "tamu": 422},
    },
    "skm-terima-kasih": {
        "GET": {"lain": 200, "tamu": 200},
        "POST": {"lain": 405, "tamu": 405},
    },
    "skm-hasil": {
        "GET": {"lain": 200, "tamu": 200},
        "POST": {"lain": 405, "tamu": 405},
    },
}
PUBLIK = ("skm-publik", "skm-terima-kasih", "skm-hasil")
ARGUMEN = {
    "skm-laporan": {"bentuk": "docx"},
    "skm-poster-berkas": {"bentuk": "docx"},
    "skm-langkah": {"kunci": "tutup"},
}
_TANPA_PK = ("skm", "skm-baru", *PUBLIK)


def baris(kecamatan) -> tuple[dict, dict]:
    """Keys of the addresses, and what else they name."""
    survei = buat_survei(kecamatan, periode="tw1")
    kuesioner = buat_kuesioner(survei, (3,) * 9)
    terbit = buat_survei(kecamatan, [(3,) * 9], periode="tw2", status="diterbitkan")
    kunci = dict.fromkeys((n for n in TABEL if n not in _TANPA_PK), survei.pk)
    argumen = {
        "skm-kuesioner-ubah": {"responden": kuesioner.pk},
        "skm-kuesioner-hapus": {"responden": kuesioner.pk},
        "skm-publik": {"token": survei.token},
        "skm-terima-kasih": {"token": survei.token},
        "skm-hasil": {"token": terbit.token},
    }
    return kunci, argumen
