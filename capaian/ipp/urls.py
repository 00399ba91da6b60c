from django.urls import path

from .views import bukti, f03, penilaian, tindakan

urlpatterns = [
    path("", penilaian.ringkasan, name="ipp"),
    path("mulai/", penilaian.mulai, name="ipp-mulai"),
    path("f-01/", penilaian.f01, name="ipp-f01"),
    path("f-01/<int:nomor>/bukti/", bukti.bukti, name="ipp-bukti"),
    path("f-01/bukti/<int:pk>/", bukti.lampiran, name="ipp-lampiran"),
    path("f-02/", penilaian.f02, name="ipp-f02"),
    path("berita-acara.pdf", penilaian.berita_acara, name="ipp-berita-acara"),
    path("ajukan/", tindakan.ajukan, name="ipp-ajukan"),
    path("kembalikan/", tindakan.kembalikan, name="ipp-kembalikan"),
    path("tetapkan/", tindakan.tetapkan, name="ipp-tetapkan"),
    path("batalkan/", tindakan.batalkan, name="ipp-batalkan"),
    path("f-03/", f03.f03, name="ipp-f03"),
    path("f-03/poster/", f03.poster, name="ipp-f03-poster"),
    path("f-03/isi/", f03.isi_kertas, name="ipp-f03-isi"),
    path("f-03/<int:pk>/hapus/", f03.buang, name="ipp-f03-hapus"),
]
