"""Rows of the access table for what belongs to a person, and for the emblem of a
regency (tests/test_akses.py)."""

from kecamatan.models import Pemberitahuan

_ASING_KABUPATEN = {"kabupaten_lain": 404, "tanpa_tugas": 404}

# The emblem of the regency: nothing is sent here, and there is none.
TABEL_KABUPATEN = {
    "lambang": {
        "GET": {"lain": 200} | _ASING_KABUPATEN,
        "POST": {"lain": 403, "admin_kabupaten": 422} | _ASING_KABUPATEN,
    },
    "lambang-hapus": {
        "GET": {"lain": 403, "admin_kabupaten": 404} | _ASING_KABUPATEN,
        "POST": {"lain": 403, "admin_kabupaten": 404} | _ASING_KABUPATEN,
    },
}
TABEL = {
    "pemberitahuan": {"GET": {"lain": 200}, "POST": {"lain": 302}},
    # A message belongs to whom it was sent: here the operator.
    "pemberitahuan-buka": {
        "GET": {"lain": 405},
        "POST": {"lain": 404, "operator": 302},
    },
}


def kunci(operator) -> dict:
    """Keys of the addresses."""
    satu = Pemberitahuan.objects.create(penerima=operator, teks="Kabar", tautan="/")
    return {"pemberitahuan-buka": satu.pk}
