from django.apps import AppConfig


class EvaluasiConfig(AppConfig):
    name = "evaluasi"
    verbose_name = "Evaluasi"

    def ready(self):
        # Only now: models must be loaded first.
        from capaian.triwulan.pengingat import daftarkan as daftarkan_pengingat
        from capaian.usulan import daftarkan as daftarkan_usulan
        from iku.lembar.daftar import daftarkan as daftarkan_lembar
        from iku.pilihan import Cara

        from . import lembar_impor, usulan
        from .tindak_lanjut import pengingat

        daftarkan_lembar(lembar_impor.NILAI_LKE, kunci=lembar_impor.KUNCI)
        daftarkan_usulan(Cara.SAKIP, usulan.usulkan)
        daftarkan_pengingat(pengingat.mendekati_batas)
