"""Accounts, officials and reference data, each within its regency.

The admin site asks the same two questions as every page: which rows are visible,
which may be changed (`ScopedQuerySet`). Django's own permissions are not used.
"""

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, Q
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from import_export import resources
from import_export.admin import ExportMixin
from import_export.formats.base_formats import XLSX

from .cakupan import Tercakup
from .models import (
    Desa,
    Kabupaten,
    Kecamatan,
    MasaJabatan,
    Pejabat,
    Pengguna,
    Penugasan,
    UnitKerja,
)
from .pilihan import Peran
from .riwayat import Bentrok, hapus, simpan
from .ruang import bisa_ubah
from .wewenang import wewenang

# What a spreadsheet program would run as a formula when it opens the text.
AWAL_RUMUS = ("=", "+", "-", "@", "\t", "\r")
TIDAK_TERHAPUS = (
    "Tidak ada yang dihapus: barisnya baru saja dihapus orang lain, atau disebut dalam "
    "dokumen yang sudah ditetapkan. Yang sudah tidak berlaku tidak perlu dihapus; isi "
    "tanggal berakhirnya."
)


class _PilihanTerlihat:
    """Foreign keys offer what the person may see, and nothing else."""

    def get_field_queryset(self, db, db_field, request):
        bawaan = super().get_field_queryset(db, db_field, request)
        if not issubclass(db_field.related_model, Tercakup):
            return bawaan
        semua = db_field.related_model.objects if bawaan is None else bawaan
        return semua.visible_to(request.user)

    def formfield_for_foreignkey(self, db_field, request, **opsi):
        """Plain lists: the admin's own search field has no name for a screen reader,
        and writes styles that our policy forbids."""
        isian = super().formfield_for_foreignkey(db_field, request, **opsi)
        if isian is not None and db_field.related_model is UnitKerja:
            # Every kecamatan has its "Sekretariat".
            urutan = ("kecamatan__nama", "urutan", "pk")
            isian.queryset = isian.queryset.select_related("kecamatan").order_by(
                *urutan
            )
            isian.label_from_instance = lambda u: f"{u.kecamatan.nama}: {u.nama}"
        return isian

    def _bertugas(self, request) -> bool:
        """Whether the person holds a role that may change such rows at all."""
        hak = wewenang(request.user)
        return hak.semua or bool(hak.dengan(self.model.pengubah).tempat)


class _Tercatat:
    """Stores with the trail. A row put where the person has no say is refused, and
    the transaction of the page takes it back."""

    def _simpan(self, request, baris: Tercakup) -> None:
        simpan(baris, oleh=request.user)
        if not bisa_ubah(baris, request.user):
            raise PermissionDenied(
                "Baris ini di luar wilayah tugas Anda, atau berlaku nasional."
            )

    def save_formset(self, request, form, formset, change):
        for baris in formset.save(commit=False):
            self._simpan(request, baris)
        for baris in formset.deleted_objects:
            hapus(baris, oleh=request.user)
        formset.save_m2m()


class AdminTercakup(_PilihanTerlihat, _Tercatat, admin.ModelAdmin):
    """Base of all admin pages of tables with a place in the regency."""

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user)

    def has_module_permission(self, request):
        hak = wewenang(request.user)
        return hak.semua or bool(hak.tempat)

    def has_view_permission(self, request, obj=None):
        return self.has_module_permission(request)  # get_queryset chose the rows

    def has_add_permission(self, request):
        return self._bertugas(request)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return self._bertugas(request)
        return bisa_ubah(obj, request.user)

    has_delete_permission = has_change_permission

    def save_model(self, request, obj, form, change):
        self._simpan(request, obj)

    def delete_model(self, request, obj):
        hapus(obj, oleh=request.user)

    def delete_queryset(self, request, queryset):
        for baris in queryset:
            hapus(baris, oleh=request.user)

    def get_deleted_objects(self, objs, request):
        """What names a row among many (a decree its units) would lose it without a
        word: such rows hold it back, as the protected ones do."""
        ikut, banyak, tanpa_izin, penahan = super().get_deleted_objects(objs, request)
        for satu in objs:
            for hubungan in satu._meta.related_objects:
                if hubungan.many_to_many:
                    pemakai = getattr(satu, hubungan.get_accessor_name()).all()
                    sebutan = hubungan.related_model._meta.verbose_name.capitalize()
                    penahan += [f"{sebutan}: {baris}" for baris in pemakai]
        return ikut, banyak, tanpa_izin, penahan

    # Between the look and the deletion somebody may have begun to use the row; the
    # last word is then the database's, and all or nothing goes.

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except (IntegrityError, ProtectedError, Bentrok):
            return self._tidak_terhapus(request)

    def changelist_view(self, request, extra_context=None):
        try:
            with transaction.atomic():
                return super().changelist_view(request, extra_context)
        except (IntegrityError, ProtectedError, Bentrok):
            return self._tidak_terhapus(request)

    def _tidak_terhapus(self, request):
        self.message_user(request, TIDAK_TERHAPUS, messages.ERROR)
        opsi = self.opts
        return redirect(f"admin:{opsi.app_label}_{opsi.model_name}_changelist")


class DalamTercakup(_PilihanTerlihat):
    """Base of rows edited within the page of what they belong to."""

    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).editable_by(request.user)

    def has_view_permission(self, request, obj=None):
        return True  # whoever sees the parent

    def has_change_permission(self, request, obj=None):
        return self._bertugas(request)

    def has_add_permission(self, request, obj=None):
        return self._bertugas(request)

    has_delete_permission = has_change_permission


class EksporXlsx(ExportMixin):
    """One link that gives the rows of the list as a spreadsheet. The library's own
    page between is in English and needs inline scripts, which our policy forbids."""

    skip_export_form = True
    export_formats = [XLSX]


class Ekspor(resources.ModelResource):
    """Numbers stay numbers, codes stay text, and no text becomes a formula."""

    def export_field(self, field, instance, **kwargs):
        nilai = super().export_field(field, instance, **kwargs)
        if isinstance(nilai, str) and nilai.startswith(AWAL_RUMUS):
            return f"'{nilai}"
        return nilai


class EksporDesa(Ekspor):
    class Meta:
        model = Desa
        fields = ("kode", "nama", "jenis", "kecamatan__kode", "kecamatan__nama")


@admin.register(Kabupaten)
class AdminKabupaten(AdminTercakup):
    list_display = ["kode", "nama", "tautan_lambang"]

    @admin.display(description="lambang")
    def tautan_lambang(self, kabupaten: Kabupaten) -> str:
        """Where it is looked at and changed."""
        alamat = reverse("lambang", args=[kabupaten.kode])
        return format_html('<a href="{}">Lihat atau ganti</a>', alamat)


@admin.register(Kecamatan)
class AdminKecamatan(AdminTercakup):
    list_display = ["kode", "nama", "alamat", "telepon"]
    search_fields = ["kode", "nama"]


@admin.register(Desa)
class AdminDesa(EksporXlsx, AdminTercakup):
    list_display = ["kode", "nama", "jenis", "kecamatan"]
    list_filter = ["jenis"]
    list_select_related = ["kecamatan"]
    search_fields = ["kode", "nama", "kecamatan__nama"]
    resource_classes = [EksporDesa]


@admin.register(UnitKerja)
class AdminUnitKerja(AdminTercakup):
    list_display = ["nama", "singkatan", "kecamatan", "dasar"]
    list_select_related = ["kecamatan"]
    search_fields = ["nama", "kecamatan__nama"]


@admin.register(Pejabat)
class AdminPejabat(AdminTercakup):
    list_display = ["nama", "nip", "kabupaten"]
    search_fields = ["nama", "nip"]


@admin.register(MasaJabatan)
class AdminMasaJabatan(AdminTercakup):
    list_display = ["pejabat", "sebutan", "status", "kecamatan", "mulai", "selesai"]
    list_select_related = ["pejabat", "kecamatan"]
    list_filter = ["jabatan", "status"]
    search_fields = ["pejabat__nama", "sebutan"]


class SebarisTercakup(DalamTercakup, admin.TabularInline):
    pass


class DalamPenugasan(DalamTercakup, admin.StackedInline):
    model = Penugasan
    # An account without a place would be nobody's, and seen by no admin.
    min_num = 1

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, validate_min=True, **kwargs)


@admin.register(Pengguna)
class AdminPengguna(_Tercatat, UserAdmin):
    """Accounts. Neither is_staff nor is_superuser can be given here, by anybody:
    whoever may hand out rights must not be able to hand out these."""

    inlines = [DalamPenugasan]
    list_display = ["username", "nama", "email", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["username", "nama", "email"]
    filter_horizontal = []
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Orang", {"fields": ["nama", "email"]}),
        ("Keadaan", {"fields": ["is_active", "last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "nama", "email", "password1", "password2"]}),
    ]

    def get_queryset(self, request):
        semua = super().get_queryset(request)
        hak = wewenang(request.user)
        if hak.semua:
            return semua
        penuh = hak.dengan(frozenset({Peran.ADMIN_KABUPATEN})).kabupaten_penuh
        return semua.filter(
            pk__in=Penugasan.objects.filter(kabupaten__in=penuh).values("pengguna"),
            is_superuser=False,
        )

    def has_module_permission(self, request):
        hak = wewenang(request.user)
        return hak.semua or hak.punya(Peran.ADMIN_KABUPATEN)

    def has_view_permission(self, request, obj=None):
        return self.has_module_permission(request)

    def has_add_permission(self, request):
        return self.has_module_permission(request)

    def has_change_permission(self, request, obj=None):
        """A new password opens all rights of an account: those of an account with
        tasks in another regency are not for one admin alone to change."""
        hak = wewenang(request.user)
        if obj is None or hak.semua:
            return self.has_module_permission(request)
        penuh = hak.dengan(frozenset({Peran.ADMIN_KABUPATEN})).kabupaten_penuh
        return not (
            obj.is_superuser or obj.penugasan.filter(~Q(kabupaten__in=penuh)).exists()
        )

    def has_delete_permission(self, request, obj=None):
        return False  # the trail names it; switch it off instead
