"""Below …/lkjip/."""

from django.urls import path

from . import views

urlpatterns = [
    path("cetak/", views.cetak, name="lkjip-cetak"),
    path("cetak/<int:pk>/", views.pekerjaan, name="lkjip-pekerjaan"),
    path("cetak/<int:pk>/unduh/", views.unduh, name="lkjip-unduh"),
]
