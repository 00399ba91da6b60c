"""…/kabupaten/<kode>/: the board of each quarter, and when quarters are filled in."""

from django.urls import path

from ..pilihan import TindakanTriwulan as T
from . import urls  # noqa: F401 (registers the converter)
from .jadwal import views as jadwal
from .papan import views as papan

_PAPAN = "triwulan/<tahun:tahun>/<triwulan:triwulan>/"

urlpatterns = [
    path("triwulan/", papan.kini, name="papan-kini"),
    path(_PAPAN, papan.papan, name="papan-triwulan"),
    path(f"{_PAPAN}unduh/", papan.unduh, name="papan-unduh"),
    path(
        f"{_PAPAN}verifikasi/",
        papan.massal,
        {"tindakan": T.VERIFIKASI},
        name="papan-verifikasi",
    ),
    path(f"{_PAPAN}kunci/", papan.massal, {"tindakan": T.KUNCI}, name="papan-kunci"),
    path("jadwal/", jadwal.daftar, name="triwulan-jadwal"),
    path(
        "jadwal/<tahun:tahun>/<triwulan:triwulan>/tambah/",
        jadwal.tambah,
        name="triwulan-jadwal-tambah",
    ),
    path("jadwal/<int:pk>/ubah/", jadwal.ubah, name="triwulan-jadwal-ubah"),
    path("jadwal/<int:pk>/hapus/", jadwal.buang, name="triwulan-jadwal-hapus"),
    path(
        "jadwal/<int:pk>/pengecualian/tambah/",
        jadwal.tambah_pengecualian,
        name="triwulan-jadwal-pengecualian-tambah",
    ),
    path(
        "jadwal/pengecualian/<int:pk>/ubah/",
        jadwal.ubah_pengecualian,
        name="triwulan-jadwal-pengecualian",
    ),
    path(
        "jadwal/pengecualian/<int:pk>/hapus/",
        jadwal.buang_pengecualian,
        name="triwulan-jadwal-pengecualian-hapus",
    ),
]
