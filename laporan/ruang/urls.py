"""Below /<kode>/<tahun>/lkjip/."""

from django.urls import path

from . import views, views_isian

urlpatterns = [
    path("", views.daftar, name="lkjip"),
    path("tulis/<slug:slug>/", views.bagian, name="lkjip-bagian"),
    path("tulis/<slug:slug>/siap/", views.siap, name="lkjip-siap"),
    path("tulis/<slug:slug>/penulis/", views.tugas, name="lkjip-tugas"),
    path("tulis/<slug:slug>/usulan/", views.usul, name="lkjip-usulan"),
    path("tulis/<slug:slug>/riwayat/", views.riwayat, name="lkjip-riwayat"),
    path("tulis/<slug:slug>/pulihkan/", views.pulihkan, name="lkjip-pulihkan"),
    path("tulis/<slug:slug>/komentar/", views.komentar, name="lkjip-komentar"),
    path(
        "komentar/<int:pk>/selesai/",
        views.komentar_selesai,
        name="lkjip-komentar-selesai",
    ),
    path("pengaturan/", views_isian.pengaturan, name="lkjip-pengaturan"),
    path("pegawai/", views_isian.pegawai, name="lkjip-pegawai"),
    path("pegawai/baru/", views_isian.pegawai_ubah, name="lkjip-pegawai-baru"),
    path("pegawai/salin/", views_isian.pegawai_salin, name="lkjip-pegawai-salin"),
    path("pegawai/<int:pk>/", views_isian.pegawai_ubah, name="lkjip-pegawai-ubah"),
    path(
        "pegawai/<int:pk>/hapus/", views_isian.pegawai_hapus, name="lkjip-pegawai-hapus"
    ),
    path("sarana/", views_isian.sarana, name="lkjip-sarana"),
    path("sarana/baru/", views_isian.sarana_ubah, name="lkjip-sarana-baru"),
    path("sarana/salin/", views_isian.sarana_salin, name="lkjip-sarana-salin"),
    path("sarana/<int:pk>/", views_isian.sarana_ubah, name="lkjip-sarana-ubah"),
    path("sarana/<int:pk>/hapus/", views_isian.sarana_hapus, name="lkjip-sarana-hapus"),
]
