"""Colours of print that several renderers share, as RRGGBB."""

DASAR_KEPALA, DASAR_KELOMPOK = "E9EDEC", "F4F6F5"
WARNA_REDUP = "56616C"
# Ground and ink of each predicate, as in print; the word carries the meaning.
WARNA_NADA = {
    "sangat-tinggi": ("CFE6FA", "0B3A5B"),
    "tinggi": ("CBEBD3", "0E4A2B"),
    "sedang": ("FFF0B3", "5A4300"),
    "rendah": ("5A6470", "FFFFFF"),
    "sangat-rendah": ("A8201A", "FFFFFF"),
    "belum": ("F1F3F5", "495057"),
}
