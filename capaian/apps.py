from django.apps import AppConfig


class CapaianConfig(AppConfig):
    name = "capaian"
    verbose_name = "Capaian"

    def ready(self):
        # Only now: models must be loaded before their sheets.
        from iku.lembar.daftar import daftarkan

        from .lembar import ACUAN, KUNCI

        daftarkan(ACUAN, kunci=KUNCI)
        self._daftarkan_pengusul()

    def _daftarkan_pengusul(self):
        """Who proposes values of which indicators."""
        from iku.pilihan import Cara

        from . import program_tercapai, serapan
        from .ipp import usulan as ipp
        from .usulan import daftarkan

        daftarkan(Cara.IPP, ipp.usulkan)
        daftarkan(Cara.PROG_TERCAPAI, program_tercapai.usulkan)
        daftarkan(Cara.SERAPAN, serapan.usulkan)
