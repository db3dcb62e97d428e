"""Django's registration of the pillar."""

from importlib import import_module

from django.apps import AppConfig
from django.http import HttpRequest

from safeconduct.kernel.text import N_
from safeconduct.web.navigation import destination


class TraceConfig(AppConfig):
    name = "safeconduct.trace"
    label = "trace"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from safeconduct.trace.board import READERS

        def shown(request: HttpRequest) -> bool:
            actor = getattr(request, "actor", None)
            return actor is not None and not actor.anonymous and bool(actor.roles & READERS)

        destination(N_("Trace"), "/trace", order=30, key="g t", shown=shown)
        import_module("safeconduct.trace.panels")
