"""Below /<kode>/bukti/: a file belongs to no year."""

from django.urls import path

from . import penyajian

urlpatterns = [
    path("<int:pk>/berkas/", penyajian.unduh, name="bukti-berkas"),
    path("<int:pk>/pratinjau/", penyajian.pratinjau, name="bukti-pratinjau"),
]
