"""What pages show of the engine: its heartbeat, in the house how it and its channels are, and what became of
a code that somebody had sent."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from safeconduct.acts.form_page import actor_of
from safeconduct.acts.run import ask
from safeconduct.channels.reasons import SAYS as FAULTS
from safeconduct.engine import orders, queries
from safeconduct.engine.rules.watch import SAYS, Finding
from safeconduct.web.slots import panel

DUMB = frozenset({Finding.SILENT, Finding.BLIND})  # while one of these holds, nobody is called


@panel("top.heartbeat")
def heartbeat(request: HttpRequest) -> SafeString | None:
    """The heartbeat; red while no alarm is sent, with the way to mend it."""
    if actor_of(request).anonymous:
        return None
    beat = queries.heartbeat()
    dumb = DUMB.intersection(beat.reasons)
    said = gettext(SAYS[beat.reasons[0]]) if beat.reasons else ""
    shown = {
        "at": beat.at,
        "ok": not dumb,
        "reason": said if dumb else "",
        "doubts": not beat.ok and not dumb,
    }
    return render_to_string("engine/heartbeat.html", {**shown, "dumb": bool(dumb)}, request)


@panel("house.panels", order=10)
def health(request: HttpRequest) -> SafeString | None:
    """Everything that is wrong with the engine, in words."""
    if actor_of(request).anonymous:
        return None
    beat = queries.heartbeat()
    shown = {
        "at": beat.at,
        "ok": beat.ok,
        "reasons": [gettext(SAYS[one]) for one in beat.reasons],
        "blind": Finding.BLIND in beat.reasons,
    }
    return render_to_string("engine/health.html", shown, request)


@panel("house.panels", order=15)
def channels(request: HttpRequest) -> SafeString | None:
    """By which ways messages leave, and which of them fails."""
    actor = actor_of(request)
    if actor.anonymous or not actor.roles:
        return None
    shown = {"lines": ask(actor, "engine.channels", {}), "keeper": queries.KEEPERS.admits(actor)}
    return render_to_string("engine/house_channels.html", shown, request)


@panel("me.code")
def code(request: HttpRequest) -> SafeString | None:
    """What became of the code that the reader had sent to an own address."""
    actor = actor_of(request)
    if actor.anonymous:
        return None
    course = orders.code_sent(actor.keys)
    beat = queries.heartbeat()
    dumb = next((gettext(SAYS[one]) for one in beat.reasons if one in DUMB), "")
    says = gettext(FAULTS[course.why]) if course and course.why else ""
    return render_to_string(
        "engine/code_course.html", {"course": course, "dumb": dumb, "says": says}, request
    )
