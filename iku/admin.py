from django.contrib import admin
from import_export.admin import ExportMixin

from kecamatan.admin import AdminTercakup, Ekspor

from .models import Acuan, Nomenklatur


class EksporNomenklatur(Ekspor):
    class Meta:
        model = Nomenklatur
        fields = ("kode", "tingkat", "nama", "induk__kode", "mulai", "selesai")


@admin.register(Nomenklatur)
class AdminNomenklatur(ExportMixin, AdminTercakup):
    list_display = ["kode", "nama", "tingkat", "mulai", "selesai", "kabupaten"]
    list_filter = ["tingkat"]
    list_select_related = ["kabupaten"]
    search_fields = ["kode", "nama"]
    autocomplete_fields = ["induk"]
    resource_classes = [EksporNomenklatur]


@admin.register(Acuan)
class AdminAcuan(AdminTercakup):
    list_display = ["kode", "nama", "kabupaten"]
    search_fields = ["kode", "nama"]
