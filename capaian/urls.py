from django.urls import include, path, register_converter

from . import program_views, views


class KonverterPeriode:
    """A whole year ("tahun", None) or one of its quarters."""

    regex = "tahun|[1-4]"

    def to_python(self, value: str) -> int | None:
        return None if value == "tahun" else int(value)

    def to_url(self, value: int | str | None) -> str:
        return "tahun" if value is None else str(value)


register_converter(KonverterPeriode, "periode")

urlpatterns = [
    path("", views.capaian, name="capaian"),
    path("indikator/<int:pk>/", views.indikator, name="indikator"),
    path(
        "indikator/<int:pk>/realisasi/<periode:triwulan>/",
        views.realisasi,
        name="realisasi",
    ),
    path("skm/", include("capaian.skm.urls")),
    path("program-tercapai/", program_views.program_tercapai, name="program-tercapai"),
    path("rapat/", include("capaian.rapat.urls")),
    path("ipp/", include("capaian.ipp.urls")),
    path("realisasi/", include("capaian.triwulan.urls")),
    path("realisasi-anggaran/", include("capaian.anggaran.urls")),
    path("", include("capaian.bukti.urls")),
    path("", include("capaian.analisis.urls")),
]
