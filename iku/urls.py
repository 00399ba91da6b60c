"""Addresses of planning: one module per theme."""

from django.urls import include, path

PERENCANAAN = "<kode:kode>/<tahun:tahun>/perencanaan/"
KABUPATEN = "kabupaten/<kabupaten:kode>/"

urlpatterns = [
    path(PERENCANAAN, include("iku.perencanaan.urls")),
    path(KABUPATEN, include("iku.perencanaan.urls_kabupaten")),
]
