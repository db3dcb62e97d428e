"""The pages of everything that can go wrong. Each says what happened, what was kept and what to do.

None shows internals, and "does not exist" and "not yours" are one page. Under /api/ the same is said
in JSON: {"code", "message", "fields"}. These pages ask the database nothing, so that they stand when
it does not.

A url tree names `bad_request`, `forbidden`, `not_found` and `broken` as its handlers 400, 403, 404
and 500; settings name `forged` as CSRF_FAILURE_VIEW.
"""

from dataclasses import dataclass
from http import HTTPStatus

from django.core.exceptions import (
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from safeconduct.kernel.errors import CATALOGUE, INVALID, Refusal
from safeconduct.kernel.text import N_

_NOTHING_CHANGED = N_("Nothing was changed.")
_TYPED_BELOW = N_("Nothing was changed. What you typed stands below: copy what you need.")
_DRAFTS_KEPT = N_("Nothing was changed. What was saved while you typed is still in your drafts.")


@dataclass(frozen=True)
class Words:
    """What an error page says, untranslated."""

    code: str
    title: str
    happened: str
    kept: str
    advice: str


WORDS: dict[int, Words] = {
    400: Words(
        "bad_request",
        N_("This could not be read"),
        N_("What your browser sent is not in a form that can be read here."),
        _NOTHING_CHANGED,
        N_("Go back, reload the page and try once more."),
    ),
    401: Words(
        "sign_in",
        N_("Sign in first"),
        N_("Your session has ended, or there was none."),
        N_("What was saved while you typed is waiting for you."),
        N_("Sign in and open the page again."),
    ),
    403: Words(
        "forbidden",
        N_("This is not open to you"),
        N_("Your roles do not allow this."),
        _NOTHING_CHANGED,
        N_("If your work needs it, ask a coordinator. The attempt is logged."),
    ),
    404: Words(
        "not_found",
        N_("Nothing to see here"),
        N_("This does not exist, or it is not yours to see. The answer is the same for both."),
        _NOTHING_CHANGED,
        N_("Check the address, or find what you look for from the desk."),
    ),
    405: Words(
        "method_not_allowed",
        N_("This address works differently"),
        N_("What your browser tried is not done at this address."),
        _NOTHING_CHANGED,
        N_("Go back and use the buttons of the page."),
    ),
    409: Words(
        "stale",
        N_("Somebody was faster"),
        N_("Somebody changed this while you had it open."),
        _DRAFTS_KEPT,
        N_("Look at it again, then repeat your change."),
    ),
    413: Words(
        "too_large",
        N_("This is too large"),
        N_("More was sent at once than can be taken here."),
        _DRAFTS_KEPT,
        N_("Send less at once: shorten the text, or send the files one by one."),
    ),
    422: Words(
        "invalid",
        N_("This cannot be used"),
        N_("Some of what was sent cannot be used."),
        _DRAFTS_KEPT,
        N_("Go back and look at what was given."),
    ),
    429: Words(
        "slow_down",
        N_("Too many attempts"),
        N_("There were too many attempts from here in a short time."),
        _DRAFTS_KEPT,
        N_("Wait a minute, then try again. In an emergency use the telephone."),
    ),
    500: Words(
        "broken",
        N_("Something broke"),
        N_("A fault in this software stopped what you asked for. It is logged without what you typed."),
        _DRAFTS_KEPT,
        N_("Try once more. If it happens again, tell whoever looks after the server what you were doing."),
    ),
    503: Words(
        "busy",
        N_("Busy just now"),
        N_("The server cannot answer this at the moment. Alarms are sent out all the same."),
        _DRAFTS_KEPT,
        N_("Try again in a moment. Sending it twice does no harm."),
    ),
}
FORGED = Words(
    "forged",
    N_("Please send this again"),
    N_(
        "We could not make sure that this form was sent from our own page: it may have been open for "
        "too long, or somebody signed in again meanwhile."
    ),
    _DRAFTS_KEPT,
    N_("Open the page again and send the form once more."),
)


def page(
    request: HttpRequest, status: int, *, refusal: Refusal | None = None, words: Words | None = None
) -> HttpResponse:
    """The answer to something that went wrong: a page, or JSON under /api/."""
    words = words or WORDS.get(status) or WORDS[500 if status >= 500 else 400]
    if request.path.startswith("/api/"):
        # A program says in each request which language it wants, whatever its member prefers on pages.
        with translation.override(translation.get_language_from_request(request)):
            return JsonResponse(as_json(refusal) if refusal else _json(words), status=status)
    happened = gettext(refusal.sentence) % refusal.values if refusal else gettext(words.happened)
    typed = shown_again(request)
    shown = {
        "title": gettext(words.title),
        "happened": happened,
        # A refusal's own sentence says what was kept and what to do.
        "kept": "" if refusal else gettext(_TYPED_BELOW if typed else words.kept),
        "advice": "" if refusal else gettext(words.advice),
        "sign_in": status == HTTPStatus.UNAUTHORIZED,
        "typed": typed,
    }
    # In a frame in the bar there is room for one line.
    template = "web/error_frame.html" if request.path.startswith("/frame/") else "web/error.html"
    return HttpResponse(render_to_string(template, shown), status=status)


def _json(words: Words) -> dict[str, object]:
    """What went wrong before anything could refuse it."""
    message = f"{gettext(words.happened)} {gettext(words.kept)} {gettext(words.advice)}"
    return {"code": words.code, "message": message, "fields": {}}


def as_json(refusal: Refusal) -> dict[str, object]:
    """A refusal as every face but the page says it, in the reader's language."""
    return {
        "code": refusal.code,
        "message": gettext(refusal.sentence) % refusal.values,
        "fields": {name: _field(refusal, name) for name in refusal.fields},
    }


def _field(refusal: Refusal, name: str) -> dict[str, str]:
    code = refusal.fields[name]
    sentence = gettext(CATALOGUE.get(code, CATALOGUE[INVALID])[1])
    return {"code": code, "message": sentence % refusal.values_for(name)}


def shown_again(request: HttpRequest) -> list[tuple[str, str]]:
    """What the reader typed, to be copied: only from our own page, and only fields that may be shown.

    The browser itself says whether a page of ours sent it; what another site sent is not shown.
    """
    if request.method != "POST" or request.headers.get("Sec-Fetch-Site") != "same-origin":
        return []
    try:
        posted = request.POST
    except (SuspiciousOperation, MultiPartParserError, OSError):
        return []  # what could not be read then cannot be shown now
    allowed = posted.get("shown_again", "").split()
    return [
        (name, value)
        for name, values in posted.lists()
        if name.partition(".")[0] in allowed
        for value in values
        if value
    ]


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The answer to a refusal that no form has shown at its fields."""
    return page(request, refusal.status, refusal=refusal)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Handler 400. A request that is too large is told as what it is."""
    too_large = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    return page(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE if too_large else HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  (Django's signature)
    """Handler 403."""
    return page(request, HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  (Django's signature)
    """Handler 404."""
    return page(request, HTTPStatus.NOT_FOUND)


def broken(request: HttpRequest) -> HttpResponse:
    """Handler 500."""
    return page(request, HTTPStatus.INTERNAL_SERVER_ERROR)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  (Django's signature)
    """What answers a form whose token does not fit, with what was typed so that nothing is lost."""
    return page(request, HTTPStatus.FORBIDDEN, words=FORGED)
