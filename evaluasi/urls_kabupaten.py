"""Below /kabupaten/<kode>/evaluasi/: what a regency's evaluations have in common."""

from django.urls import include, path

urlpatterns = [
    path("", include("evaluasi.kampanye.urls")),
    path("tindak-lanjut/", include("evaluasi.tindak_lanjut.urls_kabupaten")),
    path("instrumen/", include("evaluasi.instrumen.urls")),
    path("reviu/", include("evaluasi.reviu.urls_kabupaten")),
]
