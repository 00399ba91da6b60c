"""What is frozen once an LHE was issued here: its row, and the words of its notes and
recommendations.

Owner, deadline, plan and what was done stay open: they come afterwards. An LHE that was
typed in or imported has no document of ours and stays open as a whole.
"""

from dokumen.pembekuan import Pemicu

LHE_BEKU = (
    "LHE yang sudah terbit tidak dapat diubah atau dihapus. Perbaikannya dimuat dalam "
    "LHE berikutnya."
)
_LHE, _BUTIR = "evaluasi_lhe", "evaluasi_rekomendasi"
_KATA = " OR ".join(
    f"NEW.{kolom} {{beda}} OLD.{kolom}"
    for kolom in ("lhe_id", "nomor", "jenis", "komponen", "uraian")
)


def _terbit(baris: str, pegang: str = "{pegang}") -> str:
    """Whether the LHE of this row has its frozen document."""
    return (
        f"(SELECT l.dokumen_id FROM {_LHE} l WHERE l.id = {baris}.lhe_id {pegang}) "
        "IS NOT NULL"
    )


_SYARAT_LHE = {
    "UPDATE": "OLD.dokumen_id IS NOT NULL",
    "DELETE": "OLD.dokumen_id IS NOT NULL",
    "TRUNCATE": f"EXISTS (SELECT 1 FROM {_LHE} WHERE dokumen_id IS NOT NULL)",
}
_SYARAT_BUTIR = {
    "INSERT": _terbit("NEW"),
    "UPDATE": f"({_terbit('OLD')} OR {_terbit('NEW')}) AND ({_KATA})",
    "DELETE": _terbit("OLD"),
    "TRUNCATE": f"EXISTS (SELECT 1 FROM {_BUTIR} r WHERE {_terbit('r', '')})",
}
PEMICU_LHE = tuple(
    Pemicu(f"{tabel}_beku_{saat.lower()}", tabel, saat, syarat, LHE_BEKU)
    for tabel, daftar in ((_LHE, _SYARAT_LHE), (_BUTIR, _SYARAT_BUTIR))
    for saat, syarat in daftar.items()
)
