"""Below /<kode>/<tahun>/evaluasi/<periode>/lhe/."""

from django.urls import path

from . import views, views_terbit

urlpatterns = [
    path("", views.lihat, name="lhe"),
    path("penutup/", views.penutup, name="lhe_penutup"),
    path("butir/tambah/", views.butir, name="lhe_butir_tambah"),
    path("butir/<int:pk>/", views.butir, name="lhe_butir"),
    path("butir/<int:pk>/hapus/", views.butir_hapus, name="lhe_butir_hapus"),
    path("butir/<int:pk>/geser/", views.butir_geser, name="lhe_butir_geser"),
    path("riwayat/", views.riwayat, name="lhe_riwayat"),
    path("terbitkan/", views_terbit.terbitkan, name="lhe_terbitkan"),
    path("naskah/", views.bertanda_tangan, name="lhe_naskah"),
    path("lhe.<bentuk:bentuk>", views.cetak, name="lhe_cetak"),
]
