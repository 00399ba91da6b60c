from django.urls import include, path

from . import views

urlpatterns = [
    path("", include("laporan.ruang.urls")),
    path("periksa/", include("laporan.periksa.urls")),
    path("pratinjau/", views.pratinjau, name="lkjip-pratinjau"),
    path("", include("laporan.unduhan.urls")),
]
