from django.urls import path

from .views import daftar, isi, rencana, tindakan

urlpatterns = [
    path("", daftar.daftar, name="daftar-pk"),
    path("baru/", daftar.baru, name="pk-baru"),
    path("banding/", daftar.banding, name="pk-banding"),
    path("<int:pk>/", daftar.satu, name="pk"),
    path("<int:pk>/naskah/", isi.naskah, name="pk-naskah"),
    path("<int:pk>/hapus/", isi.hapus, name="pk-hapus"),
    path("<int:pk>/butir/tambah/", isi.butir_tambah, name="pk-butir-tambah"),
    path("<int:pk>/butir/<int:butir>/", isi.butir, name="pk-butir"),
    path("<int:pk>/butir/<int:butir>/hapus/", isi.butir_hapus, name="pk-butir-hapus"),
    path("<int:pk>/anggaran/", isi.anggaran, name="pk-anggaran"),
    path("<int:pk>/anggaran/baru/", isi.anggaran_baris, name="pk-anggaran-baru"),
    path(
        "<int:pk>/anggaran/<int:baris>/", isi.anggaran_baris, name="pk-anggaran-baris"
    ),
    path(
        "<int:pk>/anggaran/<int:baris>/hapus/",
        isi.anggaran_hapus,
        name="pk-anggaran-hapus",
    ),
    path("<int:pk>/ajukan/", tindakan.ajukan, name="pk-ajukan"),
    path("<int:pk>/kembalikan/", tindakan.kembalikan, name="pk-kembalikan"),
    path("<int:pk>/tetapkan/", tindakan.tetapkan, name="pk-tetapkan"),
    path("<int:pk>/salin/", tindakan.salin, name="pk-salin"),
    path("<int:pk>/unduh.<bentuk:bentuk>", tindakan.cetak, name="pk-unduh"),
    path(
        "<int:pk>/bertanda-tangan.pdf",
        tindakan.bertanda_tangan,
        name="pk-bertanda-tangan",
    ),
    path("<int:pk>/rencana-aksi/", rencana.daftar, name="pk-rencana"),
    path("<int:pk>/rencana-aksi/<int:butir>/", rencana.satu, name="pk-rencana-butir"),
]
