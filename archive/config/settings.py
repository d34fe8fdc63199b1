"""Every setting of the archive, each read from the environment once, with its default."""

from __future__ import annotations

import secrets
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()


def flag(name: str, default: bool) -> bool:
    """Return a yes-or-no variable, or say in a sentence why it cannot be read."""
    value: str = env.str(name, default=str(default)).lower()
    if value not in {"true", "false"}:
        raise ImproperlyConfigured(f"{name}={value!r}: use 'true' or 'false'.")
    return value == "true"


def number(name: str, default: int) -> int:
    """Return a whole-number variable, or say in a sentence why it cannot be read."""
    value = env.str(name, default=str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name}={value!r}: use a whole number.")
    return int(value)


# --- what stands where --------------------------------------------------------------------------

DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))
PRODUCTION = flag("PRODUCTION", False)
DEBUG = flag("DEBUG", False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])


def kept_secret() -> str:
    """Return the secret key: from SECRET_KEY, or made once and kept in the data folder."""
    given: str = env.str("SECRET_KEY", default="")
    if given:
        return given
    if PRODUCTION:
        raise ImproperlyConfigured("SECRET_KEY is not set: give production a long random one.")
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    kept = DATA_DIR / "secret-key"
    if not kept.exists():
        kept.write_text(secrets.token_urlsafe(64), encoding="ascii")
        kept.chmod(0o600)
    return kept.read_text(encoding="ascii")


SECRET_KEY = kept_secret()

# --- applications -------------------------------------------------------------------------------

INSTALLED_APPS = [
    "archive",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "django_htmx",
    "simple_history",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",  # answers for files, which are packed as kept
    "django.middleware.gzip.GZipMiddleware",
    "archive.views.cleaning.without_nul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "archive.views.theme.remember_theme",
    "archive.views.fresh.stay_fresh",
]
ROOT_URLCONF = "archive.config.urls"
WSGI_APPLICATION = "archive.config.wsgi.application"
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
            "builtins": ["archive.templatetags.archive_separators"],
        },
    }
]

# --- database -----------------------------------------------------------------------------------

# Pages of 16 KB waste a tenth of the room on paragraphs where 4 KB waste half (new files only).
# The cache, in KB, is one for each connection: the server, with one a thread, sets a smaller one.
# Readers never wait for an ingest: WAL lets them read the last committed state while it writes.
SQLITE_CACHE = number("SQLITE_CACHE", 64_000)
SQLITE_OPTIONS: dict[str, Any] = {
    "timeout": 30,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA page_size=16384; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA foreign_keys=ON; PRAGMA busy_timeout=30000; "
        f"PRAGMA cache_size=-{SQLITE_CACHE};"
    ),
}


def database() -> dict[str, Any]:
    """Return the database that DATABASE_URL names; without it, a SQLite file in the data folder."""
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    url = env.str("DATABASE_URL", default="") or f"sqlite:///{DATA_DIR / 'archive.sqlite3'}"
    chosen: dict[str, Any] = env.db_url_config(url)
    engine = chosen.get("ENGINE", "")
    if engine.endswith("sqlite3"):
        return {**chosen, "OPTIONS": SQLITE_OPTIONS}
    if not engine.endswith("postgresql"):
        raise ImproperlyConfigured("DATABASE_URL: use sqlite:///… or postgres://…")
    pool = {"min_size": 1, "max_size": number("DATABASE_POOL", 8), "timeout": 20}
    return {**chosen, "OPTIONS": {**chosen.get("OPTIONS", {}), "pool": pool}}


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# --- languages ----------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "中文"), ("vi", "Tiếng Việt")]
# loaddata reads what goes by name without asking for each row.
SERIALIZATION_MODULES = {"json": "archive.management.fixtures"}

LOCALE_PATHS = [BASE_DIR / "archive" / "locale"]
FORMAT_MODULE_PATH = ["archive.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = PRODUCTION

# --- static files -------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
# As an installed app, django-leaflet's admin would ask for GDAL; its files are all that is used.
LEAFLET = Path(str(find_spec("leaflet").origin)).parent  # type: ignore[union-attr]
STATICFILES_DIRS = [BASE_DIR / "static", LEAFLET / "static"]
WHITENOISE_USE_FINDERS = not PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if PRODUCTION
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}

# --- maps ---------------------------------------------------------------------------------------

# A raster layer under the large map: scanned sheets or a tile server. Its host is named in the
# template, "https://tiles.example.org/{z}/{x}/{y}.png", or it is a path of this site.
MAP_TILES = env.str("MAP_TILES", default="")
MAP_TILES_CREDIT = env.str("MAP_TILES_CREDIT", default="")


def tile_hosts(template: str) -> list[str]:
    """Return the hosts that images of the raster layer come from; this site is none of them."""
    found = urlsplit(template)
    if template and not (found.scheme in ("http", "https") or template.startswith("/")):
        raise ImproperlyConfigured(f"MAP_TILES={template!r}: use https://…/{{z}}/{{x}}/{{y}}.png.")
    return [f"{found.scheme}://{found.netloc.replace('{s}', '*')}"] if found.netloc else []


# --- security -----------------------------------------------------------------------------------

# No inline script or style and no other host, so that pages need no nonce and stay cacheable.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, *tile_hosts(MAP_TILES)],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION and flag("SSL_REDIRECT", True)
SECURE_HSTS_SECONDS = number("HSTS_SECONDS", 31536000) if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
# Only behind a proxy that sets the header itself is the header to be believed.
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if flag("BEHIND_PROXY", False) else None
)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# --- the archive --------------------------------------------------------------------------------

PAGE_SIZE = 50
INGEST_BATCH = number("INGEST_BATCH", 200)
INGEST_MAX_BYTES = number("INGEST_MAX_BYTES", 5_000_000)
SIMPLE_HISTORY_REVERT_DISABLED = False
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
