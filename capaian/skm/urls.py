from django.urls import path

from .views import cetak, kuesioner, rekap, survei

urlpatterns = [
    path("", survei.daftar, name="skm"),
    path("baru/", survei.baru, name="skm-baru"),
    path("<int:pk>/", survei.survei, name="skm-survei"),
    path("<int:pk>/ubah/", survei.ubah, name="skm-ubah"),
    path("<int:pk>/hapus/", survei.buang, name="skm-hapus"),
    path("<int:pk>/langkah/<slug:kunci>/", survei.langkah, name="skm-langkah"),
    path("<int:pk>/riwayat/", survei.riwayat, name="skm-riwayat"),
    path("<int:pk>/rekap/", rekap.rekap, name="skm-rekap"),
    path("<int:pk>/kuesioner/", kuesioner.daftar, name="skm-kuesioner"),
    path("<int:pk>/kuesioner/isi/", kuesioner.isi, name="skm-isi"),
    path(
        "<int:pk>/kuesioner/<int:responden>/",
        kuesioner.ubah,
        name="skm-kuesioner-ubah",
    ),
    path(
        "<int:pk>/kuesioner/<int:responden>/hapus/",
        kuesioner.buang,
        name="skm-kuesioner-hapus",
    ),
    path("<int:pk>/saran/", kuesioner.saran, name="skm-saran"),
    path("<int:pk>/laporan.<bentuk:bentuk>", cetak.laporan, name="skm-laporan"),
    path("<int:pk>/poster/", cetak.poster, name="skm-poster"),
    path(
        "<int:pk>/poster.<bentuk:bentuk>", cetak.poster_berkas, name="skm-poster-berkas"
    ),
    path("<int:pk>/kode-qr.svg", cetak.gambar_qr, name="skm-kode-qr"),
]
