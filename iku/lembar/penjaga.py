"""What a file must pass before anything in it is read, cheapest question first.

Each guard takes the path and raises BerkasDitolak with a sentence for the person
who chose the file. The order is part of the protection: nothing is unpacked before
the sizes that the zip directory declares are known to be harmless, and Python's
zipfile never reads beyond a declared size.
"""

import zipfile
from pathlib import Path

MIB = 1024 * 1024
BATAS_BERKAS = 5 * MIB
BATAS_BUKA = 50 * MIB
BATAS_RASIO = 100
BATAS_ENTRI = 200
# Sheets and their texts may be long; styles, names and links of an honest file
# are short, and openpyxl builds an object for each of their elements.
BATAS_BAGIAN = 4 * MIB
BAGIAN_PANJANG = ("xl/worksheets/", "xl/sharedStrings", "xl/media/")

_POTONGAN = 256 * 1024
_TANDA_LAIN = (
    (b"\x89PNG", "gambar PNG"),
    (b"\xff\xd8\xff", "gambar JPEG"),
    (b"GIF8", "gambar GIF"),
    (b"%PDF", "berkas PDF"),
    (b"\x1f\x8b", "berkas gzip"),
    (b"Rar!", "berkas RAR"),
    (b"{\\rtf", "dokumen RTF"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
# A document type can only be declared with these characters, in whichever of the
# encodings the XML parser understands.
_DOCTYPE = tuple(
    tanda.encode(sandi)
    for tanda in ("<!DOCTYPE", "<!ENTITY")
    for sandi in ("utf-8", "utf-16-le", "utf-16-be")
)


class BerkasDitolak(Exception):
    """The file as a whole is refused; the text says why and what to do."""


def berkas_zip(berkas: Path) -> bool:
    with berkas.open("rb") as isi:
        return isi.read(4) == _ZIP


def jaga_ukuran(berkas: Path) -> None:
    ukuran = berkas.stat().st_size
    if ukuran == 0:
        raise BerkasDitolak("Berkas kosong. Pilih berkas yang berisi data.")
    if ukuran > BATAS_BERKAS:
        raise BerkasDitolak(
            f"Berkas lebih besar dari {BATAS_BERKAS // MIB} MB. Bagi menjadi beberapa "
            "berkas, atau hapus gambar dan lembar yang tidak perlu."
        )


def jaga_tanda(berkas: Path) -> None:
    """The first bytes say what a file is; its name only says what it is called."""
    with berkas.open("rb") as isi:
        awal = isi.read(BATAS_BERKAS)
    if awal.startswith(_ZIP):
        return
    if awal.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in awal:
            raise BerkasDitolak(
                "Berkas dilindungi kata sandi. Buka di Excel, hapus kata sandinya, "
                "lalu simpan lagi."
            )
        raise BerkasDitolak(
            "Berkas memakai format Excel lama (.xls). Buka di Excel, lalu simpan "
            "sebagai Excel Workbook (.xlsx)."
        )
    for tanda, nama in _TANDA_LAIN:
        if awal.startswith(tanda):
            raise BerkasDitolak(
                f"Isi berkas ini {nama}, bukan tabel. Pilih berkas Excel (.xlsx) atau "
                "CSV."
            )
    if b"\x00" in awal:
        raise BerkasDitolak(
            "Berkas ini bukan Excel (.xlsx) dan bukan CSV UTF-8. Buka di Excel, lalu "
            "simpan sebagai Excel Workbook (.xlsx)."
        )


def jaga_direktori(berkas: Path) -> None:
    """A whole zip of the right kind, without passwords."""
    if not berkas_zip(berkas):
        return
    try:
        with zipfile.ZipFile(berkas) as zip_:
            daftar = zip_.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise BerkasDitolak(_RUSAK) from None
    nama = [e.filename for e in daftar]
    if any(e.flag_bits & 0x1 for e in daftar):
        raise BerkasDitolak("Berkas dilindungi kata sandi. Simpan lagi tanpa sandi.")
    if len(set(nama)) != len(nama):
        raise BerkasDitolak(_RUSAK)
    if "[Content_Types].xml" not in nama or "xl/workbook.xml" not in nama:
        lain = "OpenDocument (.ods)" if "content.xml" in nama else "arsip zip lain"
        if "word/document.xml" in nama:
            lain = "dokumen Word"
        raise BerkasDitolak(
            f"Isi berkas ini {lain}. Buka di Excel atau LibreOffice, lalu simpan "
            "sebagai Excel Workbook (.xlsx)."
        )


def jaga_jumlah_buka(berkas: Path) -> None:
    if sum(e.file_size for e in _entri(berkas)) > BATAS_BUKA:
        raise BerkasDitolak(
            f"Isi berkas lebih besar dari {BATAS_BUKA // MIB} MB setelah dibuka. "
            "Salin datanya ke templat yang baru."
        )


def jaga_rasio(berkas: Path) -> None:
    # Below one megabyte a ratio says nothing: empty cells compress very well.
    for entri in _entri(berkas):
        if entri.file_size > max(MIB, BATAS_RASIO * entri.compress_size):
            raise BerkasDitolak(
                "Isi berkas dimampatkan secara tidak wajar. Salin datanya ke templat "
                "yang baru."
            )


def jaga_entri(berkas: Path) -> None:
    if len(_entri(berkas)) > BATAS_ENTRI:
        raise BerkasDitolak(
            f"Berkas terdiri atas lebih dari {BATAS_ENTRI} bagian. Salin datanya ke "
            "templat yang baru."
        )


def jaga_bagian(berkas: Path) -> None:
    for entri in _entri(berkas):
        panjang = entri.filename.startswith(BAGIAN_PANJANG)
        if not panjang and _xml(entri) and entri.file_size > BATAS_BAGIAN:
            raise BerkasDitolak(
                "Berkas memuat terlalu banyak gaya atau nama. Salin datanya ke templat "
                "yang baru."
            )


def jaga_doctype(berkas: Path) -> None:
    """No document type and no entity of its own: honest files have neither."""
    if not (daftar := _entri(berkas)):
        return
    with zipfile.ZipFile(berkas) as zip_:
        for entri in daftar:
            if not _xml(entri):
                continue
            try:
                if _memuat(zip_, entri, _DOCTYPE):
                    raise BerkasDitolak(
                        "Berkas memuat perintah XML yang tidak diterima (DOCTYPE). "
                        "Salin datanya ke templat yang baru."
                    )
            except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError):
                raise BerkasDitolak(_RUSAK) from None
            except Exception as galat:
                if type(galat).__module__ in ("zlib", "lzma", "_lzma"):
                    raise BerkasDitolak(_RUSAK) from None
                raise


PENJAGA = (
    jaga_ukuran,
    jaga_tanda,
    jaga_direktori,
    jaga_jumlah_buka,
    jaga_rasio,
    jaga_entri,
    jaga_bagian,
    jaga_doctype,
)


def jaga(berkas: Path) -> None:
    """Let the file pass every guard in turn, or raise BerkasDitolak."""
    for penjaga in PENJAGA:
        penjaga(berkas)


_RUSAK = (
    "Berkas rusak atau tidak lengkap. Buka di Excel, simpan lagi, lalu coba kembali."
)


def _entri(berkas: Path) -> list[zipfile.ZipInfo]:
    if not berkas_zip(berkas):
        return []
    try:
        with zipfile.ZipFile(berkas) as zip_:
            return zip_.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise BerkasDitolak(_RUSAK) from None


def _xml(entri: zipfile.ZipInfo) -> bool:
    return entri.filename.lower().endswith((".xml", ".rels", ".vml"))


def _memuat(zip_: zipfile.ZipFile, entri: zipfile.ZipInfo, tanda) -> bool:
    """Whether one of the byte strings stands in the entry, also across chunks."""
    ekor = b""
    with zip_.open(entri) as isi:
        while potongan := isi.read(_POTONGAN):
            lihat = ekor + potongan
            if any(satu in lihat for satu in tanda):
                return True
            ekor = lihat[-32:]
    return False
