from django.urls import path

from . import views, views_hapus, views_nilai_lalu, views_tim

urlpatterns = [
    path("", views.daftar, name="evaluasi-kabupaten"),
    path("nilai-lalu/", views_nilai_lalu.nilai_lalu, name="evaluasi-nilai-lalu"),
    path(
        "nilai-lalu/berkas/<slug:isi>/",
        views_nilai_lalu.unduh,
        name="evaluasi-nilai-lalu-berkas",
    ),
    path(
        "nilai-lalu/pratinjau/<slug:tanda>/",
        views_nilai_lalu.lihat,
        name="evaluasi-nilai-lalu-lihat",
    ),
    path(
        "nilai-lalu/pratinjau/<slug:tanda>/ditandai/",
        views_nilai_lalu.ditandai,
        name="evaluasi-nilai-lalu-ditandai",
    ),
    path(
        "nilai-lalu/pratinjau/<slug:tanda>/terapkan/",
        views_nilai_lalu.terap,
        name="evaluasi-nilai-lalu-terapkan",
    ),
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
