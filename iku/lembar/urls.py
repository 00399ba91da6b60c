from django.urls import path

from . import views

urlpatterns = [
    path("", views.lembar, name="lembar"),
    path("pratinjau/<slug:tanda>/", views.lihat, name="lembar-pratinjau"),
    path("pratinjau/<slug:tanda>/ditandai/", views.ditandai, name="lembar-ditandai"),
    path("pratinjau/<slug:tanda>/terapkan/", views.terap, name="lembar-terapkan"),
    path(
        "<slug:jenis>/templat/",
        views.unduh,
        {"templat": True},
        name="lembar-templat",
    ),
    path("<slug:jenis>/csv/", views.unduh_csv, name="lembar-csv"),
    path("<slug:jenis>/data/", views.unduh, {"templat": False}, name="lembar-data"),
]
