"""Columns for figures. 15 digits at most: SQLite keeps decimals as REAL and
loses digits beyond (`docs/keputusan.md`, angka)."""

from django.db import models


def kolom_nilai(label: str, **opsi):
    """A measured or promised value, 4 decimals; None means "not there"."""
    opsi = {"null": True, "blank": True} | opsi
    return models.DecimalField(label, max_digits=15, decimal_places=4, **opsi)


def kolom_rupiah(label: str, **opsi):
    """An amount of rupiah, 2 decimals."""
    return models.DecimalField(label, max_digits=15, decimal_places=2, **opsi)


def kolom_tahun(label: str = "tahun", **opsi):
    return models.PositiveSmallIntegerField(label, **opsi)
