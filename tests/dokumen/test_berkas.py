"""Handed-in files: judged by content, kept under a random name."""

import io
import re

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from dokumen.berkas import UKURAN_TERBESAR, kirim, nama_acak, periksa_pdf, sidik_berkas
from dokumen.pdf import cetak
from tests.dokumen.pohon_contoh import dokumen, perjanjian
from tests.pembangun import isi_pdf


def test_pdf_utuh_diterima():
    berkas = ContentFile(isi_pdf(), "a.pdf")
    periksa_pdf(berkas)
    assert berkas.tell() == 0


def test_pdf_dengan_rujukan_termampat_diterima():
    """Newer files have an object where older ones have the word xref."""
    isi = b"%PDF-1.7\n12 0 obj<</Type/XRef>>endobj\nstartxref\n9\n%%EOF"
    periksa_pdf(ContentFile(isi, "a.pdf"))


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "bukan PDF"),
        (b"<html>%PDF-1.4</html>" + isi_pdf(), "bukan PDF"),
        (b"PK\x03\x04" + isi_pdf(), "bukan PDF"),
        (b"\n" + isi_pdf(), "bukan PDF"),
        (b"%PDF-9.9" + isi_pdf()[8:], "bukan PDF"),
        (isi_pdf()[:-20], "terpotong"),
        (isi_pdf(5000)[:2500], "terpotong"),
        (b"%PDF-1.4\nstartxref\n99999999\n%%EOF", "terpotong"),
        (b"%PDF-1.4\nstartxref\n2\n%%EOF", "terpotong"),
        (isi_pdf().replace(b"/Size 2", b"/Encrypt 3 0 R"), "kata sandi"),
    ],
)
def test_yang_lain_ditolak_dengan_kalimat(isi, kata):
    with pytest.raises(ValidationError) as galat:
        periksa_pdf(ContentFile(isi, "surat.pdf"))
    assert kata in galat.value.messages[0]


def test_cetakan_sendiri_diterima():
    periksa_pdf(ContentFile(cetak(dokumen(perjanjian())), "a.pdf"))


def test_tepat_dua_puluh_megabita_masih_muat():
    dasar = isi_pdf()
    selisih = UKURAN_TERBESAR - len(dasar)
    pas = isi_pdf(selisih)
    pas = isi_pdf(selisih - (len(pas) - UKURAN_TERBESAR))
    assert len(pas) == UKURAN_TERBESAR
    periksa_pdf(ContentFile(pas, "a.pdf"))
    with pytest.raises(ValidationError, match="paling besar 20 MB"):
        periksa_pdf(ContentFile(pas + b"\n", "a.pdf"))


def test_nama_di_simpanan_tidak_memuat_nama_asli():
    nama = nama_acak(None, "../../PK Camat.pdf")
    assert re.fullmatch(r"dokumen/[0-9a-f]{2}/[0-9a-f]{32}\.pdf", nama)
    assert nama != nama_acak(None, "../../PK Camat.pdf")


def test_sidik_membaca_seluruhnya():
    isi = isi_pdf(200_000)
    satu, lain = ContentFile(isi), ContentFile(isi[:-1] + b" ")
    assert sidik_berkas(satu) == sidik_berkas(ContentFile(isi)) != sidik_berkas(lain)
    assert satu.tell() == 0


@pytest.mark.parametrize("isi", [b"%PDF-", io.BytesIO(b"%PDF-")])
def test_dikirim_sebagai_lampiran_bernama_asli(isi):
    jawaban = kirim(isi, "PK 2025 é.pdf")
    assert jawaban["Content-Disposition"] == (
        "attachment; filename*=utf-8''PK%202025%20%C3%A9.pdf"
    )
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Content-Type"] == "application/pdf"
