from kecamatan.perintah import Perintah
from laporan.cetak import antrekan_yang_terhenti


class Command(Perintah):
    help = (
        "Mengantrekan lagi pekerjaan cetak yang pekerjanya mati di tengah jalan. "
        "Dijalankan sebelum pekerja latar dimulai (./jalankan melakukannya); yang masih "
        "dikerjakan tidak disentuh."
    )

    def handle(self, **_):
        if banyak := antrekan_yang_terhenti():
            self.stdout.write(f"{banyak} pekerjaan cetak dilanjutkan.")
