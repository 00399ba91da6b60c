from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.decorators import method_decorator


class SitusAdmin(AdminSite):
    site_header = "SAKIP Kecamatan: data acuan"
    site_title = "SAKIP Kecamatan"
    index_title = "Akun, pejabat, dan data acuan"

    def has_permission(self, request) -> bool:
        return request.user.is_authenticated and request.user.pengelola

    @method_decorator(login_not_required)
    def login(self, request, extra_context=None):
        """One door for everybody: the application's own sign-in page."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied("Halaman ini untuk admin kabupaten.")
        return redirect_to_login(request.GET.get("next", reverse("admin:index")))
