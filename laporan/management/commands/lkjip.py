from django.core.management.base import CommandError

from capaian.pengukuran import TanpaSkala
from capaian.perintah import pastikan_ber_pk
from kecamatan.perintah import baca_tahun, cari_kecamatan
from laporan.perintah import PerintahCetak
from laporan.susun import susun_lkjip


class Command(PerintahCetak):
    help = "Mencetak Laporan Kinerja (LKjIP) satu kecamatan dan tahun."
    contoh = "lkjip.pdf"

    def add_arguments(self, parser):
        parser.add_argument("kode", metavar="KODE", help="misalnya 35.09.24")
        parser.add_argument("tahun", metavar="TAHUN", help="misalnya 2025")
        super().add_arguments(parser)

    def handle(self, *, kode, tahun, keluaran, **_):
        berkas = self.siapkan_berkas(keluaran)
        kecamatan, tahun = cari_kecamatan(kode), baca_tahun(tahun)
        pastikan_ber_pk(kecamatan, tahun)
        try:
            dokumen = susun_lkjip(kecamatan, tahun)
        except TanpaSkala as galat:
            raise CommandError(str(galat)) from None
        self.tulis(dokumen, berkas)
