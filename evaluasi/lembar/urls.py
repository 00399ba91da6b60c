"""Below /<kode>/<tahun>/evaluasi/. A period is written as elsewhere: "tahun" or 1 to 4."""

from django.urls import path

from .views import bukti, lembar, ringkasan, riwayat, simpan, tahap, tanggapan

PERIODE = "<periode:triwulan>"

urlpatterns = [
    path("", ringkasan.daftar, name="evaluasi"),
    path(f"{PERIODE}/", ringkasan.ringkasan, name="lke"),
    path(f"{PERIODE}/lembar/", lembar.lembar, name="lke_lembar"),
    path(
        f"{PERIODE}/kriteria/<str:kriteria>/",
        simpan.jawaban,
        name="lke_jawaban",
    ),
    path(
        f"{PERIODE}/kriteria/<str:kriteria>/riwayat/",
        riwayat.riwayat,
        name="lke_riwayat",
    ),
    path(f"{PERIODE}/nilai/<str:sub>/", simpan.nilai, name="lke_nilai"),
    path(f"{PERIODE}/bukti/<str:kriteria>/", bukti.bukti, name="lke_bukti"),
    path(f"{PERIODE}/lampiran/<int:pk>/", bukti.lampiran, name="lke_lampiran"),
    path(f"{PERIODE}/tanggapan/", tanggapan.tanggapan, name="lke_tanggapan"),
    path(f"{PERIODE}/tanggapan/<str:sub>/", tanggapan.tanggapi, name="lke_tanggapi"),
    path(f"{PERIODE}/tanggapan/<str:sub>/jawab/", tanggapan.jawab, name="lke_jawab"),
    path(f"{PERIODE}/tindakan/<slug:tindakan>/", tahap.tindakan, name="lke_tindakan"),
]
