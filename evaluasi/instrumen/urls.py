from django.urls import path

from . import views

urlpatterns = [
    path("", views.daftar, name="evaluasi-instrumen"),
    path("<int:pk>/", views.lihat, name="evaluasi-instrumen-lihat"),
    path("<int:pk>/salin/", views.salin_versi, name="evaluasi-instrumen-salin"),
    path("<int:pk>/ubah/", views.ubah, name="evaluasi-instrumen-ubah"),
    path(
        "sub/<int:pk>/kriteria/",
        views.tambah_kriteria,
        name="evaluasi-instrumen-kriteria",
    ),
    path(
        "<slug:jenis>/<int:pk>/ubah/",
        views.ubah_bagian,
        name="evaluasi-instrumen-bagian",
    ),
    path(
        "<slug:jenis>/<int:pk>/riwayat/",
        views.riwayat,
        name="evaluasi-instrumen-riwayat",
    ),
]
