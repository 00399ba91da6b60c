from django.urls import path

from . import views

urlpatterns = [
    path("", views.beranda, name="beranda"),
    path(
        "<kode:kode>/<tahun:tahun>/beranda/", views.kecamatan, name="beranda-kecamatan"
    ),
    path(
        "kabupaten/<kabupaten:kode>/<tahun:tahun>/",
        views.kabupaten,
        name="beranda-kabupaten",
    ),
]
