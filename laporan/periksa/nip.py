"""What a NIP says about itself: 18 digits of birth (8), start of service (6), sex (1)
and a serial number (3). Source: Peraturan Kepala BKN 22/2007. Pure."""

from __future__ import annotations

import re
from datetime import date

TERMUDA, TERTUA = 15, 60  # age when service began; older rules let people begin at 15
# The month of a PPPK is written as 21 and more (Peraturan BKN 1/2019).
_PPPK = range(21, 33)


def angka_nip(nip: str) -> str:
    """Without the spaces and points people put in."""
    return re.sub(r"[ .\u00a0]", "", nip)


def cacat_nip(nip: str) -> str:
    """Why a NIP cannot be right, in words; "" where nothing speaks against it."""
    angka = angka_nip(nip)
    if not re.fullmatch(r"[0-9]{18}", angka):
        return "tidak terdiri atas 18 angka"
    try:
        lahir = date(int(angka[:4]), int(angka[4:6]), int(angka[6:8]))
    except ValueError:
        return f"delapan angka pertama ({angka[:8]}) bukan tanggal lahir"
    tahun, bulan = int(angka[8:12]), int(angka[12:14])
    if bulan not in range(1, 13) and bulan not in _PPPK:
        return f"angka ke-9 sampai ke-14 ({angka[8:14]}) bukan bulan pengangkatan"
    umur = tahun - lahir.year
    if not TERMUDA <= umur <= TERTUA:
        return f"lahir tahun {lahir.year} tidak mungkin diangkat tahun {tahun}"
    if angka[14] not in "12":
        return f"angka ke-15 ({angka[14]}) bukan 1 (laki-laki) atau 2 (perempuan)"
    return ""
