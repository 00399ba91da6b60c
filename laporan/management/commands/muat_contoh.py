from django.conf import settings
from django.core.management.base import CommandError

from kecamatan.perintah import Perintah
from laporan.contoh import GalatContoh, akun_demo, muat


class Command(Perintah):
    help = (
        "Memuat data acuan dan dokumen contoh dari fixtures/. Dapat dijalankan "
        "berulang kali: yang sudah ada tidak diubah. Di luar produksi juga membuat "
        "akun percobaan."
    )

    # Loading needs no addresses or templates; ./jalankan has checked already, and
    # without this an unchanged start costs three times as much.
    requires_system_checks = []

    def handle(self, **opsi):
        try:
            muat(lapor=self.stdout.write)
        except GalatContoh as galat:
            raise CommandError(str(galat)) from None
        if settings.PRODUKSI:
            self.stdout.write("Data acuan dan dokumen contoh tersedia.")
            return
        self.stdout.write("Data acuan dan dokumen contoh tersedia. Akun percobaan:")
        self.stdout.write(f"  {'Pengguna':<17}{'Sandi':<20}Nama")
        for akun in akun_demo():
            self.stdout.write(f"  {akun.pengguna:<17}{akun.sandi:<20}{akun.nama}")
