"""Each signed-in request puts right a few rooms whose readers are not yet those they should be."""

from collections.abc import Callable

import structlog
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from safeconduct.acts.actor import Actor
from safeconduct.cases import readers
from safeconduct.kernel.errors import Refusal
from safeconduct.keys.errors import Damaged

_log = structlog.get_logger()
BY_ITSELF = ("/frame/", "/static/")  # fetched by the page, not by its reader


def middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Runs after the one that says who asks."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        actor: Actor | None = getattr(request, "actor", None)
        if actor is not None and not actor.anonymous and not request.path.startswith(BY_ITSELF):
            _mend(actor)
        return get_response(request)

    return respond


def _mend(actor: Actor) -> None:
    """Nothing here may keep anybody from the desk: what fails is tried again at the next request."""
    try:
        readers.mend(actor.keys)
    except Refusal as refusal:
        _log.warning("rooms_put_off", reason=refusal.code)
    except Damaged:
        _log.error("rooms_stopped", reason="damaged")
