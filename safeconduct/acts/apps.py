"""Django's registration of the part."""

from django.apps import AppConfig
from django.http import HttpRequest

from safeconduct.kernel.text import N_
from safeconduct.web.navigation import destination


class ActsConfig(AppConfig):
    name = "safeconduct.acts"
    label = "acts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        destination(N_("All actions"), "/act", order=90, quiet=True, shown=_signed_in)


def _signed_in(request: HttpRequest) -> bool:
    actor = getattr(request, "actor", None)
    return actor is not None and not actor.anonymous
