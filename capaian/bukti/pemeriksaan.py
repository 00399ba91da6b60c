"""What a file really is, by its content and never by its name.

Nothing is unpacked or decoded here: of a picture the header is read, of an Office file
the directory of its archive and its list of contents.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from PIL import Image

from dokumen.berkas import periksa_pdf
from sakip.angka import bulat, tulis

PIKSEL_TERBANYAK = 25_000_000
PANJANG_NAMA = 200
# Of Office files: how many parts, how much they may unpack to, and how much denser
# than what they unpack to.
BAGIAN_TERBANYAK = 5_000
UKURAN_BONGKAR = 200 * 1024 * 1024
KEPADATAN = 200
_DAFTAR_ISI = "[Content_Types].xml"
_DAFTAR_ISI_TERBESAR = 1024 * 1024


@dataclass(frozen=True)
class JenisBerkas:
    """`akhiran`: the endings of its names, the usual one first. `pratinjau`: browsers
    show it without running anything of it."""

    nama: str
    mime: str
    akhiran: tuple[str, ...]
    pratinjau: bool = False


_OPENXML = "application/vnd.openxmlformats-officedocument"
PDF = JenisBerkas("PDF", "application/pdf", (".pdf",), True)
JPG = JenisBerkas("JPG", "image/jpeg", (".jpg", ".jpeg", ".jfif"), True)
PNG = JenisBerkas("PNG", "image/png", (".png",), True)
DOCX = JenisBerkas("Word", f"{_OPENXML}.wordprocessingml.document", (".docx",))
XLSX = JenisBerkas("Excel", f"{_OPENXML}.spreadsheetml.sheet", (".xlsx",))
SEMUA = (PDF, JPG, PNG, DOCX, XLSX)
PER_MIME = {jenis.mime: jenis for jenis in SEMUA}

JENIS_DITERIMA = "PDF, foto JPG atau PNG, Word (.docx), dan Excel (.xlsx)"
# What people bring that is not taken, by how it begins, and what to do.
_LAIN = (
    (
        re.compile(rb".{4}ftyp(heic|heix|mif1|hevc|avif)", re.DOTALL),
        "Foto ini berformat HEIC. Ubah dahulu menjadi JPG (di ponsel: bagikan sebagai "
        "JPG, atau atur kamera ke “paling kompatibel”), lalu unggah lagi.",
    ),
    (
        re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
        "Gambar ini berformat WEBP. Simpan sebagai JPG atau PNG, lalu unggah lagi.",
    ),
    (
        re.compile(rb"Rar!|7z\xbc\xaf"),
        "Berkas ini arsip (RAR atau 7z). Unggah isinya satu per satu.",
    ),
    (
        re.compile(rb"MZ|\x7fELF|#!"),
        "Berkas ini program, bukan dokumen, dan tidak disimpan.",
    ),
)
_SANDI_OFFICE = "EncryptedPackage".encode("utf-16-le")
_SANDI_PDF = re.compile(rb"/Encrypt\s*(?:<<|[0-9]{1,10}\s+[0-9]{1,5}\s+R)")
# Characters that make a name look like another one, or break a line.
_KOTOR = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def periksa(berkas: File) -> JenisBerkas:
    """What kind of file it is. ValidationError, with a sentence that names the cause,
    where it is empty, too big, of another kind, broken, or locked."""
    _periksa_ukuran(berkas)
    berkas.seek(0)
    kepala = berkas.read(64)
    if kepala.startswith(b"%PDF"):
        jenis = _periksa_pdf(berkas)
    elif kepala.startswith(b"\xff\xd8\xff"):
        jenis = _periksa_jpg(berkas)
    elif kepala.startswith(b"\x89PNG\r\n\x1a\n"):
        jenis = _periksa_png(berkas)
    elif kepala.startswith(b"PK"):
        jenis = _periksa_office(berkas)
    else:
        raise ValidationError(_kalimat_lain(kepala, berkas))
    berkas.seek(0)
    return jenis


def nama_rapi(nama: str, jenis: JenisBerkas) -> str:
    """The name a file came with: without path and invisible characters, not too long,
    and with the ending of what it is ("nota.exe" that is a PDF: "nota.exe.pdf")."""
    rapi = _KOTOR.sub("", nama.replace("\\", "/")).rpartition("/")[2].strip(" .")
    pokok, akhiran = rapi, PurePosixPath(rapi).suffix
    if akhiran.lower() in jenis.akhiran:
        pokok = rapi[: -len(akhiran)]
    else:
        akhiran = jenis.akhiran[0]
    return (pokok[: PANJANG_NAMA - len(akhiran)] or "berkas") + akhiran


def tulis_ukuran(bita: int) -> str:
    """A size as people say it: "840 kB", "2,4 MB"."""
    if bita < 1024 * 1024:
        return f"{max(1, round(bita / 1024))} kB"
    if bita < 1024**3:
        return f"{tulis(bulat(Decimal(bita) / 1024**2, 1))} MB"
    return f"{tulis(bulat(Decimal(bita) / 1024**3, 1))} GB"


def _periksa_ukuran(berkas: File) -> None:
    terbesar = settings.BUKTI_TERBESAR
    if not berkas.size:
        raise ValidationError(
            "Berkas ini kosong (0 bita). Buka dahulu untuk memeriksanya, lalu unggah "
            "lagi."
        )
    if berkas.size > terbesar:
        raise ValidationError(
            f"Berkas ini {tulis_ukuran(berkas.size)}; paling besar "
            f"{tulis_ukuran(terbesar)}. Perkecil atau pindai ulang dengan mutu lebih "
            "rendah, lalu unggah lagi."
        )


def _kalimat_lain(kepala: bytes, berkas: File) -> str:
    for pola, kalimat in _LAIN:
        if pola.match(kepala):
            return kalimat
    if kepala.startswith(b"\xd0\xcf\x11\xe0"):
        if any(_SANDI_OFFICE in bagian for bagian in _bagian(berkas, _SANDI_OFFICE)):
            return (
                "Berkas Office ini dikunci dengan kata sandi. Buka kuncinya, simpan, "
                "lalu unggah lagi."
            )
        return (
            "Berkas ini berformat Office lama (.doc, .xls). Simpan sebagai .docx, "
            ".xlsx, atau PDF, lalu unggah lagi."
        )
    akhiran = PurePosixPath(berkas.name or "").suffix.lower()
    if any(akhiran in jenis.akhiran for jenis in SEMUA):
        return (
            f"Isi berkas ini tidak diterima: namanya berakhir {akhiran}, tetapi isinya "
            "bukan itu atau rusak. Buka dan simpan ulang, lalu unggah lagi."
        )
    return f"Jenis berkas ini tidak diterima. Yang diterima: {JENIS_DITERIMA}."


def _bagian(berkas: File, cari: bytes) -> Iterator[bytes]:
    """The whole file piece by piece; what stands across a seam is seen too."""
    berkas.seek(0)
    ekor = b""
    for potong in berkas.chunks():
        yield ekor + potong
        ekor = potong[-len(cari) - 32 :]


def _periksa_pdf(berkas: File) -> JenisBerkas:
    periksa_pdf(berkas, settings.BUKTI_TERBESAR)
    if any(_SANDI_PDF.search(bagian) for bagian in _bagian(berkas, b"/Encrypt")):
        raise ValidationError(
            "PDF ini dikunci dengan kata sandi. Unggah yang dapat dibuka tanpa sandi."
        )
    return PDF


def _periksa_jpg(berkas: File) -> JenisBerkas:
    _buka_gambar(berkas, "JPEG")
    # Where the picture begins; a thumbnail within the header has an end of its own.
    isi = berkas.read()
    if b"\xff\xd9" not in isi:
        raise ValidationError(_rusak("Foto"))
    return JPG


def _periksa_png(berkas: File) -> JenisBerkas:
    gambar = _buka_gambar(berkas, "PNG")
    try:
        gambar.verify()  # walks the pieces and their checksums, decodes none
    except Exception as galat:  # a hostile file may stumble anywhere
        raise ValidationError(_rusak("Gambar")) from galat
    return PNG


def _buka_gambar(berkas: File, format_gambar: str) -> Image.Image:
    """The header of a picture; ValidationError where it cannot be read or promises too
    many pixels."""
    berkas.seek(0)
    try:
        gambar = Image.open(berkas, formats=[format_gambar])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as galat:
        raise ValidationError(_terlalu_rapat()) from galat
    except Exception as galat:  # a hostile file may stumble anywhere
        raise ValidationError(_rusak("Foto")) from galat
    if gambar.width * gambar.height > PIKSEL_TERBANYAK:
        raise ValidationError(_terlalu_rapat())
    return gambar


def _terlalu_rapat() -> str:
    juta = PIKSEL_TERBANYAK // 1_000_000
    return (
        f"Gambar ini lebih dari {juta} juta piksel. Perkecil ukurannya, lalu unggah "
        "lagi."
    )


def _rusak(apa: str) -> str:
    return (
        f"{apa} ini rusak atau terpotong. Buka dahulu untuk memeriksanya, lalu unggah "
        "lagi."
    )


def _periksa_office(berkas: File) -> JenisBerkas:
    berkas.seek(0)
    try:
        with zipfile.ZipFile(berkas) as arsip:
            return _baca_office(arsip)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as galat:
        raise ValidationError(_rusak("Berkas")) from galat
    except (ValueError, EOFError, zipfile.LargeZipFile) as galat:
        raise ValidationError(_rusak("Berkas")) from galat


def _baca_office(arsip: zipfile.ZipFile) -> JenisBerkas:
    daftar = arsip.infolist()
    besar = sum(satu.file_size for satu in daftar)
    padat = sum(satu.compress_size for satu in daftar)
    if len(daftar) > BAGIAN_TERBANYAK or besar > UKURAN_BONGKAR:
        raise ValidationError(_membengkak())
    if besar > 10 * 1024 * 1024 and besar > KEPADATAN * max(padat, 1):
        raise ValidationError(_membengkak())
    if any(satu.flag_bits & 1 for satu in daftar):
        raise ValidationError(
            "Arsip ini dikunci dengan kata sandi. Unggah dokumennya tanpa sandi."
        )
    nama = {satu.filename.lower() for satu in daftar}
    if _DAFTAR_ISI.lower() not in nama:
        raise ValidationError(
            "Berkas ini arsip ZIP atau jenis dokumen lain. Unggah isinya satu per "
            f"satu; yang diterima: {JENIS_DITERIMA}."
        )
    isi = _baca_daftar_isi(arsip, daftar)
    if b"macroenabled" in isi or any("vbaproject" in n or "activex" in n for n in nama):
        raise ValidationError(
            "Berkas ini memuat makro, yang dapat menjalankan program. Simpan sebagai "
            ".docx atau .xlsx biasa, atau PDF, lalu unggah lagi."
        )
    for tanda, jenis in (
        (b"wordprocessingml.document.main+xml", DOCX),
        (b"spreadsheetml.sheet.main+xml", XLSX),
    ):
        if tanda in isi:
            return jenis
    raise ValidationError(
        "Dokumen Office ini bukan Word atau Excel. Simpan sebagai PDF, lalu unggah "
        "lagi."
    )


def _baca_daftar_isi(arsip: zipfile.ZipFile, daftar: list[zipfile.ZipInfo]) -> bytes:
    satu = next(s for s in daftar if s.filename.lower() == _DAFTAR_ISI.lower())
    if satu.file_size > _DAFTAR_ISI_TERBESAR:
        raise ValidationError(_membengkak())
    # Never more than the declared size: zipfile stops there and compares checksums.
    return arsip.read(satu).lower()


def _membengkak() -> str:
    return (
        "Isi berkas ini membengkak jauh melebihi ukurannya bila dibuka, sehingga tidak "
        "disimpan. Simpan ulang dari aslinya, atau sebagai PDF."
    )
