"""How the tests of planning open pages and send forms."""

import re

import pytest
from django.test import Client

DASAR = "/35.09.24/2025/perencanaan/"


@pytest.fixture
def buka():
    """`buka(orang).get(...)`: a signed-in client."""

    def _buka(orang) -> Client:
        client = Client()
        client.force_login(orang)
        return client

    return _buka


def isian(jawaban) -> dict[str, str]:
    """What the form on a page would send if nothing were typed."""
    form = jawaban.context["form"]
    data = {}
    for satu in [form, *getattr(form, "variabel", [])]:
        for nama in satu.fields:
            nilai = satu[nama].value()
            if nilai is not None and nilai is not False:
                kotak = satu[nama].field
                kunci = satu.add_prefix(nama)
                data[kunci] = kotak.prepare_value(nilai)
    if hasattr(form, "variabel"):
        data |= {
            "var-TOTAL_FORMS": str(len(form.variabel.forms)),
            "var-INITIAL_FORMS": str(form.variabel.initial_form_count()),
        }
    return data


def kirim(client, alamat, **isi):
    """Open a form, change these fields, send it."""
    return client.post(alamat, isian(client.get(alamat)) | isi)


def teks(jawaban) -> str:
    """The words of a page, without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", jawaban.content.decode()).split())
