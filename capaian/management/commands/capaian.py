import json

from django.core.management.base import CommandError

from capaian.keluaran import ke_json, ke_teks
from capaian.pengukuran import TanpaSkala, ukur
from capaian.perintah import pastikan_ber_pk
from kecamatan.perintah import Perintah, baca_tahun, cari_kecamatan


class Command(Perintah):
    help = "Mencetak tabel capaian kinerja satu kecamatan dan tahun, per PK."

    def add_arguments(self, parser):
        parser.add_argument("kode", metavar="KODE", help="misalnya 35.09.24")
        parser.add_argument("tahun", metavar="TAHUN", help="misalnya 2025")
        parser.add_argument("--format", choices=["teks", "json"], default="teks")

    def handle(self, *, kode, tahun, format, **_):
        kecamatan, tahun = cari_kecamatan(kode), baca_tahun(tahun)
        pastikan_ber_pk(kecamatan, tahun)
        try:
            ukuran = ukur(kecamatan, tahun)
        except TanpaSkala as galat:
            raise CommandError(str(galat)) from None
        if format == "json":
            self.stdout.write(json.dumps(ke_json(ukuran), ensure_ascii=False, indent=2))
        else:
            self.stdout.write(ke_teks(ukuran))
