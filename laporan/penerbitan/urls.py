"""Below /<kode>/<tahun>/lkjip/penerbitan/."""

from django.urls import path

from . import views, views_versi

urlpatterns = [
    path("", views.satu, name="lkjip-penerbitan"),
    path("siapkan/", views.siapkan, name="lkjip-siapkan"),
    path("tandatangani/", views.tandatangani, name="lkjip-tandatangani"),
    path("sampaikan/", views.sampaikan, name="lkjip-sampaikan"),
    path("terbitkan/", views.terbitkan, name="lkjip-terbitkan"),
    path("perbaiki/", views.perbaiki, name="lkjip-perbaiki"),
    path("batalkan/", views.batalkan, name="lkjip-batalkan"),
    path("beda/", views_versi.beda, name="lkjip-beda"),
    path("versi/<int:versi>/", views_versi.baca, name="lkjip-versi"),
    path("versi/<int:versi>/cetakan/", views_versi.cetakan, name="lkjip-cetakan"),
    path(
        "versi/<int:versi>/naskah/",
        views_versi.bertanda_tangan,
        name="lkjip-bertanda-tangan",
    ),
]
