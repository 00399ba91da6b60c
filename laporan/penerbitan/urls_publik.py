"""Addresses without an account."""

from django.urls import path

from . import views_publik as views

urlpatterns = [
    path("publik/lkjip/", views.daftar, name="publik-lkjip"),
    path(
        "publik/lkjip/<kabupaten:kode>/<tahun:tahun>/",
        views.laporan,
        name="publik-lkjip-tahun",
    ),
    path(
        "publik/lkjip/<kode:kode>/<tahun:tahun>/versi-<int:versi>.pdf",
        views.unduh,
        name="publik-lkjip-unduh",
    ),
    path("verifikasi/", views.verifikasi, name="verifikasi"),
    path("verifikasi/<str:sidik>/", views.sidik, name="verifikasi-sidik"),
]
