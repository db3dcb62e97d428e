"""The product's own settings, with the gallery as its pages and no part above the design system."""

import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from safeconduct.config.settings import *  # noqa: F403  (the point of this file)
from safeconduct.config.settings import INSTALLED_APPS, LOCALE_PATHS, MIDDLEWARE, TEMPLATES
from tests.web import words

_HERE = Path(__file__).parent


def _russian_of_the_gallery() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="safeconduct-gallery-"))
    catalog = Catalog(locale="ru")
    for english, russian in words.RUSSIAN.items():
        catalog.add(english, russian)
    target = folder / "ru" / "LC_MESSAGES" / "django.mo"
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_mo(file, catalog)
    return folder


ROOT_URLCONF = "tests.web.urls"
ALLOWED_HOSTS = ["127.0.0.1"]
_OURS = ("safeconduct.web", "safeconduct.config")
INSTALLED_APPS = [app for app in INSTALLED_APPS if not app.startswith("safeconduct.") or app == _OURS[0]]
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("safeconduct.") or name.startswith(_OURS)]
TEMPLATES[0]["DIRS"] = [_HERE / "templates"]
TEMPLATES[0]["OPTIONS"]["context_processors"] = [  # type: ignore[index]  # a dict in a list of dicts
    "django.template.context_processors.request",
    "django.template.context_processors.i18n",
    "safeconduct.web.context.context",
]
LOCALE_PATHS = [*LOCALE_PATHS, _russian_of_the_gallery()]
CSRF_FAILURE_VIEW = "safeconduct.web.errors.forged"
