"""What a signed document says is frozen in the database itself."""

from kecamatan.pembekuan import Pemicu, lepas, lepas_semua, pasang, pasang_semua

# Migrations take the machinery from here, too.
__all__ = [
    "DOKUMEN_BEKU",
    "PEMICU_DOKUMEN",
    "Pemicu",
    "lepas",
    "lepas_semua",
    "pasang",
    "pasang_semua",
]

# What a signed document says. Its status goes on (ditandatangani, disampaikan,
# terbit), but never back to draf.
_ISI = [
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
_BERUBAH = " OR ".join(f"NEW.{kolom} {{beda}} OLD.{kolom}" for kolom in _ISI)
DOKUMEN_BEKU = (
    "Dokumen ini sudah ditandatangani dan tidak dapat diubah. Buat versi berikutnya "
    "untuk memperbaikinya."
)
PEMICU_DOKUMEN = (
    Pemicu(
        "dokumen_resmi_beku_ubah",
        "dokumen_dokumenresmi",
        "UPDATE",
        f"OLD.status <> 'draf' AND (NEW.status = 'draf' OR {_BERUBAH})",
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
