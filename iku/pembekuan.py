"""What is frozen once a Perjanjian Kinerja is ditetapkan: the row and all its parts.

Rencana aksi stay open: they are written after the agreement.
"""

from dokumen.pembekuan import Pemicu

PK_BEKU = (
    "Perjanjian Kinerja yang sudah ditetapkan tidak dapat diubah atau dihapus. Buat "
    "Perjanjian Kinerja Perubahan untuk memperbaikinya."
)


def _induk_ditetapkan(baris: str) -> str:
    return (
        "(SELECT p.status FROM iku_perjanjiankinerja p "
        f"WHERE p.id = {baris}.perjanjian_id {{pegang}}) = 'ditetapkan'"
    )


def _bagian(tabel: str) -> tuple[Pemicu, ...]:
    lama, baru = _induk_ditetapkan("OLD"), _induk_ditetapkan("NEW")
    syarat = {"INSERT": baru, "UPDATE": f"{lama} OR {baru}", "DELETE": lama}
    return tuple(
        Pemicu(f"{tabel}_beku_{saat.lower()}", tabel, saat, kapan, PK_BEKU)
        for saat, kapan in syarat.items()
    )


PEMICU_PK = (
    *(
        Pemicu(
            f"iku_pk_beku_{saat.lower()}",
            "iku_perjanjiankinerja",
            saat,
            "OLD.status = 'ditetapkan'",
            PK_BEKU,
        )
        for saat in ("UPDATE", "DELETE")
    ),
    *_bagian("iku_butirpk"),
    *_bagian("iku_anggaranpk"),
)
