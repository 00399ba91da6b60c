"""All addresses. Kecamatan code and year stand in the path, so that every page
can be bookmarked, shared, and guarded in one place."""

from django.contrib import admin
from django.urls import include, path, register_converter

from kecamatan.ruang import KonverterKabupaten, KonverterKode, KonverterTahun

register_converter(KonverterKode, "kode")
register_converter(KonverterKabupaten, "kabupaten")
register_converter(KonverterTahun, "tahun")

urlpatterns = [
    path("", include("laporan.beranda.urls")),
    path("", include("kecamatan.urls")),
    path("", include("iku.urls")),
    path("<kode:kode>/<tahun:tahun>/", include("capaian.urls")),
    path("<kode:kode>/<tahun:tahun>/", include("evaluasi.urls")),
    path("<kode:kode>/bukti/", include("capaian.bukti.urls_berkas")),
    path("kabupaten/<kabupaten:kode>/", include("capaian.urls_kabupaten")),
    path("kabupaten/<kabupaten:kode>/evaluasi/", include("evaluasi.urls_kabupaten")),
    path("skm/", include("capaian.skm.urls_publik")),
    path("f03/", include("capaian.ipp.urls_publik")),
    path("<kode:kode>/<tahun:tahun>/lkjip/", include("laporan.urls")),
    path(
        "<kode:kode>/<tahun:tahun>/lkjip/penerbitan/",
        include("laporan.penerbitan.urls"),
    ),
    path(
        "kabupaten/<kabupaten:kode>/lkjip/",
        include("laporan.penerbitan.urls_kabupaten"),
    ),
    path(
        "kabupaten/<kabupaten:kode>/lkjip/", include("laporan.unduhan.urls_kabupaten")
    ),
    path("", include("laporan.penerbitan.urls_publik")),
    path("admin/", admin.site.urls),
]
