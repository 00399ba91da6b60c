import json

from django.core.management.base import CommandError

from capaian.pengukuran import TanpaSkala
from capaian.perintah import pastikan_ber_pk
from kecamatan.perintah import Perintah, baca_tahun, cari_kecamatan
from laporan.periksa import Keparahan, periksa
from laporan.periksa.keluaran import ke_json, ke_teks


class Command(Perintah):
    help = "Memeriksa keselarasan isi Laporan Kinerja satu kecamatan dan tahun."

    def add_arguments(self, parser):
        parser.add_argument("kode", metavar="KODE", help="misalnya 35.09.24")
        parser.add_argument("tahun", metavar="TAHUN", help="misalnya 2025")
        parser.add_argument("--format", choices=["teks", "json"], default="teks")
        parser.add_argument(
            "--ketat",
            action="store_true",
            help="keluar dengan kode 1 bila ada temuan berat yang terbuka",
        )

    def handle(self, *, kode, tahun, format, ketat, **_):
        kecamatan, tahun = cari_kecamatan(kode), baca_tahun(tahun)
        pastikan_ber_pk(kecamatan, tahun)
        try:
            hasil = periksa(kecamatan, tahun)
        except TanpaSkala as galat:
            raise CommandError(str(galat)) from None
        if format == "json":
            isi = ke_json(hasil, kecamatan, tahun)
            self.stdout.write(json.dumps(isi, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(ke_teks(hasil, kecamatan, tahun))
        if ketat and (berat := hasil.terbuka(Keparahan.BERAT)):
            raise CommandError(
                f"{len(berat)} temuan berat masih terbuka. Perbaiki, atau abaikan "
                "dengan alasan pada halaman Periksa LKjIP."
            )
