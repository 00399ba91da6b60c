"""Below /<kode>/<tahun>/: one kecamatan in one year."""

from django.urls import include, path

urlpatterns = [
    path("evaluasi/", include("evaluasi.lembar.urls")),
]
