from django.contrib import admin

from kecamatan.admin import AdminTercakup, SebarisTercakup

from .models import (
    AturanPengukuran,
    InstrumenSkm,
    JenjangSkala,
    Pembanding,
    Skala,
    UnsurSkm,
)


class SebarisJenjang(SebarisTercakup):
    model = JenjangSkala


@admin.register(Skala)
class AdminSkala(AdminTercakup):
    list_display = ["nama", "jenis", "mulai", "selesai", "kabupaten"]
    list_filter = ["jenis"]
    inlines = [SebarisJenjang]


@admin.register(AturanPengukuran)
class AdminAturanPengukuran(AdminTercakup):
    list_display = ["kecamatan", "tahun", "skala", "efisiensi"]
    list_select_related = ["kecamatan", "skala"]
    list_filter = ["tahun"]


class SebarisUnsur(SebarisTercakup):
    model = UnsurSkm


@admin.register(InstrumenSkm)
class AdminInstrumenSkm(AdminTercakup):
    list_display = ["nama", "dasar", "mulai", "kabupaten"]
    inlines = [SebarisUnsur]


@admin.register(Pembanding)
class AdminPembanding(AdminTercakup):
    list_display = ["acuan", "tahun", "tingkat", "jenis", "nilai", "predikat", "sumber"]
    list_select_related = ["acuan"]
    list_filter = ["tahun", "tingkat"]
