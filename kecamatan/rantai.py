"""The arithmetic of the chain: what a link is reckoned from. No rows.

Changing a line here makes every chain there is look forged.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC

# Everything an entry says, in the order in which it is reckoned.
KOLOM = (
    "id",
    "pada",
    "pengguna",
    "id_pengguna",
    "aksi",
    "objek",
    "id_objek",
    "id_kecamatan",
    "id_kabupaten",
    "dari",
    "ke",
    "alasan",
)


def sidik_mata(sebelum: str, urutan: int, isi: Sequence) -> str:
    """SHA-256, in hexadecimal, of the link before ("" at the first), the place in the
    chain, and the entry (`KOLOM`): its moment in UTC to the microsecond, keys sorted,
    ASCII alone, so that both databases give the same."""
    nomor, pada, *lain = isi
    teks = json.dumps(
        [urutan, nomor, pada.astimezone(UTC).isoformat(timespec="microseconds"), *lain],
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(f"{sebelum}{teks}".encode()).hexdigest()
