"""What a file is, by content: right ones are taken, each fault is named."""

import time
import tracemalloc

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from capaian.bukti import pemeriksaan
from capaian.bukti.pemeriksaan import (
    DOCX,
    JPG,
    PDF,
    PNG,
    XLSX,
    nama_rapi,
    periksa,
    tulis_ukuran,
)
from tests.pembangun import isi_pdf

from .berkas_uji import (
    isi_docx,
    isi_gambar,
    isi_jpg_besar,
    isi_office,
    isi_office_berkunci,
    isi_office_lama,
    isi_pdf_berhalaman,
    isi_pdf_terkunci,
    isi_png_besar,
    isi_xlsx,
    isi_zip,
)

BAIK = {
    "pdf": (isi_pdf, PDF),
    "pdf-berhalaman": (lambda: isi_pdf_berhalaman(3), PDF),
    "jpg": (lambda: isi_gambar("JPEG"), JPG),
    "jpg-progresif": (lambda: isi_gambar("JPEG", 400, 300, progressive=True), JPG),
    "jpg-exif": (lambda: isi_gambar("JPEG", exif=_exif()), JPG),
    "jpg-berekor": (lambda: isi_gambar("JPEG") + b"ftypmp42" * 100, JPG),
    "png": (isi_gambar, PNG),
    "png-25-juta": (lambda: isi_png_besar(5000, 5000), PNG),
    "docx": (isi_docx, DOCX),
    "xlsx": (isi_xlsx, XLSX),
}


def _exif():
    exif = Image.Exif()
    exif[0x010F] = "Kamera"
    return exif


JELEK = {
    "kosong": (lambda: b"", "kosong"),
    "teks": (lambda: b"realisasi 85,1", "tidak diterima"),
    "html": (lambda: b"<!doctype html><script>alert(1)</script>", "tidak diterima"),
    "svg": (lambda: b"<svg onload=alert(1)></svg>", "tidak diterima"),
    "html-lalu-pdf": (lambda: b"<script>1</script>" + isi_pdf(), "tidak diterima"),
    "gif": (lambda: isi_gambar("GIF"), "tidak diterima"),
    "webp": (lambda: isi_gambar("WEBP"), "WEBP"),
    "heic": (lambda: b"\x00\x00\x00\x18ftypheic" + b"\x00" * 90, "HEIC"),
    "program-windows": (lambda: b"MZ\x90\x00" + b"\x00" * 90, "program"),
    "program-linux": (lambda: b"\x7fELF" + b"\x00" * 90, "program"),
    "naskah": (lambda: b"#!/bin/sh\nrm -rf /\n", "program"),
    "rar": (lambda: b"Rar!\x1a\x07\x00", "arsip"),
    "zip": (lambda: isi_zip(**{"laporan.pdf": "x"}), "arsip ZIP"),
    "zip-kosong": (lambda: isi_zip(), "arsip ZIP"),
    "odt": (lambda: isi_zip(mimetype="application/vnd.oasis"), "arsip ZIP"),
    "pptx": (lambda: isi_office("presentationml.presentation.main+xml"), "bukan Word"),
    "docm": (
        lambda: isi_office("vnd.ms-word.document.macroEnabled.main+xml"),
        "makro",
    ),
    "docx-bermakro": (
        lambda: isi_office(tambahan=[("word/vbaProject.bin", b"x")]),
        "makro",
    ),
    "xlsx-activex": (
        lambda: isi_office(
            "spreadsheetml.sheet.main+xml", [("xl/activeX/activeX1.bin", b"x")]
        ),
        "makro",
    ),
    "zip-bersandi": (isi_office_berkunci, "kata sandi"),
    "office-bersandi": (
        lambda: isi_office_lama("EncryptionInfo", "EncryptedPackage"),
        "dikunci dengan kata sandi",
    ),
    "office-lama": (lambda: isi_office_lama("WordDocument"), "Office lama"),
    "docx-terpotong": (lambda: isi_docx()[:-200], "rusak"),
    "docx-tertukar": (
        lambda: isi_office().replace(b"Override", b"0verride")[:60] + b"PK" * 20,
        "rusak",
    ),
    "bom-zip": (
        lambda: isi_office(tambahan=[("word/media/a.bin", b"\x00" * 30_000_000)]),
        "membengkak",
    ),
    "bom-daftar-isi": (
        lambda: isi_office(daftar_isi=b" " * 3_000_000),
        "membengkak",
    ),
    "banyak-bagian": (
        lambda: isi_office(tambahan=[(f"a{n}", b"") for n in range(5_001)]),
        "membengkak",
    ),
    "pdf-terpotong": (lambda: isi_pdf(5_000)[:2_500], "terpotong"),
    "pdf-kepala-saja": (lambda: b"%PDF-1.7", "terpotong"),
    "pdf-tipuan": (lambda: b"%PDF<script>alert(1)</script>", "bukan PDF"),
    "pdf-terkunci": (isi_pdf_terkunci, "kata sandi"),
    "jpg-terpotong": (
        lambda: isi_gambar("JPEG", 800, 600)[:-300].replace(b"\xff\xd9", b""),
        "rusak",
    ),
    "jpg-kepala-saja": (lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF", "rusak"),
    "jpg-padahal-html": (lambda: b"\xff\xd8\xff<script>", "rusak"),
    "png-terpotong": (lambda: isi_gambar("PNG", 800, 600)[:-40], "rusak"),
    "png-terubah": (
        lambda: isi_gambar("PNG", 800, 600).replace(b"IDAT", b"IDAT\x01", 1)[:-1],
        "rusak",
    ),
    "png-bom": (lambda: isi_png_besar(100_000, 100_000), "juta piksel"),
    "png-25-juta-lebih": (lambda: isi_png_besar(5000, 5001), "juta piksel"),
    "png-90-juta": (lambda: isi_png_besar(9500, 9500), "juta piksel"),
    "jpg-bom": (lambda: isi_jpg_besar(60_000, 60_000), "juta piksel"),
}


def _berkas(isi: bytes, nama="bukti.pdf"):
    return SimpleUploadedFile(nama, isi)


@pytest.mark.parametrize("nama", BAIK)
def test_berkas_baik_dikenali_dari_isinya(nama):
    buat, jenis = BAIK[nama]
    berkas = _berkas(buat(), "salah-akhiran.exe")
    assert periksa(berkas) == jenis
    assert berkas.tell() == 0


@pytest.mark.parametrize("nama", JELEK)
def test_berkas_jelek_ditolak_dengan_sebabnya(nama):
    """Quickly, too, and without unpacking what swells."""
    buat, kata = JELEK[nama]
    berkas = _berkas(buat())
    tracemalloc.start()
    mulai = time.monotonic()
    try:
        with pytest.raises(ValidationError) as galat:
            periksa(berkas)
        puncak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert kata in galat.value.messages[0]
    assert time.monotonic() - mulai < 5
    assert puncak < 20_000_000


def test_batas_ukuran_tepat(settings):
    settings.BUKTI_TERBESAR = len(isi_pdf(5_000))
    assert periksa(_berkas(isi_pdf(5_000))) == PDF
    with pytest.raises(ValidationError, match="paling besar"):
        periksa(_berkas(isi_pdf(5_000) + b"\n"))


@pytest.mark.parametrize(
    ("batas", "nama"),
    [
        ("PIKSEL_TERBANYAK", "png-25-juta-lebih"),
        ("KEPADATAN", "bom-zip"),
        ("BAGIAN_TERBANYAK", "banyak-bagian"),
        ("_DAFTAR_ISI_TERBESAR", "bom-daftar-isi"),
    ],
)
def test_setiap_batas_memang_menjaga(monkeypatch, batas, nama):
    """Without the guard the file of the corpus would pass it."""
    buat, kata = JELEK[nama]
    monkeypatch.setattr(pemeriksaan, batas, 10**12)
    try:
        periksa(_berkas(buat()))
    except ValidationError as galat:
        assert kata not in galat.messages[0]


@pytest.mark.parametrize(
    ("nama", "jenis", "rapi"),
    [
        ("Nota 1.pdf", PDF, "Nota 1.pdf"),
        ("NOTA.PDF", PDF, "NOTA.PDF"),
        ("foto.jpeg", JPG, "foto.jpeg"),
        ("nota.exe", PDF, "nota.exe.pdf"),
        ("nota", PDF, "nota.pdf"),
        ("", PDF, "berkas.pdf"),
        ("..", PDF, "berkas.pdf"),
        (".pdf", PDF, "pdf.pdf"),
        ("../../etc/passwd", PDF, "passwd.pdf"),
        ("C:\\Users\\sari\\nota.docx", DOCX, "nota.docx"),
        ("nota\u202efdp.exe", PDF, "notafdp.exe.pdf"),
        ("nota\r\nSet-Cookie: a=b.pdf", PDF, "notaSet-Cookie: a=b.pdf"),
        ("nota\x00.pdf", PDF, "nota.pdf"),
        ("a" * 300 + ".pdf", PDF, "a" * 196 + ".pdf"),
    ],
)
def test_nama_dirapikan(nama, jenis, rapi):
    assert nama_rapi(nama, jenis) == rapi


@pytest.mark.parametrize(
    ("bita", "teks"),
    [
        (1, "1 kB"),
        (860_000, "840 kB"),
        (2_516_582, "2,4 MB"),
        (20 * 1024**2, "20 MB"),
        (5 * 1024**3, "5 GB"),
    ],
)
def test_ukuran_dalam_kata(bita, teks):
    assert tulis_ukuran(bita) == teks
