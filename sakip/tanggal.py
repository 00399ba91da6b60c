"""Dates as Indonesians write them. No Django, no settings, no clock."""

from datetime import date, datetime

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


ZONA = {"+0700": "WIB", "+0800": "WITA", "+0900": "WIT"}


def waktu(setempat: datetime) -> str:
    """A moment, already in local time, with its zone: "24 September 2026 pukul
    16.00 WIB"."""
    selisih = setempat.strftime("%z")
    zona = ZONA.get(selisih, selisih)
    return f"{panjang(setempat)} pukul {setempat:%H.%M} {zona}".rstrip()
