from django.apps import AppConfig


class CapaianConfig(AppConfig):
    name = "capaian"
    verbose_name = "Capaian"

    def ready(self):
        # Only now: models must be loaded before their sheets.
        from iku.lembar.daftar import daftarkan

        from .lembar import ACUAN, KUNCI

        daftarkan(ACUAN, kunci=KUNCI)
