"""All addresses. Kecamatan code and year stand in the path, so that every page
can be bookmarked, shared, and guarded in one place."""

from django.contrib import admin
from django.urls import path

urlpatterns = [
    path("admin/", admin.site.urls),
]
