"""What a signed document says is frozen in the database itself."""

from kecamatan.pembekuan import Pemicu, lepas, lepas_semua, pasang, pasang_semua

# Migrations take the machinery from here, too.
__all__ = [
    "DOKUMEN_BEKU",
    "PEMICU_DOKUMEN",
    "PEMICU_DOKUMEN_AWAL",
    "Pemicu",
    "lepas",
    "lepas_semua",
    "pasang",
    "pasang_semua",
]

# What a signed document says. Its status goes on (ditandatangani, disampaikan,
# terbit), but never back to draf.
_ISI_AWAL = [
    "kecamatan_id",
    "jenis",
    "tahun",
    "judul",
    "nomor",
    "tanggal",
    "versi",
    "isi",
    "sidik",
    "berkas",
    "nama_berkas",
    "sidik_berkas",
    "dibuat_oleh_id",
    "dibuat_pada",
]
_ISI = [*_ISI_AWAL, "sidik_pokok"]
# The day of sending is written once.
_DISAMPAIKAN_LAGI = (
    "OLD.disampaikan_pada IS NOT NULL"
    " AND NEW.disampaikan_pada {beda} OLD.disampaikan_pada"
)
DOKUMEN_BEKU = (
    "Dokumen ini sudah ditandatangani dan tidak dapat diubah. Buat versi berikutnya "
    "untuk memperbaikinya."
)


def _pemicu(kolom: list[str], *lain: str) -> tuple[Pemicu, ...]:
    """The triggers where these columns stay as they are, and `lain` does not hold."""
    berubah = [f"NEW.{nama} {{beda}} OLD.{nama}" for nama in kolom]
    berubah += [f"({syarat})" for syarat in lain]
    return (
        Pemicu(
            "dokumen_resmi_beku_ubah",
            "dokumen_dokumenresmi",
            "UPDATE",
            f"OLD.status <> 'draf' AND (NEW.status = 'draf' OR {' OR '.join(berubah)})",
            DOKUMEN_BEKU,
        ),
        Pemicu(
            "dokumen_resmi_beku_hapus",
            "dokumen_dokumenresmi",
            "DELETE",
            "OLD.status <> 'draf'",
            DOKUMEN_BEKU,
        ),
        Pemicu(
            "dokumen_resmi_beku_kosongkan",
            "dokumen_dokumenresmi",
            "TRUNCATE",
            "EXISTS (SELECT 1 FROM dokumen_dokumenresmi WHERE status <> 'draf')",
            DOKUMEN_BEKU,
        ),
    )


# As they were first made: SQLite alters no table while a trigger names a column that
# is not there yet, so the early migrations must not know the later columns.
PEMICU_DOKUMEN_AWAL = _pemicu(_ISI_AWAL)
PEMICU_DOKUMEN = _pemicu(_ISI, _DISAMPAIKAN_LAGI)
