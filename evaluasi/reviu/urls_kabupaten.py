"""Below /kabupaten/<kode>/evaluasi/reviu/."""

from django.urls import path

from . import views_kabupaten as views

urlpatterns = [
    path("", views.papan, name="reviu_kabupaten"),
    path("aturan/tambah/", views.aturan, name="reviu_aturan_tambah"),
    path("aturan/<int:pk>/", views.aturan, name="reviu_aturan"),
]
