"""…/<kode>/<tahun>/realisasi-anggaran/: what was spent, by quarters. The converter
"triwulan" is that of `capaian.triwulan.urls`."""

from django.urls import path

from . import views, views_sippd

urlpatterns = [
    path("", views.kini, name="realisasi-anggaran-kini"),
    path("<triwulan:triwulan>/", views.grid, name="realisasi-anggaran"),
    path("<triwulan:triwulan>/sel/", views.sel, name="realisasi-anggaran-sel"),
    path(
        "<triwulan:triwulan>/sippd/",
        views_sippd.unggah,
        name="realisasi-anggaran-sippd",
    ),
]
