"""What the desk puts into pages: the strip of unowned alarms, and the panels of its own page."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from safeconduct.acts.actor import Actor
from safeconduct.acts.form_page import actor_of
from safeconduct.acts.run import ask
from safeconduct.desk import shown, words
from safeconduct.desk.alarms import AlarmView
from safeconduct.desk.plans import DISPATCH
from safeconduct.kernel.text import N_
from safeconduct.web.navigation import destination
from safeconduct.web.slots import panel

BURNING = 3  # rows of the strip


def _at_the_desk(request: HttpRequest) -> bool:
    return bool(actor_of(request).roles & {"operator", "coordinator"})


def _here(request: HttpRequest) -> bool:
    return not actor_of(request).anonymous


destination(N_("Desk"), "/", order=10, key="g d", shown=_here)
destination(N_("Signals"), "/signals", order=15, key="g s", shown=_at_the_desk)
destination(N_("New signal"), "/signals/new", order=900, key="n", quiet=True, shown=_at_the_desk)
destination(N_("Handover"), "/handovers", order=910, key="g o", quiet=True, shown=_at_the_desk)


@panel("strip.alarms")
def unowned(request: HttpRequest) -> SafeString | None:
    """The emergencies that nobody has, on every page, and how much else waits for somebody.

    A reminder must not stand as tall as a scream, and the page below must stay in sight: what is not
    among the first is counted, and listed on the desk. What nobody has of one incident stands in one row.
    """
    actor = actor_of(request)
    if actor.anonymous:
        return None
    burning = [one for one in ask(actor, "desk.open_alarms", {}) if one.state == "open"]
    urgent = [one for one in burning if one.emergency]
    grouped = _by_incident(urgent)
    first = [_row(actor, group) for group in grouped[:BURNING]]
    hidden, rest = sum(len(group) for group in grouped[BURNING:]), len(burning) - len(urgent)
    more = []
    if hidden:
        more.append(ngettext("%(n)d more emergency", "%(n)d more emergencies", hidden) % {"n": hidden})
    if rest:
        said = ngettext("%(n)d reminder that nobody has", "%(n)d reminders that nobody has", rest)
        more.append(said % {"n": rest})
    context = {"entries": first, "more": " · ".join(more)}
    return render_to_string("desk/parts/strip.html", context, request)


def _by_incident(urgent: list[AlarmView]) -> list[list[AlarmView]]:
    """In each group what one hand can take comes first, and whom the engine sends somewhere after it."""
    groups: dict[UUID, list[AlarmView]] = {}
    for one in urgent:
        groups.setdefault(one.incident or one.id, []).append(one)
    return [sorted(group, key=lambda one: one.kind == DISPATCH) for group in groups.values()]


def _row(actor: Actor, group: list[AlarmView]) -> dict[str, Any]:
    first, *others = (shown.entry(actor, one, None) for one in group)
    return {**first, "also": others}


@panel("desk.main", order=10)
def alarms(request: HttpRequest) -> SafeString:
    """All open alarms with their incidents."""
    actor = actor_of(request)
    found = ask(actor, "desk.open_alarms", {})
    incidents = {one.id: one for one in ask(actor, "desk.incidents", {})} if _at_the_desk(request) else {}
    entries = [shown.entry(actor, one, incidents.get(one.incident)) for one in found]
    open_now = sum(one.state == "open" for one in found)
    context = {"entries": entries, "open": open_now, "taken": len(found) - open_now}
    return render_to_string("desk/parts/alarms.html", context, request)


@panel("desk.main", order=20)
def incidents(request: HttpRequest) -> SafeString | None:
    """Incidents that are not closed."""
    if not _at_the_desk(request):
        return None
    actor = actor_of(request)
    found = [(one, words.LEVELS[one.level]) for one in ask(actor, "desk.incidents", {})]
    return render_to_string("desk/parts/incidents.html", {"incidents": found}, request)


@panel("desk.side", order=10)
def start(request: HttpRequest) -> SafeString | None:
    """The one big button."""
    return render_to_string("desk/parts/start.html", {}, request) if _at_the_desk(request) else None


@panel("desk.side", order=20)
def intakes(request: HttpRequest) -> SafeString | None:
    """What came in and nobody has looked at."""
    if not _at_the_desk(request):
        return None
    found = ask(actor_of(request), "desk.intakes", {})
    return render_to_string("desk/parts/intakes.html", {"intakes": found}, request)


@panel("desk.side", order=30)
def promises(request: HttpRequest) -> SafeString | None:
    """What was promised, the soonest first."""
    if not _at_the_desk(request):
        return None
    found = ask(actor_of(request), "desk.promises", {})
    return render_to_string("desk/parts/promises.html", {"promises": found}, request)


@panel("desk.side", order=40)
def compromised(request: HttpRequest) -> SafeString | None:
    """Channels in other hands, counted."""
    if not _at_the_desk(request):
        return None
    found = [one for one in ask(actor_of(request), "desk.compromised", {}) if one.settled is None]
    warned = sum(task.done is not None for one in found for task in one.warnings)
    known = [one.linked for one in found if one.linked is not None]
    linked = (
        sum(map(len, known)) if len(known) == len(found) else None
    )  # nobody may read 0 for "not yours to know"
    context = {"channels": found, "warned": warned, "linked": linked}
    return render_to_string("desk/parts/compromised.html", context, request)


@panel("desk.side", order=45)
def my_warnings(request: HttpRequest) -> SafeString | None:
    """Whom this member, by name, is asked to warn."""
    actor = actor_of(request)
    found = [] if actor.anonymous else ask(actor, "desk.my_warnings", {})
    return render_to_string("desk/parts/my_warnings.html", {"warnings": found}, request) if found else None


@panel("desk.side", order=50)
def handover(request: HttpRequest) -> SafeString | None:
    """How many points are open, and the way to write them down."""
    if not _at_the_desk(request):
        return None
    points = ask(actor_of(request), "desk.open_points", {})
    return render_to_string("desk/parts/handover.html", {"count": len(points)}, request)


@panel("desk.side", order=35)
def looks(request: HttpRequest) -> SafeString | None:
    """Looks at an address that no second person has seen yet."""
    actor = actor_of(request)
    if "coordinator" not in actor.roles:
        return None
    found = [one for one in ask(actor, "desk.address_views", {}) if one.reviewed is None]
    lines = [(one, shown.name(actor, one.member)) for one in found if one.member != actor.member]
    return render_to_string("desk/parts/looks.html", {"looks": lines}, request) if lines else None
