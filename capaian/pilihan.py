"""Enumerations of the room `capaian`: what was achieved."""

from django.db.models import TextChoices


class JenisSkala(TextChoices):
    CAPAIAN = "capaian", "Capaian kinerja"
    SAKIP = "sakip", "Nilai SAKIP"
    IKM = "ikm", "Indeks Kepuasan Masyarakat"
    IPP = "ipp", "Indeks Pelayanan Publik"


class AturanEfisiensi(TextChoices):
    """When a sasaran counts as efficient."""

    TERCAPAI = "tercapai", "Capaian paling sedikit 100 % dan melebihi serapan"
    BANDING = "banding", "Capaian paling sedikit sama dengan serapan"


class Bentuk(TextChoices):
    """Nothing, zero and not-yet are three things."""

    LANGSUNG = "langsung", "Nilai"
    VARIABEL = "variabel", "Dihitung dari komponen"
    KOSONG = "kosong", "Tidak tersedia data"


class AsalRealisasi(TextChoices):
    ENTRI = "entri", "Diisi petugas"
    SISTEM = "sistem", "Dihitung sistem"
    ESUKMA = "esukma", "e-SUKMA"
    ORGANISASI = "organisasi", "Penetapan Bagian Organisasi"
    DOKUMEN = "dokumen", "Disalin dari dokumen"


class StatusRealisasi(TextChoices):
    DRAF = "draf", "Draf"
    TERKUNCI = "terkunci", "Terkunci"


class TingkatPembanding(TextChoices):
    NASIONAL = "nasional", "Nasional"
    PROVINSI = "provinsi", "Provinsi"
    KABUPATEN = "kabupaten", "Kabupaten"


class JenisPembanding(TextChoices):
    TARGET = "target", "Target"
    REALISASI = "realisasi", "Realisasi"
