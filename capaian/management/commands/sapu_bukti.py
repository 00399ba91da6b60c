from django.core.management.base import CommandError

from capaian.bukti.sapuan import sapu
from kecamatan.perintah import Perintah


class Command(Perintah):
    help = (
        "Menghapus bukti yang tidak terpasang selama 30 hari, berkas yang tidak "
        "disebut data mana pun, dan cetakan lama; yang masih dirujuk tidak disentuh. "
        "Aman dijalankan setiap hari. Keluar dengan kode 1 bila ada bukti yang berkasnya "
        "hilang atau berubah."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--periksa-isi",
            action="store_true",
            help="baca setiap berkas dan bandingkan sidik SHA-256-nya",
        )

    def handle(self, *, periksa_isi, **_):
        hasil = sapu(periksa_isi=periksa_isi)
        self.stdout.write(
            f"Dihapus: {hasil.bukti} bukti, {hasil.tanpa_baris} berkas tanpa data, "
            f"{hasil.cetakan} cetakan lama."
        )
        if hasil.rusak:
            raise CommandError(
                "Berkas bukti hilang atau berubah; pulihkan dari cadangan: "
                + "; ".join(hasil.rusak)
            )
