from django.apps import AppConfig


class LaporanConfig(AppConfig):
    name = "laporan"
    verbose_name = "Laporan"

    def ready(self):
        # Only now: models must be loaded first.
        from capaian.triwulan.pengingat import daftarkan as daftarkan_pengingat

        from .penerbitan import pengingat

        daftarkan_pengingat(pengingat.lkjip_belum_disampaikan)
