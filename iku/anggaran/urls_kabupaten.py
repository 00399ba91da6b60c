from django.urls import path

from . import views_nomenklatur

urlpatterns = [
    path("nomenklatur/", views_nomenklatur.daftar, name="nomenklatur"),
    path("nomenklatur/tambah/", views_nomenklatur.tambah, name="nomenklatur-tambah"),
    path("nomenklatur/<int:pk>/ubah/", views_nomenklatur.ubah, name="nomenklatur-ubah"),
    path(
        "nomenklatur/<int:pk>/hapus/",
        views_nomenklatur.hapus,
        name="nomenklatur-hapus",
    ),
]
