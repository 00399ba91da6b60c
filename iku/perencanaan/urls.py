from django.urls import path

from .views import ringkasan

urlpatterns = [
    path("", ringkasan.ringkasan, name="perencanaan"),
]
