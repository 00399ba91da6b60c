"""Uploads that are too big: refused by their announced length."""

import http.client
import shutil
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from iku.lembar.penjaga import BATAS_BERKAS
from sakip.middleware import ISIAN, KIRIMAN_TERBESAR
from tests.pembangun import buat_pk, buat_renstra
from tests.test_peramban import SANDI, buka, mesin  # noqa: F401

LEMBAR = "/35.09.24/2025/lembar/"


def umumkan(live_server, alamat, panjang, orang=None):
    """Send the head of a request and not one byte of its body; what comes back."""
    kepala = {
        "Content-Type": "multipart/form-data; boundary=batas",
        "Content-Length": str(panjang),
    }
    if orang is not None:
        client = Client()
        client.force_login(orang)
        kepala["Cookie"] = f"sessionid={client.cookies['sessionid'].value}"
    sambungan = http.client.HTTPConnection(urlsplit(live_server.url).netloc, timeout=10)
    sambungan.putrequest("POST", alamat)
    for nama, isi in kepala.items():
        sambungan.putheader(nama, isi)
    sambungan.endheaders()
    jawaban = sambungan.getresponse()
    isi = jawaban.read().decode()
    sambungan.close()
    return jawaban, isi


@pytest.mark.django_db(transaction=True)
def test_dijawab_sebelum_isinya_dikirim(live_server, operator):
    jawaban, isi = umumkan(live_server, LEMBAR, 31 * 1024 * 1024, operator)
    assert jawaban.status == 413
    assert "Kiriman Anda 31 MB" in isi and "paling besar 5 MB" in isi
    assert f'href="{LEMBAR}"' in isi


@pytest.mark.parametrize(
    ("panjang", "status"),
    [(BATAS_BERKAS + ISIAN, 200), (BATAS_BERKAS + ISIAN + 1, 413)],
)
def test_halaman_dengan_batas_sendiri(client, operator, panjang, status):
    client.force_login(operator)
    # Only the announcement counts, whatever the method; GET reads no body.
    jawaban = client.get(LEMBAR, CONTENT_LENGTH=str(panjang))
    assert jawaban.status_code == status


def test_halaman_lain_memakai_batas_bersama(client, bagian_organisasi, pakusari):
    client.force_login(bagian_organisasi)
    pk = buat_pk(buat_renstra(pakusari))
    alamat = reverse("pk-tetapkan", args=["35.09.24", 2025, pk.pk])
    for lebih, status in ((0, 302), (1, 413)):
        panjang = str(KIRIMAN_TERBESAR + ISIAN + lebih)
        assert client.get(alamat, CONTENT_LENGTH=panjang).status_code == status


def test_yang_belum_masuk_pun_ditolak_dengan_santun(client, db):
    jawaban = client.post("/masuk/", {}, CONTENT_LENGTH=str(10**12))
    assert jawaban.status_code == 413
    assert "Tidak ada yang diunggah" in jawaban.content.decode()


@pytest.mark.peramban
@pytest.mark.skipif(not shutil.which("chromium"), reason="Chromium belum terpasang")
@pytest.mark.django_db(transaction=True)
def test_di_peramban(buka, operator, pakusari, tmp_path):  # noqa: F811
    """Named when it is chosen; without JavaScript on a page that leads back."""
    operator.set_password(SANDI)
    operator.save()
    besar = tmp_path / "besar.xlsx"
    besar.write_bytes(b"x" * (BATAS_BERKAS + 2 * ISIAN))
    for javascript in (True, False):
        page = buka(javascript=javascript)
        page.goto("/masuk/")
        page.get_by_label("Nama pengguna").fill(operator.username)
        page.get_by_label("Kata sandi").fill(SANDI)
        page.keyboard.press("Enter")
        page.wait_for_url("**/35.09.24/**")
        page.goto(LEMBAR)
        page.get_by_label("Berkas").set_input_files(besar)
        page.get_by_role("button", name="Unggah dan lihat pratinjau").click()
        if javascript:
            pesan = page.get_by_label("Berkas").evaluate("e => e.validationMessage")
            assert pesan.startswith("Berkas ini 7 MB; paling besar 5 MB.")
            assert page.url.endswith(LEMBAR)
        else:
            page.get_by_role("heading", name="Berkas ini terlalu besar").wait_for()
            page.get_by_role("link", name="Kembali ke formulir").click()
            page.get_by_role("heading", name="Unggah berkas").wait_for()
