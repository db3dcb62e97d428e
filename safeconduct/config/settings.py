"""Django's settings. What differs between installations is read by `environment`; nothing is written."""

import secrets

from csp.constants import NONE, SELF
from django.utils.translation import gettext_noop

from safeconduct.config import environment, folders, logs

ENVIRONMENT = environment.read()

DATA_FOLDER = ENVIRONMENT.data

DEBUG = False
# `serve` writes the key at the first start; tools that only import settings do without one of their own.
SECRET_KEY = (
    ENVIRONMENT.secret_key.read_text(encoding="ascii").strip()
    if ENVIRONMENT.secret_key.is_file()
    else secrets.token_urlsafe(48)
)
ALLOWED_HOSTS = [ENVIRONMENT.host, "127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = [
    "csp",
    "django_htmx",
    "django.contrib.staticfiles",
    *(f"safeconduct.{name}" for name in folders.standing()),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "safeconduct.config.headers.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    *(f"{module}.middleware" for module in folders.modules("middleware")),
]
ROOT_URLCONF = f"safeconduct.config.urls.{ENVIRONMENT.tree}"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                *(f"{module}.context" for module in folders.modules("context")),
            ]
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ENVIRONMENT.database,
        "OPTIONS": {
            # A transaction takes its turn at its start: taking it at the first write can fail half way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,  # seconds to wait for that turn
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; "
                "PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF"
            ),
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", gettext_noop("English")), ("ru", gettext_noop("Russian"))]
LOCALE_PATHS = [folders.PACKAGE / name / "locale" for name in folders.standing()]
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = ENVIRONMENT.secure

# Files are served as they lie in the folders: nothing to collect, nothing to forget.
STATIC_URL = "/static/"
STORAGES = {"staticfiles": {"BACKEND": "safeconduct.config.statics.Versioned"}}
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600  # seconds
WHITENOISE_ALLOW_ALL_ORIGINS = False

FILE_UPLOAD_HANDLERS = ["safeconduct.config.uploads.MemoryOnly"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
# What is typed or pasted too long is shown again, to be shortened; strangers are held to less (`middleware`).
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

CSRF_COOKIE_NAME = "__Host-csrf" if ENVIRONMENT.secure else "csrf"
CSRF_COOKIE_SECURE = ENVIRONMENT.secure
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "safeconduct.web.errors.forged"
CSRF_COOKIE_AGE = None  # ends with the browser
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.url] if ENVIRONMENT.secure else []
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.secure else None
SECURE_SSL_REDIRECT = ENVIRONMENT.secure
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 63_072_000 if ENVIRONMENT.secure else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Not "no-referrer": with it browsers send "Origin: null" and no form could be told from a forged one.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the heartbeat and the duty are frames of our own that refresh themselves
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
    }
}

LOGGING_CONFIG = None
logs.configure()
