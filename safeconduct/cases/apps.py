"""Django's registration of the pillar."""

from django.apps import AppConfig
from django.http import HttpRequest

from safeconduct.kernel.text import N_
from safeconduct.web.navigation import destination


class CasesConfig(AppConfig):
    name = "safeconduct.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        destination(N_("Cases"), "/cases", order=20, key="g c", shown=_signed_in)
        destination(N_("Find"), "/cases/find", order=25, key="/", shown=_signed_in)


def _signed_in(request: HttpRequest) -> bool:
    actor = getattr(request, "actor", None)
    return actor is not None and not actor.anonymous
