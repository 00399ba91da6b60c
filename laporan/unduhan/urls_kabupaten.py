"""Below /kabupaten/<kode>/lkjip/."""

from django.urls import path

from . import views_himpunan as views

urlpatterns = [
    path("<tahun:tahun>/zip/", views.himpunan, name="lkjip-zip"),
    path("<tahun:tahun>/zip/<int:pk>/", views.pekerjaan, name="lkjip-zip-pekerjaan"),
    path("<tahun:tahun>/zip/<int:pk>/unduh/", views.unduh, name="lkjip-zip-unduh"),
]
