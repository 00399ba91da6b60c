"""Enumerations of the room `evaluasi`: how it was judged."""

from django.db.models import TextChoices


class JenisRekomendasi(TextChoices):
    CATATAN = "catatan", "Catatan"
    REKOMENDASI = "rekomendasi", "Rekomendasi"


class StatusTindakLanjut(TextChoices):
    BELUM = "belum", "Belum diverifikasi"
    SELESAI = "selesai", "Selesai"
    TIDAK_DAPAT = "tidak_dapat", "Tidak dapat ditindaklanjuti"
