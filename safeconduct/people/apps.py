"""Django's registration of the part."""

from importlib import import_module

from django.apps import AppConfig
from django.http import HttpRequest

from safeconduct.kernel.text import N_
from safeconduct.web.navigation import destination


class PeopleConfig(AppConfig):
    name = "safeconduct.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from safeconduct.keys import verify
        from safeconduct.people import checking

        import_module("safeconduct.people.panels")
        verify.EXTRA.append(checking.blobs)
        destination(N_("House"), "/house", order=80, key="g h", shown=_signed_in)
        destination(N_("My own"), "/me", order=85, quiet=True, key="g m", shown=_signed_in)


def _signed_in(request: HttpRequest) -> bool:
    actor = getattr(request, "actor", None)
    return actor is not None and not actor.anonymous
