"""Production mode for a measurement, with data of its own: to be imported first."""

import os
import secrets
import sys
import tempfile
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
SITUS = "beban.contoh.go.id"
sys.path.insert(0, str(AKAR))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sakip.settings")
os.environ |= {
    "DATA_DIR": tempfile.mkdtemp(prefix="beban-"),
    "PRODUKSI": "1",
    "SECRET_KEY": secrets.token_urlsafe(64),
    "ALLOWED_HOSTS": SITUS,
}

import django  # noqa: E402

django.setup()
