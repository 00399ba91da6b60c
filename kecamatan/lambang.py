"""An uploaded picture made an emblem: decoded, laid on white, scaled, written anew.

Nothing of the file itself is kept, so neither what hides in it (place, names, profiles,
programs behind the picture) nor how it was packed reaches a document. SVG is refused: it
is a program as much as a drawing.
"""

import hashlib
import io
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files import File
from PIL import Image, ImageOps

from .models import Kabupaten, Lambang
from .riwayat import Bentrok, simpan

UKURAN_TERBESAR = 5 * 1024 * 1024  # bytes of the upload
PIKSEL_TERBANYAK = 12_000_000
SISI_TERKECIL = 200  # pixels of the longer side, below which print shows steps
BANDING_TERPANJANG = 2  # longer side to shorter; beyond it is a banner
# The longer side in pixels: at 4 cm on a cover 300 dots to the inch. Then fewer colours
# and pixels, until it is small; 256 colours on 240 pixels always are.
SISI = (480, 480, 360, 240)
WARNA = 256
PNG_TERBESAR = 64 * 1024  # bytes of what is kept

DITERIMA = "PNG atau JPG"
_BUKAN = f"Berkas ini bukan gambar {DITERIMA}. Simpan lambang sebagai PNG, lalu unggah."
_RUSAK = (
    "Gambar ini rusak atau terpotong. Buka dahulu untuk memeriksanya, lalu unggah lagi."
)
_RAPAT = (
    f"Gambar ini lebih dari {PIKSEL_TERBANYAK // 1_000_000} juta piksel. Perkecil "
    "ukurannya, lalu unggah lagi."
)


@dataclass(frozen=True)
class GambarLambang:
    """The PNG with its size in pixels."""

    png: bytes
    lebar: int
    tinggi: int

    @property
    def sidik(self) -> str:
        """SHA-256 of the PNG, in hexadecimal."""
        return hashlib.sha256(self.png).hexdigest()


def olah(berkas: File) -> GambarLambang:
    """The emblem from an uploaded PNG or JPG; the same file gives the same bytes.

    ValidationError, with a sentence that names the cause, where it is too big, of
    another kind, broken, too small to be printed, or no emblem by its shape.
    """
    if berkas.size > UKURAN_TERBESAR:
        raise ValidationError(
            f"Berkas ini lebih dari {UKURAN_TERBESAR // 1024**2} MB. Perkecil gambarnya, "
            "lalu unggah lagi."
        )
    gambar = _buka(berkas)
    panjang, pendek = max(gambar.size), min(gambar.size)
    if panjang < SISI_TERKECIL:
        raise ValidationError(
            f"Gambar ini hanya {gambar.width} × {gambar.height} piksel dan akan tampak "
            f"kasar di atas kertas. Pakai yang sisi panjangnya sedikitnya "
            f"{SISI_TERKECIL} piksel."
        )
    if panjang > BANDING_TERPANJANG * pendek:
        raise ValidationError(
            f"Gambar ini {gambar.width} × {gambar.height} piksel, terlalu memanjang "
            "untuk lambang. Potong sehingga tinggal lambangnya, tanpa tulisan kop."
        )
    return _kecilkan(_di_atas_putih(gambar))


def _buka(berkas: File) -> Image.Image:
    berkas.seek(0)
    kepala = berkas.read(8)
    if not kepala.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        raise ValidationError(_BUKAN)
    berkas.seek(0)
    try:
        gambar = Image.open(berkas, formats=["PNG", "JPEG"])
        rapat = gambar.width * gambar.height > PIKSEL_TERBANYAK
        if not rapat:
            _pastikan_utuh(gambar, berkas)
            berkas.seek(0)
            gambar = Image.open(berkas, formats=["PNG", "JPEG"])
            gambar.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as galat:
        raise ValidationError(_RAPAT) from galat
    except Exception as galat:  # a hostile file may stumble anywhere
        raise ValidationError(_RUSAK) from galat
    if rapat:
        raise ValidationError(_RAPAT)
    if gambar.mode.startswith(("I", "F")):
        raise ValidationError(
            "Gambar ini memakai 16 bit per warna. Simpan sebagai PNG biasa (8 bit), "
            "lalu unggah lagi."
        )
    return gambar


def _pastikan_utuh(gambar: Image.Image, berkas: File) -> None:
    """Raises where the file, opened and not yet decoded, has no end. Pillow would say so
    itself, had WeasyPrint not told it, for the whole process, to be content with less."""
    if gambar.format == "PNG":
        gambar.verify()
    # Behind the header, for a thumbnail within it has an end of its own.
    elif b"\xff\xd9" not in berkas.read():
        raise OSError("no end of image")


def _di_atas_putih(gambar: Image.Image) -> Image.Image:
    """Upright, without transparency: all our paper is white."""
    gambar = ImageOps.exif_transpose(gambar)
    if (
        gambar.mode in ("RGB", "L", "CMYK", "YCbCr")
        and not gambar.has_transparency_data
    ):
        return gambar.convert("RGB")
    lapis = gambar.convert("RGBA")
    putih = Image.new("RGBA", lapis.size, "white")
    return Image.alpha_composite(putih, lapis).convert("RGB")


def _kecilkan(gambar: Image.Image) -> GambarLambang:
    hasil = b""
    for urutan, sisi in enumerate(SISI):
        kecil = gambar.copy()
        kecil.thumbnail((sisi, sisi), Image.Resampling.LANCZOS)
        tulis = kecil if urutan == 0 else kecil.quantize(WARNA)
        wadah = io.BytesIO()
        tulis.save(wadah, "PNG", optimize=True)
        hasil = wadah.getvalue()
        if len(hasil) <= PNG_TERBESAR:
            break
    return GambarLambang(hasil, *kecil.size)


def pasang(
    kabupaten: Kabupaten, gambar: GambarLambang, nama: str, *, oleh, sidik_lama: str
) -> bool:
    """Make it the emblem of the regency; whether anything changed. `nama`: of the
    uploaded file. `sidik_lama`: the mark of the row as the person saw it, "" where
    there was none. Bentrok where it is another by now."""
    baris = Lambang.objects.filter(kabupaten=kabupaten).first()
    if bool(baris) != bool(sidik_lama):
        raise Bentrok(baris)
    baris = baris or Lambang(kabupaten=kabupaten)
    baris.gambar, baris.sidik = gambar.png, gambar.sidik
    baris.lebar, baris.tinggi = gambar.lebar, gambar.tinggi
    baris.nama_berkas = nama[:200]
    return simpan(baris, oleh=oleh, sidik_lama=sidik_lama)
