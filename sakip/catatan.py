"""What the log says: UTC, and one line per event whatever a name contains."""

import logging
import time

log = logging.getLogger("sakip.akses")


class Baris(logging.Formatter):
    converter = time.gmtime
    default_msec_format = "%s.%03dZ"

    def formatMessage(self, record):  # noqa: N802, the name is logging's
        return super().formatMessage(record).replace("\r", "\\r").replace("\n", "\\n")


def catat_penolakan(get_response):
    """Who was refused what: visible to them but not theirs to change."""

    def middleware(request):
        response = get_response(request)
        if response.status_code == 403 and request.user.is_authenticated:
            log.warning(
                "ditolak: %s %s %s",
                request.user.username,
                request.method,
                request.path,
            )
        return response

    return middleware
