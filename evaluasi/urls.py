"""Below /<kode>/<tahun>/: one kecamatan in one year."""

from django.urls import include, path

urlpatterns = [
    path("evaluasi/", include("evaluasi.lembar.urls")),
    path("evaluasi/<periode:triwulan>/lhe/", include("evaluasi.lhe.urls")),
    path("tindak-lanjut/", include("evaluasi.tindak_lanjut.urls")),
    path("reviu/", include("evaluasi.reviu.urls")),
]
