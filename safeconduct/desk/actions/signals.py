"""Signals: typed while listening, completed later, judged, filed."""

from uuid import UUID

from msgspec import Struct, field
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.events import emit
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.cases.numbers import normal
from safeconduct.desk import fields as f
from safeconduct.desk import incidents, rules
from safeconduct.desk.documents import (
    Channel,
    IncidentDocument,
    Level,
    SignalDocument,
)
from safeconduct.desk.events import IncidentCritical, SignalLogged
from safeconduct.desk.rules import URGENCY
from safeconduct.kernel import clock
from safeconduct.kernel.text import N_

DESK = roles("operator", "coordinator")


class LogSignal(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    """Nothing is mandatory: a scream has no fields."""

    lines: f.Lines = []
    level: f.AnyLevel = Level.UNSET
    channel: f.AnyChannel = Channel.PHONE
    number: f.Number = field(name="from", default="")
    called: f.Called = ""
    place: f.Place = ""
    incident: f.IncidentRef | None = None


class SignalIs(Struct, kw_only=True, frozen=True):
    """Where the signal stands now. `joined`: it became part of an incident that was open already."""

    id: UUID
    code: str
    incident: UUID
    joined: bool
    level: Level


@action(
    "desk.log_signal",
    title=N_("Log a signal"),
    may=DESK,
    example={"lines": ["screams, then the line went dead"], "from": "+7 900 000-00-01"},
    emits=[SignalLogged, IncidentCritical],
)
def log_signal(actor: Actor, given: LogSignal) -> SignalIs:
    """Write down one incoming contact.

    It opens an incident, or joins the named one, or the open one that the same number spoke of in
    the last two hours (`desk.split_signal` undoes that). Level critical raises the alarms at once.
    Refusals: not_found for an incident that is not there.
    """
    now = clock.now()
    document = SignalDocument(
        code=incidents.code("S"),
        channel=given.channel,
        received_at=now,
        answered_at=now,
        number=given.number,
        called=given.called,
        place=given.place,
        lines=rules.stamped(given.lines, now, actor.zone),
        level=given.level,
    )
    return take_in(actor, document, given.incident)


def take_in(actor: Actor, document: SignalDocument, wanted: UUID | None) -> SignalIs:
    """Write a signal and put it into its incident."""
    earlier = wanted or _same_matter(actor, document)
    incident = earlier or incidents.open_incident(actor, _first(actor, document))
    signal = incidents.write_signal(actor, _with_incident(document, incident))
    found = incidents.incident(actor, incident).document
    level = rules.more_urgent(found.level, document.level)
    incidents.change_incident(actor, incident, signals=[*found.signals, signal], level=level)
    emit(actor, SignalLogged(signal=signal, incident=incident))
    if level is Level.CRITICAL and (found.level is not Level.CRITICAL or earlier is None):
        critical(actor, incident)
    return SignalIs(id=signal, code=document.code, incident=incident, joined=earlier is not None, level=level)


def critical(actor: Actor, incident: UUID) -> None:
    """From now on somebody is being woken."""
    incidents.change_incident(actor, incident, level=Level.CRITICAL)
    incidents.happened(actor, incident, "triaged")
    emit(actor, IncidentCritical(incident=incident))


def _first(actor: Actor, document: SignalDocument) -> IncidentDocument:
    received = incidents.stamp(actor)
    times = rules.first_times({}, "received", received)
    if document.answered_at is not None:
        times = rules.first_times(times, "answered", received)
    return IncidentDocument(
        code=incidents.code("A"), opened_at=document.received_at, level=document.level, times=times
    )


def _with_incident(document: SignalDocument, incident: UUID) -> SignalDocument:
    return replace(document, incident=incident)


def _same_matter(actor: Actor, document: SignalDocument) -> UUID | None:
    """The open incident that a signal of the same number already belongs to."""
    number = normal(document.number)
    if not number:
        return None
    others = [
        replace(reading.document, number=normal(reading.document.number))
        for reading in incidents.signals(actor)
    ]
    found = rules.same_matter(number, document.received_at, others)
    if found is None or incidents.incident(actor, found).document.closed is not None:
        return None
    return found


class AddLines(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    signal: f.SignalRef
    lines: f.Lines


@action(
    "desk.add_lines",
    title=N_("Add to a signal"),
    may=DESK,
    example={"signal": f.EXAMPLE, "lines": ["21:41 the same number sent: help"]},
)
def add_lines(actor: Actor, given: AddLines) -> SignalIs:
    """Add lines to a signal; what was written before stays as it was.

    Refusals: not_found; stale when somebody wrote at the same moment.
    """
    found = incidents.signal(actor, given.signal).document
    lines = [*found.lines, *rules.stamped(given.lines, clock.now(), actor.zone)]
    return _is(given.signal, incidents.change_signal(actor, given.signal, lines=lines))


class AmendSignal(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    signal: f.SignalRef
    channel: f.AnyChannel = Channel.PHONE
    number: f.Number = field(name="from", default="")
    called: f.Called = ""
    place: f.Place = ""


@action(
    "desk.amend_signal",
    title=N_("Complete a signal"),
    may=DESK,
    example={"signal": f.EXAMPLE, "from": "+7 900 000-00-01", "place": "Penza"},
    inverse="desk.amend_signal",
)
def amend_signal(actor: Actor, given: AmendSignal) -> SignalIs:
    """Fill in what was learnt later: way, number, name, place. What was heard is never changed.

    Refusals: not_found; stale.
    """
    changed = incidents.change_signal(
        actor,
        given.signal,
        channel=given.channel,
        number=given.number,
        called=given.called,
        place=given.place,
    )
    return _is(given.signal, changed)


class SetLevel(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    signal: f.SignalRef
    level: f.AnyLevel


@action(
    "desk.set_level",
    title=N_("Judge how urgent it is"),
    may=DESK,
    example={"signal": f.EXAMPLE, "level": "critical"},
    inverse="desk.set_level",
    emits=[IncidentCritical],
)
def set_level(actor: Actor, given: SetLevel) -> SignalIs:
    """Judge a signal. Critical raises the alarms of its incident, once; a lower level afterwards ends
    none of them: a human closes an alarm.

    Refusals: not_found; stale.
    """
    changed = incidents.change_signal(actor, given.signal, level=given.level)
    incident = changed.incident
    if incident is not None:
        found = incidents.incident(actor, incident).document
        if given.level is Level.CRITICAL and found.level is not Level.CRITICAL:
            critical(actor, incident)
        elif URGENCY[given.level] > URGENCY[found.level]:
            incidents.change_incident(actor, incident, level=given.level)
            incidents.happened(actor, incident, "triaged")
    return _is(given.signal, changed)


def _is(signal: UUID, document: SignalDocument) -> SignalIs:
    return SignalIs(
        id=signal,
        code=document.code,
        incident=document.incident or signal,
        joined=False,
        level=document.level,
    )
