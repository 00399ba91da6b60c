from .keadaan import KomposisiPegawai, RincianPegawai, Sarana
from .lkjip import PENYUSUN, JadwalLkjip, Lkjip, VersiLkjip
from .muatan import MuatanContoh
from .narasi import KomentarNarasi, Narasi
from .temuan import PengabaianTemuan

__all__ = [
    "PENYUSUN",
    "JadwalLkjip",
    "KomentarNarasi",
    "KomposisiPegawai",
    "Lkjip",
    "MuatanContoh",
    "Narasi",
    "PengabaianTemuan",
    "RincianPegawai",
    "Sarana",
    "VersiLkjip",
]
