"""Below /<kode>/<tahun>/reviu/; the year is the one of the report."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.daftar, name="reviu"),
    path("mulai/<int:pk>/", views.mulai, name="reviu_mulai"),
    path("<int:pk>/", views.satu, name="reviu_satu"),
    path("<int:pk>/riwayat/", views.riwayat, name="reviu_riwayat"),
    path("<int:pk>/ajukan/", views.ajukan, name="reviu_ajukan"),
    path("<int:pk>/kembalikan/", views.kembalikan, name="reviu_kembalikan"),
    path("<int:pk>/terbitkan/", views.terbitkan, name="reviu_terbitkan"),
    path("<int:pk>/naskah/", views.bertanda_tangan, name="reviu_naskah"),
    path("<int:pk>/unduh.<bentuk:bentuk>", views.cetak, name="reviu_unduh"),
]
