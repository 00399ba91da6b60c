from django.apps import AppConfig


class CapaianConfig(AppConfig):
    name = "capaian"
    verbose_name = "Capaian"

    def ready(self):
        # Only now: models must be loaded before their sheets.
        from iku.lembar.daftar import daftarkan

        from .ipp import lembar as ipp
        from .lembar import daftarkan_semua
        from .skm import lembar as skm

        daftarkan_semua()
        daftarkan(skm.SKM, kunci=skm.KUNCI)
        daftarkan(ipp.F03, kunci=ipp.KUNCI)
        self._daftarkan_pengusul()

    def _daftarkan_pengusul(self):
        """Who proposes values of which indicators."""
        from iku.pilihan import Cara

        from . import program_tercapai, serapan
        from .ipp import usulan as ipp
        from .skm import usulan as skm
        from .usulan import daftarkan

        daftarkan(Cara.IPP, ipp.usulkan)
        daftarkan(Cara.PROG_TERCAPAI, program_tercapai.usulkan)
        daftarkan(Cara.SKM, skm.usulkan_ikm)
        daftarkan(Cara.SERAPAN, serapan.usulkan)
