"""The pages of documents that were brought."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from safeconduct.acts import offers, registry
from safeconduct.acts.form_page import actor_of, as_uuid
from safeconduct.acts.run import ask
from safeconduct.acts.views import form_page
from safeconduct.claims.brought import pages

AGAIN = 2  # seconds after which a page that waits looks again, with a script or without


@require_GET
def readings(request: HttpRequest) -> HttpResponse:
    """What was brought, what is left to do in it, and when it ends."""
    actor = actor_of(request)
    found = pages.lines(actor, ask(actor, "claims.readings", {}))
    shown = {
        "unfiled": [one for one in found if one["it"].case is None],
        "filed": [one for one in found if one["it"].case is not None],
    }
    return render(request, "claims/brought/list.html", shown)


def bring(request: HttpRequest) -> HttpResponse:
    """Paste a text or choose a file."""
    known = as_uuid(request.GET.get("case", ""))
    return form_page(
        request,
        "claims.bring_document",
        done=lambda made: f"/readings/{made.id}",
        initial={"case": str(known) if known else "", "kind": "article"},
        options={"case": pages.cases(actor_of(request))},
        template="claims/brought/bring.html",
    )


@require_GET
def reading(request: HttpRequest, reading: UUID) -> HttpResponse:
    """One document, its drafts beside it; from the address that it had before it was filed to the one now."""
    actor = actor_of(request)
    view = pages.current(actor, reading)
    if view.id != reading:
        return redirect("reading", view.id)
    shown = pages.reading(actor, view)
    answer = render(request, "claims/brought/reading.html", shown)
    if shown["working"]:
        answer["Refresh"] = str(AGAIN)
    return answer


def file(request: HttpRequest, reading: UUID) -> HttpResponse:
    """The case that a document belongs to; it has another address there."""
    return _about(request, "claims.file_reading", reading, done=lambda made: f"/readings/{made.id}")


def date(request: HttpRequest, reading: UUID) -> HttpResponse:
    """When a document was written, and by whose clocks."""
    return _about(request, "claims.date_reading", reading, done=lambda _read: f"/readings/{reading}")


def _about(request: HttpRequest, action: str, reading: UUID, done: Callable[[Any], str]) -> HttpResponse:
    """The form of something that is done with one document, and with no other."""
    actor = actor_of(request)
    view = ask(actor, "claims.reading", {"reading": str(reading)})
    offered = offers.offered(actor, registry.find_action(action).input)
    return form_page(
        request,
        action,
        done=done,
        initial={"reading": str(reading)},
        options={**offered, "reading": [(str(reading), view.document.title)]},
        template="claims/brought/edit.html",
        extra={"back": f"/readings/{reading}"},
    )


def edit(request: HttpRequest, reading: UUID, draft: int) -> HttpResponse:
    """Who says what in a draft, better than it was found."""
    back = f"/readings/{reading}#d{draft}"
    known = pages.draft(actor_of(request), reading, draft)
    initial = {"reading": str(reading), "draft": draft, **known}
    return form_page(
        request,
        "claims.edit_draft",
        done=lambda _decided: back,
        initial=initial,
        template="claims/brought/edit.html",
        extra={"back": back},
    )
