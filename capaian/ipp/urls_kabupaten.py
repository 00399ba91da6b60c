from django.urls import path

from .views import kabupaten

urlpatterns = [
    path("ipp/", kabupaten.daftar, name="ipp-kabupaten"),
    path("ipp/aturan/tambah/", kabupaten.aturan_baru, name="ipp-aturan-baru"),
    path("ipp/aturan/<int:pk>/ubah/", kabupaten.aturan_ubah, name="ipp-aturan"),
]
