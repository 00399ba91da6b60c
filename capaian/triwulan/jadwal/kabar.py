"""Tells a kecamatan that its closing time is another one, or again everybody's.

Called inside the transaction of the change: rolled back, nobody hears of it.
"""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from iku.pilihan import TRIWULAN
from kecamatan.pemberitahuan import beritahu, orang
from kecamatan.pilihan import Peran
from sakip.tanggal import waktu

from ...models import PengecualianJadwal


def kabarkan(ini: PengecualianJadwal, *, dicabut: bool = False) -> None:
    """Operator (by e-mail, too) and camat; the reason is told to nobody else."""
    jadwal = ini.jadwal
    subjek = _subjek(ini, (jadwal if dicabut else ini).tutup)
    if dicabut:
        teks = f"{subjek}, seperti kecamatan lain: waktu khususnya dicabut."
    else:
        teks = f"{subjek}. Alasan: {ini.alasan}"
    tautan = reverse(
        "triwulan", args=[ini.kecamatan.kode, jadwal.tahun, jadwal.triwulan]
    )
    beritahu(orang(ini.kecamatan, Peran.OPERATOR), teks, tautan, surel=True)
    beritahu(orang(ini.kecamatan, Peran.CAMAT), teks, tautan)


def _subjek(ini: PengecualianJadwal, tutup: datetime) -> str:
    """Until when one may write; of a time that is past, that it is over."""
    jadwal, pada = ini.jadwal, waktu(timezone.localtime(tutup))
    apa = f"{TRIWULAN[jadwal.triwulan]} {jadwal.tahun} {ini.kecamatan}"
    if tutup < timezone.now():
        return f"Pengisian realisasi {apa} sudah ditutup sejak {pada}"
    return f"Realisasi {apa} dapat diisi sampai {pada}"
