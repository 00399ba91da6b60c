"""Below /kabupaten/<kode>/evaluasi/tindak-lanjut/."""

from django.urls import path

from . import views_kabupaten as views

urlpatterns = [
    path("", views.kini, name="papan_tindak_lanjut_kini"),
    path("<tahun:tahun>/", views.papan, name="papan_tindak_lanjut"),
]
