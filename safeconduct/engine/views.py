"""The page on which the boot secret is typed after the machine was off, and the one behind a link."""

from http import HTTPStatus
from typing import Annotated

import msgspec
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods
from msgspec import Meta

from safeconduct.acts.form_page import actor_of
from safeconduct.acts.policies import anybody_signed_in
from safeconduct.engine import boot, doors, queries
from safeconduct.engine.rules.watch import SAYS, Finding
from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.text import N_
from safeconduct.web.forms import Form


class BootSecret(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What opens the engine's eyes."""

    secret: Annotated[
        str,
        Meta(
            title=N_("The boot secret"),
            description=N_("Seven words on paper, with whoever keeps them for the engine."),
            max_length=1000,
            extra={"widget": "secret"},
        ),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def engine(request: HttpRequest) -> HttpResponse:
    """How the engine is, and the form that lets it see. Any member may: whoever is there first."""
    anybody_signed_in.door(actor_of(request))
    form = Form(BootSecret)
    if request.method == "POST" and (typed := form.parse(request.POST)) is not None:
        try:
            boot.let_see(typed.secret)
            return HttpResponseRedirect("/house/engine", status=HTTPStatus.SEE_OTHER)
        except Refusal as refusal:
            form.refuse(refusal)
    beat = queries.heartbeat()
    shown = {
        "form": form,
        "at": beat.at,
        "ok": beat.ok,
        "reasons": [gettext(SAYS[one]) for one in beat.reasons],
        "blind": Finding.BLIND in beat.reasons,
        "here": "engine",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.faults else HTTPStatus.OK
    return render(request, "engine/engine.html", shown, status=status)


class Code(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What a reply would hold."""

    code: Annotated[
        str,
        Meta(
            title=N_("Four digits"),
            description=N_("The four digits from the message"),
            pattern=r"^\s*\d{4}\s*$",
            max_length=20,
            extra={"widget": "code"},
        ),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, link: str) -> HttpResponse:
    """Behind a message's link: its alarm for who is signed in, else a page that says nothing.

    There a code may be typed, which is the same as replying with it. GET changes nothing.
    """
    actor = actor_of(request)
    if not actor.anonymous:
        return HttpResponseRedirect(f"/alarms/{queries.alarm_behind(actor, link)}")
    form, sent = Form(Code), False
    if request.method == "POST" and (typed := form.parse(request.POST)) is not None:
        sent = doors.press(link[:60], typed.code.strip())
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.faults else HTTPStatus.OK
    return render(request, "engine/link.html", {"form": form, "sent": sent}, status=status)
