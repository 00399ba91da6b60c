"""Addresses without an account: who holds the token may answer."""

from django.urls import path

from .views import publik

urlpatterns = [
    path("<str:token>/", publik.f03, name="f03-publik"),
    path("<str:token>/terima-kasih/", publik.terima_kasih, name="f03-terima-kasih"),
]
