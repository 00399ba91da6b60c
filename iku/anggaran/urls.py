from django.urls import path

from . import views, views_dukungan, views_jumlah

urlpatterns = [
    path("anggaran/", views.anggaran, name="daftar-anggaran"),
    path("anggaran/tambah/", views.tambah, name="anggaran-tambah"),
    path("anggaran/<int:pk>/", views.ubah, name="anggaran"),
    path("anggaran/<int:pk>/hapus/", views.hapus, name="anggaran-hapus"),
    path("anggaran/<int:pk>/jumlah/", views_jumlah.jumlah, name="anggaran-jumlah"),
    path("anggaran/<int:pk>/baris/", views_jumlah.tambah_baris, name="anggaran-baris"),
    path(
        "anggaran/<int:pk>/jumlah/<int:pagu>/hapus/",
        views_jumlah.hapus,
        name="anggaran-baris-hapus",
    ),
    path(
        "anggaran/dukungan/<int:pk>/",
        views_dukungan.dukungan,
        name="anggaran-dukungan",
    ),
]
