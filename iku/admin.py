from django.contrib import admin

from kecamatan.admin import AdminTercakup, Ekspor, EksporXlsx

from .models import Acuan, Nomenklatur


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
    autocomplete_fields = ["induk"]
    resource_classes = [EksporNomenklatur]


@admin.register(Acuan)
class AdminAcuan(AdminTercakup):
    list_display = ["kode", "nama", "kabupaten"]
    search_fields = ["kode", "nama"]
