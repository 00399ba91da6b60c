"""Below /<kode>/<tahun>/."""

from django.urls import path

from . import views

urlpatterns = [
    path(
        "indikator/<int:pk>/analisis/<periode:triwulan>/",
        views.analisis,
        name="analisis",
    ),
    path(
        "indikator/<int:pk>/analisis/<periode:triwulan>/salin/",
        views.salin_analisis,
        name="analisis-salin",
    ),
]
