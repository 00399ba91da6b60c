"""Sessions in the database that know when they began and were last used."""

import time

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.db import SessionStore as Dasar

MULAI, TERAKHIR = "mulai", "terakhir"
SETIAP = 60  # seconds; not every request is worth a write


class SessionStore(Dasar):
    def cycle_key(self):
        """Called when somebody signs in; a change of password goes on where it was."""
        super().cycle_key()
        self.setdefault(MULAI, time.time())
        self[TERAKHIR] = time.time()


def batas_sesi(get_response):
    """End a session that was not used for an hour, or that began twelve hours ago."""

    def middleware(request):
        if request.user.is_authenticated:
            _periksa_sesi(request)
        return get_response(request)

    return middleware


def _periksa_sesi(request) -> None:
    kini = time.time()
    terakhir = request.session.get(TERAKHIR, kini)
    if (
        kini - terakhir > settings.SESI_MENGANGGUR
        or kini - request.session.get(MULAI, kini) > settings.SESSION_COOKIE_AGE
    ):
        logout(request)
    elif kini - terakhir > SETIAP:
        request.session[TERAKHIR] = kini
