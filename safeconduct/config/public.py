"""Django's settings of the public process: no key, no session, no cookie, and a database it can only read."""

import secrets

from django.utils.translation import gettext_noop

from safeconduct.config import environment, folders, logs

ENVIRONMENT = environment.read()

DEBUG = False
SECRET_KEY = secrets.token_urlsafe(48)  # nothing here is signed; the members' key is not read
ALLOWED_HOSTS = [ENVIRONMENT.public_host, "127.0.0.1", "localhost", "[::1]"]
INSTALLED_APPS: list[str] = []
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "safeconduct.config.headers.public_headers",
]
ROOT_URLCONF = "safeconduct.config.urls.public"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [folders.PACKAGE / "voice" / "templates"],
        "OPTIONS": {"builtins": [], "context_processors": []},
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"{ENVIRONMENT.database.as_uri()}?mode=ro",
        "OPTIONS": {"timeout": 10, "init_command": "PRAGMA query_only=ON; PRAGMA trusted_schema=OFF"},
    }
}
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", gettext_noop("English")), ("ru", gettext_noop("Russian"))]
LOCALE_PATHS = [folders.PACKAGE / "voice" / "locale"]

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.public_secure else None
SECURE_SSL_REDIRECT = ENVIRONMENT.public_secure
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 63_072_000 if ENVIRONMENT.public_secure else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "no-referrer"

LOGGING_CONFIG = None
logs.configure()
