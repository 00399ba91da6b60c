from .jejak import Jejak
from .lambang import Lambang
from .pejabat import MasaJabatan, Pejabat, UnitKerja
from .pemberitahuan import Pemberitahuan
from .pengguna import Pengguna, Penugasan
from .percobaan import PercobaanMasuk
from .segel import AntreanSegel, KepalaJejak, Segel, kepala_jejak
from .wilayah import Desa, Kabupaten, Kecamatan

__all__ = [
    "AntreanSegel",
    "Desa",
    "Jejak",
    "Kabupaten",
    "Kecamatan",
    "KepalaJejak",
    "Lambang",
    "MasaJabatan",
    "Pejabat",
    "Pemberitahuan",
    "Pengguna",
    "Penugasan",
    "PercobaanMasuk",
    "Segel",
    "UnitKerja",
    "kepala_jejak",
]
