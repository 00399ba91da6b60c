from django.contrib import admin

from kecamatan.admin import AdminTercakup, Ekspor, EksporXlsx

from .models import Acuan, Nomenklatur
from .pilihan import TingkatNomenklatur


class EksporNomenklatur(Ekspor):
    class Meta:
        model = Nomenklatur
        fields = ("kode", "tingkat", "nama", "induk__kode", "mulai", "selesai")


@admin.register(Nomenklatur)
class AdminNomenklatur(EksporXlsx, AdminTercakup):
    list_display = ["kode", "nama", "tingkat", "mulai", "selesai", "kabupaten"]
    list_filter = ["tingkat"]
    list_select_related = ["kabupaten"]
    search_fields = ["kode", "nama"]
    resource_classes = [EksporNomenklatur]

    def get_field_queryset(self, db, db_field, request):
        semua = super().get_field_queryset(db, db_field, request)
        if db_field.name == "induk":
            return semua.exclude(tingkat=TingkatNomenklatur.SUB_KEGIATAN)
        return semua


@admin.register(Acuan)
class AdminAcuan(AdminTercakup):
    list_display = ["kode", "nama", "kabupaten"]
    search_fields = ["kode", "nama"]
