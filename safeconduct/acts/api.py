"""The JSON face: one route per action and query, described at /api/openapi.json.

A refusal becomes `{"code", "message", "fields"}` at the edge, as everywhere; the message is in the
language that the request asks for. Writes need the X-CSRFToken header, as every session by cookie does.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any
from uuid import UUID

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from safeconduct.acts import addresses, openapi, registry
from safeconduct.acts.actor import NOBODY, Actor
from safeconduct.acts.decode import MALFORMED
from safeconduct.acts.policies import anybody_signed_in
from safeconduct.acts.run import ask, run
from safeconduct.kernel.errors import INVALID, Refusal, define
from safeconduct.kernel.text import N_

WRONG_CONTENT = define(
    "wrong_content", 415, N_("Send JSON, with Content-Type: application/json. Nothing was changed.")
)
TOO_LARGE = define("too_large", 413, N_("This is more than can be taken at once. Nothing was changed."))
LIMIT = 1024 * 1024  # bytes of one request

View = Callable[..., HttpResponse]


def _in_language_asked_for(view: View) -> View:
    """A program says in each request which language it wants, whatever its member prefers on pages."""

    @wraps(view)
    def respond(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
        translation.activate(translation.get_language_from_request(request))
        return view(request, *given, **named)

    return respond


@_in_language_asked_for
@require_POST
def run_action(request: HttpRequest, name: str) -> HttpResponse:
    """Run an action. The header Idempotency-Key, a UUID, makes sending it twice harmless."""
    actor = _admitted(request, registry.find_action(name))
    return _json(run(actor, name, _body(request), ticket=_ticket(request)))


@_in_language_asked_for
@require_http_methods(["GET", "POST"])
def ask_query(request: HttpRequest, name: str) -> HttpResponse:
    """Answer a query. With GET only handles, choices, figures and dates may be asked by."""
    query = registry.find_query(name)
    actor = _admitted(request, query)
    by_address = request.method == "GET"
    given = addresses.parameters(query.input, request.GET) if by_address else _body(request)
    return _json(ask(actor, name, given))


@_in_language_asked_for
@require_GET
def describe(request: HttpRequest) -> HttpResponse:
    """The OpenAPI description of everything, for members alone: it tells what this server is."""
    anybody_signed_in.door(_actor(request))
    return HttpResponse(openapi.rendered(), content_type="application/json")


def _actor(request: HttpRequest) -> Actor:
    found: Actor | None = getattr(request, "actor", None)
    return replace(found or NOBODY, via="api")


def _admitted(request: HttpRequest, asked: registry.Query) -> Actor:
    """Whoever asks, once the policy has let them in: nothing of the request is read before."""
    actor = _actor(request)
    asked.policy.door(actor)
    return actor


def _body(request: HttpRequest) -> Any:
    if request.content_type != "application/json":
        raise Refusal(WRONG_CONTENT)
    if int(request.META.get("CONTENT_LENGTH") or 0) > LIMIT:
        raise Refusal(TOO_LARGE)
    try:
        return msgspec.json.decode(request.body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Refusal(MALFORMED) from None


def _ticket(request: HttpRequest) -> UUID | None:
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return None
    try:
        return UUID(key)
    except ValueError:
        raise Refusal(INVALID, fields={"Idempotency-Key": "bad_handle"}) from None


def _json(result: Any) -> HttpResponse:
    return HttpResponse(msgspec.json.encode(result), content_type="application/json")
