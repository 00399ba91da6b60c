"""The answers that carry a file: to whom, and with which headers exactly."""

import pytest

from capaian.bukti import tindakan
from capaian.models import Bukti

from .berkas_uji import isi_docx, isi_gambar
from .conftest import berkas

TERKURUNG = "default-src 'none'; frame-ancestors 'none'; sandbox"


@pytest.fixture
def bukti(periode, operator):
    def _bukti(nama, isi=None):
        hasil = tindakan.unggah(periode, berkas(nama, isi), oleh=operator)
        return hasil.lampiran.bukti

    return _bukti


def _kepala(jawaban):
    csp = jawaban["Content-Security-Policy"]
    return {
        "jenis": jawaban["Content-Type"],
        "letak": jawaban["Content-Disposition"],
        "sniff": jawaban["X-Content-Type-Options"],
        "bingkai": jawaban["X-Frame-Options"],
        "singgahan": jawaban["Cache-Control"],
        "csp": "; ".join(sorted(csp.split("; "))),
    }


def test_unduhan_selalu_lampiran_bernama_asli(masuk, bukti):
    satu = bukti("Notulen rapat é.pdf")
    jawaban = masuk.get(f"/35.09.24/bukti/{satu.pk}/berkas/")
    assert _kepala(jawaban) == {
        "jenis": "application/pdf",
        "letak": "attachment; filename*=utf-8''Notulen%20rapat%20%C3%A9.pdf",
        "sniff": "nosniff",
        "bingkai": "DENY",
        "singgahan": "private, no-store",
        "csp": TERKURUNG,
    }
    assert b"".join(jawaban.streaming_content).startswith(b"%PDF-")


def test_pratinjau_pdf_hanya_dalam_bingkai_sendiri(masuk, bukti):
    satu = bukti("nota.pdf")
    jawaban = masuk.get(f"/35.09.24/bukti/{satu.pk}/pratinjau/")
    assert _kepala(jawaban) == {
        "jenis": "application/pdf",
        "letak": 'inline; filename="nota.pdf"',
        "sniff": "nosniff",
        "bingkai": "SAMEORIGIN",
        "singgahan": "private, no-store",
        "csp": "default-src 'none'; frame-ancestors 'self'; sandbox",
    }
    jawaban.close()


@pytest.mark.parametrize(
    ("nama", "format_gambar", "jenis"),
    [("a.jpg", "JPEG", "image/jpeg"), ("a.png", "PNG", "image/png")],
)
def test_pratinjau_gambar_terkurung(masuk, bukti, nama, format_gambar, jenis):
    satu = bukti(nama, isi_gambar(format_gambar))
    jawaban = masuk.get(f"/35.09.24/bukti/{satu.pk}/pratinjau/")
    assert _kepala(jawaban) == {
        "jenis": jenis,
        "letak": f'inline; filename="{nama}"',
        "sniff": "nosniff",
        "bingkai": "DENY",
        "singgahan": "private, no-store",
        "csp": TERKURUNG,
    }
    jawaban.close()


def test_jenis_lain_tidak_dipratinjau(masuk, bukti):
    satu = bukti("notulen.docx", isi_docx())
    assert masuk.get(f"/35.09.24/bukti/{satu.pk}/pratinjau/").status_code == 404
    jawaban = masuk.get(f"/35.09.24/bukti/{satu.pk}/berkas/")
    assert jawaban["Content-Disposition"] == 'attachment; filename="notulen.docx"'
    jawaban.close()


def test_kecamatan_lain_dan_tamu_tidak_melihat(client, bukti, operator_tetangga):
    satu = bukti("nota.pdf")
    for jalan in ("berkas", "pratinjau"):
        alamat = f"/35.09.24/bukti/{satu.pk}/{jalan}/"
        client.logout()
        assert client.get(alamat).status_code == 302
        client.force_login(operator_tetangga)
        assert client.get(alamat).status_code == 404
        sana = f"/35.09.14/bukti/{satu.pk}/{jalan}/"
        assert client.get(sana).status_code == 404


def test_alamat_kecamatan_harus_cocok(client, bukti, bappeda, panti):
    client.force_login(bappeda)  # who sees both
    satu = bukti("nota.pdf")
    assert client.get(f"/35.09.14/bukti/{satu.pk}/berkas/").status_code == 404


def test_berkas_hilang_atau_tautan_404(masuk, bukti, periode, operator, berkas_di):
    satu = bukti("nota.pdf")
    (berkas_di / satu.berkas.name).unlink()
    assert masuk.get(f"/35.09.24/bukti/{satu.pk}/berkas/").status_code == 404
    tindakan.tautkan(periode, "https://a.go.id/", "", oleh=operator)
    tautan = Bukti.objects.exclude(tautan="").get()
    assert masuk.get(f"/35.09.24/bukti/{tautan.pk}/berkas/").status_code == 404


def test_folder_berkas_tidak_disajikan(masuk, bukti):
    satu = bukti("nota.pdf")
    for jalan in (f"/{satu.berkas.name}", f"/media/{satu.berkas.name}"):
        assert masuk.get(jalan).status_code == 404
