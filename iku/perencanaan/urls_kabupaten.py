from django.urls import path

from .views import kabupaten, riwayat

urlpatterns = [
    path("rpjmd/", kabupaten.daftar_rpjmd, name="rpjmd"),
    path("rpjmd/tambah/", kabupaten.tambah_rpjmd, name="rpjmd-tambah"),
    path("rpjmd/<int:pk>/", kabupaten.rpjmd, name="rpjmd-satu"),
    path("rpjmd/<int:pk>/ubah/", kabupaten.ubah_rpjmd, name="rpjmd-ubah"),
    path("rpjmd/<int:pk>/hapus/", kabupaten.hapus_rpjmd, name="rpjmd-hapus"),
    path(
        "rpjmd/<int:pk>/<slug:jenis>/tambah/",
        kabupaten.tambah_butir,
        name="butir-rpjmd-tambah",
    ),
    path("butir/<int:pk>/ubah/", kabupaten.ubah_butir, name="butir-rpjmd-ubah"),
    path("butir/<int:pk>/hapus/", kabupaten.hapus_butir, name="butir-rpjmd-hapus"),
    path("butir/<int:pk>/geser/", kabupaten.geser_butir, name="butir-rpjmd-geser"),
    path("acuan/", kabupaten.daftar_acuan, name="acuan"),
    path("acuan/tambah/", kabupaten.tambah_acuan, name="acuan-tambah"),
    path("acuan/<int:pk>/ubah/", kabupaten.ubah_acuan, name="acuan-ubah"),
    path("acuan/<int:pk>/hapus/", kabupaten.hapus_acuan, name="acuan-hapus"),
    path(
        "riwayat/<slug:jenis>/<int:pk>/",
        riwayat.satu_kabupaten,
        name="riwayat-kabupaten",
    ),
]
