"""Below /<kode>/<tahun>/."""

from django.urls import path

from . import pustaka, views

urlpatterns = [
    path(
        "indikator/<int:pk>/bukti/<periode:triwulan>/",
        views.bukti,
        name="bukti",
    ),
    path("bukti/", pustaka.pustaka, name="bukti-pustaka"),
    path("bukti/<int:pk>/", pustaka.satu, name="bukti-satu"),
    path("bukti/lampiran/<int:pk>/", views.ubah, name="bukti-ubah"),
    path("bukti/lampiran/<int:pk>/lepas/", views.lepas, name="bukti-lepas"),
    path("bukti/lampiran/<int:pk>/urungkan/", views.urungkan, name="bukti-urungkan"),
]
