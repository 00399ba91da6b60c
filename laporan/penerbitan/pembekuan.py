"""What of a version is written once, in the database itself.

What a signed report says is frozen on its document (`dokumen.pembekuan`). Here: which
report and document a version belongs to and why it was made, from the first; the day of
publishing and the kept print, once they are there. The triggers read no other table:
SQLite would not alter a table of another room that one of them names.
"""

from dokumen.pembekuan import Pemicu

VERSI_BEKU = (
    "Cetakan, tanggal terbit, dan alasan versi LKjIP dicatat satu kali dan tidak dapat "
    "diubah atau dihapus. Buat versi perbaikan."
)
_VERSI = "laporan_versilkjip"
_SEJAK_AWAL = " OR ".join(
    f"NEW.{kolom} {{beda}} OLD.{kolom}"
    for kolom in ("lkjip_id", "dokumen_id", "alasan")
)
_TERBIT_LAGI = "OLD.terbit_pada IS NOT NULL AND NEW.terbit_pada {beda} OLD.terbit_pada"
_CETAK_LAGI = (
    "OLD.sidik_cetakan <> '' AND (NEW.sidik_cetakan {beda} OLD.sidik_cetakan"
    " OR NEW.cetakan {beda} OLD.cetakan)"
)
_SYARAT = {
    "UPDATE": f"{_SEJAK_AWAL} OR ({_TERBIT_LAGI}) OR ({_CETAK_LAGI})",
    "DELETE": "OLD.terbit_pada IS NOT NULL OR OLD.sidik_cetakan <> ''",
    "TRUNCATE": (
        f"EXISTS (SELECT 1 FROM {_VERSI}"
        " WHERE terbit_pada IS NOT NULL OR sidik_cetakan <> '')"
    ),
}
PEMICU_VERSI = tuple(
    Pemicu(f"{_VERSI}_beku_{saat.lower()}", _VERSI, saat, syarat, VERSI_BEKU)
    for saat, syarat in _SYARAT.items()
)
