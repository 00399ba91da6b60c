from capaian.triwulan.pengingat import ingatkan
from kecamatan.perintah import Perintah


class Command(Perintah):
    help = (
        "Mengingatkan yang belum mengirim realisasi triwulan (lima hari dan sehari "
        "sebelum ditutup, dan sehari sesudahnya), Camat yang antreannya lebih dari "
        "sehari, operator yang kirimannya dikembalikan lebih dari sehari tanpa "
        "perubahan, dan batas waktu rekomendasi LHE. Dijalankan sekali sehari; diulang pada hari yang sama tidak "
        "mengirim apa-apa lagi."
    )

    def handle(self, **_):
        self.stdout.write(f"{ingatkan()} orang mempunyai pengingat hari ini.")
