"""Settings, read from the environment alone (and from .env where it exists).

Nothing set: a development machine with an embedded SQLite database in data/.
PRODUKSI=1: refuses to start without SECRET_KEY and ALLOWED_HOSTS.
"""

import os
from contextlib import suppress
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.crypto import get_random_string


def kunci_pengembangan(berkas: Path) -> str:
    """A random key, made once and kept: sessions survive a restart, and no two
    installations share one. Linked into place, so that of two processes
    starting together both read the key of the first.
    """
    if not berkas.exists():
        sementara = berkas.with_name(f"{berkas.name}.{os.getpid()}")
        sementara.touch(mode=0o600)
        sementara.write_text(get_random_string(64))
        with suppress(FileExistsError):
            os.link(sementara, berkas)
        sementara.unlink()
    return berkas.read_text()


BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
if (BASE_DIR / ".env").is_file():
    env.read_env(BASE_DIR / ".env")

PRODUKSI = env.bool("PRODUKSI", default=False)
DEBUG = env.bool("DEBUG", default=False) and not PRODUKSI

# Data that belongs to the installation and must be backed up: database, files.
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "data")))
DATA_DIR.mkdir(parents=True, exist_ok=True)

if PRODUKSI:
    SECRET_KEY = env.str("SECRET_KEY", default="")
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
    if len(SECRET_KEY) < 50 or not ALLOWED_HOSTS:
        raise ImproperlyConfigured(
            "Mode produksi memerlukan SECRET_KEY (paling sedikit 50 huruf acak) "
            "dan ALLOWED_HOSTS (nama host yang dilayani, dipisah koma)."
        )
else:
    SECRET_KEY = env.str("SECRET_KEY", default="") or kunci_pengembangan(
        DATA_DIR / "kunci.rahasia"
    )
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["*"])
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "kecamatan",
    "dokumen",
    "iku",
    "capaian",
    "evaluasi",
    "laporan",
    "sakip.apps.AdminSakip",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "import_export",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    # Before anything looks into what was sent, as the next one does.
    "sakip.middleware.KirimanTerbatas",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sakip.sesi.batas_sesi",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "sakip.middleware.no_store",
    "sakip.catatan.catat_penolakan",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "sakip.urls"
WSGI_APPLICATION = "sakip.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["sakip.templatetags.tampilan"],
        },
    }
]

DATABASES = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'sakip.sqlite3'}")
}
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE: without it concurrent writers fail with "database is locked".
    # FULL: an acknowledged save survives a power cut.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
    # A file, so that the browser's server thread sees the same test database.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "uji.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
    }
}
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
    }
}

AUTH_USER_MODEL = "kecamatan.Pengguna"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation."
        "UserAttributeSimilarityValidator"
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "masuk"
LOGIN_REDIRECT_URL = "beranda"
LOGOUT_REDIRECT_URL = "masuk"
SESSION_ENGINE = "sakip.sesi"
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds, from signing in
SESI_MENGANGGUR = 60 * 60  # seconds without a request
# How many proxies of our own stand before us: whose X-Forwarded-For is believed.
PROKSI_TEPERCAYA = env.int("PROKSI_TEPERCAYA", default=0)
SESSION_COOKIE_SAMESITE = "Lax"

# E-mail: printed in development; in production sent nowhere until EMAIL_URL says how.
vars().update(
    env.email("EMAIL_URL", default="dummymail://" if PRODUKSI else "consolemail://")
)
DEFAULT_FROM_EMAIL = env.str("EMAIL_DARI", default="sakip@localhost")
# What links in e-mails begin with: a worker has no request to take it from.
ALAMAT_SITUS = f"https://{ALLOWED_HOSTS[0]}" if PRODUKSI else "http://127.0.0.1:8000"

LANGUAGE_CODE = "id"
TIME_ZONE = env.str("TIME_ZONE", default="Asia/Jakarta")
USE_TZ = True
# Off on purpose: it would print the year as 2.025. Numbers go through
# sakip.angka, which knows the Indonesian way of writing them.
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # WhiteNoise warns when it is missing
MEDIA_ROOT = DATA_DIR / "berkas"  # never served by address; views check rights
# Evidence, in bytes: the largest file, and what one kecamatan may keep.
BUKTI_TERBESAR = env.int("BUKTI_TERBESAR_MB", default=20) * 1024**2
BUKTI_KUOTA = env.int("BUKTI_KUOTA_GB", default=5) * 1024**3
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUKSI
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUKSI

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if PRODUKSI:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sesi"
    CSRF_COOKIE_NAME = "__Host-csrf"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "baris": {
            "()": "sakip.catatan.Baris",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"stdout": {"class": "logging.StreamHandler", "formatter": "baris"}},
    "root": {"handlers": ["stdout"], "level": "INFO"},
    # Each PDF would tell its nine steps and every glyph table.
    "loggers": {
        "weasyprint.progress": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
    },
}
