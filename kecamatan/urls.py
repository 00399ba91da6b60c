from django.contrib.auth.views import LogoutView
from django.urls import path

from . import views

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
    path("siap/", views.siap, name="siap"),
    path("<kode:kode>/", views.buka, name="kecamatan"),
]
