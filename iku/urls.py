"""Addresses of planning: one module per theme."""

from django.urls import include, path, register_converter

from .unduhan import KonverterBentuk

register_converter(KonverterBentuk, "bentuk")

PERENCANAAN = "<kode:kode>/<tahun:tahun>/perencanaan/"
LEMBAR = "<kode:kode>/<tahun:tahun>/lembar/"
KABUPATEN = "kabupaten/<kabupaten:kode>/"

urlpatterns = [
    path(PERENCANAAN, include("iku.perencanaan.urls")),
    path(PERENCANAAN, include("iku.anggaran.urls")),
    path(PERENCANAAN, include("iku.pohon.urls")),
    path(f"{PERENCANAAN}pk/", include("iku.perjanjian.urls")),
    path(f"{PERENCANAAN}sk-iku/", include("iku.keputusan.urls")),
    path(LEMBAR, include("iku.lembar.urls")),
    path(KABUPATEN, include("iku.perencanaan.urls_kabupaten")),
    path(KABUPATEN, include("iku.anggaran.urls_kabupaten")),
]
