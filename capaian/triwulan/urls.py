"""…/<kode>/<tahun>/realisasi/: the quarters of a year."""

from django.urls import path, register_converter

from ..pilihan import TindakanTriwulan as T
from . import views
from .alur import views as alur


class KonverterTriwulan:
    """A quarter of a year."""

    regex = "[1-4]"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(KonverterTriwulan, "triwulan")


def _tindakan(kata: str, tindakan: T):
    """An act that needs nothing but its button."""
    return path(
        f"<triwulan:triwulan>/{kata}/",
        alur.lakukan,
        {"tindakan": tindakan},
        name=f"triwulan-{kata}",
    )


urlpatterns = [
    path("", views.kini, name="triwulan-kini"),
    path("<triwulan:triwulan>/", views.grid, name="triwulan"),
    path("<triwulan:triwulan>/sel/", views.sel, name="triwulan-sel"),
    path("<triwulan:triwulan>/tempel/", views.tempel, name="triwulan-tempel"),
    path("<triwulan:triwulan>/sesi/", views.sesi, name="triwulan-sesi"),
    path("keadaan/", alur.keadaan, name="triwulan-keadaan"),
    path("<triwulan:triwulan>/periksa/", alur.periksa, name="periksa_triwulan"),
    _tindakan("kirim", T.AJUKAN),
    _tindakan("tarik", T.TARIK),
    _tindakan("setujui", T.SETUJUI),
    _tindakan("verifikasi", T.VERIFIKASI),
    _tindakan("kunci", T.KUNCI),
    path(
        "<triwulan:triwulan>/kembalikan/", alur.kembalikan, name="triwulan-kembalikan"
    ),
    path(
        "<triwulan:triwulan>/minta-buka/", alur.minta_buka, name="triwulan-minta-buka"
    ),
    path(
        "<triwulan:triwulan>/minta-buka/<int:pk>/",
        alur.jawab_buka,
        name="triwulan-jawab-buka",
    ),
    path(
        "<triwulan:triwulan>/tanda-terima/<int:pk>/",
        alur.tanda_terima,
        name="triwulan-tanda-terima",
    ),
]
