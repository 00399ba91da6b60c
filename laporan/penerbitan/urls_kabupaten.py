"""Below /kabupaten/<kode>/lkjip/."""

from django.urls import path

from . import views_kabupaten as views

urlpatterns = [
    path("", views.papan_kini, name="lkjip-papan-kini"),
    path("<tahun:tahun>/", views.papan, name="lkjip-papan"),
    path("<tahun:tahun>/batas/", views.jadwal, name="lkjip-jadwal"),
]
