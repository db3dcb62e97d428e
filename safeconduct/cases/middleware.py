"""Each signed-in request puts right a few rooms whose readers are not yet those they should be; the
first one opens the look-up cards, before any transaction holds the database."""

from collections.abc import Callable

import structlog
from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from safeconduct.acts.actor import Actor
from safeconduct.cases import lookup, readers
from safeconduct.kernel.errors import Refusal
from safeconduct.keys.errors import Damaged, NotHeld

_log = structlog.get_logger()
FRAME, STATIC = "/frame/", "/static/"  # fetched by the page, not by its reader
A_LITTLE, MORE = 0.01, 0.3  # seconds: nobody waits for a frame, somebody waits for a page


def middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Runs after the one that says who asks."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        actor: Actor | None = getattr(request, "actor", None)
        if actor is not None and not actor.anonymous and not request.path.startswith(STATIC):
            _mend(actor, A_LITTLE if request.method == "GET" and not request.path.startswith(FRAME) else MORE)
        return get_response(request)

    return respond


def _mend(actor: Actor, seconds: float) -> None:
    """Nothing here may keep anybody from the desk: what fails is tried again at the next request."""
    try:
        lookup.unlock(actor)
        readers.mend(actor.keys, seconds=seconds)
    except Refusal as refusal:
        _log.warning("rooms_put_off", reason=refusal.code)
    except (DatabaseError, NotHeld) as fault:
        _log.warning("rooms_put_off", reason=type(fault).__name__)
    except Damaged:
        _log.error("rooms_stopped", reason="damaged")
