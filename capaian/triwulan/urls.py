"""…/<kode>/<tahun>/realisasi/: the quarters of a year."""

from django.urls import path, register_converter

from . import views


class KonverterTriwulan:
    """A quarter of a year."""

    regex = "[1-4]"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(KonverterTriwulan, "triwulan")

urlpatterns = [
    path("", views.kini, name="triwulan-kini"),
    path("<triwulan:triwulan>/", views.grid, name="triwulan"),
    path("<triwulan:triwulan>/sel/", views.sel, name="triwulan-sel"),
    path("<triwulan:triwulan>/tempel/", views.tempel, name="triwulan-tempel"),
    path("<triwulan:triwulan>/sesi/", views.sesi, name="triwulan-sesi"),
]
