# Run by `manage.py shell`: an operator's session and an indicator with a promise.
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from kecamatan.pilihan import Peran
from tests.pembangun import (
    buat_indikator,
    buat_kecamatan,
    buat_pengguna,
    buat_renstra,
    buat_sasaran,
    buat_tempat,
)

kecamatan = buat_kecamatan()
orang = buat_pengguna(Peran.OPERATOR, kecamatan, nama="operator")
indikator = buat_indikator(kecamatan, frekuensi="triwulan")
buat_tempat(buat_sasaran(buat_renstra(kecamatan)), indikator, {2026: "80"})
sesi = import_module(settings.SESSION_ENGINE).SessionStore()
sesi[SESSION_KEY] = str(orang.pk)
sesi[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
sesi[HASH_SESSION_KEY] = orang.get_session_auth_hash()
sesi.save()
print(sesi.session_key, indikator.pk)
