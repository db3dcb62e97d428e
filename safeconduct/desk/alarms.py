"""Alarms as the desk raises, ends and shows them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from safeconduct.acts.actor import Actor
from safeconduct.desk import incidents
from safeconduct.desk.documents import IncidentDocument
from safeconduct.desk.plans import STEP
from safeconduct.desk.playbooks import said
from safeconduct.desk.rules import incidents as rules
from safeconduct.engine import orders
from safeconduct.engine import queries as engine
from safeconduct.engine.documents import Course, Happened
from safeconduct.engine.models import Alarm, Note, Order
from safeconduct.engine.queries import AlarmLine
from safeconduct.engine.rules.alarm import EMERGENCY, ORDINARY, State
from safeconduct.kernel import clock
from safeconduct.keys import rows


class AlarmView(Struct, kw_only=True, frozen=True):
    """One alarm. `state` is open, taken or closed, `since` when it became so; `mine`: you have it;
    `asked`: it waits for your word that you are still on it. `incident` is the one it is now part of,
    `signal` the one that raised it, `signals` all of the incident: known to who reads the desk. `doubtful`
    and `waiting` as the engine says."""

    id: UUID
    kind: str
    title: str
    callsign: str
    emergency: bool
    at: datetime
    state: str
    since: datetime
    owner: UUID | None
    mine: bool
    asked: bool
    subject: UUID | None
    incident: UUID | None
    signal: UUID | None
    signals: list[UUID]
    dispatch: UUID | None
    code: str
    doubtful: bool
    waiting: bool
    course: list[Course]


def views(actor: Actor) -> list[AlarmView]:
    """Every alarm that the member may see and that is not closed."""
    known = incidents.everything(actor)
    return [view(actor, line, known) for line in _lines(actor)]


def view(actor: Actor, line: AlarmLine, known: dict[UUID, IncidentDocument]) -> AlarmView:
    """One alarm as the member sees it."""
    incident = rules.root(line.subject, known) if line.subject in known else None
    parts = [known[part] for part in rules.parts(incident, known)] if incident else []
    mine = line.owner == actor.member
    return AlarmView(
        id=line.id,
        kind=line.kind,
        title=(said(line.details, actor.language) if line.kind == STEP else "") or line.title,
        callsign=line.callsign,
        emergency=line.emergency,
        at=line.raised_at,
        state=line.state,
        since=line.since,
        owner=line.owner,
        mine=mine,
        asked=mine and _asked(line),
        subject=line.subject,
        incident=incident,
        signal=_handle(line.details.get("signal")),
        signals=rules.signals(parts),
        dispatch=_handle(line.details.get("dispatch")),
        code=known[incident].code if incident else "",
        doubtful=line.doubtful,
        waiting=line.waiting,
        course=line.course,
    )


def standing(actor: Actor, kind: str, about: Iterable[UUID]) -> list[AlarmLine]:
    """The open and taken alarms of one kind about any of these rows."""
    wanted = set(about)
    return [line for line in _lines(actor) if line.kind == kind and line.subject in wanted]


def of(actor: Actor, about: Iterable[UUID]) -> list[UUID]:
    """The alarms about any of these rows that are not folded away yet, oldest first."""
    wanted = set(about)
    notes = rows.look_through(actor.keys, Note.objects.filter(alarm__in=kept()))
    found = [one for one in notes if one.verified and one.document.subject in wanted]
    found = [one for one in found if one.document.at <= clock.now()]
    return list(dict.fromkeys(one.row.alarm for one in sorted(found, key=lambda one: one.document.at)))


def _lines(actor: Actor) -> list[AlarmLine]:
    """What is open or taken. A reminder whose order waits for the engine looks like an alarm, until one
    sees that its moment is yet to come."""
    return [one for one in engine.open_alarms(actor) if not (one.waiting and one.raised_at > clock.now())]


def close(actor: Actor, alarm: UUID, outcome: str) -> None:
    """End an alarm that was raised, by this member's word; nothing happens to one that is over."""
    if state(alarm) is not State.CLOSED:
        orders.close(actor.keys, alarm, outcome)


def drop(actor: Actor, reminder: UUID, outcome: str) -> None:
    """What a reminder asks for is done: one that waits for its moment is called off, one that rings is
    closed by this member's word."""
    if not Alarm.objects.filter(id=reminder).exists():
        orders.call_off(actor.keys, reminder)
    else:
        close(actor, reminder, outcome)


def state(alarm: UUID) -> State:
    """The state of an alarm that was raised at once: open also while it waits for the engine, closed
    also when it was folded away."""
    known = Alarm.objects.filter(id=alarm).values_list("state", flat=True).first()
    if known is not None:
        return State(known)
    return State.OPEN if Order.objects.filter(id=alarm).exists() else State.CLOSED


def not_over() -> set[UUID]:
    """The alarms that were raised and that nobody closed."""
    open_or_taken = Alarm.objects.exclude(state=State.CLOSED.value)
    return {*open_or_taken.values_list("id", flat=True), *Order.objects.values_list("id", flat=True)}


def kept() -> set[UUID]:
    """The alarms that may still be opened again: a day after closing they are folded away."""
    return {*Alarm.objects.values_list("id", flat=True), *Order.objects.values_list("id", flat=True)}


def _asked(line: AlarmLine) -> bool:
    """Whether the owner's last word is so old that the engine asks for another."""
    words = [one.at for one in line.course if one.happened in {Happened.TAKEN, Happened.STILL}]
    pace = EMERGENCY if line.emergency else ORDINARY
    return bool(words) and clock.now() - max(words) >= pace.still_every


def _handle(text: str | None) -> UUID | None:
    return UUID(text) if text else None
