from django.contrib.auth.views import LogoutView
from django.urls import path

from . import views, views_lambang

urlpatterns = [
    path("masuk/", views.Masuk.as_view(), name="masuk"),
    path("keluar/", LogoutView.as_view(), name="keluar"),
    path("sandi/", views.GantiSandi.as_view(), name="sandi"),
    path("tema/", views.tema, name="tema"),
    path("pemberitahuan/", views.daftar_pemberitahuan, name="pemberitahuan"),
    path(
        "pemberitahuan/<int:pk>/",
        views.buka_pemberitahuan,
        name="pemberitahuan-buka",
    ),
    path("kabupaten/<kabupaten:kode>/lambang/", views_lambang.lambang, name="lambang"),
    path(
        "kabupaten/<kabupaten:kode>/lambang/hapus/",
        views_lambang.buang,
        name="lambang-hapus",
    ),
    path("siap/", views.siap, name="siap"),
    path("<kode:kode>/", views.buka, name="kecamatan"),
]
