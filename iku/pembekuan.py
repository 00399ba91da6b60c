"""What is frozen once a Perjanjian Kinerja or an SK IKU is ditetapkan: the row and all
its parts.

Rencana aksi stay open: they are written after the agreement.
"""

from dokumen.pembekuan import Pemicu

PK_BEKU = (
    "Perjanjian Kinerja yang sudah ditetapkan tidak dapat diubah atau dihapus. Buat "
    "Perjanjian Kinerja Perubahan untuk memperbaikinya."
)


SK_BEKU = (
    "SK IKU yang sudah ditetapkan tidak dapat diubah atau dihapus. Buat keputusan "
    "perubahan untuk memperbaikinya."
)
DITETAPKAN = "= 'ditetapkan'"


def _induk(tabel: str, pesan: str) -> tuple[Pemicu, ...]:
    """The document's own row. A statement may not empty the table either."""
    syarat = f"OLD.status {DITETAPKAN}"
    nama = tabel.replace("perjanjiankinerja", "pk")
    ada = f"EXISTS (SELECT 1 FROM {tabel} WHERE status {DITETAPKAN})"
    return (
        Pemicu(f"{nama}_beku_update", tabel, "UPDATE", syarat, pesan),
        Pemicu(f"{nama}_beku_delete", tabel, "DELETE", syarat, pesan),
        Pemicu(f"{nama}_beku_truncate", tabel, "TRUNCATE", ada, pesan),
    )


def _bagian(tabel: str, status: str, pesan: str) -> tuple[Pemicu, ...]:
    """Rows of a document. `status`: the query for its status, {baris} being the row
    that is written; a row cannot leave a frozen document nor enter one."""
    lama, baru = (
        f"({status.replace('{baris}', nama)} {{pegang}}) {DITETAPKAN}"
        for nama in ("OLD", "NEW")
    )
    syarat = {
        "INSERT": baru,
        "UPDATE": f"{lama} OR {baru}",
        "DELETE": lama,
        "TRUNCATE": f"EXISTS (SELECT 1 FROM {tabel} t WHERE "
        f"({status.replace('{baris}', 't')}) {DITETAPKAN})",
    }
    return tuple(
        Pemicu(f"{tabel}_beku_{saat.lower()}", tabel, saat, kapan, pesan)
        for saat, kapan in syarat.items()
    )


_STATUS_PK = (
    "SELECT p.status FROM iku_perjanjiankinerja p WHERE p.id = {baris}.perjanjian_id"
)
_STATUS_SK = "SELECT s.status FROM iku_skiku s WHERE s.id = {baris}.sk_id"
_STATUS_BUTIR_SK = (
    "SELECT s.status FROM iku_skiku s JOIN iku_butirskiku b ON b.sk_id = s.id "
    "WHERE b.id = {baris}.butirskiku_id"
)

PEMICU_PK = (
    *_induk("iku_perjanjiankinerja", PK_BEKU),
    *_bagian("iku_butirpk", _STATUS_PK, PK_BEKU),
    *_bagian("iku_anggaranpk", _STATUS_PK, PK_BEKU),
)
PEMICU_SK = (
    *_induk("iku_skiku", SK_BEKU),
    *_bagian("iku_butirskiku", _STATUS_SK, SK_BEKU),
    *_bagian("iku_butirskiku_penanggung_jawab", _STATUS_BUTIR_SK, SK_BEKU),
)
