"""Below /<kode>/<tahun>/lkjip/periksa/."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.daftar, name="lkjip-periksa"),
    path("naskah-lama/", views.naskah_lama, name="lkjip-periksa-lama"),
    path("abaikan/<slug:temuan>/", views.abaikan, name="lkjip-periksa-abaikan"),
    path("buka/<int:pk>/", views.buka, name="lkjip-periksa-buka"),
]
