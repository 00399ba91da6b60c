from .jejak import Jejak
from .pejabat import MasaJabatan, Pejabat, UnitKerja
from .pemberitahuan import Pemberitahuan
from .pengguna import Pengguna, Penugasan
from .wilayah import Desa, Kabupaten, Kecamatan

__all__ = [
    "Desa",
    "Jejak",
    "Kabupaten",
    "Kecamatan",
    "MasaJabatan",
    "Pejabat",
    "Pemberitahuan",
    "Pengguna",
    "Penugasan",
    "UnitKerja",
]
