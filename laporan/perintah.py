"""What the commands that print share: the form by the suffix of the file, refusing
before the work, and writing whole or not at all."""

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError

from dokumen.excel import tulis_xlsx
from dokumen.html import halaman
from dokumen.pdf import GagalCetak, cetak_terbatas
from dokumen.pekerjaan import simpan_utuh
from dokumen.penomoran import nomori
from dokumen.pohon import Dokumen, GalatPohon
from dokumen.telusur import semua_tabel
from dokumen.word import tulis_docx
from kecamatan.perintah import Perintah

SEBAB = {
    errno.EACCES: "tidak ada hak menulis",
    errno.EPERM: "tidak ada hak menulis",
    errno.EROFS: "penyimpanannya hanya dapat dibaca",
    errno.ENOSPC: "ruang penyimpanan habis",
    errno.EDQUOT: "jatah penyimpanan habis",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
}


def _html(dokumen: Dokumen) -> bytes:
    """A page that stands alone: with its looks, in the fonts of whoever opens it."""
    gaya = (settings.BASE_DIR / "static/dokumen/dokumen.css").read_text("utf-8")
    tanpa_huruf = re.sub(r"@font-face \{[^}]*\}\n", "", gaya)
    # Browsers number pages when they print; our own printer puts the numbers on itself.
    nomor = "@page { @bottom-right { content: counter(page); } }"
    isi = halaman(nomori(dokumen))
    return isi.replace(
        "</head>", f"<style>{tanpa_huruf}{nomor}</style></head>", 1
    ).encode()


def _xlsx(dokumen: Dokumen) -> bytes:
    """The tables; a workbook without one would only look like the document."""
    if next(semua_tabel(dokumen), None) is None:
        raise CommandError(
            "Dokumen ini tidak memuat tabel, jadi tidak ada yang ditulis ke Excel. "
            "Pilih .pdf atau .docx."
        )
    return tulis_xlsx(dokumen)


FORMAT: dict[str, Callable[[Dokumen], bytes]] = {
    ".pdf": cetak_terbatas,
    ".docx": tulis_docx,
    ".xlsx": _xlsx,
    ".html": _html,
}


class PerintahCetak(Perintah):
    """A command that writes one document to `--keluaran`."""

    contoh = "dokumen.pdf"

    def add_arguments(self, parser):
        parser.add_argument(
            "--keluaran",
            metavar="FILE",
            required=True,
            help=f"misalnya {self.contoh}; bentuknya mengikuti akhiran nama: "
            f"{', '.join(FORMAT)}",
        )

    def siapkan_berkas(self, keluaran: str) -> Path:
        """Where to write; CommandError unless form and folder will do."""
        berkas = Path(keluaran).expanduser()
        if berkas.suffix.lower() not in FORMAT:
            sebab = (
                f"Bentuk {berkas.suffix.lower()} belum tersedia."
                if berkas.suffix
                else f"Nama berkas “{berkas}” tidak menyebut bentuknya."
            )
            raise CommandError(
                f"{sebab} Beri nama yang berakhiran {' atau '.join(FORMAT)}, misalnya "
                f"{self.contoh}."
            )
        if not berkas.parent.is_dir():
            raise CommandError(
                f"Folder {berkas.parent} tidak ada. Buat foldernya lebih dahulu, atau "
                "pilih folder lain."
            )
        if berkas.is_dir():
            raise CommandError(f"{berkas} adalah folder; tulis nama berkasnya.")
        if not os.access(berkas.parent, os.W_OK):
            raise CommandError(
                f"Folder {berkas.parent} tidak dapat ditulis. Pilih folder lain."
            )
        return berkas

    def tulis(self, dokumen: Dokumen, berkas: Path) -> None:
        """Print the document; what stood in the file stays until the new one is whole."""
        try:
            isi = FORMAT[berkas.suffix.lower()](dokumen)
        except (GagalCetak, GalatPohon) as galat:
            raise CommandError(str(galat)) from None
        try:
            simpan_utuh(berkas, isi)
        except OSError as galat:
            sebab = SEBAB.get(galat.errno, "kesalahan penyimpanan")
            raise CommandError(
                f"Berkas {berkas} tidak dapat ditulis: {sebab}. Pilih tempat lain, atau "
                "perbaiki lalu ulangi."
            ) from None
        self.stdout.write(f"{berkas} selesai ditulis ({len(isi) // 1024} kB).")
