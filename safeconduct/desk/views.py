"""The pages of the desk: each asks one or two queries and shows what they gave."""

import json
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from safeconduct.acts import registry
from safeconduct.acts.askable import askable
from safeconduct.acts.form_page import FormPage, actor_of, as_uuid
from safeconduct.acts.policies import anybody_signed_in
from safeconduct.acts.run import ask, run
from safeconduct.acts.views import form_page, respond
from safeconduct.desk import shown
from safeconduct.desk.actions import addresses
from safeconduct.desk.actions.signals import LogSignal
from safeconduct.desk.documents import Level
from safeconduct.kernel.errors import CONFIRM, Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.web.forms import Form


@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """What burns, what runs, what was promised; the parts are panels."""
    anybody_signed_in.door(actor_of(request))
    return render(request, "desk/desk.html")


def new_signal(request: HttpRequest) -> HttpResponse:
    """A blank page to type into while listening. Its second button logs the call as critical."""
    if "critical" in request.POST:
        judged = request.POST.copy()
        judged["level"] = Level.CRITICAL.value
        request.POST = QueryDict(judged.urlencode())
    return form_page(
        request,
        "desk.log_signal",
        done=lambda made: f"/signals/{made.id}",
        template="desk/new_signal.html",
    )


@require_POST
def who_may_this_be(request: HttpRequest) -> HttpResponse:
    """The cases that know the number just typed. By POST: a number may not stand in an address."""
    actor = actor_of(request)
    known = shown.recognised(actor, request.POST.get("number", ""), as_uuid(request.POST.get("incident", "")))
    if request.headers.get("HX-Request"):
        return render(request, "desk/who.html", known)
    signal_asked = as_uuid(request.POST.get("signal", ""))
    if signal_asked is not None:
        return _signal_page(request, signal_asked, known)
    form = Form(LogSignal, zone=actor.zone, ticket=as_uuid(request.POST.get("ticket", "")) or new_id())
    form.recall(request.POST)
    kept = f"/drafts/{form.ticket}?form=desk.log_signal&back=/signals/new"
    return render(request, "desk/new_signal.html", {"form": form, "draft": kept, "who": known})


@require_GET
def signal(request: HttpRequest, handle: UUID) -> HttpResponse:
    """One signal, verbatim, and what may be done with it."""
    return _signal_page(request, handle, None)


def _signal_page(request: HttpRequest, handle: UUID, known: dict[str, Any] | None) -> HttpResponse:
    actor = actor_of(request)
    found = ask(actor, "desk.signal", {"signal": str(handle)})
    context = {"signal": found, "who": known, "ticket": new_id(), **shown.around_signal(actor, found)}
    return render(request, "desk/signal.html", context)


def amend(request: HttpRequest, handle: UUID) -> HttpResponse:
    """What was learnt later; the form begins with what is known."""
    found = ask(actor_of(request), "desk.signal", {"signal": str(handle)})
    known = {name: getattr(found, name) for name in ("version", "channel", "number", "called", "place")}
    return form_page(
        request,
        "desk.amend_signal",
        done=lambda _result: f"/signals/{handle}",
        initial={"signal": handle, **known},
    )


@require_POST
def add_line(request: HttpRequest, handle: UUID) -> HttpResponse:
    """One line more, stamped by the server: the plain twin of typing on."""
    line = request.POST.get("line", "").strip()
    if line:
        ticket = as_uuid(request.POST.get("ticket", ""))
        run(actor_of(request), "desk.add_lines", {"signal": str(handle), "lines": [line]}, ticket=ticket)
    return _see(f"/signals/{handle}?more=1#heard")


@require_GET
def signals(request: HttpRequest) -> HttpResponse:
    """Every signal that the desk still holds, and what came in unlooked at."""
    actor = actor_of(request)
    found = {"signals": ask(actor, "desk.signals", {}), "intakes": ask(actor, "desk.intakes", {})}
    return render(request, "desk/signals.html", found)


@require_GET
def incident(request: HttpRequest, handle: UUID) -> HttpResponse:
    """Everything about one incident."""
    actor = actor_of(request)
    found = ask(actor, "desk.incident", {"incident": str(handle)})
    return render(request, "desk/incident.html", {"incident": found, **shown.around_incident(actor, found)})


@require_GET
def alarm(request: HttpRequest, handle: UUID) -> HttpResponse:
    """One alarm: what it is, who has it, what has happened; for a lawyer the dispatch on offer."""
    actor = actor_of(request)
    found = ask(actor, "desk.alarm", {"alarm": str(handle)})
    return render(
        request, "desk/alarm.html", {"alarm": found, "ticket": new_id(), **shown.around_alarm(actor, found)}
    )


@require_POST
def take(request: HttpRequest, handle: UUID) -> HttpResponse:
    """Own an alarm by one press, from anywhere."""
    ticket = as_uuid(request.POST.get("ticket", ""))
    run(actor_of(request), "desk.take_alarm", {"alarm": str(handle)}, ticket=ticket)
    return _see(f"/alarms/{handle}")


@require_POST
def accept(request: HttpRequest, handle: UUID) -> HttpResponse:
    """Accept a dispatch; the next page is its address."""
    ticket = as_uuid(request.POST.get("ticket", ""))
    given = run(actor_of(request), "desk.accept_dispatch", {"alarm": str(handle)}, ticket=ticket)
    return _see(f"/alarms/{handle}/address" if given.address else f"/alarms/{handle}")


@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest, handle: UUID) -> HttpResponse:
    """The address, as the answer to a button: it stands on no page that can be loaded again.

    GET waits for the engine to release it, asking again each second without a script.
    """
    actor = actor_of(request)
    if request.method == "POST":
        try:
            found = run(actor, "desk.reveal_address", {"alarm": str(handle)})
            return render(request, "desk/address.html", {"address": found, "alarm": handle})
        except Refusal as refusal:
            if refusal.code == CONFIRM:
                return _see(f"/confirm?next=/alarms/{handle}/address")
            if refusal.code not in {addresses.NOT_YET, addresses.NO_ADDRESS}:
                raise
    context = {"alarm": handle, **shown.release(actor, handle)}
    page = render(request, "desk/address.html", context)
    if not context["ready"]:
        page.headers["Refresh"] = f"{context['again']}; url=/alarms/{handle}/address"
    return page


def handover(request: HttpRequest) -> HttpResponse:
    """Write the handover; beside each open point there is room for a word on it."""
    points = shown.points(actor_of(request), request.POST)
    action = registry.find_action("desk.write_handover")
    if request.method == "POST":
        written = request.POST.copy()
        written["notes"] = json.dumps({one["subject"]: one["note"] for one in points if one["note"]})
        request.POST = QueryDict(written.urlencode())
    return respond(
        FormPage(
            request,
            action,
            done=lambda made: f"/handovers/{made.id}",
            template="desk/handover.html",
            extra={"points": points},
            asked=askable(action.input),
        )
    )


@require_GET
def handovers(request: HttpRequest) -> HttpResponse:
    """The sheets of earlier shifts."""
    found = ask(actor_of(request), "desk.handovers", {})
    return render(request, "desk/handovers.html", {"handovers": found})


@require_GET
def sheet(request: HttpRequest, handle: UUID) -> HttpResponse:
    """One handover, as it is printed."""
    actor = actor_of(request)
    found = shown.sheet(actor, handle)
    return render(request, "desk/sheet.html", {"sheet": found})


@require_GET
def compromised(request: HttpRequest) -> HttpResponse:
    """Channels in other hands, and who was warned."""
    actor = actor_of(request)
    return render(request, "desk/compromised.html", {"channels": ask(actor, "desk.compromised", {})})


@require_GET
def promises(request: HttpRequest) -> HttpResponse:
    """What was promised, kept and not kept."""
    found = ask(actor_of(request), "desk.promises", {"done": True})
    return render(request, "desk/promises.html", {"promises": found})


def _see(url: str) -> HttpResponse:
    return HttpResponseRedirect(url, status=HTTPStatus.SEE_OTHER)
