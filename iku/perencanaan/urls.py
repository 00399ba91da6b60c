from django.urls import path

from .views import indikator, renstra, ringkasan, riwayat, tempat, tujuan

urlpatterns = [
    path("", ringkasan.ringkasan, name="perencanaan"),
    path("renstra/tambah/", renstra.tambah, name="renstra-tambah"),
    path("renstra/<int:pk>/", renstra.renstra, name="renstra"),
    path("renstra/<int:pk>/ubah/", renstra.ubah, name="renstra-ubah"),
    path("renstra/<int:pk>/hapus/", renstra.buang, name="renstra-hapus"),
    path("renstra/<int:pk>/salin/", renstra.salin, name="renstra-salin"),
    path("renstra/<int:pk>/tujuan/", tujuan.tambah_tujuan, name="tujuan-tambah"),
    path("renstra/<int:pk>/program/", tempat.pada_program, name="tempat-program"),
    path("tujuan/<int:pk>/ubah/", tujuan.ubah_tujuan, name="tujuan-ubah"),
    path("tujuan/<int:pk>/hapus/", tujuan.hapus_tujuan, name="tujuan-hapus"),
    path("tujuan/<int:pk>/geser/", tujuan.geser_tujuan, name="tujuan-geser"),
    path("tujuan/<int:pk>/sasaran/", tujuan.tambah_sasaran, name="sasaran-tambah"),
    path("tujuan/<int:pk>/indikator/", tempat.pada_tujuan, name="tempat-tujuan"),
    path("sasaran/<int:pk>/ubah/", tujuan.ubah_sasaran, name="sasaran-ubah"),
    path("sasaran/<int:pk>/hapus/", tujuan.hapus_sasaran, name="sasaran-hapus"),
    path("sasaran/<int:pk>/geser/", tujuan.geser_sasaran, name="sasaran-geser"),
    path("sasaran/<int:pk>/indikator/", tempat.pada_sasaran, name="tempat-sasaran"),
    path("tempat/<int:pk>/", tempat.ubah, name="tempat-ubah"),
    path("tempat/<int:pk>/hapus/", tempat.buang, name="tempat-hapus"),
    path("tempat/<int:pk>/geser/", tempat.geser, name="tempat-geser"),
    path("indikator/", indikator.daftar, name="daftar-indikator"),
    path("indikator/tambah/", indikator.tambah, name="indikator-tambah"),
    path("indikator/<int:pk>/ubah/", indikator.ubah, name="indikator-ubah"),
    path("indikator/<int:pk>/hapus/", indikator.buang, name="indikator-hapus"),
    path("riwayat/", riwayat.semua, name="riwayat-perencanaan"),
    path("riwayat/<slug:jenis>/<int:pk>/", riwayat.satu, name="riwayat"),
]
