from django.urls import path

from . import views

urlpatterns = [
    path("pohon/", views.pilih, name="pohon-kinerja-pilih"),
    path("pohon/<int:pk>/", views.pohon, name="pohon-kinerja"),
    path("pohon/<int:pk>/bagan.svg", views.bagan_svg, name="pohon-kinerja-svg"),
    path("pohon/<int:pk>/bagan.pdf", views.bagan_pdf, name="pohon-kinerja-pdf"),
]
