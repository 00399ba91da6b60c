from django.urls import path

from . import views

urlpatterns = [
    path("", views.daftar, name="daftar-sk-iku"),
    path("baru/", views.baru, name="sk-iku-baru"),
    path("<int:pk>/", views.satu, name="sk-iku"),
    path("<int:pk>/naskah/", views.naskah, name="sk-iku-naskah"),
    path("<int:pk>/hapus/", views.hapus, name="sk-iku-hapus"),
    path("<int:pk>/butir/tambah/", views.butir, name="sk-iku-butir-tambah"),
    path("<int:pk>/butir/<int:butir>/", views.butir, name="sk-iku-butir"),
    path(
        "<int:pk>/butir/<int:butir>/hapus/",
        views.butir_hapus,
        name="sk-iku-butir-hapus",
    ),
    path("<int:pk>/tetapkan/", views.tetapkan, name="sk-iku-tetapkan"),
    path(
        "<int:pk>/bertanda-tangan.pdf",
        views.bertanda_tangan,
        name="sk-iku-bertanda-tangan",
    ),
    path("<int:pk>/unduh.<bentuk:bentuk>", views.cetak, name="sk-iku-unduh"),
]
