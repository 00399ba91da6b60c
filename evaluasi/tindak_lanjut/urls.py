"""Below /<kode>/<tahun>/tindak-lanjut/."""

from django.urls import path

from . import views, views_bukti

urlpatterns = [
    path("", views.daftar, name="tindak_lanjut"),
    path("<int:pk>/", views.satu, name="tindak_lanjut_satu"),
    path("<int:pk>/rencana/", views.rencana, name="tindak_lanjut_rencana"),
    path("<int:pk>/riwayat/", views.riwayat, name="tindak_lanjut_riwayat"),
    path("<int:pk>/triwulan/<triwulan:triwulan>/", views.isi, name="tindak_lanjut_isi"),
    path(
        "<int:pk>/verifikasi/<int:tindak>/",
        views.verifikasi,
        name="tindak_lanjut_verifikasi",
    ),
    path("<int:pk>/bukti/<int:tindak>/", views_bukti.bukti, name="tindak_lanjut_bukti"),
]
