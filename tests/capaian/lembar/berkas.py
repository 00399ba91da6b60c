"""Sheets of realisations as people fill them in."""

PAKUSARI = "35.09.24"
JUDUL = [
    "Kecamatan",
    "Tahun",
    "Periode",
    "Kode indikator",
    "Realisasi",
    "Alasan tidak tersedia data",
]
JUDUL_KOMPONEN = [*JUDUL[:4], "Kode komponen", "Nilai", "Keterangan"]
JUDUL_BELANJA = [*JUDUL[:3], "Kode program", "Realisasi s.d. periode (Rp)"]


def realisasi(*baris, komponen=()) -> dict[str, list[list]]:
    """Rows (periode, kode, nilai, alasan) of Pakusari 2025; `komponen`: (periode, kode
    indikator, kode komponen, nilai, keterangan)."""
    lembar = {"Realisasi": [JUDUL, *([PAKUSARI, 2025, *b] for b in baris)]}
    if komponen:
        isi = ([PAKUSARI, 2025, *b] for b in komponen)
        lembar["Komponen"] = [JUDUL_KOMPONEN, *isi]
    return lembar


def belanja(*baris) -> dict[str, list[list]]:
    """Rows (periode, kode, jumlah) of Pakusari 2025."""
    isi = ([PAKUSARI, 2025, *b] for b in baris)
    return {"Realisasi anggaran": [JUDUL_BELANJA, *isi]}
