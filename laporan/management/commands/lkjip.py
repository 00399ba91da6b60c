import errno
import os
from pathlib import Path

from django.core.management.base import CommandError

from capaian.pengukuran import TanpaSkala
from capaian.perintah import pastikan_ber_pk
from dokumen.html import halaman
from dokumen.pdf import GagalCetak, cetak_terbatas
from dokumen.pekerjaan import simpan_utuh
from kecamatan.perintah import Perintah, baca_tahun, cari_kecamatan
from laporan.susun import susun_lkjip

SEBAB = {
    errno.EACCES: "tidak ada hak menulis",
    errno.EPERM: "tidak ada hak menulis",
    errno.EROFS: "penyimpanannya hanya dapat dibaca",
    errno.ENOSPC: "ruang penyimpanan habis",
    errno.EDQUOT: "jatah penyimpanan habis",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
}
FORMAT = {
    ".pdf": cetak_terbatas,
    ".html": lambda dokumen: halaman(dokumen).encode(),
}


class Command(Perintah):
    help = (
        "Mencetak Laporan Kinerja (LKjIP) satu kecamatan dan tahun. Bentuk berkas "
        f"mengikuti akhiran namanya: {', '.join(FORMAT)}."
    )

    def add_arguments(self, parser):
        parser.add_argument("kode", metavar="KODE", help="misalnya 35.09.24")
        parser.add_argument("tahun", metavar="TAHUN", help="misalnya 2025")
        parser.add_argument(
            "--keluaran", metavar="FILE", required=True, help="misalnya lkjip.pdf"
        )

    def handle(self, *, kode, tahun, keluaran, **_):
        berkas = Path(keluaran).expanduser()
        cetak = self._format(berkas)
        kecamatan, tahun = cari_kecamatan(kode), baca_tahun(tahun)
        pastikan_ber_pk(kecamatan, tahun)
        self._pastikan_folder(berkas)
        try:
            isi = cetak(susun_lkjip(kecamatan, tahun))
        except (TanpaSkala, GagalCetak) as galat:
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

    def _format(self, berkas: Path):
        """The printer for the suffix; CommandError names those there are."""
        akhiran = berkas.suffix.lower()
        if akhiran not in FORMAT:
            sebab = (
                f"Bentuk {akhiran} belum tersedia."
                if akhiran
                else f"Nama berkas “{berkas}” tidak menyebut bentuknya."
            )
            raise CommandError(
                f"{sebab} Beri nama yang berakhiran {' atau '.join(FORMAT)}, misalnya "
                "lkjip.pdf."
            )
        return FORMAT[akhiran]

    def _pastikan_folder(self, berkas: Path) -> None:
        """Refuse before the work, not after it."""
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
