from django.urls import path

from . import views

urlpatterns = [
    path("", views.daftar, name="daftar-rapat"),
    path("baru/", views.baru, name="rapat-baru"),
    path("<int:pk>/", views.satu, name="rapat"),
    path("<int:pk>/ubah/", views.ubah, name="rapat-ubah"),
    path("<int:pk>/hapus/", views.hapus, name="rapat-hapus"),
    path("<int:pk>/riwayat/", views.riwayat, name="rapat-riwayat"),
    path("<int:pk>/notulen.<bentuk:bentuk>", views.notulen, name="rapat-unduh"),
    path("<int:pk>/keputusan/tambah/", views.keputusan, name="rapat-keputusan-tambah"),
    path(
        "<int:pk>/keputusan/<int:keputusan>/", views.keputusan, name="rapat-keputusan"
    ),
    path(
        "<int:pk>/keputusan/<int:keputusan>/hapus/",
        views.keputusan_hapus,
        name="rapat-keputusan-hapus",
    ),
    path(
        "<int:pk>/keputusan/<int:keputusan>/tindak-lanjut/",
        views.tindak_lanjut,
        name="rapat-tindak-lanjut",
    ),
]
