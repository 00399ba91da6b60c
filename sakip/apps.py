from django.contrib.admin.apps import AdminConfig


class AdminSakip(AdminConfig):
    default_site = "sakip.admin.SitusAdmin"
