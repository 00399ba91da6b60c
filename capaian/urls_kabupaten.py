from django.urls import include, path

from . import pembanding_views as pembanding

urlpatterns = [
    path("acuan/<int:pk>/pembanding/", pembanding.daftar, name="pembanding"),
    path(
        "acuan/<int:pk>/pembanding/tambah/", pembanding.tambah, name="pembanding-tambah"
    ),
    path("pembanding/<int:pk>/ubah/", pembanding.ubah, name="pembanding-ubah"),
    path("pembanding/<int:pk>/hapus/", pembanding.buang, name="pembanding-hapus"),
    path("pembanding/<int:pk>/riwayat/", pembanding.riwayat, name="pembanding-riwayat"),
    path("", include("capaian.ipp.urls_kabupaten")),
    path("", include("capaian.triwulan.urls_kabupaten")),
]
