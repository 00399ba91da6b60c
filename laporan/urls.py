from django.urls import include, path

from . import views

urlpatterns = [
    path("", include("laporan.ruang.urls")),
    path("periksa/", include("laporan.periksa.urls")),
    path("pratinjau/", views.pratinjau, name="lkjip-pratinjau"),
    path("cetak/", views.cetak, name="lkjip-cetak"),
    path("cetak/<int:pk>/", views.pekerjaan, name="lkjip-pekerjaan"),
    path("cetak/<int:pk>/unduh/", views.unduh, name="lkjip-unduh"),
]
