from django.core.management.base import CommandError
from django.db import DatabaseError

from kecamatan.kesehatan import PEMERIKSAAN, BelumSiap
from kecamatan.perintah import Perintah


class Command(Perintah):
    help = (
        "Memeriksa kesehatan instalasi; keluar dengan kode 1 bila ada yang belum siap."
    )

    def handle(self, *args, **options):
        gagal = 0
        for pemeriksaan in PEMERIKSAAN:
            try:
                self.stdout.write(f"[ siap  ] {pemeriksaan()}")
            except BelumSiap as galat:
                gagal += 1
                self.stdout.write(f"[ BELUM ] {galat}")
            except DatabaseError as galat:
                gagal += 1
                self.stdout.write(
                    "[ BELUM ] Basis data menolak; periksa DATABASE_URL, lalu "
                    f"jalankan manage.py mulai. Pesannya: {galat}"
                )
        if gagal:
            raise CommandError(f"{gagal} dari {len(PEMERIKSAAN)} pemeriksaan gagal.")
