"""Rows of the access table for what belongs to a person (tests/test_akses.py)."""

from kecamatan.models import Pemberitahuan

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
