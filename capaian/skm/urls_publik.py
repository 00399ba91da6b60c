"""Addresses without an account. They stand at the root, short enough to type."""

from django.urls import path

from .views import publik

urlpatterns = [
    path("<slug:token>/", publik.isi, name="skm-publik"),
    path("<slug:token>/terima-kasih/", publik.terima_kasih, name="skm-terima-kasih"),
    path("<slug:token>/hasil/", publik.hasil, name="skm-hasil"),
]
