"""An issued review and its answers are frozen in the database itself."""

from dokumen.pembekuan import Pemicu

REVIU_BEKU = (
    "Reviu yang sudah terbit tidak dapat diubah atau dihapus. Laporan yang berubah "
    "direviu lagi sebagai reviu yang baru."
)
_REVIU, _ISI = "evaluasi_reviu", "evaluasi_isireviu"


def _terbit(baris: str, pegang: str = "{pegang}") -> str:
    """Whether the review of this row is issued."""
    return (
        f"(SELECT v.status FROM {_REVIU} v WHERE v.id = {baris}.reviu_id {pegang}) "
        "= 'terbit'"
    )


_SYARAT_REVIU = {
    "UPDATE": "OLD.status = 'terbit'",
    "DELETE": "OLD.status = 'terbit'",
    "TRUNCATE": f"EXISTS (SELECT 1 FROM {_REVIU} WHERE status = 'terbit')",
}
_SYARAT_ISI = {
    "INSERT": _terbit("NEW"),
    "UPDATE": f"{_terbit('OLD')} OR {_terbit('NEW')}",
    "DELETE": _terbit("OLD"),
    "TRUNCATE": f"EXISTS (SELECT 1 FROM {_ISI} i WHERE {_terbit('i', '')})",
}
PEMICU_REVIU = tuple(
    Pemicu(f"{tabel}_beku_{saat.lower()}", tabel, saat, syarat, REVIU_BEKU)
    for tabel, daftar in ((_REVIU, _SYARAT_REVIU), (_ISI, _SYARAT_ISI))
    for saat, syarat in daftar.items()
)
