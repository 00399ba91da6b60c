"""Evidence as pages show it."""

from dataclasses import dataclass

from django.urls import reverse

from ..models import Bukti, LampiranBukti
from .forms import nomor_halaman
from .pemeriksaan import PDF, PER_MIME, tulis_ukuran


@dataclass(frozen=True)
class Pajangan:
    """One piece of evidence as pages show it."""

    lampiran: LampiranBukti

    @property
    def bukti(self) -> Bukti:
        return self.lampiran.bukti

    @property
    def jenis(self) -> str:
        """ "PDF", "Word", "tautan"."""
        return sebut_jenis(self.bukti)

    @property
    def ukuran(self) -> str:
        return tulis_ukuran(self.bukti.ukuran) if self.bukti.ukuran else ""

    @property
    def bisa_dilihat(self) -> bool:
        return bisa_dilihat(self.bukti)

    @property
    def pdf(self) -> bool:
        return self.bukti.jenis_isi == PDF.mime

    @property
    def alamat_pratinjau(self) -> str:
        """With the page, as viewers of PDFs understand it."""
        return alamat_pratinjau(self.bukti, self.lampiran.halaman)


def sebut_jenis(bukti: Bukti) -> str:
    jenis = PER_MIME.get(bukti.jenis_isi)
    return jenis.nama if jenis else "tautan"


def bisa_dilihat(bukti: Bukti) -> bool:
    """Whether the browser shows it beside the page."""
    jenis = PER_MIME.get(bukti.jenis_isi)
    return jenis is not None and jenis.pratinjau


def alamat_pratinjau(bukti: Bukti, halaman: str = "") -> str:
    """Of a PDF with the page to open at, as viewers understand it, and room for it."""
    alamat = reverse("bukti-pratinjau", args=[bukti.kecamatan.kode, bukti.pk])
    if bukti.jenis_isi != PDF.mime:
        return alamat
    return f"{alamat}#page={nomor_halaman(halaman) or 1}&navpanes=0"
