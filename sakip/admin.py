from django.contrib.admin import AdminSite


class SitusAdmin(AdminSite):
    site_header = "SAKIP Kecamatan: data acuan"
    site_title = "SAKIP Kecamatan"
    index_title = "Akun, pejabat, dan data acuan"
