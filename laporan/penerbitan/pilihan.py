"""Enumerations of issuing."""

from django.db.models import TextChoices


class TindakanLkjip(TextChoices):
    """The official acts on a report, in their order."""

    SIAPKAN = "siapkan", "Siapkan naskah"
    TANDATANGANI = "tandatangani", "Catat penandatanganan"
    SAMPAIKAN = "sampaikan", "Catat penyampaian"
    TERBITKAN = "terbitkan", "Terbitkan"
    PERBAIKI = "perbaiki", "Buat versi perbaikan"
    BATALKAN = "batalkan", "Batalkan naskah perbaikan"
