"""What decrees and agreements share: letterhead, date and place as written."""

from __future__ import annotations

from datetime import date

from dokumen.gambar_svg import svg_dari_png
from dokumen.pohon import Kop, Paragraf, Teks
from kecamatan.models import Kecamatan, Lambang
from sakip.tanggal import panjang

TITIK_TITIK = "…" * 10  # a place to write by hand
DRAF = "DRAF, belum ditandatangani"  # across every page of what is not signed


def kop(kecamatan: Kecamatan) -> Kop:
    """The letterhead; what the kecamatan has not told is left out."""
    k = kecamatan
    telepon = f"Telepon {k.telepon}" if k.telepon else ""
    kontak = (telepon, k.surel and f"surel {k.surel}", k.laman and f"laman {k.laman}")
    return Kop(
        f"Pemerintah {k.kabupaten}".upper(),
        str(k).upper(),
        tuple(baris for baris in (k.alamat, ", ".join(filter(None, kontak))) if baris),
        lambang(k.kabupaten_id),
    )


def lambang(kabupaten_id: int) -> str:
    """The emblem of the regency as the tree holds it; "" where none was given."""
    semua = Lambang.objects.filter(kabupaten=kabupaten_id)
    gambar = semua.values_list("gambar", flat=True).first()
    return "" if gambar is None else svg_dari_png(bytes(gambar))


def judul(*baris: str) -> Paragraf:
    """Lines of a title, in the middle and bold."""
    return Paragraf((Teks("\n".join(filter(None, baris)), tebal=True),), "tengah")


def tertanggal(tanggal: date | None, teks: str) -> str:
    """The date as written where it has no day ("September 2020"), else in full."""
    return panjang(tanggal) if tanggal else teks
