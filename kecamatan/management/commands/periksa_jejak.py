from django.core.management.base import CommandError

from kecamatan.pemeriksaan_jejak import Acuan, Rusak, periksa
from kecamatan.perintah import Perintah


class Command(Perintah):
    help = (
        "Memeriksa keutuhan jejak perubahan: setiap entri terikat pada semua entri "
        "sebelumnya. Keluar dengan kode 1 dan menyebut entri pertama yang rusak. Rantai "
        "yang ditulis ulang seluruhnya hanya tampak terhadap kepala yang dicatat di luar "
        "basis data (tercetak pada keterangan dokumen): sebutkan dengan --kepala."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--kepala",
            metavar="SIDIK",
            help="kepala jejak yang tercatat di luar, misalnya 1234-0f3a5b6c7d8e9f01",
        )

    def handle(self, *, kepala, **_):
        try:
            hasil = periksa(Acuan.baca(kepala) if kepala else None)
        except (Rusak, ValueError) as galat:
            raise CommandError(str(galat)) from galat
        self.stdout.write(f"Utuh: {hasil.banyak} entri, kepala {hasil.kepala or '-'}.")
        if hasil.menunggu:
            self.stdout.write(f"{hasil.menunggu} entri baru menunggu segelnya.")
        if not kepala:
            self.stdout.write(
                "Tanpa --kepala, rantai yang ditulis ulang seluruhnya atau dipotong "
                "beserta kepalanya tidak tampak."
            )
