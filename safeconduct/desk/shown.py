"""What pages of the desk show around what was asked for: names, tracks, choices."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from msgspec import structs

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import ROLES
from safeconduct.acts.run import ask
from safeconduct.desk import scene, words
from safeconduct.desk.alarms import AlarmView
from safeconduct.desk.plans import STEP
from safeconduct.desk.queries.signals import IncidentView, SignalView
from safeconduct.desk.queries.work import HandoverView, PlaybookView
from safeconduct.desk.rules.incidents import URGENCY
from safeconduct.engine import orders
from safeconduct.engine.documents import Course, Happened
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.people import members
from safeconduct.places import regions
from safeconduct.web import moments
from safeconduct.web.tags.moments import said
from safeconduct.web.tags.parts import Step

GOES = frozenset({"lawyer", "passage", "psychologist"})  # who may be sent to a scene


def name(actor: Actor, handle: UUID | None) -> str:
    """A member's name in the house; a dash for nobody."""
    return (members.name_of(actor.keys, handle) if handle else "") or "—"


def clock_of(at: datetime, actor: Actor) -> str:
    """Hours and minutes in the reader's own zone."""
    return moments.absolute(at, moments.zone_named(actor.zone), at, style="time")


def track(actor: Actor, found: IncidentView, alarm: AlarmView | None = None) -> list[Step]:
    """The times of an incident as steps: what is done with its time, what waits, what comes later."""
    steps, waits = [], True
    for what, label in words.TIMES.items():
        stamp = found.times.get(what)
        if stamp is not None:
            steps.append(Step(f"{clock_of(stamp.at, actor)} {label}", "done"))
        elif waits and found.closed is None:
            unowned = alarm is not None and alarm.state == "open"
            steps.append(Step(str(label), "nobody" if unowned else "now"))
            waits = False
        else:
            steps.append(Step(str(label), "later"))
    return steps


def entry(actor: Actor, alarm: AlarmView, incident: IncidentView | None) -> dict[str, Any]:
    """An alarm as the design system draws it."""
    flags = []
    if incident is not None:
        if any(ref.minor for ref in incident.cases):
            flags.append((_("minor"), "strong"))
        flags += [(ref.code, "") for ref in incident.cases]
    dispatch = alarm.kind == "dispatch"
    named = incident.title if incident else ""
    if named and alarm.kind == STEP:
        named = ""  # what is to be done says more than what the incident is called
    if named and alarm.kind in words.KINDS:
        flags.insert(0, (str(words.KINDS[alarm.kind]), ""))
    return {
        "id": alarm.id,
        "code": alarm.code or alarm.callsign,
        "url": f"/alarms/{alarm.id}",
        "title": said(named) if named else title(alarm),
        "open": alarm.state == "open",
        "since": alarm.at,
        "flags": flags,
        "note": note(actor, alarm),
        "steps": track(actor, incident, alarm) if incident and dispatch else [],
        "take_url": "" if dispatch else f"/alarms/{alarm.id}/take",
        "ticket": new_id(),
    }


def title(alarm: AlarmView) -> str:
    """What was said when the alarm was raised; fixed sentences in the reader's language."""
    return _(alarm.title) if alarm.title else str(words.KINDS.get(alarm.kind, alarm.kind))


def note(actor: Actor, alarm: AlarmView) -> str:
    """Who has it, or who is being called."""
    if alarm.state == "taken":
        return _("%(name)s has it") % {"name": name(actor, alarm.owner)}
    called = [one for one in alarm.course if one.happened in {Happened.OFFERED, Happened.REACHED}]
    if called:
        return _("%(name)s is being called") % {"name": name(actor, called[-1].member)}
    return _("nobody has been called yet")


def course(actor: Actor, alarm: AlarmView) -> list[dict[str, Any]]:
    """What has happened to an alarm, newest first."""
    return [_course(actor, one) for one in sorted(alarm.course, key=lambda one: one.at, reverse=True)]


def _course(actor: Actor, one: Course) -> dict[str, Any]:
    return {
        "at": one.at,
        "name": name(actor, one.member) if one.member else "",
        "says": words.HAPPENED.get(one.happened, one.happened),
        "channel": one.channel,
        "why": one.why,
    }


def recognised(actor: Actor, number: str, incident: UUID | None) -> dict[str, Any]:
    """The cases that know a number, or why none is named. `incident` is what a case can be tied to."""
    shown: dict[str, Any] = {"number": number.strip(), "incident": incident, "found": [], "refused": ""}
    try:
        shown["found"] = ask(actor, "desk.who_may_this_be", {"number": number[:100]})
    except Refusal as refusal:
        if refusal.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
            raise
        shown["refused"] = _(refusal.sentence) % refusal.values
    shown["minor"] = any(one.minor for one in shown["found"])
    return shown


def around_signal(actor: Actor, found: SignalView) -> dict[str, Any]:
    """The incident of a signal with its cases, and who wrote the signal."""
    incident = ask(actor, "desk.incident", {"incident": str(found.incident)})
    more = URGENCY[found.suggested] > URGENCY[found.level]
    return {
        "incident": incident,
        "minor": any(ref.minor for ref in incident.cases),
        "level": words.LEVELS[found.level],
        "suggested": words.LEVELS[found.suggested],
        "because": [str(words.SIGNS[one]) for one in found.because] if more else [],
        "author": name(actor, found.by),
    }


def around_incident(actor: Actor, found: IncidentView) -> dict[str, Any]:
    """Alarms, signals, dispatch, playbook and promises of an incident."""
    key = {"incident": str(found.id)}
    alarms = [ask(actor, "desk.alarm", {"alarm": str(one)}) for one in found.alarms]
    signals = [one for one in ask(actor, "desk.signals", {}) if one.id in found.signals]
    dispatches = ask(actor, "desk.dispatches", key)
    return {
        "alarms": [{**entry(actor, one, found), "steps": []} for one in alarms if one.state != "closed"],
        "closed_alarms": [one for one in alarms if one.state == "closed"],
        "signals": sorted(signals, key=lambda one: one.received_at),
        "track": track(actor, found),
        "level": words.LEVELS[found.level],
        "dispatches": [dispatch(actor, one) for one in dispatches],
        "minor": any(ref.minor for ref in found.cases),
        "playbooks": [playbook(one) for one in ask(actor, "desk.playbooks", key)],
        "promises": [one for one in ask(actor, "desk.promises", {}) if one.incident == found.id],
    }


def playbook(run: PlaybookView) -> dict[str, Any]:
    """A playbook with the roles of its steps in words."""
    steps = [
        {**structs.asdict(one), "who": _role(one.role), "gate_says": words.GATES.get(one.gate, "")}
        for one in run.steps
    ]
    return {**structs.asdict(run), "steps": steps}


def _role(role: str) -> str:
    return _(ROLES[role]) if role in ROLES else str(words.SOFTWARE)


def dispatch(actor: Actor, found: Any) -> dict[str, Any]:
    """A dispatch with names and reasons in words."""
    return {
        "it": found,
        "who": _(words.ROLE_CHOICES[found.role]),
        "aim": _(words.AIM_CHOICES[found.aim]),
        "owner": name(actor, found.owner) if found.owner else "",
        "order": [(name(actor, one.member), _words(one.reasons)) for one in found.order],
        "passed_over": [(name(actor, one.member), _words(one.against)) for one in found.passed_over],
        "proposed_by": name(actor, found.proposed.by),
        "approved_by": name(actor, found.approved.by) if found.approved else "",
    }


def _words(codes: list[str]) -> str:
    return ", ".join(str(words.REASONS.get(one, one)) for one in codes)


def around_alarm(actor: Actor, found: AlarmView) -> dict[str, Any]:
    """The offer for a lawyer; what happened; whose it is."""
    offer = None
    if found.kind == "dispatch" and actor.roles & GOES:
        with suppress(Refusal):  # the desk sees the alarm and is offered nothing
            offer = ask(actor, "desk.offer", {"alarm": str(found.id)})
    return {
        "region": regions.name(offer.region, get_language() or "en") if offer and offer.region else "",
        "title": title(found),
        "kind": words.KINDS.get(found.kind, found.kind),
        "owner": name(actor, found.owner),
        "course": course(actor, found),
        "offer": offer,
        **(_own_times(actor, offer) if offer and offer.yours else {}),
    }


def _own_times(actor: Actor, offer: Any) -> dict[str, Any]:
    """What the one who goes has reported, and what comes next as the main button."""
    ahead = [what for what in words.REPORT_CHOICES if what not in offer.times]
    done = [
        Step(f"{clock_of(offer.times[what].at, actor)} {words.TIMES[what]}", "done")
        for what in words.REPORT_CHOICES
        if what in offer.times
    ]
    reports = [(what, words.REPORTS[what], "main" if what == ahead[0] else "") for what in ahead]
    written = ask(actor, "desk.my_reports", {"alarm": str(offer.alarm)}) if "lawyer" in actor.roles else []
    return {"steps": done, "reports": reports, "mine": written}


def release(actor: Actor, alarm: UUID) -> dict[str, Any]:
    """Whether an accepted address can be shown yet; `again`: in how many seconds to look once more.

    Raises Refusal NOT_FOUND for a dispatch that is not this member's.
    """
    scene.require_mine(actor, alarm)
    offer = ask(actor, "desk.offer", {"alarm": str(alarm)})
    ready = offer.address and orders.half(actor.keys, alarm) is not None
    return {"ready": ready, "given": offer.address, "again": 1 if offer.address else 10}


def points(actor: Actor, typed: Mapping[str, str]) -> list[dict[str, str]]:
    """The open points, each with the word on it that was typed as `note-<subject>`."""
    return [
        {
            "subject": str(one.subject),
            "kind": str(words.POINTS[one.kind]),
            "says": one.says,
            "note": typed.get(f"note-{one.subject}", one.note),
        }
        for one in ask(actor, "desk.open_points", {})
    ]


def sheet(actor: Actor, handle: UUID) -> dict[str, Any]:
    """One handover with names. Raises Refusal NOT_FOUND."""
    handovers: list[HandoverView] = ask(actor, "desk.handovers", {})
    found = next((one for one in handovers if one.id == handle), None)
    if found is None:
        raise Refusal(NOT_FOUND)
    return {
        "it": found,
        "by": name(actor, found.written.by),
        "points": [(str(words.POINTS[one.kind]), one.says, one.note) for one in found.points],
        "read_by": [(name(actor, one.by), one.at) for one in found.read_by],
        "unread": all(one.by != actor.member for one in found.read_by),
    }
