"""Enumerations of the room `kecamatan`: who people are and what posts they hold."""

from django.db.models import TextChoices


class Peran(TextChoices):
    """What a person does in the system; the place stands beside it in Penugasan."""

    OPERATOR = "operator", "Operator kecamatan"
    PENANGGUNG_JAWAB = "penanggung_jawab", "Penanggung jawab"
    CAMAT = "camat", "Camat"
    BAPPEDA = "bappeda", "Bappeda"
    BAGIAN_ORGANISASI = "bagian_organisasi", "Bagian Organisasi"
    EVALUATOR = "evaluator", "Evaluator Inspektorat"
    INSPEKTUR = "inspektur", "Inspektur"
    PIMPINAN = "pimpinan", "Pimpinan"
    ADMIN_KABUPATEN = "admin_kabupaten", "Admin kabupaten"


# Roles that belong to one kecamatan; an evaluator is assigned kecamatan by
# kecamatan too. All others span the regency.
PERAN_KECAMATAN = (
    Peran.OPERATOR,
    Peran.PENANGGUNG_JAWAB,
    Peran.CAMAT,
    Peran.EVALUATOR,
)


class JenisDesa(TextChoices):
    DESA = "desa", "Desa"
    KELURAHAN = "kelurahan", "Kelurahan"


class Jabatan(TextChoices):
    """Posts that sign or answer for documents."""

    BUPATI = "bupati", "Bupati"
    CAMAT = "camat", "Camat"
    SEKRETARIS = "sekretaris", "Sekretaris Kecamatan"
    KEPALA_SEKSI = "kepala_seksi", "Kepala Seksi"
    KEPALA_SUBBAGIAN = "kepala_subbagian", "Kepala Subbagian"
    LURAH = "lurah", "Lurah"
    INSPEKTUR = "inspektur", "Inspektur"


class StatusJabatan(TextChoices):
    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Pelaksana tugas (Plt.)"
    PLH = "plh", "Pelaksana harian (Plh.)"
