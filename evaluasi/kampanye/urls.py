from django.urls import path

from . import views, views_hapus, views_tim

urlpatterns = [
    path("", views.daftar, name="evaluasi-kabupaten"),
    path("periode/tambah/", views.tambah, name="evaluasi-periode-tambah"),
    path("periode/<int:pk>/", views.papan, name="evaluasi-periode"),
    path("periode/<int:pk>/ubah/", views.ubah, name="evaluasi-periode-ubah"),
    path("periode/<int:pk>/hapus/", views_hapus.periode, name="evaluasi-periode-hapus"),
    path("periode/<int:pk>/riwayat/", views.riwayat, name="evaluasi-periode-riwayat"),
    path("periode/<int:pk>/banding/", views.banding, name="evaluasi-banding"),
    path(
        "periode/<int:pk>/banding/xlsx/",
        views.banding_xlsx,
        name="evaluasi-banding-xlsx",
    ),
    path("periode/<int:pk>/tim/", views_tim.tim, name="evaluasi-tim"),
    path(
        "periode/<int:pk>/tim/tambah/", views_tim.tim_tambah, name="evaluasi-tim-tambah"
    ),
    path("periode/<int:pk>/bagi/", views_tim.bagikan, name="evaluasi-bagi"),
    path("tim/<int:pk>/ubah/", views_tim.tim_ubah, name="evaluasi-tim-ubah"),
    path("tim/<int:pk>/hapus/", views_hapus.tim, name="evaluasi-tim-hapus"),
    path(
        "kecamatan/<int:pk>/keluar/",
        views_hapus.kecamatan,
        name="evaluasi-kecamatan-keluar",
    ),
    path(
        "tim/<int:pk>/anggota/",
        views_tim.anggota_tambah,
        name="evaluasi-anggota-tambah",
    ),
    path(
        "anggota/<int:pk>/keluar/",
        views_tim.anggota_keluar,
        name="evaluasi-anggota-keluar",
    ),
]
