"""What every page shows of the engine: its heartbeat, and in the house how it is."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from safeconduct.acts.form_page import actor_of
from safeconduct.engine import queries
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
