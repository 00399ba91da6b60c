"""Dates as Indonesians write them. No Django, no settings, no clock."""

from datetime import date

BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def panjang(tanggal: date) -> str:
    """The date as documents print it: "24 September 2025"."""
    return f"{tanggal.day} {BULAN[tanggal.month - 1]} {tanggal.year}"


def pendek(tanggal: date) -> str:
    """The date for narrow columns, months by their first three letters: "24 Sep 2025"."""
    return f"{tanggal.day} {BULAN[tanggal.month - 1][:3]} {tanggal.year}"
